"""The times of a document, counted from the day on which it says it was written.

That day is the dateline's where there is one (a stamp of publication may be a day late: it is often in UTC,
or of the morning after), else the day of publication. A weekday printed beside "today" corrects either by one
day; what can't be right together is told in a warning and never settled by a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.annotate.document import Document
from onrecord.annotate.times import arithmetic, find_times
from onrecord.annotate.times.words import WEEKDAY, weekday_number
from onrecord.dateline import WEEKDAYS, Dateline, find_dateline
from onrecord.findings import FoundTime
from onrecord.spans import Span
from onrecord.types import Notice

_NEAR = r"(?P<near>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Tt]his (?:morning|afternoon|evening))"
# "today (Thursday)", "tomorrow, Friday,", "Thursday (today)"; "today, Thursday and Friday" is a list.
_PAIRED = (
    re.compile(
        rf"\b{_NEAR}\s*(?:\(\s*(?:on )?|,\s*|\s[—–-]\s)(?P<weekday>{WEEKDAY})\b"
        r"(?!s\b|['’]|,?\s(?:and|or|to|through)\b)"
    ),
    re.compile(rf"\b(?P<weekday>{WEEKDAY})\s*\(\s*{_NEAR}\s*\)"),
)
_STEPS = {"yesterday": -1, "tomorrow": 1}
_WITH_WEEKDAY = re.compile(rf"(?:[Ee]arly |[Ll]ate )?(?P<weekday>{WEEKDAY}),?\s")
# A day and month nearer than this to the article's day is of that year, whatever its weekday (days).
_FAR = 120
_YEAR = re.compile(r"\b\d{4}\b")


@dataclass(frozen=True, slots=True)
class Dated:
    """The times of a document in text order, what is odd about them, and its dateline."""

    times: tuple[FoundTime, ...]
    notices: tuple[Notice, ...]
    dateline: Dateline | None


@dataclass(frozen=True, slots=True)
class _Origin:
    """The day that relative words count from, what says so (`types.Time.anchor`), and where."""

    day: date | None
    anchor: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class _Pair:
    """A weekday beside "today" and its like; `off` is by how many days it misses the day they should be."""

    span: Span
    weekday: Span
    should_be: date
    off: int

    @property
    def fits(self) -> date | None:
        """The day that the weekday may mean: the one before or after; further off is anybody's guess."""
        return self.should_be + timedelta(days=self.off) if abs(self.off) <= 1 else None


def read_times(document: Document) -> Dated:
    """Find the times of a document and count them from the day that it was written.

    Notices have the codes `dateline-differs` (from the date of publication, by more than a day) and
    `weekday-contradiction` ("today (Thursday)" in an article of a Friday; "Thursday, 18 April" of a Friday).
    """
    published = arithmetic.parse_day(document.published)
    dateline = find_dateline(document.text, document.paragraphs, published)
    origin, notices = _origin(published, dateline)
    pairs = list(_pairs(document.text, origin.day))
    off = {pair.off for pair in pairs}
    corrected = origin
    if origin.day is not None and len(off) == 1 and abs(only := next(iter(off))) == 1:
        corrected = _Origin(origin.day + timedelta(days=only), "text", pairs[0].weekday)
    notices += [_contradiction(document.text, pair, origin) for pair in pairs if pair.off]
    counted = document
    if corrected.day is not None and corrected.day != published:
        counted = replace(document, published=corrected.day.isoformat())
    times = [_settled(time, pairs) for time in _anchored(find_times(counted), corrected, origin)]
    times, more = _with_weekdays(document.text, times, corrected.day)
    return Dated(tuple(times), tuple(notices + more), dateline)


def _origin(published: date | None, dateline: Dateline | None) -> tuple[_Origin, list[Notice]]:
    """Choose between the dateline and the date of publication."""
    if dateline is None or dateline.day is None:
        return _Origin(published, "published"), []
    if published is not None and dateline.day > published + timedelta(days=1):
        return _Origin(published, "published"), []  # a day to come is what the article is about
    notices = []
    if published is not None and dateline.when and (published - dateline.day).days > 1:
        message = (
            f"The dateline says {dateline.day.isoformat()}, the date of publication is "
            f"{published.isoformat()}: times are counted from the dateline."
        )
        notices.append(Notice("dateline-differs", message, dateline.when))
    return _Origin(dateline.day, "dateline", dateline.when), notices


