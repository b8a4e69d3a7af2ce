"""Which characters of an article belong to which fact, and the text cut along them.

Facts overlap and nest: a name inside a quote inside a warning. A page can't nest
elements that cross, so the text is cut at every boundary into segments, each with
the marks that cover it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import nsmallest
from itertools import pairwise
from typing import Literal, NamedTuple

from onrecord.spans import Span
from onrecord.types import Meeting, Quote, Record, Via

Part = Literal[
    "content",
    "source",
    "cue",
    "addressee",
    "via",
    "name",
    "nominal",
    "pronoun",
    "role",
    "trigger",
    "participant",
    "place",
    "when",
    "topic",
    "time",
    "warning",
]

# A segment names no more facts than this, the innermost. Real articles stay under 8; the
# limit keeps a page made from thousands of nested spans from growing with their square.
DEEPEST = 16

_ORDER = {"q": 0, "m": 1, "e": 2, "t": 3, "w": 4}


class Mark(NamedTuple):
    """One span of one fact.

    `fact` is the fact's handle in the page, a letter and its place in the record from 1:
    `q` quote, `m` meeting, `e` entity, `t` time, `w` warning. (The record's own ids are
    text from outside and need not be fit for an HTML id.) `nth` counts the marks of the same
    fact and part from 1.
    """

    span: Span
    fact: str
    part: Part
    nth: int

    @property
    def anchor(self) -> str:
        """Name the mark's place in the article, unique within a record."""
        return f"{self.fact}-{self.part}-{self.nth}"


class Segment(NamedTuple):
    """A run of text covered by the same marks all through, innermost first.

    `starts` and `ends` are the marks whose first or last characters are in the segment.
    """

    span: Span
    marks: tuple[Mark, ...]
    starts: tuple[Mark, ...]
    ends: tuple[Mark, ...]


def marks(record: Record) -> list[Mark]:
    """List every mark of every fact, in the order of the record."""
    found = _Collection()
    for number, quote in enumerate(record.quotes, 1):
        found.add_quote(f"q{number}", quote)
    for number, meeting in enumerate(record.meetings, 1):
        found.add_meeting(f"m{number}", meeting)
    for number, entity in enumerate(record.entities, 1):
        for mention in entity.mentions:
            found.add(f"e{number}", mention.form, mention.span)
        found.add(f"e{number}", "role", *(role.span for role in entity.roles))
    for number, time in enumerate(record.times, 1):
        found.add(f"t{number}", "time", time.span)
    for number, notice in enumerate(record.warnings, 1):
        if notice.span:
            found.add(f"w{number}", "warning", notice.span)
    return found.marks


class _Collection:
    """Marks as they are found, counted by fact and part."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self._seen: dict[tuple[str, Part], int] = defaultdict(int)

    def add(self, fact: str, part: Part, *spans: Span) -> None:
        for span in spans:
            self._seen[fact, part] += 1
            self.marks.append(Mark(span, fact, part, self._seen[fact, part]))

    def add_quote(self, fact: str, quote: Quote) -> None:
        self.add(fact, "content", *quote.content)
        self.add(fact, "source", *quote.source)
        self.add(fact, "cue", *quote.cue)
        if quote.addressee:
            self.add(fact, "addressee", quote.addressee.span)
        self._add_via(fact, quote.via)

    def add_meeting(self, fact: str, meeting: Meeting) -> None:
        self.add(fact, "trigger", meeting.trigger)
        self.add(fact, "participant", *(participant.span for participant in meeting.participants))
        if meeting.place:
            self.add(fact, "place", meeting.place.span)
        if meeting.time:
            self.add(fact, "when", meeting.time.span)
        self.add(fact, "topic", *(topic.span for topic in meeting.topics))
        self._add_via(fact, meeting.via)

    def _add_via(self, fact: str, via: tuple[Via, ...]) -> None:
        for step in via:
            self.add(fact, "via", *step.source, *step.cue)


def segments(length: int, marks: Iterable[Mark], cuts: Iterable[int] = ()) -> Iterator[Segment]:
    """Cut a text of `length` code points at every boundary of `marks`, and at `cuts`.

    The segments follow one another without a hole from 0 to `length`. Marks that are empty
    or reach past the text are left out: there is nothing to see of them.
    """
    starting: dict[int, list[Mark]] = defaultdict(list)
    ending: dict[int, list[Mark]] = defaultdict(list)
    edges = {0, length, *(cut for cut in cuts if 0 < cut < length)}
    for mark in marks:
        start, end = mark.span
        if 0 <= start < end <= length:
            starting[start].append(mark)
            ending[end].append(mark)
            edges.update((start, end))
    ordered = sorted(edges)
    covering: dict[Mark, None] = {}
    for start, end in pairwise(ordered):
        for mark in ending[start]:
            covering.pop(mark, None)
        covering.update(dict.fromkeys(starting[start]))
        yield Segment(
            Span(start, end),
            tuple(nsmallest(DEEPEST, covering, key=_inner_first)),
            tuple(starting[start]),
            tuple(ending[end]),
        )


def _inner_first(mark: Mark) -> tuple[int, int]:
    return mark.span.end - mark.span.start, _ORDER[mark.fact[0]]


def paragraphs(text: str) -> list[Span]:
    """Find the paragraphs of a text: runs of lines with a blank line, or an end of the text, around them.

    Text without one blank line has a paragraph a line if it runs to long lines, as readers
    of HTML write it; short lines throughout are taken for one hard-wrapped paragraph.
    Spans leave out the last line's break; what lies between two of them is white space.
    """
    lines: list[Span] = []
    blank_inside, longest, offset, pending = False, 0, 0, False
    for line in text.splitlines(keepends=True):
        body = len(line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"))
        if line.strip():
            blank_inside |= pending
            pending = False
            longest = max(longest, body)
            lines.append(Span(offset, offset + body))
        else:
            pending = bool(lines)
        offset += len(line)
    if not blank_inside and longest > _WRAPPED:
        return lines
    joined: list[Span] = []
    for line_span in lines:
        # Only one line break, no blank line, between this line and the last one?
        if joined and _breaks(text, joined[-1].end, line_span.start) == 1:
            joined[-1] = Span(joined[-1].start, line_span.end)
        else:
            joined.append(line_span)
    return joined


_WRAPPED = 120  # no text wrapped by hand or by mail programs (72 to 100 columns) has longer lines


def _breaks(text: str, start: int, end: int) -> int:
    return len(text[start:end].splitlines())
