"""From a day and a distance to a TIMEX3 value: the arithmetic behind relative times.

A `Reference` is the day from which relative words count, the article's date; it
never asks the system's clock. Without a date every relative value is `None`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Tense = Literal["past", "future"]

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
# Months in one of each unit that is counted in months.
_MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
# A day and month without a year is the nearest one; a verb's tense outweighs that only from here on (days).
_FAR = 120
_DAYS_IN = {"D": 1, "W": 7}


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


@dataclass(frozen=True, slots=True)
class Reference:
    """The day that relative words count from."""

    day: date | None

    def shifted(self, number: int, unit: str) -> str | None:
        """Return the value `number` units on (negative: back), as precise as the unit."""
        if self.day is None:
            return None
        try:
            if unit in _DAYS_IN:
                return written(self.day + timedelta(days=number * _DAYS_IN[unit]), unit)
            if unit not in _MONTHS_IN:
                return None
            months = self.day.year * 12 + self.day.month - 1 + number * _MONTHS_IN[unit]
            return written(date(months // 12, months % 12 + 1, 1), unit)
        except (OverflowError, ValueError):
            return None

    def weekday(self, number: int, tense: Tense) -> str | None:
        """Return the weekday nearest on that side: the same day or back, or strictly ahead."""
        if self.day is None:
            return None
        back = (self.day.weekday() - number) % 7
        try:
            shifted = (
                self.day - timedelta(days=back) if tense == "past" else self.day + timedelta(days=7 - back)
            )
        except OverflowError:
            return None
        return shifted.isoformat()

    def month(self, number: int, tense: Tense | None) -> str | None:
        """Return the month nearest on that side, the article's own month being on both."""
        if self.day is None:
            return None
        ahead = (number - self.day.month) % 12
        if tense == "past":
            ahead -= 12 if ahead else 0
        elif tense is None:
            ahead -= 12 if ahead > 6 else 0
        return self.shifted(ahead, "M")

    def day_of(self, month: int, number: int, tense: Tense | None) -> str | None:
        """Return the nearest day of that name; from `_FAR` days on, the nearest on the tense's side."""
        if self.day is None:
            return None
        candidates = [day(self.day.year + by, month, number) for by in (-1, 0, 1)]
        distances = [(found - self.day).days for found in candidates if found is not None]
        if not distances:
            return None
        nearest = min(distances, key=abs)
        if (tense == "past" and nearest > _FAR) or (tense == "future" and nearest < -_FAR):
            nearest += -365 if tense == "past" else 365
            nearest = min(distances, key=lambda distance: abs(distance - nearest))
        return self.shifted(nearest, "D")

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
    if unit == "W":
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


def duration(number: float | None, unit: str) -> str:
    """Write a length of time (`PT2H`, `P500D`); `None` counts an unknown number (`PXY`)."""
    prefix = "PT" if unit.islower() else "P"
    if number is not None and number != int(number):
        smaller, factor = {"Y": ("M", 12), "h": ("m", 60), "D": ("h", 24), "m": ("s", 60)}.get(unit, ("", 0))
        if not factor:
            return f"{prefix}{number:g}{unit}"
        if smaller.islower() and not unit.islower():
            return f"PT{number * factor:g}{smaller.upper()}"
        whole, part = int(number), round((number - int(number)) * factor)
        head = f"{whole}{unit.upper()}" if whole else ""
        return f"{prefix}{head}{part}{smaller.upper()}"
    count = "X" if number is None else f"{int(number)}"
    return f"{prefix}{count}{unit.upper()}"
