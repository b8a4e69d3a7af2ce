"""Judgements: kept for ever, applied again, and listed as orphans when what they were about is gone."""

from __future__ import annotations

from dataclasses import replace

from onrecord.names.judgement import Judgement, Verdict
from onrecord.store.judgements import Evidence
from onrecord.store.store import Store
from tests.store.made import MAKER, NEWER, filing

URL = "https://ledger.example/talks"
TALKS = filing(("Marta Venn", "We sail  at dawn."), met=[("Marta Venn", "Oskar Hallin")], url=URL)
OTHER = filing(("Marta Venn", "We sail at dawn."), url="https://herald.example/dawn")


def judged(left: str, right: str, verdict: Verdict = Verdict.SAME, at: str = "2031-05-01", reason: str = ""):
    return Judgement(left, right, verdict, "Ada Olt", at, reason)


def refs(store: Store, kind: str = "quote") -> list[str]:
    return [fact.ref for fact in store.facts(kind)]


def test_they_are_given_back_in_the_order_in_which_they_were_made_known(store: Store) -> None:
    first = judged("Marta Venn", "M. Venn", at="2031-05-02", reason="The same portrait.")
    second = judged("Marta Venn", "M. Venn", Verdict.UNSURE)
    assert store.judge("person", first)
    assert store.judge("person", second)
    assert not store.judge("person", first)
    assert store.judgements("person") == [first, second]
    assert store.judgements("quote") == []
    assert store.stats().judgements == 2


def test_a_ref_stays_when_the_facts_are_made_anew(store: Store) -> None:
    for one in (TALKS, OTHER):
        store.add(one, MAKER)
    left, right = refs(store)
    store.judge("quote", judged(left, right))
    surer = replace(TALKS.record.quotes[0], confidence=0.99)
    record = replace(TALKS.record, quotes=(surer,))
    store.add(replace(TALKS, record=record, quotes=(replace(TALKS.quotes[0], confidence=0.99),)), NEWER)
    assert refs(store) == [left, right]
    assert next(store.said()).confidence == 0.99
    assert store.orphans() == []


def test_a_ref_stays_when_the_rest_of_the_text_changes(store: Store) -> None:
    store.add(TALKS, MAKER)
    before = refs(store)
    changed = filing(("Oskar Hallin", "Wait."), ("Marta Venn", "We sail  at dawn."), url=URL)
    assert store.add(changed, MAKER).state == "changed"
    assert before[0] == refs(store)[1]


def test_two_facts_of_the_same_words_have_two_refs(store: Store) -> None:
    store.add(filing(("Marta Venn", "No."), ("Oskar Hallin", "No."), url=URL), MAKER)
    store.add(filing(("Marta Venn", "No."), url="https://herald.example/no"), MAKER)
    assert len(set(refs(store))) == 3


def test_a_judgement_whose_words_are_gone_is_an_orphan_and_says_what_they_were(store: Store) -> None:
    for one in (TALKS, OTHER):
        store.add(one, MAKER)
    left, right = refs(store)
    (met,) = refs(store, "meeting")
    judgement = judged(left, right)
    store.judge("quote", judgement)
    store.judge("meeting", judged(met, "meeting:0000000000000000"))
    store.judge("person", judged("Nobody Anywhere", "Marta Venn"))
    assert [orphan.gone for orphan in store.orphans()] == [("meeting:0000000000000000",)]

    store.add(filing(("Marta Venn", "We stay."), url=URL), MAKER)
    orphan, other = store.orphans()
    assert (orphan.subject, orphan.judgement, orphan.gone) == ("quote", judgement, (left,))
    assert orphan.evidence == {
        left: Evidence(URL, "We sail  at dawn."),
        right: Evidence("https://herald.example/dawn", "We sail at dawn."),
    }
    assert other.gone == (met, "meeting:0000000000000000")
    assert store.stats().orphans == 2
    assert store.judgements("quote") == [judgement]


def test_an_orphan_is_none_any_more_when_its_words_are_back(store: Store) -> None:
    for one in (TALKS, OTHER):
        store.add(one, MAKER)
    store.judge("quote", judged(*refs(store)))
    store.add(filing(("Marta Venn", "We stay."), url=URL), MAKER)
    assert len(store.orphans()) == 1
    store.add(filing(("Marta Venn", "We stay."), ("Marta Venn", "We sail  at dawn."), url=URL), MAKER)
    assert store.orphans() == []


def test_copies_are_judged_by_the_keys_of_articles(store: Store) -> None:
    for one in (TALKS, OTHER):
        store.add(one, MAKER)
    store.judge("copy", judged(TALKS.origin.key, OTHER.origin.key))
    store.judge("copy", judged(TALKS.origin.key, "https://nowhere.example/x"))
    assert [orphan.gone for orphan in store.orphans()] == [("https://nowhere.example/x",)]


def test_of_many_judgements_each_orphan_is_found(store: Store) -> None:
    store.add(TALKS, MAKER)
    (ref,) = refs(store)
    with store.writing():
        for number in range(700):
            store.judge("quote", judged(ref, f"quote:{number:016x}"))
    assert [orphan.gone[0] for orphan in store.orphans()] == [f"quote:{number:016x}" for number in range(700)]
