"""The line above a text: "April 17, 2031, The Old Customs House, Tarsk", or a place alone above a transcript.

It says when and where the news was; a telling that is the news and says neither takes both from it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.annotate.document import Document
from onrecord.annotate.meetings.frames import nouns
from onrecord.annotate.meetings.situation import is_point
from onrecord.dateline import find_dateline
from onrecord.findings import FoundMention, FoundTime
from onrecord.spans import Span

# Behind the date and place of a line of its own at most a time of day follows (characters).
_CLOCK = 12
# A place alone stands in one of the lines between title and text, in a line no longer than this (characters).
_LINES, _LINE = 8, 80
_NAMES = re.compile(r"(?:[^\W\d_][\w.’'-]*,?\s?)+")
# "met today", where it is the news; "had met" and "the previous meeting" look back.
_PAST_OF_PAST = re.compile(r"\bhad\s+(?:(?:also|already|first|last|earlier|again|been|\w+ly)\s+){0,2}$")
_EARLIER = re.compile(r"\b(?:recent|previous|earlier|last|past|latest|first)\s+(?:\w+\s+){0,2}$")


@dataclass(frozen=True, slots=True)
class Above:
    """What the line above a text says; `time` is a place in the document's times."""

    place: Span | None = None
    time: int | None = None


def above(document: Document, mentions: Sequence[FoundMention], times: Sequence[FoundTime]) -> Above:
    """Read the dateline of a document, and the place in the lines between its title and its text."""
    dateline = find_dateline(document.text, document.paragraphs, None)
    if dateline is None or dateline.when is None:
        return Above(_place_alone(document, mentions))
    when = dateline.when
    time = next((i for i, found in enumerate(times) if found.span.overlaps(when) and is_point(found)), None)
    line = document.paragraphs[bisect_right(document.paragraphs, (when.start, len(document.text) + 1)) - 1]
    place = dateline.place
    last = max(when.end, place.end if place else 0)
    # Before a sentence it says where the report was written, on a line of its own where the news was.
    own = line.end - last <= _CLOCK
    return Above((place or _place_alone(document, mentions)) if own else None, time)


def _place_alone(document: Document, mentions: Sequence[FoundMention]) -> Span | None:
    """Return the first line below the title that is the name of a place: "Tarsk, Ostria"."""
    starts = {
        mention.span.start for mention in mentions if mention.kind == "place" and mention.form == "name"
    }
    for line in document.paragraphs[1:_LINES]:
        words = line.of(document.text)
        if len(words) > _LINE or words.rstrip()[-1:] in {"!", "?", ":", ";"}:
            return None
        if line.start in starts and _NAMES.fullmatch(words):
            return line
    return None


def looks_back(text: str, trigger: Span) -> bool:
    """Say whether a telling looks back from the day of the news: "had met", "the previous meeting"."""
    before = text[max(0, trigger.start - 40) : trigger.start]
    if _EARLIER.search(before):
        return True
    return _PAST_OF_PAST.search(before) is not None and trigger.of(text).lower() not in nouns()
