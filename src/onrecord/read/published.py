"""Dates of publication: as stated, as precise as stated, never guessed.

A date-time keeps the offset it was printed with, so that its first ten characters
are the local day. The system clock is never asked.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from onrecord.dateline import MONTHS, find_dateline
from onrecord.errors import UsageError
from onrecord.spans import Span

_MONTHS = {
    form.lower(): number for number, name in enumerate(MONTHS, start=1) for form in (name, name[:3])
} | {"sept": 9}
_MONTH = r"(?P<month>(?i:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r"))\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_MONTH_FIRST = re.compile(rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"{_WEEKDAY}{_DAY}\s+{_MONTH},?\s+{_YEAR}", re.IGNORECASE)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ISO_TIME = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s?(?:Z|[+-]\d{2}:?\d{2}|[+-]\d{2})?"
)

_LINE = re.compile(r"[^\s].*[^\s]|[^\s]")
# A dateline is looked for in so much of a text (characters).
_HEAD = 4_000


def stated_option(value: str) -> str:
    """Check a date that a person gave and return it in ISO form.

    Raises:
        UsageError: it is neither `YYYY-MM-DD` nor an ISO date-time.
    """
    parsed = iso(value)
    if parsed is None:
        shown = value if len(value) <= 40 else value[:40] + "…"
        raise UsageError(
            f"{_printable(shown)!r} is not a date of publication: "
            "write it as 2031-04-17 or 2031-04-17T09:30+02:00."
        )
    return parsed


def iso(value: str) -> str | None:
    """Return an ISO day or date-time in one form (`2031-04-17T09:30:00+02:00`); `None` if it is none."""
    value = value.strip()
    try:
        if _ISO_DAY.fullmatch(value):
            return date.fromisoformat(value).isoformat()
        if _ISO_TIME.fullmatch(value):
            return datetime.fromisoformat(_fraction(value)).isoformat()
    except ValueError:
        return None
    return None


def in_words(value: str) -> str | None:
    """Return the day that an English date in full states (`April 17, 2031`), as ISO; else `None`.

    A numeric date (`04/05/2031`) is `None`: nobody can tell its day from its month.
    """
    value = " ".join(value.split())
    found = _MONTH_FIRST.fullmatch(value) or _DAY_FIRST.fullmatch(value)
    if not found:
        return None
    try:
        return date(int(found["year"]), _MONTHS[found["month"].lower()], int(found["day"])).isoformat()
    except ValueError:
        return None


def from_metadata(value: str) -> str | None:
    """Read a date from a page's metadata: ISO, RFC 5322 (`Thu, 17 Apr 2031 09:30:00 +0200`) or in words."""
    value = value.strip()
    if len(value) > 60:
        return None
    stated = iso(value) or in_words(value)
    if stated or not re.match(r"(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d\d:\d\d", value):
        return stated
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, OverflowError):
        return None


def from_dateline(text: str) -> str | None:
    """Return the full date that a dateline or a date line states among the first lines of a plain text.

    `HARBOUR TOWN, April 17, 2031 (Agency) — …` and a line that is nothing but a date, or a date and a
    place, count; a date inside a sentence does not.
    """
    lines = (Span(*line.span()) for line in _LINE.finditer(text, 0, _HEAD))
    found = find_dateline(text, lines, None)
    return found.day.isoformat() if found and found.day else None


def _fraction(value: str) -> str:
    """Drop a fraction of a second: Python 3.11 and later disagree on its digits, and no reader needs it."""
    value = re.sub(r"[.,]\d{1,9}", "", value)
    return re.sub(r"\s(?=Z|[+-]\d)", "", value)


def _printable(value: str) -> str:
    return value.encode("utf-8", "replace").decode("utf-8")
