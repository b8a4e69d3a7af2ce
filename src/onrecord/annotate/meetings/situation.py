# ruff: noqa: E501 - a pattern broken over lines can no longer be read against its examples
"""Where, when and about what people met: the words right around the telling."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.annotate.meetings.frames import nouns
from onrecord.annotate.meetings.masked import PLACE, TIME, Masked
from onrecord.annotate.meetings.places import PHRASE, admitted, places
from onrecord.findings import FoundTime
from onrecord.spans import Span

# How far behind the people place, time and topic are looked for (characters).
_TAIL = 160
# How far before a time the words stand that say what it is of (characters).
_BEFORE = 40
# The longest noun that a place gives its name to (characters).
_NOUN = 10
_TOPIC = re.compile(
    rf"\s*,?\s*(?:to\s+(?:discuss|talk\s+about|address|review)|about|regarding|concerning|over|on(?!\s+(?:{TIME}|numerous|several|many|a\s+number|the\s+sidelines|the\s+margins|a\s+visit|board|neutral)))"
    r"\s+(?P<topic>[^.;:?!“”\"\n]{3,200})"
)
_TOPIC_END = re.compile(
    r",\s+(?:said|says|according|who|which|and\s+\w+ed|[^,]{1,60}\s(?:said|says|told|added|announced))\b|\s+(?:said|says|before|after|as|when|while|ahead\s+of)\s+"
)
_STOP = re.compile(
    r"\s(?:to\s+discuss|about|regarding|concerning|that|who|whom|whose|which|and|but|where|as|after|before|when|while|because|although|unlike"
    r"|as\s+opposed\s+to|rather\s+than|compared\s+(?:to|with)|with\s+a\s+view\s+to|in\s+(?:connection|relation|accordance|line)\s+with|in\s+(?:response|relation|regard)\s+to|in\s+(?:light|view)\s+of|in\s+preparation\s+for)\s|[.;:“”\"]"
)
# "The Tarsk summit".
_NAMED_FOR = re.compile(
    rf"\b[Tt]he\s+(?:{TIME}+\s+)?(?P<place>{PLACE}+)\s+(?=(?:summit|talks|meeting|conference)\b)"
)
_WENT_TO = re.compile(
    rf"(?:came|come|comes|went|flew|travelled|traveled|drove|goes|is\s+due|due|arrived)\s+(?:to|in|at)\s+{PHRASE}"
)
_OPENING = re.compile(
    rf"\s*(?:(?:On\s+)?{TIME}+,?\s+)?(?=(?:[IA][nt]|On\s+the\s+(?:sidelines|margins)\s+of)\s)"
)
_OPENING_PLACE = re.compile(rf"(?:In|At|in|at|On\s+the\s+(?:sidelines|margins)\s+of)\s+{PHRASE}")
_SEVERAL = re.compile(
    r",\s+(?:and\s+|as well as\s+)?|\s+and\s+(?=(?:the|their|its|his|her|an?|other|preparations|ways|issues|prospects|on)\s)|\s+as well as\s+"
)
# "In contrast to last May", "since 2019": a time, and not when these people met.
_OTHER_TIME = re.compile(
    r"\b(?:(?:since|until|till|unlike|dated|opposed\s+to|rather\s+than|compared\s+(?:to|with)|contrast\s+(?:to|with))\s+(?:[\w-]+\s+){0,2}"
    r"|since\s+(?:the|its|their|his|her|an?)\s+(?:[\w-]+\s+){1,4}(?:of|in)\s+)$",
    re.IGNORECASE,
)
# "On Thursday, two days after a lunch at which they met": Thursday is not when.
_DAYS_OFF = re.compile(
    r"\b(?:an?|the|one|two|three|four|five|six|several|\d+)\s+(?:day|week|month|year)s?\s+(?:after|before)\s[^,;:]*$",
    re.IGNORECASE,
)
# "In 2031" is when, "the 2031 Championships" a name, unless it is "the 2031 talks".
_YEAR = re.compile(r"\d{4}")
_YEAR_BEFORE = re.compile(
    r"(?:^|[,(]|\b(?:in|during|of|by|around|about|late|early|spring|summer|autumn|fall|winter))\s*$",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?![\d-])")
_ON = re.compile(
    rf"[\s,]*(?:(?:that|which)\s+(?:is|are)\s+)?(?:(?:scheduled|planned|set|due|slated)\s+)?(?:to\s+(?:be\s+held|take\s+place)\s+)?(?:(?:in|at)\s+(?:the\s+)?(?:{PLACE}+|[A-Z][\w’'-]*\s?){{1,4}},?\s*)?(?:(?:for|on)\s+)?(?:the\s+)?"
)
_POINT = re.compile(rf"{TIME}+|{PLACE}+")


@dataclass(frozen=True, slots=True)
class Situation:
    """Place, time (a place in the document's times) and topics of one telling."""

    place: Span | None = None
    time: int | None = None
    topics: tuple[Span, ...] = ()


def situation(masked: Masked, start: int, trigger: int, end: int, *, held: bool = True) -> Situation:
    """Read the situation of a telling that begins at `start`, whose people end at `end`; `held`: it is past."""
    text = masked.text
    stop = _STOP.search(text, end, end + _TAIL)
    tail = stop.start() if stop else min(len(text), end + _TAIL)
    where = list(places(masked, trigger, tail))
    # The topic stands right behind the people, or behind the place or time that follows them.
    edges = [end, *(hit.end() for hit in _POINT.finditer(text, end, tail)), *(place.end for place in where)]
    topic = next((found for edge in sorted(edges) if (found := _TOPIC.match(text, edge))), None)
    tail = min(tail, topic.start()) if topic else tail
    place = next((place for place in where if place.end <= tail), None) or _around(masked, start, trigger)
    topics = topics_in(masked, Span(*topic.span("topic"))) if topic else ()
    place = place or _before(masked, start)
    return Situation(
        place=place.shifted(masked.span.start) if place else None,
        time=_time(masked, start, Span(trigger, end), tail, held=held),
        topics=topics,
    )


def topics_in(masked: Masked, words: Span) -> tuple[Span, ...]:
    """Return the matters that some words of a sentence name, one by one: "the dam, the ferry and the price of salt"."""
    stopped = _TOPIC_END.search(masked.text, *words)
    end = stopped.start() if stopped else words.end
    if masked.original[end - 1 : end + 1].isalnum():  # cut off in a word, by the length of the pattern
        end = masked.original.rfind(" ", words.start, end)
    found: list[Span] = []
    start = words.start
    for cut in (*_SEVERAL.finditer(masked.text, words.start, max(words.start, end)), None):
        stop = cut.start() if cut else end
        kept = masked.original[start:stop].strip(" ,")
        if kept:
            at = masked.original.index(kept, start)
            found.append(Span(at, at + len(kept)).shifted(masked.span.start))
        start = cut.end() if cut else end
    return tuple(found)


def _around(masked: Masked, start: int, trigger: int) -> Span | None:
    """Return where somebody went to meet, or whose name a meeting has: "the Tarsk summit"."""
    went = _WENT_TO.match(masked.text, start, trigger)
    if went is not None:
        return admitted(masked, went)
    named = _NAMED_FOR.search(masked.text, max(0, start - _TAIL), trigger + _NOUN)
    return Span(*named.span("place")) if named and named.end() == trigger else None


def _before(masked: Masked, start: int) -> Span | None:
    """Return a place that opens the sentence: "In Port Alder on Monday, P met P"."""
    opening = _OPENING.match(masked.text)
    found = _OPENING_PLACE.match(masked.text, opening.end()) if opening else None
    return admitted(masked, found) if found and found.end() <= start else None


def is_point(time: FoundTime) -> bool:
    """Say whether a time is a day or a time of day, and not "now"."""
    return time.type in {"DATE", "TIME"} and not (time.value or "").endswith("_REF")


def is_to_come(time: FoundTime, published: str) -> bool:
    """Say whether a time is all after the article's day, which is ISO 8601, or "" where it is not known."""
    date = _DATE.match(time.value or "")
    return bool(published) and date is not None and date.group() > published[: date.end()]


def _time(masked: Masked, start: int, words: Span, tail: int, *, held: bool) -> int | None:
    """Return the place of the point in time nearest to the trigger, before the words run on to another matter.

    What was held was so on no day after the article's, unless the words say just that: "met on 3 May" may be
    of the year before.
    """
    base = masked.span.start
    points = [
        (
            time.span.start < base + start,
            abs(time.span.start - base - words.start),
            masked.first_time + number,
        )
        for number, time in enumerate(masked.times)
        if is_point(time)
        and time.span.end <= base + tail
        and not (
            held and is_to_come(time, masked.published) and not is_adjacent(masked, words.end, time.span)
        )
        and not _is_others(masked, time.span.shifted(-base))
        and not _DAYS_OFF.search(masked.original, max(0, time.span.end - base), words.start)
    ]
    return min(points)[-1] if points else None


def is_adjacent(masked: Masked, end: int, time: Span) -> bool:
    """Say whether nothing but a place, or "scheduled for", stands between `end` and a time of the document."""
    start = time.start - masked.span.start
    return end <= start and _ON.fullmatch(masked.text, end, start) is not None


def _is_others(masked: Masked, time: Span) -> bool:
    """Say whether a time is of something else: what is compared, the beginning of a span, a year within a name."""
    before = masked.text[max(0, time.start - _BEFORE) : time.start]
    if _OTHER_TIME.search(before):
        return True
    if not _YEAR.fullmatch(time.of(masked.original)) or _YEAR_BEFORE.search(before):
        return False
    following = masked.text[time.end :].split(maxsplit=1)
    return not following or following[0].lower() not in nouns()
