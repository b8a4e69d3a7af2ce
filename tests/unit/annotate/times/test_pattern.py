"""Shapes of words, compiled and matched over letters."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from onrecord.annotate.times.alphabet import letter
from onrecord.annotate.times.pattern import Grammar, translated


class Rule(NamedTuple):
    name: str
    shape: str


GRAMMAR = Grammar(
    [
        Rule("date", "DAY (, year=YEAR)?"),
        Rule("month", "part=(early|late)? month=MONTH (?! MONTH)"),
        Rule("either", "(day=DAYNUMBER of month=MONTH | the month=MONTH)"),
    ],
    {"DAY": "month=MONTH day=DAYNUMBER"},
)


def met(*words):
    found = GRAMMAR.match("".join(map(letter, words)), 0, len(words))
    return found and (found.rule.name, found.end, found.named)


def test_the_first_rule_that_fits_is_taken_and_its_names_kept():
    assert met("May", "3", ",", "2031") == ("date", 4, {"month": (0, 1), "day": (1, 2), "year": (3, 4)})
    assert met("May", "3", ",", "then") == ("date", 2, {"month": (0, 1), "day": (1, 2)})
    assert met("late", "May") == ("month", 2, {"part": (0, 1), "month": (1, 2)})


def test_a_word_is_known_with_a_capital_too():
    assert met("Late", "May") == ("month", 2, {"part": (0, 1), "month": (1, 2)})
    assert met("late", "may") is None


def test_a_name_may_come_back_in_another_alternative():
    assert met("3", "of", "May") == ("either", 3, {"day": (0, 1), "month": (2, 3)})
    assert met("the", "May") == ("either", 2, {"month": (1, 2)})


def test_what_must_not_follow():
    assert met("May", "June") is None


def test_nothing_is_matched_past_the_last_letter():
    letters = "".join(map(letter, ["May", "3", ",", "2031"]))
    found = GRAMMAR.match(letters, 0, 2)
    assert found is not None
    assert found.end == 2


@pytest.mark.parametrize("source", ["MONTH $", "a * b", "month=[a]"])
def test_what_is_no_shape_is_an_error(source):
    with pytest.raises(ValueError, match="no shape"):
        translated(source, {})
