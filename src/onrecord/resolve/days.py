"""Whether two TIMEX3 values may be of one day."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEEK = re.compile(r"\d{4}-W\d{2}")
# A year, a month or a day; "2031-SP" is a part of its year.
_PLAIN = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def may_be_one(one: str | None, other: str | None) -> bool:
    """Say whether one value may lie in the other; where either is not known or no date, it may."""
    if one is None or other is None:
        return True
    plain = _PLAIN.match(one), _PLAIN.match(other)
    weeks = {_week(one), _week(other)}
    if _WEEK.match(one) or _WEEK.match(other):
        return None in weeks or len(weeks) == 1
    if plain[0] is None or plain[1] is None:
        return True
    first, second = plain[0].group(), plain[1].group()
    return first.startswith(second) or second.startswith(first)


def _week(value: str) -> str | None:
    """Return the ISO week that a value is or lies in, `None` for one that is longer."""
    if (week := _WEEK.match(value)) is not None:
        return week.group()
    found = _DAY.match(value)
    try:
        day = date.fromisoformat(found.group()) if found else None
    except ValueError:
        return None
    return None if day is None else f"{day.isocalendar().year:04d}-W{day.isocalendar().week:02d}"
