# ruff: noqa: E501 - a pattern broken over lines can no longer be read against its examples
"""Where, when and about what people met: the words right around the telling."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.annotate.meetings.masked import ORGANIZATION, OTHER, PERSON, PLACE, TIME, Masked
from onrecord.findings import FoundTime
from onrecord.spans import Span

# How far behind the people place, time and topic are looked for (characters).
_TAIL = 160
_PLACE_WORD = rf"(?:{PLACE}+|{ORGANIZATION}+|{OTHER}+|{PERSON}+|[A-Z][\w’'.-]*\w)"
_KIND_OF_PLACE = (
    r"(?:palace|residence|office|house|home|hotel|hall|airport|embassy|ministry|chancellery|castle|lodge|canteen|flat|apartment|kitchen|caf[eé]|restaurant"
    r"|library|church|cathedral|synagogue|mosque|monastery|school|museum|station|villa|mansion|border|harbour|harbor|farm|club|court|barracks|base|camp"
    r"|headquarters|building|centre|center|ground|cell|prison|hospital|rooms?|garden|yard|square|bridge|ship|yacht|train|tent|garage|pub|bar|inn|port|village|town|city|capital|resort|island|quay|pier|post|mill|barn|hut|chalet|cottage|caravan|rectory|sacristy|studio|quarters|theatre|theater|stadium|bakery|shop|firm)"
)
_PLACE_NAME = rf"(?:(?:the|his|her|their|its|an?)\s+)?(?:[\w’'-]+\s+){{0,4}}?{_PLACE_WORD}(?:(?:\s+(?:of\s+(?:the\s+)?)?|,\s+|\s+(?:in|on|at|outside|near)\s+(?:the\s+)?){_PLACE_WORD}){{0,5}}"
_PLACE_NOUN = rf"(?:the|an?|his|her|their|its|{PERSON}+['’]s?|{ORGANIZATION}+['’]s?|{PLACE}+['’]s?|court's)\s+(?:(?!and\b|with\b)[\w’'-]+\s+){{0,3}}?{_KIND_OF_PLACE}\b(?:\s+(?:of|in|on|at|outside|near)\s+(?:(?:the|an?)\s+)?(?:{_PLACE_WORD}\s?(?:of\s)?){{1,4}})?"
_WHERE = re.compile(
    rf"\b(?:in|at|aboard|outside|inside|on(?=\s+(?:the\s+|an?\s+)?(?:island|banks?|shores?|border|coast|ship|train|ferry|yacht|edge|quay|steps)\b))\s+(?!(?:the\s+)?(?:which|end|beginning|start|request|initiative|time|course|presence|name|moment|sidelines|margins|person|private|secret|talks|order)\b)(?P<place>{_PLACE_NOUN}|{_PLACE_NAME})"
)
_TOPIC = re.compile(
    rf"\s*,?\s*(?:to\s+(?:discuss|talk\s+about|address|review)|about|regarding|concerning|over|on(?!\s+(?:{TIME}|numerous|several|many|a\s+number|the\s+sidelines|the\s+margins|a\s+visit|board|neutral)))"
    r"\s+(?P<topic>[^.;:?!“”\"\n]{3,200})"
)
_TOPIC_END = re.compile(
    r",\s+(?:said|says|according|who|which|and\s+\w+ed|[^,]{1,60}\s(?:said|says|told|added|announced))\b|\s+(?:said|says|before|after|as|when|while|ahead\s+of)\s+"
)
_STOP = re.compile(
    r"\s(?:to\s+discuss|about|regarding|concerning|that|who|whom|whose|which|and|but|where|as|after|before|when|while|because|although)\s|[.;:“”\"]"
)
# "The Tarsk summit".
_NAMED_FOR = re.compile(
    rf"\b[Tt]he\s+(?:{TIME}+\s+)?(?P<place>{PLACE}+)\s+(?=(?:summit|talks|meeting|conference)\b)"
)
_WENT_TO = re.compile(
    rf"(?:came|come|comes|went|flew|travelled|traveled|drove|goes|is\s+due|due|arrived)\s+(?:to|in|at)\s+(?P<place>{_PLACE_NAME})"
)
_OPENING = re.compile(
    rf"\s*(?:(?:On\s+)?{TIME}+,?\s+)?(?=(?:[IA][nt]|On\s+the\s+(?:sidelines|margins)\s+of)\s)"
)
_OPENING_PLACE = re.compile(
    rf"(?:In|At|in|at|On\s+the\s+(?:sidelines|margins)\s+of)\s+(?P<place>{_PLACE_NOUN}|{_PLACE_NAME})"
)
_SEVERAL = re.compile(
    r",\s+(?:and\s+|as well as\s+)?|\s+and\s+(?=(?:the|their|its|his|her|an?|other|preparations|ways|issues|prospects|on)\s)|\s+as well as\s+"
)
_POINT = re.compile(rf"{TIME}+|{PLACE}+")


@dataclass(frozen=True, slots=True)
class Situation:
    """Place, time (a place in the document's times) and topics of one telling."""

    place: Span | None = None
    time: int | None = None
    topics: tuple[Span, ...] = ()


def situation(masked: Masked, start: int, trigger: int, end: int) -> Situation:
    """Read the situation of a telling that begins at `start`, whose people end at `end`."""
    text = masked.text
    stop = _STOP.search(text, end, end + _TAIL)
    tail = stop.start() if stop else min(len(text), end + _TAIL)
    where = list(_WHERE.finditer(text, trigger, tail))
    # The topic stands right behind the people, or behind the place or time that follows them.
    edges = [end, *(hit.end() for hit in _POINT.finditer(text, end, tail)), *(hit.end() for hit in where)]
    topic = next((found for edge in sorted(edges) if (found := _TOPIC.match(text, edge))), None)
    tail = min(tail, topic.start()) if topic else tail
    place = next((hit for hit in where if hit.end() <= tail and not _is_time(masked, hit)), None)
    place = (
        place
        or _WENT_TO.match(text, start, trigger)
        or _NAMED_FOR.search(text, max(0, start - _TAIL), trigger)
    )
    topics = topics_in(masked, Span(*topic.span("topic"))) if topic else ()
    return Situation(
        place=_printed(masked, place) if place else _before(masked, start),
        time=_time(masked, start, trigger, tail),
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


def _printed(masked: Masked, place: re.Match[str]) -> Span:
    span = Span(*place.span("place"))
    words = span.of(masked.original)
    return Span(span.start, span.start + len(words.rstrip(" ,.’'"))).shifted(masked.span.start)


def _is_time(masked: Masked, place: re.Match[str]) -> bool:
    return TIME in masked.text[place.start("place") : place.end("place")]


def _before(masked: Masked, start: int) -> Span | None:
    """Return a place that opens the sentence: "In Port Alder on Monday, P met P"."""
    opening = _OPENING.match(masked.text)
    found = _OPENING_PLACE.match(masked.text, opening.end()) if opening else None
    if found is None or found.end() > start or _is_time(masked, found):
        return None
    return _printed(masked, found)


def is_point(time: FoundTime) -> bool:
    """Say whether a time is a day or a time of day, and not "now"."""
    return time.type in {"DATE", "TIME"} and not (time.value or "").endswith("_REF")


def _time(masked: Masked, start: int, trigger: int, tail: int) -> int | None:
    """Return the place of the point in time nearest to the trigger, before the words run on to another matter."""
    base = masked.span.start
    points = [
        (time.span.start < base + start, abs(time.span.start - base - trigger), masked.first_time + number)
        for number, time in enumerate(masked.times)
        if is_point(time) and time.span.end <= base + tail
    ]
    return min(points)[-1] if points else None
