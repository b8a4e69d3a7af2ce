"""A judgement on a name in one article is applied, where that name is one person's in all of them too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.store.store import open_store
from tests.store.made import MAKER, filing

ONE, OTHER = "https://ledger.example/1", "https://gazette.example/2"
PAIR = ("Marta Venn", "Márta Venn")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_STORE", raising=False)
    with open_store("onrecord.db", create=True) as kept:
        for name, url in zip(PAIR, (ONE, OTHER), strict=True):
            kept.add(filing((name, "I sail."), met=[(name, "Oskar Hallin")], url=url), MAKER)


def verdict(run) -> str | None:
    rows = map(json.loads, run("merge", "--format", "json")[1].splitlines())
    return next((row["verdict"] for row in rows if (row["left"], row["right"]) == PAIR), None)


@pytest.mark.usefixtures("store")
def test_it_holds_and_can_be_taken_back(run) -> None:
    assert verdict(run) == "same"
    refs = (f"{PAIR[0]} @ {ONE}", f"{PAIR[1]} @ {OTHER}")
    run("judge", "different", *refs, "--by", "Ada Olt", "--at", "2031-06-01")
    assert verdict(run) != "same"
    run("judge", "undo", *refs, "--by", "Ada Olt", "--at", "2031-06-02")
    assert verdict(run) == "same"
