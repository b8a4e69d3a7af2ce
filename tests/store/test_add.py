"""Adding: the same again changes nothing, another text is another version, another maker makes anew."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError

from onrecord.errors import ProofError, StoreError
from onrecord.register.capture import Capture
from onrecord.store.store import Store, open_store
from tests.store.made import MAKER, NEWER, OLDER, filing, many

TALKS = filing(
    ("Marta Venn", "We sail."), ("Oskar Hallin", "Łódź will wait."), met=[("Marta Venn", "Oskar Hallin")]
)
LATER = filing(("Marta Venn", "We sail."), ("Oskar Hallin", "Łódź can't wait."))
KEY = TALKS.origin.key


def test_what_is_added_is_listed(store: Store) -> None:
    added = store.add(TALKS, MAKER)
    assert (added.key, added.number, added.state) == (KEY, 1, "new")
    assert list(store.filings()) == [TALKS]
    assert list(store.records()) == [TALKS.record]
    assert tuple(store.said()) == TALKS.quotes
    assert tuple(store.entries()) == TALKS.meetings


def test_it_is_there_when_the_store_is_opened_again(where: str) -> None:
    with open_store(where, create=True) as store:
        store.add(TALKS, MAKER)
    with open_store(where) as store:
        assert list(store.filings()) == [TALKS]


def test_the_same_twice_changes_nothing(store: Store) -> None:
    store.add(TALKS, MAKER)
    before = list(store.facts()), store.stats()
    assert store.add(TALKS, MAKER).state == "known"
    assert (list(store.facts()), store.stats()) == before


def test_a_copy_saved_under_another_name_is_the_same(store: Store) -> None:
    store.add(TALKS, MAKER)
    copy = filing(
        ("Marta Venn", "We sail."),
        ("Oskar Hallin", "Łódź will wait."),
        met=[("Marta Venn", "Oskar Hallin")],
        source="copy.txt",
        warnings=["encoding-guessed"],
    )
    assert store.add(copy, MAKER).state == "known"
    assert list(store.filings()) == [TALKS]


def test_what_is_told_of_it_can_be_put_right(store: Store) -> None:
    store.add(TALKS, MAKER)
    dated = filing(
        ("Marta Venn", "We sail."),
        ("Oskar Hallin", "Łódź will wait."),
        met=[("Marta Venn", "Oskar Hallin")],
        published="2031-05-02",
    )
    refs = [fact.ref for fact in store.facts()]
    assert store.add(dated, MAKER).state == "remade"
    assert list(store.filings()) == [dated]
    assert [fact.ref for fact in store.facts()] == refs
    assert store.versions(KEY)[0].article.published == "2031-05-02"
    assert store.old(KEY, 1) == [TALKS.record, dated.record]


def test_another_text_is_another_version(store: Store) -> None:
    store.add(TALKS, MAKER)
    added = store.add(LATER, MAKER)
    assert (added.number, added.state) == (2, "changed")
    assert list(store.filings()) == [LATER]
    first, second = store.versions(KEY)
    assert (first.article, first.is_latest) == (TALKS.record.article, False)
    assert (second.article, second.is_latest) == (LATER.record.article, True)
    assert store.old(KEY, 1) == [TALKS.record]
    assert store.old(KEY, 2) == [LATER.record]


def test_a_text_it_has_had_before_changes_nothing(store: Store) -> None:
    for one in (TALKS, LATER):
        store.add(one, MAKER)
    added = store.add(TALKS, MAKER)
    assert (added.number, added.state) == (1, "known")
    assert list(store.filings()) == [LATER]
    assert store.stats().records == 2


def test_another_maker_makes_the_facts_anew_and_the_old_record_is_kept(store: Store) -> None:
    store.add(TALKS, MAKER)
    (quote, *_rest) = store.facts()
    better = replace(TALKS.record, meetings=())
    remade = replace(TALKS, record=better, meetings=())
    assert store.add(remade, NEWER).state == "remade"
    assert list(store.filings()) == [remade]
    assert next(store.facts()).ref == quote.ref
    assert next(store.facts()).id != quote.id
    assert store.old(KEY, 1) == [TALKS.record, better]
    assert store.versions(KEY)[0].makers == (MAKER, NEWER)


def test_a_record_by_an_earlier_release_is_kept_and_is_not_the_current_one(store: Store) -> None:
    store.add(TALKS, MAKER)
    worse = replace(TALKS, record=replace(TALKS.record, meetings=()), meetings=())
    assert store.add(worse, OLDER).state == "known"
    assert store.add(worse, OLDER).state == "known"
    assert list(store.filings()) == [TALKS]
    assert store.old(KEY, 1) == [TALKS.record, worse.record]


def test_an_article_of_which_nothing_is_told_is_kept(store: Store) -> None:
    silent = filing()
    assert store.add(silent, MAKER).state == "new"
    assert list(store.filings()) == [silent]
    assert list(store.facts()) == []


def test_what_was_seen_by_one_maker_another_has_not_seen(store: Store) -> None:
    assert not store.seen("d1", MAKER)
    store.add(TALKS, MAKER, digest="d1")
    assert store.seen("d1", MAKER)
    assert not store.seen("d1", NEWER)
    assert not store.seen("d2", MAKER)
    store.add(TALKS, NEWER, digest="d1")
    assert store.seen("d1", NEWER)


def test_what_is_not_true_is_not_kept(store: Store) -> None:
    lie = replace(TALKS.record.quotes[0], text="We stay.")
    false = replace(TALKS, record=replace(TALKS.record, quotes=(lie, *TALKS.record.quotes[1:])))
    with pytest.raises(ProofError):
        store.add(false, MAKER)
    assert store.stats().articles == 0


def test_a_batch_that_fails_leaves_nothing(store: Store) -> None:
    def batch() -> None:
        with store.writing():
            store.add(TALKS, MAKER, digest="d1")
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        batch()
    assert store.stats().articles == store.stats().names == 0
    assert not store.seen("d1", MAKER)
    store.add(TALKS, MAKER)
    assert list(store.filings()) == [TALKS]


def test_one_batch_and_many_come_to_the_same(store: Store, tmp_path: Path) -> None:
    articles = [*many(12), LATER, TALKS, *many(12, shift=6)]
    with store.writing():
        for one in articles:
            store.add(one, MAKER)
    with open_store(tmp_path / "other.db", create=True) as other:
        for one in articles:
            other.add(one, MAKER)
        assert list(other.facts()) == list(store.facts())
        assert list(other.filings()) == list(store.filings())


def test_an_article_that_changes_twice_in_one_batch(store: Store) -> None:
    with store.writing():
        assert store.add(TALKS, MAKER).state == "new"
        assert store.add(LATER, MAKER).state == "changed"
        assert store.add(LATER, MAKER).state == "known"
        assert store.add(LATER, NEWER).state == "remade"
    assert list(store.filings()) == [LATER]


def test_the_search_index_holds_the_facts_and_nothing_else(tmp_path: Path) -> None:
    check = "INSERT INTO fact_fts(fact_fts, rank) VALUES ('integrity-check', 1)"
    with open_store(tmp_path / "onrecord.db", create=True) as store:
        for one in (*many(12), TALKS, LATER, filing(url=KEY)):
            store.add(one, MAKER)
        with store.writing() as held:
            for one in (*many(6), *many(12)):
                store.add(one, NEWER)
            held.facts.flush()
            held.connection.exec_driver_sql(check)
        facts = len(list(store.facts()))
        with store.reading() as connection:
            found = connection.exec_driver_sql(
                "SELECT count(*) FROM fact_fts WHERE fact_fts MATCH 'venn OR fq OR fm'"
            )
            assert found.scalar_one() == facts == 36
        with store.writing() as held:
            held.connection.exec_driver_sql("DELETE FROM fact WHERE kind = 'meeting'")
            with pytest.raises(DatabaseError, match="malformed"):  # the check can fail
                held.connection.exec_driver_sql(check)


def test_numbers_of_facts_have_no_gaps_and_ids_are_in_order_of_days(store: Store) -> None:
    for one in many(30):
        store.add(one, MAKER)
    facts = list(store.facts())
    assert sorted(fact.id & (1 << 36) - 1 for fact in facts) == list(range(1, 91))
    days = [fact.value.origin.published or "" for fact in sorted(facts, key=lambda fact: fact.id)]
    assert days == sorted(days)


def test_bytes_are_kept_if_they_are_given(store: Store) -> None:
    data = TALKS.record.article.text.encode()
    store.add(TALKS, MAKER)
    assert list(store.captures()) == []
    capture = Capture(data, "text/plain; charset=utf-8", "https://ledger.example/talks", "Fri, 18 Apr 2031")
    store.add(TALKS, MAKER, capture=capture)
    assert list(store.captures()) == [(KEY, "2031-04-18", capture)]
    store.add(TALKS, MAKER)
    assert list(store.captures()) == [(KEY, "2031-04-18", capture)]


def test_bytes_of_something_else_are_refused(store: Store) -> None:
    with pytest.raises(StoreError, match=r"talks\.txt: the bytes"):
        store.add(TALKS, MAKER, capture=Capture(b"something else", "text/plain"))
    assert store.stats().articles == 0


def test_a_nul_is_refused_in_one_sentence_and_nothing_is_kept(store: Store) -> None:
    odd = filing(("Marta Venn", "We\x00sail."))
    with pytest.raises(StoreError, match="NUL"):
        store.add(odd, MAKER)
    assert store.stats().articles == 0


def test_digests_are_of_the_text(store: Store) -> None:
    store.add(TALKS, MAKER)
    (version,) = store.versions(KEY)
    assert version.article.id == f"sha256:{hashlib.sha256(version.article.text.encode()).hexdigest()}"


def test_an_article_nobody_knows(store: Store) -> None:
    with pytest.raises(StoreError, match="has no article known by nowhere"):
        store.versions("nowhere")
    assert store.old("nowhere", 1) == []
