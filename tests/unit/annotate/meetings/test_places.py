"""Places: what stands behind "in" or "at" and can be one."""

from __future__ import annotations

import pytest

from onrecord.annotate.meetings.masked import Masked
from onrecord.annotate.meetings.places import places
from onrecord.annotate.times import find_times
from tests.unit.annotate.meetings.marked import marked


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("in <Port Alder>", ["Port Alder"]),
        ("in Port Alder, Ostria", ["Port Alder, Ostria"]),
        ("in <Port Alder>, Minister [Ada Venn] said", ["Port Alder"]),
        ("at the Old Customs House", ["the Old Customs House"]),
        ("in the sacristy", ["the sacristy"]),
        ("at the office of {the mayor}", ["the office of the mayor"]),
        ("at the gate of a house in <Kelm>", ["the gate of a house", "Kelm"]),
        ("in light of the report", []),
        ("in store for {{the pilots}}", []),
        ("at a meeting between [Ada Venn] and [Reyl]", []),
        ("in the lower house", []),
        ("at the level of {{ministers}}", []),
        ("at {the minister}", []),
        ("at |Harbour Trust|’s request", []),
        ("in May 2031", []),
    ],
)
def test_a_place_is_what_can_be_one(words: str, expected: list[str]) -> None:
    made, mentions = marked(f"They met {words}.")
    masked = Masked(made, made.sentences[0], mentions, find_times(made))
    assert [place.of(masked.original) for place in places(masked, 0, len(masked.text))] == expected
