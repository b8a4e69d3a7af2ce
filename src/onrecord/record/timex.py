"""The values a time may have: ISO dates for `article.published`, TIMEX3 for what the text says.

Patterns after TimeML's TIMEX3 guidelines (ISO 24617-1): dates as precise as the
words, `X` for a digit they leave open, parts of the year and of the day by their
codes, references without a date, and durations after ISO 8601 with units of their own
(`E` or `DE` a decade, `C` or `CE` a century, `L` a thousand years, `Q` a quarter).
"""

from __future__ import annotations

import re
from datetime import date, datetime

from onrecord.types import Precision, TimeType

_YEAR = r"(?:BC)?[0-9X]{4}"
_DATE = re.compile(
    r"PAST_REF|PRESENT_REF|FUTURE_REF|(?:BC)?[0-9]{2}|(?:BC)?[0-9]{3}"  # no date; a century; a decade
    rf"|(?:FY)?{_YEAR}(?:-(?:Q[1-4X]|H[12X]|SP|SU|FA|WI))?"
    rf"|{_YEAR}-(?:0[1-9]|1[0-2]|XX)(?:-(?:0[1-9]|[12][0-9]|3[01]|XX))?"
    rf"|{_YEAR}-W(?:0[1-9]|[1-4][0-9]|5[0-3]|XX)(?:-(?:[1-7]|WE))?"
)
_CLOCK = re.compile(
    r"(?:MO|MI|AF|EV|NI|DT|PM|AM)|(?:(?:[01][0-9]|2[0-4]|XX)(?::[0-5X][0-9X](?::[0-5X][0-9X])?)?"
    r"(?:Z|[+-][01][0-9](?::?[0-5][0-9])?)?)"
)
_DURATION = re.compile(
    r"P(?=.)(?:(?:[0-9]+(?:\.[0-9]+)?|X)(?:Y|M|W|D|E|DE|C|CE|L|Q|WE|DT|NI|MO|AF|EV))*"
    r"(?:T(?=.)(?:(?:[0-9]+(?:\.[0-9]+)?|X)(?:H|M|S|MO|AF|EV|NI))+)?"
)
_PRECISION: tuple[tuple[re.Pattern[str], Precision], ...] = (
    (re.compile(r"[0-9]{4}"), "year"),
    (re.compile(r"[0-9]{4}-[0-9]{2}"), "month"),
    (re.compile(r"[0-9]{4}-W[0-9]{2}(?:-WE)?"), "week"),
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "day"),
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9].*"), "time"),
)
_PUBLISHED = re.compile(
    r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:[T ][0-9:.]{4,15}(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?)?)?"
)


def is_published(value: str) -> bool:
    """Say whether `value` is an ISO 8601 year, month, day, or day with a time of day."""
    if not _PUBLISHED.fullmatch(value):
        return False
    whole = value + "0001-01-01"[len(value) :]
    try:
        datetime.fromisoformat(whole)
    except ValueError:
        return False
    return True


def is_timex(kind: TimeType, value: str) -> bool:
    """Say whether `value` is one that TIMEX3 gives to an expression of this type."""
    if kind == "DATE":
        return _is_date(value)
    if kind == "TIME":
        return _is_time(value)
    if kind == "DURATION":
        return bool(_DURATION.fullmatch(value))
    return bool(_DURATION.fullmatch(value)) or _is_date(value) or _is_time(value)


def fits(value: str, precision: Precision) -> bool:
    """Say whether a value is of that precision; values that name no calendar unit fit any."""
    for pattern, needed in _PRECISION:
        if pattern.fullmatch(value):
            return precision == needed
    return True


def _is_date(value: str) -> bool:
    if not _DATE.fullmatch(value):
        return False
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            date.fromisoformat(value)
        except ValueError:
            return False
    return True


def _is_time(value: str) -> bool:
    day, mark, clock = value.partition("T")
    if not mark or not _CLOCK.fullmatch(clock):
        return False
    return not day or _is_date(day)
