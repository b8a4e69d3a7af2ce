"""Which predicted quote, person and meeting is which in the gold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from benchmarks.trim import overlap, trimmed
from onrecord.spans import Span
from onrecord.types import Entity, Meeting, Record

ENOUGH = 0.5
_HEAD_END = re.compile(r",|;|\(| (?:of|from|who|whose|which|that|in|at|for|on|with|to|by|told|said)\b")


class Contents(Protocol):
    """Anything with a content: a quote of a record, or one that was found and led to nobody yet."""

    @property
    def content(self) -> tuple[Span, ...]:
        """The pieces of what was said."""


def match_quotes(gold: Sequence[Contents], predicted: Sequence[Contents]) -> dict[int, int]:
    """Pair quotes by content, one to one, the best pairs first.

    Returns:
        Index in `gold` to index in `predicted`, where the code points they share are at
        least half of the longer content.
    """
    pairs = [
        (overlap(one.content, other.content), at, against)
        for at, one in enumerate(gold)
        for against, other in enumerate(predicted)
    ]
    pairs = [pair for pair in pairs if pair[0] >= ENOUGH]
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, at, against in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if at not in matched and against not in taken:
            matched[at] = against
            taken.add(against)
    return matched


def match_entities(gold: Record, predicted: Record) -> dict[str, str | None]:
    """Lead each predicted entity to the gold entity whose mentions it shares most.

    Mentions by name decide; nominals and pronouns, which may be resolved wrongly, only
    where no name is shared. Several predicted entities may be led to one of the gold.
    """
    return {entity.id: _likest(entity, gold.entities) for entity in predicted.entities}


def _likest(entity: Entity, gold: Sequence[Entity]) -> str | None:
    best: tuple[float, float] = (0.0, 0.0)
    likest = None
    for candidate in gold:
        likeness = _likeness(entity, candidate)
        if likeness > best:
            best, likest = likeness, candidate.id
    return likest


def _likeness(one: Entity, other: Entity) -> tuple[float, float]:
    """Return the mentions shared by name, and the others, each counted by how much they overlap."""
    by_name = otherwise = 0.0
    for mention in one.mentions:
        for against in other.mentions:
            if mention.span.overlaps(against.span):
                ratio = overlap([mention.span], [against.span])
                if mention.form == against.form == "name":
                    by_name += ratio
                else:
                    otherwise += ratio
    return by_name, otherwise


def head(source: Sequence[Span], text: str) -> Span | None:
    """Return the head of a source: its last word before a comma, a preposition or a relative clause."""
    if not source or (span := trimmed(min(source), text)) is None:
        return None
    words = span.of(text)
    cut = _HEAD_END.search(words)
    end = cut.start() if cut and cut.start() else len(words)
    last = list(re.finditer(r"\w[\w'’.-]*", words[:end]))
    if not last:
        return span
    start, stop = last[-1].span()
    return trimmed(Span(span.start + start, span.start + stop), text)


def match_meetings(
    gold: Sequence[Meeting], predicted: Sequence[Meeting], who: dict[str, str | None]
) -> dict[int, int]:
    """Pair meetings one to one: by participants in common, then by triggers that overlap."""
    pairs = []
    for at, one in enumerate(gold):
        people = participants(one)
        for against, other in enumerate(predicted):
            common = len(people & led(other, who))
            touches = one.trigger.overlaps(other.trigger)
            if common or touches:
                pairs.append((-common, not touches, at, against))
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, at, against in sorted(pairs):
        if at not in matched and against not in taken:
            matched[at] = against
            taken.add(against)
    return matched


def participants(meeting: Meeting) -> frozenset[str]:
    """Return the ids of those who met."""
    return frozenset(participant.entity for participant in meeting.participants)


def led(meeting: Meeting, who: dict[str, str | None]) -> frozenset[str]:
    """Return the gold ids of those who met in a predicted meeting; `?` and their own id if they have none."""
    return frozenset(who.get(name) or f"?{name}" for name in participants(meeting))
