"""`onrecord store`: what there is, and which judgements have lost their words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.names.judgement import Judgement, Verdict
from onrecord.store.store import open_store
from tests.store.made import MAKER, NEWER, filing, many

URL = "https://ledger.example/talks"


@pytest.fixture
def kept(folder: Path) -> Path:
    with open_store(folder / "onrecord.db", create=True) as store:
        for one in many(3):
            store.add(one, MAKER)
        store.add(filing(("Marta Venn", "We sail."), url=URL), NEWER)
        left, right = (next(store.facts("quote", key=key)).ref for key in (URL, many(1)[0].origin.key))
        store.judge(
            "quote", Judgement(left, right, Verdict.SAME, "Ada Olt", "2031-05-01T10:00", "Word by word.")
        )
        store.add(filing(("Marta Venn", "We stay."), url=URL), NEWER)
    return folder


def test_numbers_makers_and_orphans(run, kept: Path) -> None:
    code, out, err = run("store")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].startswith("onrecord.db, ")
    assert [line.split() for line in lines[1:6]] == [
        ["articles", "4"],
        ["versions", "5"],
        ["records", "5"],
        ["quotes", "7"],
        ["meetings", "3"],
    ]
    assert lines[9:] == [
        "  current records by onrecord 0.1.0, model en-1: 3",
        "  current records by onrecord 0.2.0, model en-2: 1",
        "judgements on words that are gone:",
        "  quotes same, said Ada Olt on 2031-05-01: Word by word.",
        f"    gone  “We sail.” ({URL})",
        "    still “We sail 0 times.” (https://ledger.example/talks/0)",
    ]
    assert kept.is_dir()


def test_as_json(run, kept: Path) -> None:
    code, out, _ = run("store", "--format", "json")
    row = json.loads(out)
    assert code == 0
    assert (row["store"], row["articles"], row["judgements"]) == ("onrecord.db", 4, 1)
    assert row["makers"][1] == [{"onrecord": "0.2.0", "model": "en-2", "digest": "9a0c"}, 1]
    (orphan,) = row["orphans"]
    assert (orphan["verdict"], orphan["by"], len(orphan["gone"])) == ("same", "Ada Olt", 1)
    assert orphan["evidence"][orphan["gone"][0]] == {"key": URL, "words": "We sail."}
    assert kept.is_dir()


def test_what_is_no_store(run, folder: Path) -> None:
    (folder / "onrecord.db").write_text("Talks on the quay.")
    assert run("store") == (1, "", "onrecord: onrecord.db is no store of onrecord.\n")
