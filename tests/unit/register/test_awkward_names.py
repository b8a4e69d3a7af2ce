"""Who is who across articles: the table of awkward names, and what holds of any of them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.names.judgement import Judgement, Verdict
from onrecord.register.entry import Entry
from onrecord.register.joins import LOOSE, POLICIES, STRICT, USUAL, Policy
from onrecord.register.people import People, join
from tests.unit.register.told import told

CASES = tomllib.loads(Path(__file__).with_name("people.toml").read_text(encoding="utf-8"))["case"]
ALL = [(number, at) for number, case in enumerate(CASES) for at in range(len(case["articles"]))]


class Articles:
    """The articles of a case, and whom each of its labels ("2 Marta Venn", "1 Peter Halloway #2") names."""

    def __init__(self, case: dict[str, Any]) -> None:
        self.entries: list[Entry] = []
        self.places: dict[str, tuple[Entry, int]] = {}
        for number, people in enumerate(case["articles"], 1):
            entry = _entry(people, f"{case['why']}, {number}", f"2031-04-{number:02}")
            self.entries.append(entry)
            for at, one in enumerate(entry.present):
                label = f"{number} {one.name}"
                self.places[f"{label} #2" if label in self.places else label] = (entry, at)

    def person(self, people: People, label: str) -> str:
        entry, at = self.places[label]
        return people.of(entry.origin, entry.present[at]).id


def _entry(people: list[str], key: str, day: str) -> Entry:
    parts = [whole.rpartition(" | ") for whole in people]
    names = [name.partition(" = ") for *_, name in parts]
    entry = told(*(name for name, *_ in names), key=key, url=f"https://ledger.example/{key}", published=day)
    present = tuple(
        replace(one, offices=(office,) if office else (), names=(one.name, other) if other else one.names)
        for one, (office, *_), (*_, other) in zip(entry.present, parts, names, strict=True)
    )
    return replace(entry, present=present)


def together(people: People, entries: list[Entry]) -> set[frozenset[tuple[str, int]]]:
    """Who is with whom: sets of places."""
    found: dict[str, set[tuple[str, int]]] = {}
    for entry in entries:
        for at, one in enumerate(entry.present):
            found.setdefault(people.of(entry.origin, one).id, set()).add((entry.id, at))
    return {frozenset(places) for places in found.values()}


def pairs(clusters: set[frozenset[tuple[str, int]]]) -> set[tuple[tuple[str, int], tuple[str, int]]]:
    return {(one, other) for places in clusters for one in places for other in places if one < other}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_the_table(case) -> None:
    articles = Articles(case)
    people = join(articles.entries, policy=POLICIES[case.get("policy", "usual")])
    for left, right in case.get("one", []):
        assert articles.person(people, left) == articles.person(people, right), f"{left} is {right}"
    for left, right in case.get("two", []):
        assert articles.person(people, left) != articles.person(people, right), f"{left} is not {right}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_strict_joins_no_more_than_usual_and_usual_no_more_than_loose(case) -> None:
    entries = Articles(case).entries
    strict, usual, loose = (
        pairs(together(join(entries, policy=policy), entries)) for policy in (STRICT, USUAL, LOOSE)
    )
    assert strict <= usual <= loose


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
@pytest.mark.parametrize("policy", [STRICT, USUAL], ids=lambda policy: policy.name)
def test_the_order_of_articles_says_nothing_of_who_is_who(case, policy: Policy) -> None:
    entries = Articles(case).entries
    forth, back = join(entries, policy=policy), join(entries[::-1], policy=policy)
    assert together(forth, entries) == together(back, entries)
    assert {person.id for person in forth.people} == {person.id for person in back.people}


def _ref(people: People, entry: Entry, at: int) -> str:
    """How a judgement names somebody in this article alone."""
    item = people.item(entry.origin, entry.present[at])
    return item.ref if item.key else item._replace(key=entry.origin.key).ref


def _rest(case: dict[str, Any]) -> Iterator[tuple[Articles, list[str]]]:
    articles = Articles(case)
    for pair in (*case.get("one", []), *case.get("two", [])):
        yield articles, pair


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_what_is_decided_holds_and_undoing_it_gives_what_was_before(case) -> None:
    policy = POLICIES[case.get("policy", "usual")]
    for articles, (left, right) in _rest(case):
        before = join(articles.entries, policy=policy)
        entries = articles.entries
        refs = [_ref(before, *articles.places[label]) for label in (left, right)]
        is_one = articles.person(before, left) == articles.person(before, right)
        verdict = Verdict.DIFFERENT if is_one else Verdict.SAME
        said = Judgement(refs[0], refs[1], verdict, "Ada Olt", "2031-06-01")
        after = join(entries, judgements=[said], policy=policy)
        assert (articles.person(after, left) == articles.person(after, right)) is not is_one
        undone = Judgement(refs[0], refs[1], Verdict.UNSURE, "Ada Olt", "2031-06-02")
        again = join(entries, judgements=[said, undone], policy=policy)
        assert together(again, entries) == together(before, entries)


@given(st.lists(st.sampled_from(ALL), min_size=2, max_size=9, unique=True), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_any_articles_in_any_order(chosen: list[tuple[int, int]], chance) -> None:
    entries = [Articles(CASES[number]).entries[at] for number, at in chosen]
    shuffled = list(entries)
    chance.shuffle(shuffled)
    people = join(entries)
    assert together(people, entries) == together(join(shuffled), entries)
    assert together(join(entries), entries) == together(people, entries)
    ids = [person.id for person in people.people]
    assert len(ids) == len(set(ids))
    for made in people.joins:
        assert 0 <= made.score <= 1
        assert made.why
