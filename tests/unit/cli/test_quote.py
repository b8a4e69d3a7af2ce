"""`onrecord quote`: one quote through many outlets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.joining.statements import statements
from onrecord.store.store import open_store
from tests.store.made import MAKER, filing
from tests.unit.joining.given import Names

WHOLE = "I have counted every lamp on that quay, and nobody thanked me for it."
CUT = "I have counted every lamp on that quay"


@pytest.fixture
def kept(folder: Path) -> Path:
    with open_store(folder / "onrecord.db", create=True) as store:
        store.add(
            filing(("Marta Venn", WHOLE), url="https://ledger.example/a", published="2031-04-17"), MAKER
        )
        store.add(filing(("Marta Venn", CUT), url="https://herald.example/b", published="2031-04-18"), MAKER)
        store.add(filing(("Ada Olt", "Wait for the lamp."), url="https://tide.example/c"), MAKER)
        told = statements(((fact.ref, fact.value) for fact in store.facts("quote")), Names())
        members = {ref: one.id for one in told.statements for ref in one.members}
        store.set_clusters("quote", told.statements, members)
    return folder


def rows(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


@pytest.mark.usefixtures("kept")
def test_words_lead_to_the_statement_with_all_its_versions(run) -> None:
    code, out, err = run("quote", "counted every", "--format", "json")
    assert (code, err) == (0, "")
    first, second = rows(out)
    assert (first["label"], first["text"]) == ("first", WHOLE)
    assert (second["label"], second["parent"], second["outlet"]) == ("cut", 0, "The Harbour Ledger")
    assert [step["kind"] for step in second["changes"]] == ["delete"]


@pytest.mark.usefixtures("kept")
def test_a_quote_and_a_statement_by_their_ids(run, kept: Path) -> None:
    with open_store(kept / "onrecord.db", read_only=True) as store:
        (ref, statement), *_ = store.members("quote").items()
    by_words = run("quote", "counted every", "--format", "json")
    assert run("quote", ref, "--format", "json") == by_words
    assert run("quote", statement, "--format", "json") == by_words


@pytest.mark.usefixtures("kept")
def test_words_of_several_statements_show_each(run) -> None:
    _, out, _ = run("quote", "lamp", "--format", "json")
    assert {row["statement"] for row in rows(out)} == {1, 2}


@pytest.mark.usefixtures("kept")
def test_a_table_and_a_page(run, folder: Path) -> None:
    code, out, _ = run("quote", "counted", "--format", "table")
    assert code == 0
    assert "2031-04-18  cut" in out
    assert run("quote", "counted", "-o", "tree.html")[0] == 0
    assert CUT in (folder / "tree.html").read_text("utf-8")


@pytest.mark.usefixtures("kept")
def test_words_that_nobody_said(run) -> None:
    code, out, err = run("quote", "marmalade")
    assert code != 0
    assert out == ""
    assert "No quote in this store has the words 'marmalade'." in err
