"""Days of articles, and of TIMEX3 values, as ordinals."""

from datetime import date

import pytest

from onrecord.joining.days import UNDATED, day_of, days_of


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031", date(2031, 1, 1), date(2031, 12, 31)),
        ("2032-02", date(2032, 2, 1), date(2032, 2, 29)),
        ("2031-04-17", date(2031, 4, 17), date(2031, 4, 17)),
    ],
)
def test_days_of(value, first, last):
    assert days_of(value) == (first.toordinal(), last.toordinal())


@pytest.mark.parametrize("value", [None, "", "2031-13", "2031-02-30", "0000", "2031-04-17-18", "P2D"])
def test_days_of_nothing(value):
    assert days_of(value) == (UNDATED, UNDATED)


def test_day_of():
    assert day_of("2031-04-17T12:00:00+00:00") == date(2031, 4, 17).toordinal()
    assert day_of("soon") == day_of(None) == UNDATED
