from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from onrecord import codec


def test_a_table_and_a_page(run, folder: Path) -> None:
    code, out, err = run("demo")
    assert (code, err) == (0, "")
    assert "Ministers agree to reopen the Corvel Strait ferry" in out
    page = folder / "onrecord-demo.html"
    assert f"The page is in {page}" in out
    assert "Corvel Strait" in page.read_text(encoding="utf-8")


def test_the_page_goes_where_it_is_asked_to(run, folder: Path) -> None:
    assert run("demo", "-o", "elsewhere.html")[0] == 0
    assert [path.name for path in folder.iterdir()] == ["elsewhere.html"]


def test_json_is_a_record_and_writes_no_page(run, folder: Path) -> None:
    code, out, _ = run("demo", "--json")
    assert code == 0
    article = codec.load(out).article
    assert (article.outlet, article.byline, article.published) == (
        "The Harbour Herald",
        "Ines Okarro",
        "2031-04-17T18:40:00+02:00",
    )
    assert not list(folder.iterdir())


def test_the_packaged_model_reads_it(run, models) -> None:
    assert run("demo", "--json")[0] == 0
    assert models.used == ["packaged"]


def test_the_article_is_all_there_and_nothing_but_it(run) -> None:
    _, out, _ = run("demo", "--json")
    text = codec.load(out).article.text
    assert text.count("\n") >= 10
    assert "Foreign Minister Marta Venn met her Isharian counterpart" in text
    assert "So we had better keep them ourselves.”" in text
    assert "Politics" not in text
    assert 300 < len(text.split()) < 600


def test_it_says_that_it_is_invented() -> None:
    assert "are invented" in (files("onrecord") / "demo" / "lighthouse-talks.html").read_text(
        encoding="utf-8"
    )
