"""Days of TIMEX3 values, so that meetings can be put in order, counted by month and asked for by day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-WE)?")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_YEAR = re.compile(r"\d{4}")


class Period(NamedTuple):
    """From one day to another, both in it."""

    first: date
    last: date

    @property
    def day(self) -> date | None:
        """The day, where it is one."""
        return self.first if self.first == self.last else None

    @property
    def month(self) -> str | None:
        """`2031-04`, where all of it lies in one month."""
        alike = (self.first.year, self.first.month) == (self.last.year, self.last.month)
        return f"{self.first:%Y-%m}" if alike else None


def period(value: str | None) -> Period | None:
    """Return the days of a day, week, month, quarter or year; `None` for what names no such days."""
    try:
        return _period(value or "")
    except (ValueError, OverflowError):  # 2031-02-30, the year 0000
        return None


def _period(value: str) -> Period | None:
    if found := _DAY.fullmatch(value):
        day = date(*map(int, found.groups()))
        return Period(day, day)
    if found := _MONTH.fullmatch(value):
        return _months(int(found[1]), int(found[2]), int(found[2]))
    if found := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return Period(monday, monday + timedelta(days=6))
    if found := _QUARTER.fullmatch(value):
        return _months(int(found[1]), 3 * int(found[2]) - 2, 3 * int(found[2]))
    if _YEAR.fullmatch(value):
        return _months(int(value), 1, 12)
    return None


def _months(year: int, first: int, last: int) -> Period:
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))
