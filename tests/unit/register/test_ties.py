"""Who met whom: pairs at one meeting, and how often; conferences and the lonely left out."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.register.counts import every_month, shares
from onrecord.register.register import make
from onrecord.register.ties import Tie, circle, ties
from tests.unit.register.told import told

NAMES = [
    f"{first} {last}" for last in ("Olt", "Quill", "Strand") for first in ("Ada", "Dov", "Ines", "Mei", "Osk")
]


def met(*meetings: list[str]):
    rows = make([told(*names, key=str(at)) for at, names in enumerate(meetings)]).rows
    return rows, shares(rows)


def told_of(found, between: list[Tie]) -> set[tuple[str, str, int]]:
    names = [share.person.name for share in found]
    return {(*sorted((names[tie.one], names[tie.other])), tie.meetings) for tie in between}  # type: ignore[misc]


def test_pairs_are_counted_over_meetings() -> None:
    rows, found = met(["Ada Olt", "Dov Quill"], ["Dov Quill", "Ada Olt", "Mei Strand"])
    assert told_of(found, ties(rows, found)) == {
        ("Ada Olt", "Dov Quill", 2),
        ("Ada Olt", "Mei Strand", 1),
        ("Dov Quill", "Mei Strand", 1),
    }


def test_a_conference_ties_nobody() -> None:
    rows, found = met(NAMES[:13])
    assert ties(rows, found) == []
    rows, found = met(NAMES[:12])
    assert len(ties(rows, found)) == 66


def test_whoever_met_none_of_those_who_are_drawn_is_left_out() -> None:
    rows, found = met(["Ada Olt", "Dov Quill"], ["Mei Strand", "Osk Strand"])
    drawn = [share for share in found if share.person.name != "Osk Strand"]
    shown = circle(rows, drawn)
    assert {share.person.name for share in shown.people} == {"Ada Olt", "Dov Quill"}
    assert circle(rows, []).people == circle([], found).people == []


def test_bodies_and_whoever_has_no_name_are_not_drawn() -> None:
    rows = make(
        [
            told(
                "Ada Olt",
                "Straits Office",
                "the envoy",
                kinds={"Straits Office": "organization"},
                unnamed=("the envoy",),
            )
        ]
    ).rows
    assert ties(rows, shares(rows)) == []


@given(st.lists(st.lists(st.sampled_from(NAMES), min_size=2, max_size=5, unique=True), max_size=8))
@settings(max_examples=30, deadline=None)
def test_every_tie_is_between_two_and_no_pair_is_there_twice(meetings) -> None:
    rows, found = met(*meetings)
    shown = circle(rows, found)
    pairs = [(tie.one, tie.other) for tie in shown.ties]
    assert len(pairs) == len(set(pairs))
    assert all(0 <= one < other < len(shown.people) for one, other in pairs)
    assert {place for pair in pairs for place in pair} == set(range(len(shown.people)))
    assert all(1 <= tie.meetings <= len(meetings) for tie in shown.ties)


@given(st.lists(st.tuples(st.integers(1990, 2040), st.integers(1, 12)), max_size=4))
def test_no_month_is_left_out(found) -> None:
    known = sorted({f"{year:04}-{month:02}" for year, month in found})
    months = every_month(known)
    assert months == sorted(set(months))
    assert months[:1] == known[:1]
    assert months[-1:] == known[-1:]
    assert set(known) <= set(months)