def _pairs(text: str, day: date | None) -> Iterator[_Pair]:
    """Yield each weekday beside "today", "yesterday" or "tomorrow"."""
    if day is None:
        return
    for shape in _PAIRED:
        for match in shape.finditer(text):
            should_be = day + timedelta(days=_STEPS.get(match["near"].lower(), 0))
            off = (weekday_number(match["weekday"]) - should_be.weekday() + 3) % 7 - 3
            yield _Pair(Span(*match.span()), Span(*match.span("weekday")), should_be, off)


def _contradiction(text: str, pair: _Pair, origin: _Origin) -> Notice:
    """Name both sides, and the reading that fits."""
    said = " ".join(pair.span.of(text).split())
    said += ")" * (said.count("(") - said.count(")"))
    which = "dateline" if origin.anchor == "dateline" else "date of publication"
    dated = f"the {which}, {origin.day}, is a {WEEKDAYS[origin.day.weekday()]}" if origin.day else "undated"
    taken = f"{pair.fits} fits and is taken" if pair.fits else "no day next to it fits, and none is taken"
    return Notice("weekday-contradiction", f"The text says “{said}”, but {dated}: {taken}.", pair.span)


def _anchored(times: Sequence[FoundTime], corrected: _Origin, origin: _Origin) -> list[FoundTime]:
    """Say of relative times what they were really counted from."""
    anchor = corrected
    if corrected.anchor == "text" and corrected.span is not None:
        at = next((time.span for time in times if time.span.overlaps(corrected.span)), None)
        anchor = replace(corrected, span=at) if at else replace(origin, day=corrected.day)
    return [_counted(time, origin if time.span == anchor.span else anchor, origin) for time in times]


def _counted(time: FoundTime, anchor: _Origin, origin: _Origin) -> FoundTime:
    # The dateline itself was led to the day of publication.
    if time.anchor != "published" or (origin.span is not None and origin.span.overlaps(time.span)):
        return time
    return replace(time, anchor=anchor.anchor, anchor_span=anchor.span)


def _settled(time: FoundTime, pairs: Sequence[_Pair]) -> FoundTime:
    """Give both times of a pair the day that fits, or none."""
    pair = next((pair for pair in pairs if pair.span.overlaps(time.span)), None)
    if pair is None or time.value is None:
        return time
    fits = pair.fits
    if fits is None:
        return replace(time, value=None, precision=None, anchor=None, anchor_span=None)
    return replace(time, value=fits.isoformat() + time.value[10:])


def _with_weekdays(
    text: str, times: Sequence[FoundTime], written: date | None
) -> tuple[list[FoundTime], list[Notice]]:
    """Hold a weekday against the date beside it: of a far day another year may fit, if none is printed."""
    kept, notices = [], []
    for time in times:
        words = time.span.of(text)
        match = _WITH_WEEKDAY.match(words)
        day = arithmetic.parse_day(time.value) if match else None
        if match is None or day is None or weekday_number(match["weekday"]) == day.weekday():
            kept.append(time)
            continue
        near = written is not None and abs((day - written).days) <= _FAR
        years = () if near or _YEAR.search(words) else (day.year - 1, day.year + 1)
        others = [other for year in years if (other := arithmetic.day(year, day.month, day.day))]
        fits = next((other for other in others if other.weekday() == weekday_number(match["weekday"])), None)
        if fits is not None and time.value is not None:
            kept.append(replace(time, value=fits.isoformat() + time.value[10:]))
            continue
        said = " ".join(words.split())
        message = f"The text says “{said}”, but {day} is a {WEEKDAYS[day.weekday()]}: the date is kept."
        notices.append(Notice("weekday-contradiction", message, time.span))
        kept.append(time)
    return kept, notices
