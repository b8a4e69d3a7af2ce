"""The dateline: where and when an article says it was written.

Three shapes, looked for among the first paragraphs:

- before the first sentence, `PORT AMBER, April 17, 2031 (Coastwise) —`; a date without a year or a weekday
  alone is led to the day of publication;
- a line of its own, `April 17, 2031, The Old Customs House, Tarsk` or `Tarsk, 17 April 2031`, as official
  pages print it above a text; it has to say the year, or it might be anything;
- a place in capitals alone, `PORT AMBER (Coastwise) —`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice

from onrecord.spans import Span

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# A dateline stands below a title, a byline and a lead at most.
_PARAGRAPHS = 6
# A line of its own is no longer than this (characters).
_LINE = 100

_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?:1[5-9]|20)\d\d"
_MONTH_FIRST = rf"(?P<month>{_MONTH})\s+(?P<number>{_NUMBER})(?:st|nd|rd|th)?"
_DAY_FIRST = rf"(?P<first>{_NUMBER})(?:st|nd|rd|th)?\s+(?P<later>{_MONTH})"
_ISO = rf"(?P<iso>{_YEAR}-\d\d-\d\d)"
_WHEN = (
    rf"(?P<when>(?:{_WEEKDAY},?\s+)?(?:{_MONTH_FIRST}|{_DAY_FIRST})(?:,?\s+(?P<year>{_YEAR}))?"
    rf"|{_ISO}|(?P<weekday>{'|'.join(WEEKDAYS)}))(?!\w)"
)
_CLOCK = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?)?"
_CAPITALS = r"[^\W\d_a-z](?:[^\W\d_a-z]|[.'’ /-]){0,40}[^\W\d_a-z.]"
_PLACE = rf"(?P<place>{_CAPITALS}(?:,\s[^\W\d_][\w. ]{{1,25}}?)?)"
_CAPITAL = rf"(?!{_WEEKDAY}|{_MONTH}\s\d)[A-Z][\w.’'-]*"
_NAMED = rf"(?P<place>(?:[Tt]he\s)?{_CAPITAL}(?:,?\s(?:of\s|the\s)*{_CAPITAL}){{0,7}})"
_AGENCY = r"(?:\s*\([^()\n]{1,60}\)|\s*/[^/\n]{1,40}/)"
_DASH = r"\s*(?:—|–|--|-)\s"
_BEFORE_SENTENCE = (
    re.compile(rf"{_PLACE},\s+{_WHEN}{_AGENCY}?{_DASH}"),
    re.compile(rf"{_NAMED},\s+{_WHEN}{_AGENCY}?{_DASH}"),
    re.compile(rf"{_PLACE}(?:{_AGENCY}{_DASH}|\s+(?:—|–|--)\s)"),
)
_LINE_OF_ITS_OWN = (
    re.compile(rf"(?:(?i:published|posted|date)\s*:?\s*)?{_WHEN}{_CLOCK}(?:[,;]?\s+{_NAMED})?{_CLOCK}"),
    re.compile(rf"{_NAMED}[,;]\s+{_WHEN}{_CLOCK}"),
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says; `when` are its words for the day, `day` is `None` where they fix none."""

    place: Span | None
    when: Span | None
    day: date | None


def find_dateline(text: str, paragraphs: Iterable[Span], published: date | None) -> Dateline | None:
    """Find the dateline of an article.

    Args:
        text: what the paragraphs count in.
        paragraphs: those of the article, in text order, trimmed.
        published: the day of publication, to which a day without a year is led.
    """
    for paragraph in islice(paragraphs, _PARAGRAPHS):
        match = _match(text, paragraph)
        if match is not None:
            groups = {name: Span(*match.span(name)) for name, words in match.groupdict().items() if words}
            words = {name: span.of(text) for name, span in groups.items()}
            return Dateline(groups.get("place"), groups.get("when"), _day(words, published))
    return None


def _match(text: str, paragraph: Span) -> re.Match[str] | None:
    if paragraph.end - paragraph.start <= _LINE:
        for shape in _LINE_OF_ITS_OWN:
            whole = shape.fullmatch(text, paragraph.start, paragraph.end)
            if whole and (whole["year"] or whole["iso"]):
                return whole
    end = min(paragraph.end, paragraph.start + 2 * _LINE)
    return next(
        (found for shape in _BEFORE_SENTENCE if (found := shape.match(text, paragraph.start, end))), None
    )


def _day(words: dict[str, str], published: date | None) -> date | None:
    """Return the day that the words fix, by themselves or near the day of publication."""
    if "iso" in words:
        return _calendar_day(*map(int, words["iso"].split("-")))
    if "weekday" in words:
        if published is None:
            return None
        back = (published.weekday() - WEEKDAYS.index(words["weekday"])) % 7
        return date.fromordinal(published.toordinal() - back) if published.toordinal() > back else None
    month, number = words.get("month") or words.get("later"), words.get("number") or words.get("first")
    if month is None or number is None:
        return None
    which = next(index for index, name in enumerate(MONTHS, 1) if name.startswith(month[:3]))
    if "year" in words:
        return _calendar_day(int(words["year"]), which, int(number))
    if published is None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    days = [day for year in years if (day := _calendar_day(year, which, int(number)))]
    return min(days, key=lambda day: abs((day - published).days), default=None)


def _calendar_day(year: int, month: int, number: int) -> date | None:
    """Return that day, `None` where the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None
