"""The dateline: where and when an article says it was written.

Three shapes, looked for among the first paragraphs:

- before the first sentence, `PORT AMBER, April 17, 2031 (Coastwise) —`; a date without a year or a weekday
  alone is led to the day of publication;
- a line of its own, `April 17, 2031, The Old Customs House, Tarsk` or `Tarsk, 17 April 2031`, as official
  pages print it above a text;
- a place in capitals alone, `PORT AMBER (Coastwise) —`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from onrecord.annotate.document import Document
from onrecord.annotate.times import arithmetic
from onrecord.annotate.times.words import MONTH, WEEKDAY, YEAR, month_number, weekday_number
from onrecord.spans import Span

# A dateline stands below a title, a byline and a lead at most.
_PARAGRAPHS = 6
# A line of its own is no longer than this (characters).
_LINE = 100
# A weekday in a dateline is the day of publication or one of so many before it.
_WEEK = 6

_DAY = r"(?P<number>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_MONTH_FIRST = rf"(?P<month>{MONTH})\s+{_DAY}"
_DAY_FIRST = rf"{_DAY.replace('number', 'first')}\s+(?P<later>{MONTH})"
_WHEN = (
    rf"(?P<when>(?:{WEEKDAY},?\s+)?(?:{_MONTH_FIRST}|{_DAY_FIRST})(?:,?\s+(?P<year>{YEAR}))?"
    rf"|(?P<weekday>{WEEKDAY}))(?!\w)"
)
_CLOCK = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?)?"
_CAPITALS = r"[^\W\d_a-z](?:[^\W\d_a-z]|[.'’ /-]){0,40}[^\W\d_a-z.]"
_PLACE = rf"(?P<place>{_CAPITALS}(?:,\s[^\W\d_][\w. ]{{1,25}}?)?)"
_CAPITAL = rf"(?!{WEEKDAY}\b)[A-Z][\w.’'-]*"
_NAMED = rf"(?P<place>(?:[Tt]he\s)?{_CAPITAL}(?:,?\s(?:of\s|the\s)*{_CAPITAL}){{0,7}})"
_AGENCY = r"(?:\s*\([^()\n]{1,60}\)|\s*/[^/\n]{1,40}/)"
_DASH = r"\s*(?:—|–|--|-)\s"
_BEFORE_SENTENCE = (
    re.compile(rf"{_PLACE},\s+{_WHEN}{_AGENCY}?{_DASH}"),
    re.compile(rf"{_NAMED},\s+{_WHEN}{_AGENCY}?{_DASH}"),
    re.compile(rf"{_PLACE}(?:{_AGENCY}{_DASH}|\s+(?:—|–|--)\s)"),
)
_LINE_OF_ITS_OWN = (
    re.compile(
        rf"(?:(?:[Pp]ublished|[Pp]osted|[Dd]ate)\s*:?\s*)?{_WHEN}{_CLOCK}(?:[,;]?\s+{_NAMED})?{_CLOCK}"
    ),
    re.compile(rf"{_NAMED}[,;]\s+{_WHEN}{_CLOCK}"),
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says; `when` are its words for the day, `day` is `None` where they fix none."""

    place: Span | None
    when: Span | None
    day: date | None


def find_dateline(document: Document) -> Dateline | None:
    """Find the dateline of a document.

    Returns:
        The first one among the first paragraphs, its spans counted in the document's text.
    """
    published = arithmetic.parse_day(document.published)
    for paragraph in document.paragraphs[:_PARAGRAPHS]:
        match = _match(document.text, paragraph)
        if match is not None:
            groups = {name: Span(*match.span(name)) for name, words in match.groupdict().items() if words}
            words = {name: span.of(document.text) for name, span in groups.items()}
            return Dateline(groups.get("place"), groups.get("when"), _day(words, published))
    return None


def _match(text: str, paragraph: Span) -> re.Match[str] | None:
    """Match one paragraph; a line of its own has to say the year, or it might be anything."""
    if paragraph.end - paragraph.start <= _LINE:
        for shape in _LINE_OF_ITS_OWN:
            whole = shape.fullmatch(text, paragraph.start, paragraph.end)
            if whole and whole["year"]:
                return whole
    end = min(paragraph.end, paragraph.start + 2 * _LINE)
    return next(
        (found for shape in _BEFORE_SENTENCE if (found := shape.match(text, paragraph.start, end))), None
    )


def _day(words: dict[str, str], published: date | None) -> date | None:
    """Return the day that the words fix, by themselves or near the day of publication."""
    if "weekday" in words:
        if published is None:
            return None
        back = (published.weekday() - weekday_number(words["weekday"])) % 7
        return date.fromordinal(published.toordinal() - back) if published.toordinal() > _WEEK else None
    month = words.get("month") or words.get("later")
    number = words.get("number") or words.get("first")
    if month is None or number is None:
        return None
    if "year" in words:
        return arithmetic.day(int(words["year"]), month_number(month), int(number))
    if published is None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    days = [day for year in years if (day := arithmetic.day(year, month_number(month), int(number)))]
    return min(days, key=lambda day: abs((day - published).days), default=None)
