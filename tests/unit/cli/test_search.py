"""`onrecord search`: hits as a table, as JSON, CSV and a page; one sentence where nothing can be asked."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from onrecord.store.store import open_store
from tests.store.made import MAKER, filing


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_STORE", raising=False)
    with open_store("onrecord.db", create=True) as store:
        store.add(
            filing(
                ("Marta Venn", "The grain deal will hold in Łódź."),
                met=[("Marta Venn", "Oskar Hallin")],
                title="=Talks <b>on</b> ice",
                published="2031-04-17",
            ),
            MAKER,
        )
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_a_table_has_the_words_and_the_place(run) -> None:
    code, out, err = run("search", "lodz", "--format", "table")
    assert (code, err) == (0, "")
    assert "2031-04-17  Marta Venn" in out
    assert "“The grain deal will hold in Łódź.”" in out
    assert "https://ledger.example/talks" in out


@pytest.mark.usefixtures("folder")
def test_json_says_where_in_the_text_it_stands(run) -> None:
    hit = json.loads(run("search", "grain deal", "--format", "json")[1])
    start, end = hit["matches"][0]
    assert hit["text"][start:end] == "grain deal"
    assert hit["quote"]["speaker"]["name"] == "Marta Venn"


@pytest.mark.usefixtures("folder")
def test_csv_is_defused(run) -> None:
    out = run("search", "--met", "Hallin", "--kind", "meeting", "--format", "csv")[1]
    [row] = csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline=""))
    assert row["title"] == "'=Talks <b>on</b> ice"
    assert row["who"] == "Marta Venn; Oskar Hallin"


def test_the_page_is_escaped_and_marked(run, folder: Path) -> None:
    assert run("search", "grain", "-o", "found.html")[0] == 0
    page = (folder / "found.html").read_text(encoding="utf-8")
    assert "<mark>grain</mark>" in page
    assert "<b>on</b>" not in page


@pytest.mark.usefixtures("folder")
def test_whom_a_name_means_is_said(run) -> None:
    _, out, err = run("search", "--said-by", "Venn", "--format", "table")
    assert "--said-by Venn means: Marta Venn." in err
    assert "grain deal" in out


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        ([], 2, "Say what to search for"),
        (["…"], 2, "There is no word in '…' to search for."),
        (["--said-by", "Zephyr Quist"], 1, "Nobody and nothing in this store is called Zephyr Quist."),
        (["--outlet", "Gazette"], 1, "No outlet in this store is called Gazette."),
        (["ice", "--kind", "sung"], 2, "'sung' is no kind of fact"),
        (["ice", "--limit", "0"], 2, "The limit is a number from 1"),
        (["ice", "--from", "yesterday"], 2, "is no day, month or year"),
        (["ice", "--store", "nowhere.db"], 1, "There is no store at nowhere.db; `onrecord add` makes one."),
    ],
)
def test_one_sentence(run, words: list[str], code: int, sentence: str) -> None:
    found, out, err = run("search", *words)
    assert (found, out) == (code, "")
    assert sentence in err
    assert err.count("\n") == 1


@pytest.mark.usefixtures("folder")
def test_nothing_found_is_said(run) -> None:
    assert run("search", "herring", "--format", "table") == (0, "Nothing found.\n", "")
