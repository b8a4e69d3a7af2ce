"""From a day and a distance to a TIMEX3 value: the arithmetic behind relative times.

A `Reference` is the day from which relative words count, the article's date; nothing here asks the system's
clock. Without a date every relative value is `None`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from onrecord.types import Precision, TimeType

Tense = Literal["past", "future"]

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_YEAR_PART = re.compile(r"(\d{4})-([QH][1-4])")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-WE)?")
# Months in one of each unit that is counted in months; days in the others.
_MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
_DAYS_IN = {"D": 1, "W": 7, "F": 14}
# A day and month without a year is the nearest one; a verb's tense outweighs that only from here on (days).
_FAR = 120
# A value is at least as precise as a unit when it is so long ("2031-04-17": 10 characters).
_LEAST = {"D": 10, "W": 8, "F": 8, "M": 7, "Q": 7, "Y": 4, "E": 3, "C": 2}


def parse_day(published: str | None) -> date | None:
    """Return the day of an ISO date or date-time, `None` where there is none."""
    match = _DAY.match(published or "")
    if match is None:
        return None
    return day(int(match[1]), int(match[2]), int(match[3]))


def day(year: int, month: int, number: int) -> date | None:
    """Return that day, `None` where the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def precision_of(kind: TimeType, value: str) -> Precision | None:
    """Return how precise a value is, `None` for one that names no calendar unit."""
    if kind == "TIME":
        return "time" if value[0].isdigit() else None
    if kind != "DATE" or not value[:4].isdecimal():
        return None
    shapes: tuple[tuple[str, Precision], ...] = (
        (r"\d{4}", "year"),
        (r"\d{4}-\d\d", "month"),
        (_WEEK.pattern, "week"),
        (r"\d{4}-\d\d-\d\d", "day"),
    )
    return next((name for shape, name in shapes if re.fullmatch(shape, value)), None)


