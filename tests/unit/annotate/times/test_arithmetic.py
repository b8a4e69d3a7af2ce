"""Days moved by units, told from each other, and lengths written."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.annotate.times.arithmetic import Reference, duration, first_day, moved, precision_of

THURSDAY = Reference(date(2031, 4, 17))


@pytest.mark.parametrize(
    ("number", "unit", "value"),
    [
        (-1, "D", "2031-04-16"),
        (-2, "W", "2031-W14"),
        (1, "F", "2031-W18"),
        (-4, "M", "2030-12"),
        (1, "Q", "2031-Q3"),
        (-10, "Y", "2021"),
        (-1, "E", "202"),
        (1, "C", "21"),
        (-99_999, "Y", None),
        (10**9, "D", None),
        (1, "WE", None),
    ],
)
def test_shifted(number, unit, value):
    assert THURSDAY.shifted(number, unit) == value


def test_a_month_back_from_its_last_day_is_a_day_that_is_there():
    assert Reference(date(2031, 3, 31)).distant(-1, "M") == date(2031, 2, 28)


@pytest.mark.parametrize(
    ("weekday", "tense", "other", "value"),
    [
        (3, "past", False, "2031-04-17"),
        (3, "future", False, "2031-04-17"),
        (3, "past", True, "2031-04-10"),
        (3, "future", True, "2031-04-24"),
        (4, "past", False, "2031-04-11"),
        (4, "future", False, "2031-04-18"),
    ],
)
def test_weekday(weekday, tense, other, value):
    assert THURSDAY.weekday(weekday, tense, other=other) == value


@pytest.mark.parametrize(
    ("month", "tense", "strictly", "value"),
    [
        (7, "past", False, "2031-07-31"),  # 105 days ahead: the nearest, whatever the tense
        (7, "past", True, "2030-07-31"),
        (10, "past", False, "2030-10-31"),
        (10, "future", False, "2031-10-31"),
        (10, None, False, "2030-10-31"),
    ],
)
def test_day_of(month, tense, strictly, value):
    assert THURSDAY.day_of(month, 31, tense, strictly=strictly) == value


def test_a_day_that_no_year_has_is_none():
    assert THURSDAY.day_of(2, 30, None) is None


@pytest.mark.parametrize(
    ("value", "number", "unit", "there"),
    [
        ("2031-04-17", 2, "D", "2031-04-19"),
        ("2031-04-17T09:30", 1, "W", "2031-W17"),
        ("2031-04", -1, "M", "2031-03"),
        ("2031-04", 2, "D", None),
        ("2031", 1, "M", None),
        ("2031-Q3", -1, "Y", "2030-Q3"),
        ("2031-W16", 1, "W", "2031-W17"),
        ("2031-W16-WE", 0, "W", "2031-W16"),
        ("2031-SP", 1, "Y", None),
    ],
)
def test_moved(value, number, unit, there):
    assert moved(value, number, unit) == there


@pytest.mark.parametrize(
    ("value", "day"), [("2031-Q3", "2031-07-01"), ("2031-H2", "2031-07-01"), ("2031-H3", None), ("203", None)]
)
def test_first_day(value, day):
    assert first_day(value) == (day and date.fromisoformat(day))


@pytest.mark.parametrize(
    ("number", "unit", "value"),
    [
        (500, "D", "P500D"),
        (None, "Y", "PXY"),
        (None, "m", "PTXM"),
        (2.5, "h", "PT2H30M"),
        (1.5, "D", "PT36H"),
        (2.3, "W", "P2.3W"),
        (1, "F", "P2W"),
        (2, "E", "P20Y"),
        (None, "E", "PXE"),
        (0.5, "C", "P50Y"),
        (1234567.5, "D", "PT29629620H"),
        (10**15, "Y", "P1000000000000000Y"),
    ],
)
def test_duration(number, unit, value):
    assert duration(number, unit) == value


@pytest.mark.parametrize(
    ("kind", "value", "precision"),
    [
        ("DATE", "2031", "year"),
        ("DATE", "2031-04", "month"),
        ("DATE", "2031-W16-WE", "week"),
        ("DATE", "2031-04-17", "day"),
        ("TIME", "2031-04-17TMO", "time"),
        ("TIME", "T17:30", None),
        ("DATE", "2031-Q2", None),
        ("DATE", "PAST_REF", None),
        ("DURATION", "P2D", None),
    ],
)
def test_precision(kind, value, precision):
    assert precision_of(kind, value) == precision
