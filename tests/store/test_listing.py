"""Listing: the order is that of documents, the filters ask for what they say, a reader sees one moment."""

from __future__ import annotations

from datetime import date

from onrecord.store.store import Store, open_store
from tests.store.made import MAKER, NEWER, OLDER, filing, many


def test_it_is_in_order_of_documents_whatever_changed_last(store: Store) -> None:
    articles = many(9)
    for one in articles:
        store.add(one, MAKER)
    store.add(articles[2], NEWER)
    changed = filing(("Marta Venn", "We turn."), url=articles[4].origin.url)
    store.add(changed, MAKER)
    expected = [*articles[:4], changed, *articles[5:]]
    assert list(store.filings()) == expected
    assert list(store.records()) == [one.record for one in expected]
    assert list(store.said()) == [said for one in expected for said in one.quotes]
    assert list(store.entries()) == [entry for one in expected for entry in one.meetings]
    kinds = [fact.kind for fact in store.facts()][:3]
    assert kinds == ["quote", "quote", "meeting"]


def test_filters_by_kind_article_and_day(store: Store) -> None:
    articles = many(20)
    for one in articles:
        store.add(one, MAKER)
    key = articles[7].origin.key
    assert [fact.value for fact in store.facts(key=key)] == [*articles[7].quotes, *articles[7].meetings]
    assert list(store.said(key=key)) == list(articles[7].quotes)
    assert list(store.said(key="nowhere")) == []
    since, until = date(2031, 3, 3), date(2031, 6, 30)
    within = [
        entry
        for one in articles
        for entry in one.meetings
        if one.origin.published and since <= date.fromisoformat(one.origin.published) <= until
    ]
    assert 2 < len(within) < 20
    assert list(store.entries(since=since.toordinal(), until=until.toordinal())) == within
    undated = [said for one in articles if not one.origin.published for said in one.quotes]
    assert list(store.said(until=0)) == undated


def test_by_id_the_order_is_the_one_asked_for(store: Store) -> None:
    for one in many(5):
        store.add(one, MAKER)
    ids = [fact.id for fact in store.facts()]
    asked = [ids[7], ids[0], 12345, ids[3]]
    assert [fact.id for fact in store.facts_of(asked)] == [ids[7], ids[0], ids[3]]
    assert [fact.id for fact in store.facts_of(ids * 100)] == ids * 100
    assert list(store.facts_of([])) == []


def test_a_reader_sees_the_moment_it_began_at(store: Store, where: str) -> None:
    articles = many(8)
    for one in articles[:4]:
        store.add(one, MAKER)
    listing = store.records()
    first = next(listing)
    with open_store(where) as other:
        for one in articles[4:]:
            other.add(one, MAKER)
        other.add(articles[1], NEWER)
        assert [first, *listing] == [one.record for one in articles[:4]]
        assert len(list(other.records())) == len(list(store.records())) == 8


def test_one_can_read_and_write_in_turns(store: Store) -> None:
    for one in many(8):
        store.add(one, MAKER)
    for kept in store.stale(NEWER):
        with store.writing():
            store.add(next(one for one in many(8) if one.origin.key == kept.key), NEWER)
    assert list(store.stale(NEWER)) == []
    assert list(store.filings()) == many(8)


def test_stale_is_what_another_maker_made_but_no_later_release(store: Store) -> None:
    articles = many(3)
    for one, maker in zip(articles, (OLDER, MAKER, NEWER), strict=True):
        store.add(one, maker)
    assert [kept.key for kept in store.stale(MAKER)] == [articles[0].origin.key]
    assert [kept.key for kept in store.stale(NEWER)] == [one.origin.key for one in articles[:2]]
    assert [kept.maker for kept in store.kept()] == [OLDER, MAKER, NEWER]


def test_numbers(store: Store) -> None:
    for one in many(7):
        store.add(one, MAKER)
    store.add(many(1)[0], NEWER)
    stats = store.stats()
    assert (stats.articles, stats.versions, stats.records) == (7, 7, 8)
    assert (stats.quotes, stats.meetings, stats.names, stats.captures) == (14, 7, 8, 0)
    assert stats.judgements == stats.orphans == 0
    assert stats.size > 10_000