@dataclass(frozen=True, slots=True)
class Reference:
    """The day that relative words count from."""

    day: date | None

    def shifted(self, number: int, unit: str) -> str | None:
        """Return the value `number` units on (negative: back), as precise as the unit."""
        there = self.distant(number, unit, exactly=False)
        return None if there is None else written(there, unit)

    def distant(self, number: int, unit: str, *, exactly: bool = True) -> date | None:
        """Return the day that lies `number` units on; the first of its month where not `exactly`."""
        if self.day is None:
            return None
        try:
            if unit in _DAYS_IN:
                return self.day + timedelta(days=number * _DAYS_IN[unit])
            if unit not in _MONTHS_IN:
                return None
            months = self.day.year * 12 + self.day.month - 1 + number * _MONTHS_IN[unit]
            first = date(months // 12, months % 12 + 1, 1)
            if not exactly:
                return first
            following = date((months + 1) // 12, (months + 1) % 12 + 1, 1)
            return min(first + timedelta(days=self.day.day - 1), following - timedelta(days=1))
        except (OverflowError, ValueError):
            return None

    def weekday(self, number: int, tense: Tense, *, other: bool = False) -> str | None:
        """Return the nearest such weekday on that side; today itself counts unless another is wanted."""
        if self.day is None:
            return None
        away = (self.day.weekday() - number if tense == "past" else number - self.day.weekday()) % 7
        away = 7 if other and not away else away
        return self.shifted(-away if tense == "past" else away, "D")

    def month(self, number: int, tense: Tense | None) -> str | None:
        """Return the month nearest on that side, the article's own month being on both."""
        if self.day is None:
            return None
        ahead = (number - self.day.month) % 12
        if (tense == "past" and ahead) or (tense is None and ahead > 6):
            ahead -= 12
        return self.shifted(ahead, "M")

    def day_of(self, month: int, number: int, tense: Tense | None, *, strictly: bool = False) -> str | None:
        """Return the nearest day of that name; on the tense's side from `_FAR` days on, or `strictly`."""
        years = (self.day.year + by for by in (-1, 0, 1)) if self.day else ()
        return self.nearest(
            [found for year in years if (found := day(year, month, number))], tense, 0 if strictly else _FAR
        )

    def nearest(self, days: list[date], tense: Tense | None, far: int = 0) -> str | None:
        """Return the nearest of some days; one against the tense may lie `far` away at most."""
        distances = [(found - self.day).days for found in days] if self.day else []
        side = {"past": -1, "future": 1, None: 0}[tense]
        right = [away for away in distances if away * side >= -far] if side else distances
        nearest = min(right or distances, key=abs, default=None)
        return None if nearest is None else self.shifted(nearest, "D")

    def quarter(self, number: int) -> str | None:
        """Return the latest such quarter that has begun."""
        if self.day is None:
            return None
        begun = (self.day.month - 1) // 3 + 1 >= number
        return f"{self.day.year - (0 if begun else 1):04d}-Q{number}"


def written(value: date, unit: str) -> str:
    """Write a day as precisely as the unit: a day, week, month, quarter, year, decade or century."""
    if unit == "D":
        return value.isoformat()
    if unit in {"W", "F"}:
        year, week, _ = value.isocalendar()
        return f"{year:04d}-W{week:02d}"
    year_text = f"{value.year:04d}"
    return {
        "M": f"{year_text}-{value.month:02d}",
        "Q": f"{year_text}-Q{(value.month - 1) // 3 + 1}",
        "Y": year_text,
        "E": year_text[:3],
        "C": year_text[:2],
    }[unit]


def first_day(value: str) -> date | None:
    """Return the first day of a dated value: of the day itself, a week, month, quarter or year."""
    if week := _WEEK.match(value):
        return date.fromisocalendar(int(week[1]), min(int(week[2]), 52), 1)
    if part := _YEAR_PART.match(value):
        months = (int(part[2][1]) - 1) * (3 if part[2][0] == "Q" else 6)
        return day(int(part[1]), months + 1, 1) if months < 12 else None
    pieces = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])", value)
    return day(int(pieces[1]), int(pieces[2] or 1), int(pieces[3] or 1)) if pieces else None


def moved(value: str, number: int, unit: str) -> str | None:
    """Return the value `number` units from another; `None` where that one is less precise than the unit.

    A quarter or half of a year keeps its name from year to year.
    """
    value = value.partition("T")[0]
    if unit == "Y" and (part := _YEAR_PART.fullmatch(value)):
        year = Reference(day(int(part[1]), 1, 1)).shifted(number, "Y")
        return year and f"{year}-{part[2]}"
    start = first_day(value) if len(value) >= _LEAST.get(unit, 99) else None
    return Reference(start).shifted(number, unit)


def duration(number: float | None, unit: str) -> str:
    """Write a length of time (`PT2H`, `P500D`); `None` counts an unknown number (`PXY`).

    Fortnights are written in weeks, decades and centuries in years where they are counted.
    """
    factor, unit = {"F": (2, "W")}.get(unit, (1, unit))
    if number is not None:
        more, unit = {"E": (10, "Y"), "C": (100, "Y")}.get(unit, (1, unit))
        number *= factor * more
    prefix = "PT" if unit.islower() else "P"
    if number is None:
        return f"{prefix}X{unit.upper()}"
    whole, rest = int(number), number - int(number)
    smaller, times = {"Y": ("M", 12), "h": ("m", 60), "D": ("h", 24), "m": ("s", 60)}.get(unit, ("", 0))
    if not rest or not times:
        return f"{prefix}{_plain(number)}{unit.upper()}"
    if smaller.islower() and not unit.islower():
        return f"PT{_plain(number * times)}{smaller.upper()}"
    head = f"{whole}{unit.upper()}" if whole else ""
    return f"{prefix}{head}{round(rest * times)}{smaller.upper()}"


def _plain(number: float) -> str:
    """Write a number without an exponent, at most to the thousandth."""
    return f"{number:.3f}".rstrip("0").rstrip(".")
