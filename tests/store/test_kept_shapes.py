"""What stores out there hold: these shapes must stay readable, and these numbers the same, for ever."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from onrecord.errors import StoreError
from onrecord.store import packed
from onrecord.store.facts import ref_of
from onrecord.store.ids import first_of
from onrecord.store.maker import Maker
from onrecord.store.store import open_store
from tests.store.made import MAKER, many


def test_a_ref_is_made_of_key_kind_words_and_number() -> None:
    assert ref_of("https://ledger.example/talks", "quote", "We sail.", 1) == "quote:2ab25627982c130d"
    refs = {
        ref_of(key, kind, words, nth)  # type: ignore[arg-type]
        for key in ("a", "b")
        for kind in ("quote", "meeting")
        for words in ("We sail.", "We stay.")
        for nth in (1, 2)
    }
    assert len(refs) == 16


def test_the_sample_that_facts_are_packed_with_is_the_same() -> None:
    assert hashlib.sha256(packed._SAMPLE).hexdigest()[:16] == "75cea54008b55660"
    assert packed.unpack(packed.pack(b'{"id":"x"}')) == b'{"id":"x"}'
    assert packed.unpack(packed.pack(b"")) == b""


def test_ids_of_days_leave_room_for_facts() -> None:
    assert first_of(1) == 1 << 36
    assert first_of(3_652_059) < 1 << 58  # 31 December 9999


def test_makers_by_release() -> None:
    assert Maker("0.9.2").is_older_than(Maker("0.10.0"))
    assert Maker("", "imported").is_older_than(Maker("0.1.0"))
    assert not Maker("0.1.0", "en-1").is_older_than(Maker("0.1.0", "en-2"))
    assert Maker("0.1.0", "en-1").replaces(Maker("0.1.0", "en-2"))
    assert not Maker("0.1.0").replaces(Maker("0.1.0"))
    assert not Maker("0.1.0").replaces(Maker("0.2.0.dev1"))
    assert [str(maker) for maker in (Maker("0.1.0"), Maker("", "imported"))] == [
        "onrecord 0.1.0, model none",
        "imported",
    ]


def test_where_there_is_no_room_left_one_sentence_says_so(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"

    def fill() -> None:
        with store.writing() as held:
            pages = held.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            held.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
            for one in many(300):
                store.add(one, MAKER)

    with open_store(path, create=True) as store:
        with pytest.raises(StoreError, match=r"onrecord\.db can't be written: there is no room left\."):
            fill()
        assert store.stats().articles == 0
