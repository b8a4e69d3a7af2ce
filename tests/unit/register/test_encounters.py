"""Two tellings: the table of hard pairs, and what holds of any two and of any many."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.names.judgement import Judgement, Verdict
from onrecord.register.encounters import Encounter, weigh
from onrecord.register.entry import Entry
from onrecord.register.events import Events, events
from onrecord.register.joins import LOOSE, STRICT, USUAL
from onrecord.register.origin import Words
from onrecord.register.people import join
from onrecord.spans import Span
from tests.unit.register.told import told

PAIRS = tomllib.loads(Path(__file__).with_name("encounters.toml").read_text(encoding="utf-8"))["pair"]
NAMES = ("Marta Venn", "Oskar Hallin", "Ada Olt", "Dov Ben-Ari", "Ines Quill")


def telling(said: dict[str, Any], key: str) -> Entry:
    fields = {
        name: said[name]
        for name in ("published", "mode", "status", "place", "offices", "title")
        if name in said
    }
    entry = told(
        *said["who"],
        *said.get("unnamed", ()),
        unnamed=tuple(said.get("unnamed", ())),
        value=said.get("when"),
        key=key,
        url=f"https://ledger.example/{key}",
        **fields,
    )
    if "told" in said:
        entry = replace(entry, told=Words(said["told"], Span(0, len(said["told"]))))
    return entry


def both(pair: dict[str, Any]) -> list[Entry]:
    one = telling(pair["left"], "left")
    other = telling(pair["right"], "left" if pair.get("one_article") else "right")
    return [one, replace(other, id=other.id.replace(":m1", ":m2"))]


def found(entries: list[Entry], *judgements: Judgement, policy=USUAL) -> Events:
    return events(entries, join(entries), judgements, policy)


def clusters(made: Events) -> set[frozenset[str]]:
    return {frozenset(event.members) for event in made.events}


def together(made: Events) -> set[tuple[str, str]]:
    return {
        (one, other)
        for event in made.events
        for one in event.members
        for other in event.members
        if one < other
    }


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["why"])
def test_the_table(pair) -> None:
    entries = both(pair)
    people = join(entries)
    left, right = (Encounter.of(entry, entry.id, people) for entry in entries)
    weighed = weigh(left, right)
    assert weighed.verdict(USUAL) == pair["verdict"], weighed.why
    back = weigh(right, left)
    assert (back.different, back.score) == (weighed.different, pytest.approx(weighed.score))
    assert sorted((point.name, point.weight) for point in back.why) == sorted(
        (point.name, point.weight) for point in weighed.why
    )
    assert all(point.words for point in weighed.why)
    assert (len(found(entries).events) == 1) is (pair["verdict"] == "same")


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["why"])
def test_what_is_decided_holds_and_undoing_it_gives_what_was_before(pair) -> None:
    entries = both(pair)
    before = found(entries)
    is_one = len(before.events) == 1
    verdict = Verdict.DIFFERENT if is_one else Verdict.SAME
    refs = [entry.id for entry in entries]
    said = Judgement(refs[0], refs[1], verdict, "Ada Olt", "2031-06-01")
    assert (len(found(entries, said).events) == 1) is not is_one
    undone = Judgement(refs[1], refs[0], Verdict.UNSURE, "Ada Olt", "2031-06-02")
    assert found(entries, said, undone) == before


def test_a_meeting_that_is_told_and_denied_is_contested() -> None:
    entries = [
        telling({"who": NAMES[:2], "when": "2031-04-17", "published": "2031-04-17"}, "a"),
        telling({"who": NAMES[:2], "when": "2031-04-17", "published": "2031-04-18", "status": "denied"}, "b"),
    ]
    assert [event.contested for event in found(entries).events] == [True]
    assert [event.contested for event in found(entries[:1]).events] == [False]
    assert [event.contested for event in found(entries[1:]).events] == [False]


def test_a_third_article_does_not_make_one_of_a_call_and_a_sitting() -> None:
    said = {"who": NAMES[:2], "when": "2031-04-17", "published": "2031-04-17"}
    entries = [
        telling(said, "a"),
        telling(said | {"mode": "phone"}, "b"),
        telling(said | {"mode": "other"}, "c"),
    ]
    of = found(entries).of()
    assert of[entries[0].id] != of[entries[1].id]


def test_refs_stand_for_ids() -> None:
    said = {"who": NAMES[:2], "when": "2031-04-17", "published": "2031-04-17"}
    entries = [telling(said, "a"), telling(said, "b")]
    made = events(entries, join(entries), refs={entries[0].id: "meeting:1", entries[1].id: "meeting:2"})
    assert clusters(made) == {frozenset({"meeting:1", "meeting:2"})}
    assert made.joins[0].pair == ("meeting:1", "meeting:2")


def test_no_tellings_no_events() -> None:
    assert events([], join([])) == Events((), ())


@st.composite
def many(draw: st.DrawFn) -> list[Entry]:
    made = []
    for number in range(draw(st.integers(1, 7))):
        said = {
            "who": draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True)),
            "when": draw(st.sampled_from([None, "2031-04-17", "2031-04-18", "2031-W16", "2031-04", "2031"])),
            "published": draw(st.sampled_from([None, "2031-04-17", "2031-04-19", "2031-05-30"])),
            "mode": draw(st.sampled_from(["in_person", "phone", "visit", "other"])),
            "status": draw(st.sampled_from(["held", "planned", "denied", "cancelled"])),
            "unnamed": draw(st.sampled_from([[], ["the delegation"], ["the workers"]])),
        }
        made.append(telling(said, str(number)))
    return made


@given(many(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_any_tellings(entries: list[Entry], chance) -> None:
    made = found(entries)
    assert sorted(member for event in made.events for member in event.members) == sorted(
        entry.id for entry in entries
    )
    shuffled = list(entries)
    chance.shuffle(shuffled)
    again = found(shuffled)
    assert clusters(again) == clusters(made)
    assert {event.id for event in again.events} == {event.id for event in made.events}
    for one in made.joins:
        assert 0 < one.score <= 1
        assert one.why
        joined = made.of()[one.left] == made.of()[one.right]
        assert joined or one.verdict is not Verdict.SAME


@given(many())
@settings(max_examples=40, deadline=None)
def test_strict_joins_no_more_than_usual_and_usual_no_more_than_loose(entries: list[Entry]) -> None:
    strict, usual, loose = (together(found(entries, policy=policy)) for policy in (STRICT, USUAL, LOOSE))
    assert strict <= usual
    assert usual <= loose
