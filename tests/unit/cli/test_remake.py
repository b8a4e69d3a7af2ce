"""`onrecord remake`: what another maker read is read anew; it can be stopped, and what fails stays."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.cli import remake
from onrecord.store.store import open_store
from tests.store.made import MAKER, NEWER, OLDER, filing, many


@pytest.fixture
def kept(folder: Path) -> Path:
    """A store of an earlier version: its quotes and meetings are what the stand-in does not find."""
    with open_store(folder / "onrecord.db", create=True) as store:
        for one in many(5):
            store.add(one, OLDER)
    return folder


def again(run, *words: str):
    return run("remake", "--workers", "1", "--no-merge", *words)


def test_all_is_made_anew_once(run, kept: Path) -> None:
    assert again(run) == (0, "5 made anew\n", "")
    assert again(run) == (0, "0 made anew\n", "")
    with open_store(kept / "onrecord.db") as store:
        assert store.stats().quotes == 0
        assert [record.article for record in store.records()] == [one.record.article for one in many(5)]
        assert store.old(many(1)[0].origin.key, 1)[0] == many(1)[0].record


def test_what_a_later_release_read_is_left_alone(run, folder: Path) -> None:
    with open_store(folder / "onrecord.db", create=True) as store:
        store.add(many(1)[0], replace(NEWER, onrecord="99.0"))
        store.add(many(2)[1], MAKER)
    assert again(run, "--format", "json") == (
        0,
        json.dumps({"store": "onrecord.db", "remade": 1, "known": 0, "failed": 0}) + "\n",
        "",
    )


def test_what_a_reader_warned_of_stays_and_what_a_finder_did_does_not(run, folder: Path) -> None:
    article = filing(("Marta Venn", "We sail."), warnings=["encoding-guessed", "unclosed-quote"])
    with open_store(folder / "onrecord.db", create=True) as store:
        store.add(article, OLDER)
    again(run)
    with open_store(folder / "onrecord.db") as store:
        (record,) = store.records()
    assert [notice.code for notice in record.warnings] == ["encoding-guessed"]


def test_the_codes_are_those_of_the_readers() -> None:
    sources = [path.read_text(encoding="utf-8") for path in Path("src/onrecord/read").glob("*.py")]
    codes = {code for source in sources for code in re.findall(r'Notice\(\s*"([a-z-]+)"', source)}
    assert codes == remake.NOTICES


def test_one_that_fails_stays_as_it_is(run, kept: Path) -> None:
    with open_store(kept / "onrecord.db") as store:
        store.add(filing(("Marta Venn", "BREAK"), url="https://ledger.example/break"), OLDER)
    code, out, err = again(run)
    assert (code, out) == (1, "5 made anew, 1 could not be read and stay as they are\n")
    assert "https://ledger.example/break: this is a mistake in onrecord (IndexError" in err
    assert again(run)[:2] == (3, "0 made anew, 1 could not be read and stay as they are\n")
    with open_store(kept / "onrecord.db") as store:
        assert store.stats().quotes == 1


def test_stopped_it_keeps_what_was_made_and_goes_on(run, folder: Path) -> None:
    with open_store(folder / "onrecord.db", create=True) as store:
        for one in many(3):
            store.add(one, OLDER)
        store.add(filing(("Marta Venn", "STOP"), url="https://ledger.example/stop"), OLDER)
    code, out, err = again(run)
    assert (code, out) == (130, "3 made anew\n")
    assert "The same command goes on" in err
    with open_store(folder / "onrecord.db") as store:
        assert [kept.key for kept in store.kept() if kept.maker == OLDER] == ["https://ledger.example/stop"]
