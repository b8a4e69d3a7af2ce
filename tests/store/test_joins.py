"""What a merge made: kept in place of the one before, and given back as it was."""

from __future__ import annotations

from onrecord.names.judgement import Verdict
from onrecord.register import people
from onrecord.register.joins import Event, Feature, Join, Statement
from onrecord.store.store import Store
from tests.store.made import MAKER, filing, many

WHY = (Feature("words", "the same", 3.5, "the words are the same"), Feature("day", "", -0.25, "a day apart"))


def join(left: str, right: str, verdict: Verdict = Verdict.SAME) -> Join:
    return Join("quote", left, right, verdict, 0.97, WHY, "usual")


def test_pairs_come_back_in_order_of_their_refs(store: Store) -> None:
    store.set_joins("quote", [join("q:c", "q:d"), join("q:B", "q:é"), join("q:b", "q:a", Verdict.UNSURE)])
    assert list(store.joins("quote")) == [
        join("q:B", "q:é"),
        join("q:b", "q:a", Verdict.UNSURE),
        join("q:c", "q:d"),
    ]
    assert list(store.joins("meeting")) == []
    store.set_joins("meeting", [])
    store.set_joins("quote", [join("q:x", "q:y"), join("q:y", "q:x", Verdict.UNSURE)])
    assert list(store.joins("quote")) == [join("q:y", "q:x", Verdict.UNSURE)]


def test_events_and_statements_come_back_in_their_order(store: Store) -> None:
    events = [Event("e2", ("m:1", "m:2")), Event("e1", ("m:3",), contested=True)]
    store.set_clusters("meeting", events, {ref: one.id for one in events for ref in one.members})
    statement = Statement("s1", ("q:1", "q:2"), {"q:1": "full", "q:2": "cut"})
    store.set_clusters("quote", [statement], dict.fromkeys(statement.members, "s1"))
    assert list(store.clusters("meeting", Event)) == events
    assert list(store.clusters("quote", Statement)) == [statement]
    assert store.members("meeting") == {"m:1": "e2", "m:2": "e2", "m:3": "e1"}
    store.set_clusters("meeting", events[1:], {"m:3": "e1"})
    assert list(store.clusters("meeting", Event)) == events[1:]
    assert store.members("meeting") == {"m:3": "e1"}
    assert len(store.members("quote")) == 2


def test_people_are_who_they_were_when_they_were_put_together(store: Store) -> None:
    for one in many(12):
        store.add(one, MAKER)
    merged = people.join(store.entries(), store.said())
    store.set_people(merged)
    known = store.people()
    assert known.people == merged.people
    for said in store.said():
        assert said.speaker is not None
        assert known.of(said.origin, said.speaker) == merged.of(said.origin, said.speaker)
    for entry in store.entries():
        for one in entry.present:
            assert known.of(entry.origin, one) == merged.of(entry.origin, one)


def test_who_came_since_is_found_by_name_or_is_somebody_new(store: Store) -> None:
    store.add(filing(("Marta Venn", "We sail."), url="https://ledger.example/1"), MAKER)
    store.set_people(people.join(store.entries(), store.said()))
    (venn,) = store.people().people
    late = filing(("Marta Venn", "We sail."), ("Ada Olt", "We stay."), url="https://ledger.example/2")
    store.add(late, MAKER)
    known = store.people()
    first, second = (known.of(said.origin, said.speaker) for said in late.quotes)
    assert first == venn
    assert (second.name, second.kind) == ("Ada Olt", "person")
    store.set_people(people.join(store.entries(), store.said()))
    assert store.people().of(late.origin, late.quotes[1].speaker).id == second.id


def test_words_under_a_key(store: Store) -> None:
    assert store.state("policy") is None
    store.set_state("policy", "strict")
    store.set_state("policy", "usual")
    assert store.state("policy") == "usual"
