"""How often the rules for meetings were right."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from onrecord.annotate.meetings.frames import frames, nouns
from onrecord.lexicon.load import rows
from onrecord.lexicon.meetings import share


class Counted(NamedTuple):
    rule: str
    right: str
    of: str


def test_every_counted_rule_is_one_that_finds_meetings() -> None:
    known = {frame.name for frame in frames()} | {"heading", "caption"}
    assert {row.rule for row in rows("meetings-confidence.tsv", Counted)} <= known


def test_a_rule_that_is_always_right_is_not_sure() -> None:
    assert 0.9 < share("heading") < 1


def test_a_rule_that_errs_is_less_sure() -> None:
    assert share("met-object") < share("met-with")


def test_a_rule_that_nobody_counted_has_the_share_of_the_rare_ones() -> None:
    assert share("no such rule") == pytest.approx(0.9)


def test_nouns_have_a_mode() -> None:
    assert nouns()["telephone conversation"] == "phone"
    assert nouns()["video conference"] == "video"
    assert set(nouns().values()) <= {"in_person", "phone", "video", "other"}
