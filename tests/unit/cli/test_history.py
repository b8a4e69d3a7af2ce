"""`onrecord history`: every text an article had, and what changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.store.store import open_store
from tests.store.made import MAKER, NEWER, filing

URL = "https://ledger.example/talks"
FIRST = filing(("Marta Venn", "We sail at dawn."), ("Ada Olt", "Wait."), url=URL, title="Talks")
SECOND = filing(("Marta Venn", "We stay."), ("Ada Olt", "Wait."), url=URL, title="Talks, \x1b[31mcorrected")


@pytest.fixture
def kept(folder: Path) -> Path:
    with open_store(folder / "onrecord.db", create=True) as store:
        store.add(FIRST, MAKER)
        store.add(SECOND, MAKER)
        store.add(SECOND, NEWER)
        store.add(filing(("Ada Olt", "Wait."), url="https://herald.example/wait"), MAKER)
    return folder


def test_versions_and_what_changed(run, kept: Path) -> None:
    code, out, err = run("history", URL)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        f"{URL}: 2 versions",
        "",
        "version 1, 2031-04-18, Talks",
        "  read by onrecord 0.1.0, model en-1",
        "",
        "version 2, 2031-04-18, Talks, corrected",
        "  read by onrecord 0.1.0, model en-1",
        "  read by onrecord 0.2.0, model en-2",
        "  Minister Marta Venn said: “We [-sail at dawn-]{+stay+}.”¶¶Minister Ada Olt said: “Wait.”",
    ]
    assert kept.joinpath("onrecord.db").exists()


def test_as_json_the_pieces_give_both_texts(run, kept: Path) -> None:
    code, out, _ = run("history", "ledger", "--format", "json", "--store", kept / "onrecord.db")
    first, second = map(json.loads, out.splitlines())
    assert code == 0
    assert (first["version"], first["is_latest"], first["changes"]) == (1, False, [])
    assert (second["version"], second["is_latest"]) == (2, True)
    assert [maker["model"] for maker in second["makers"]] == ["en-1", "en-2"]
    pieces = second["changes"]
    assert "".join(one["text"] for one in pieces if one["kind"] != "new") == FIRST.record.article.text
    assert "".join(one["text"] for one in pieces if one["kind"] != "gone") == SECOND.record.article.text


def test_an_article_of_one_text(run, kept: Path) -> None:
    _, out, _ = run("history", "HERALD.example")
    assert out.splitlines()[0] == "https://herald.example/wait: 1 version"
    assert kept.is_dir()


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        (
            "https",
            f"https is a part of what several articles are known by: {URL}, https://herald.example/wait.",
        ),
        ("%", "onrecord.db has no article known by %."),
    ],
)
def test_a_part_that_means_no_article_or_several(run, kept: Path, part: str, sentence: str) -> None:
    code, out, err = run("history", part)
    assert (code, out, err) == (1, "", f"onrecord: {sentence}\n")
    assert kept.is_dir()


def test_without_a_store(run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, _, err = run("history", URL)
    assert (code, err) == (1, "onrecord: There is no store at onrecord.db; `onrecord add` makes one.\n")
    monkeypatch.setenv("ONRECORD_STORE", str(folder / "other.db"))
    assert "other.db" in run("history", URL)[2]
    assert list(folder.iterdir()) == []
