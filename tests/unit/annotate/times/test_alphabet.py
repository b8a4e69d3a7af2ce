"""One letter a word: by class, by what a figure may count, by what other words say of one beside them."""

from __future__ import annotations

import pytest

from onrecord.annotate.times import shapes  # noqa: F401 - its words have letters too
from onrecord.annotate.times.alphabet import (
    BACK,
    CAPITAL,
    COMPOUND,
    LEAST,
    MARK,
    OTHER,
    PLURAL,
    TELLING_LETTER,
    letter,
    letters_of,
)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Friday", "WEEKDAY"),
        ("FRIDAY", "WEEKDAY"),
        ("Sept.", "MONTH"),
        ("second", "UNIT"),
        ("second", "ORDINAL"),
        ("7", "HOUR"),
        ("31", "DAYNUMBER"),
        ("31st", "DAYNUMBER"),
        ("1987", "YEAR"),
        ("1987", "FIGURE"),
        ("2000", "YEAR"),
        ("1990s", "DECADE"),
        ("17:30", "CLOCK"),
        ("5pm", "CLOCKPM"),
        ("2031-04-17", "ISO"),
        ("1,200", "FIGURE"),
    ],
)
def test_classes(word, name):
    assert letter(word) in letters_of(name)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ferry", OTHER),
        ("ferries", PLURAL),
        ("glass", OTHER),
        ("Tarsk", CAPITAL),
        ("sailed", BACK),
        ("said", BACK),
        (".", MARK),
        ("”", MARK),
        ("may", OTHER),
        ("32nd", OTHER),
        ("third-quarter", COMPOUND),
        ("ninety-six", COMPOUND),
        ("17-19", COMPOUND),
        ("well-known", OTHER),
        ("AS-28", OTHER),
    ],
)
def test_other_words(word, expected):
    assert letter(word) == expected


def test_words_that_tell_of_a_time_are_told_from_those_that_help_and_from_all_others():
    assert TELLING_LETTER.match(letter("Friday"))
    assert not TELLING_LETTER.match(letter("early"))
    assert letter("early") >= LEAST
    assert letter("will") < LEAST


def test_they_will_is_will():
    assert letter("they'll") == letter("will")
