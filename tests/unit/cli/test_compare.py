"""`onrecord compare`: classes as table, JSON and page, and one sentence where nothing can be said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

TRANSCRIPT = """Press conference on the quay

Marta Venn: We will not sign tonight, but nobody has left the table. We have twelve ships waiting.

Oskar Hallin: I have nothing to add to what the minister said, and nothing to take away.
"""
ARTICLE = """Talks stall in Port Saller

PORT SALLER, 17 April 2031 - Foreign Minister Marta Venn spoke on Thursday.

“We will not sign tonight, but nobody has left the table,” Venn said.

“We have 12 ships waiting,” Oskar Hallin said.

“The <b>herring</b> are dead, every last one of them,” Venn added.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "said.txt").write_text(TRANSCRIPT, encoding="utf-8")
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_classes_and_who_said_it(run) -> None:
    code, out, err = run("compare", "article.txt", "said.txt", "--format", "json", "--model", "none")
    assert (code, err) == (0, "")
    kinds = [json.loads(line)["class"] for line in out.splitlines()]
    assert kinds == ["verbatim", "other_speaker", "not_found"]


@pytest.mark.usefixtures("folder")
def test_the_difference_reads_without_colour(run) -> None:
    out = run("compare", "article.txt", "said.txt", "--format", "table", "--model", "none")[1]
    assert "[-twelve-] {+12+}" in out


def test_the_page_is_escaped(run, folder: Path) -> None:
    assert run("compare", "article.txt", "said.txt", "-o", "page.html", "--model", "none")[0] == 0
    page = (folder / "page.html").read_text(encoding="utf-8")
    assert "<del>" in page
    assert "<b>herring</b>" not in page


def test_one_sentence(run, folder: Path) -> None:
    code, out, err = run("compare", "article.txt", "article.txt")
    assert (code, out) == (2, "")
    assert "article.txt is on both sides" in err
    assert run("compare", "article.txt", "nowhere.txt", "--model", "none")[0] == 3
    (folder / "mute.txt").write_text("Nobody spoke that day on the quay.", encoding="utf-8")
    err = run("compare", "mute.txt", "said.txt", "--model", "none", "--format", "json")[2]
    assert err == "onrecord: There is no quote in mute.txt, so there is nothing to compare.\n"


MEMO = """The minister on the quay

“We will not sign tonight, but nobody has left the table,” Foreign Minister
Marta Venn said before the ferry came in. Nobody had asked her.
"""


@pytest.fixture
def stored(run, folder: Path) -> Path:
    """A store with the transcript, the article itself, and another outlet's."""
    (folder / "memo.txt").write_text(MEMO, encoding="utf-8")
    for name, outlet in (("said.txt", "Quay Records"), ("article.txt", "The Torch"), ("memo.txt", "Gazette")):
        done = run("add", name, "--outlet", outlet, "--store", "saller.db", "--model", "none")
        assert done[0] == 0, done
    return folder


def _rows(out: str) -> list[dict]:
    return [json.loads(line) for line in out.splitlines()]


@pytest.mark.usefixtures("stored")
def test_against_a_store(run) -> None:
    asked = ("compare", "article.txt", "--store", "saller.db", "--model", "none", "--format")
    code, out, err = run(*asked, "json")
    assert (code, err) == (0, "")
    first, _, last = _rows(out)
    assert (first["class"], first["transcript"]["outlet"]) == ("verbatim", "Quay Records")
    assert [other["transcript"]["outlet"] for other in first["also"]] == ["Gazette"]
    assert (last["class"], last["transcript"], last["also"]) == ("not_found", None, [])
    start, end = first["parts"][0]["transcript"]
    assert TRANSCRIPT[start:end] == "We will not sign tonight, but nobody has left the table"
    table = " ".join(run(*asked, "table")[1].split())
    assert "— Marta Venn, in Quay Records, " in table
    assert "— also verbatim, in Gazette, " in table
    page = run(*asked, "html")[1]
    assert "Nothing that the store has says so." in page
    assert "also verbatim: Gazette" in page


@pytest.mark.usefixtures("stored")
def test_a_store_is_meant_by_its_variable(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_STORE", "saller.db")
    asked = ("compare", "article.txt", "--model", "none", "--format", "json", "--said-only")
    assert _rows(run(*asked)[1])[0]["class"] == "verbatim"
    (row, *_) = _rows(run(*asked, "--outlet", "gazette")[1])
    assert row["transcript"]["outlet"] == "Gazette"
    assert {row["class"] for row in _rows(run(*asked, "--from", "2032")[1])} == {"not_found"}


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ((), "There is nothing to compare article.txt with: name what was said, or a store with --store"),
        (("--store", "none.db"), "There is no store at none.db"),
        (("said.txt", "--store", "saller.db"), "with transcripts or with a store: leave one of them out."),
        (("said.txt", "--from", "2031"), "choose among the articles of a store"),
        (("--store", "saller.db", "--from", "2032", "--to-date", "2031"), "No day lies from 2032-01-01"),
        (("--store", "saller.db", "--outlet", "Nobody"), "No outlet in this store is called Nobody."),
    ],
)
@pytest.mark.usefixtures("stored")
def test_one_sentence_about_the_other_side(run, asked, sentence: str) -> None:
    code, out, err = run("compare", "article.txt", *asked, "--model", "none")
    assert code != 0
    assert out == ""
    assert sentence in err
    assert err.count("\n") == 1


def test_of_an_indirect_quote_only_its_words_are_missed(run, folder: Path) -> None:
    told = "Talks stall\n\nMarta Venn said that the lighthouse keepers would get a boat for the winter.\n"
    (folder / "told.txt").write_text(told, encoding="utf-8")
    asked = ("compare", "told.txt", "said.txt", "--model", "none", "--format")
    assert [(row["class"], row["kind"]) for row in _rows(run(*asked, "json")[1])] == [
        ("not_found", "indirect")
    ]
    table = run(*asked, "table")[1]
    assert "no such words indirect speech of Marta Venn" in table
    assert "not found" not in table
    assert 'class="quote no_words"' in run(*asked, "html")[1]
