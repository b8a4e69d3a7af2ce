"""Holidays: the day on which one falls in a year, by the rules of `lexicon/holidays.tsv`.

Easter after the anonymous Gregorian computus (Meeus, Astronomical Algorithms, 1991) and Meeus's Julian one,
the Hebrew calendar after Dershowitz and Reingold, Calendrical Calculations; both are exact. Holidays whose
day somebody has to see or to decree have none.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from onrecord.lexicon.load import rows

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# The day before the first of the Hebrew calendar, counted as `date.toordinal` counts.
_HEBREW_EPOCH = -1373427


class _Row(NamedTuple):
    name: str
    rule: str


class Holiday(NamedTuple):
    """A holiday in one year: its day or, of a festival, its first and last one."""

    first: date
    last: date


@cache
def names() -> tuple[str, ...]:
    """Return the names of all holidays, longer ones first."""
    return tuple(
        sorted((row.name for row in rows("holidays.tsv", _Row)), key=lambda name: (-len(name), name))
    )


def holiday(name: str, year: int) -> Holiday | None:
    """Return when a holiday falls in a year, `None` where the year does not tell or is out of the calendar.

    Args:
        name: one of `names`, in any case.
        year: of the Gregorian calendar.

    Raises:
        KeyError: there is no such holiday.
    """
    kind, *told = _rules()[name.casefold()].split()
    if kind == "unknown":
        return None
    numbers = [int(part) for part in told if part not in _WEEKDAYS]
    try:
        if kind in _BY_RULE:
            first = _BY_RULE[kind](year, told, numbers)
        else:
            first = date.fromisoformat(f"{year:04d}-{kind}")
        length = numbers[2] if kind == "hebrew" and len(numbers) > 2 else 1
        return Holiday(first, first + timedelta(days=length - 1))
    except (ValueError, OverflowError):
        return None


@cache
def _rules() -> dict[str, str]:
    return {row.name.casefold(): row.rule for row in rows("holidays.tsv", _Row)}


def _weekday_of_month(year: int, told: list[str], numbers: list[int]) -> date:
    """Return the nth such weekday of a month; -1 is its last."""
    nth, month = numbers
    weekday = _WEEKDAYS.index(told[1])
    if nth < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _easter(year: int) -> date:
    """Return Easter Sunday of the western churches."""
    century, rest = divmod(year, 100)
    golden = year % 19
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _orthodox(year: int) -> date:
    """Return Easter Sunday of the eastern churches, in the Gregorian calendar."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def _hebrew(year: int, day: int, month: int) -> date:
    """Return the day of the Hebrew month (1 is Nisan) that begins in a Gregorian year."""
    hebrew = year + (3761 if 7 <= month < 12 else 3760)
    leap = (7 * hebrew + 1) % 19 < 7
    if month == 12 and leap:  # Purim is in the second Adar
        month = 13
    begins, following = _hebrew_new_year(hebrew), _hebrew_new_year(hebrew + 1)
    length = following - begins
    lengths = {
        number: 29 if number in {2, 4, 6, 10, 13} or (number == 12 and not leap) else 30
        for number in range(1, 14)
    }
    lengths[8] = 30 if length % 10 == 5 else 29
    lengths[9] = 29 if length % 10 == 3 else 30
    months = [*range(7, 13 + leap), *range(1, 7)]
    before = sum(lengths[number] for number in months[: months.index(month)])
    return date.fromordinal(begins + before + day - 1)


def _hebrew_new_year(year: int) -> int:
    before, here, after = (_elapsed(year + by) for by in (-1, 0, 1))
    delay = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return _HEBREW_EPOCH + here + delay


def _elapsed(year: int) -> int:
    """Return the days from the Hebrew epoch to the mean new moon of a year's first month."""
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


_BY_RULE: dict[str, Callable[[int, list[str], list[int]], date]] = {
    "nth": _weekday_of_month,
    "easter": lambda year, _, numbers: _easter(year) + timedelta(days=numbers[0]),
    "orthodox": lambda year, _, numbers: _orthodox(year) + timedelta(days=numbers[0]),
    "hebrew": lambda year, _, numbers: _hebrew(year, numbers[0], numbers[1]),
}
