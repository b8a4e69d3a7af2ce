"""A meeting as one article tells it, with all that a register shows of it and nothing else of the article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.register.origin import Origin, Sentences, Who, Words, sentence
from onrecord.spans import Span
from onrecord.types import (
    Entity,
    Meeting,
    MeetingMode,
    MeetingStatus,
    Participant,
    ParticipantRole,
    Precision,
    Record,
)


@dataclass(frozen=True, slots=True)
class When:
    """When it took place: the words, their TIMEX3 value, and how precise that is."""

    words: Words
    value: str | None
    precision: Precision | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Present(Who):
    """Somebody who took part: an entity, and how this meeting's telling has it.

    Attributes:
        printed: the words that name them here, a pronoun perhaps.
        role: host, guest, participant, attendee.
    """

    printed: Words
    role: ParticipantRole


@dataclass(frozen=True, slots=True)
class Entry:
    """One meeting of one article.

    Attributes:
        id: the mark of its origin and the meeting's id in its record: `3f2a90c1d2e4:m1`.
        via: who reports it, in the article's words, nearest to the meeting first.
        trigger: the words that tell that there was a meeting.
        told: the sentence they stand in. People, time or place may stand in others: spans say where.
    """

    id: str
    origin: Origin
    status: MeetingStatus
    mode: MeetingMode
    present: tuple[Present, ...]
    when: When | None
    place: Words | None
    topics: tuple[Words, ...]
    via: tuple[str, ...]
    trigger: Words
    told: Words
    confidence: float
    by: tuple[str, ...]


def entries(record: Record, sentences: Sentences) -> Iterator[Entry]:
    """Yield the meetings of a record, in its order."""
    if not record.meetings:
        return
    article = record.article
    origin = Origin.of(record)
    cut = sorted(sentences(article.text))
    cast = {entity.id: entity for entity in record.entities}
    for meeting in record.meetings:
        yield _entry(meeting, origin, article.text, cast, sentence(meeting.trigger, cut))


def _entry(meeting: Meeting, origin: Origin, text: str, cast: Mapping[str, Entity], told: Span) -> Entry:
    def words(span: Span) -> Words:
        return Words(span.of(text), span)

    when = meeting.time
    return Entry(
        id=f"{origin.mark}:{meeting.id}",
        origin=origin,
        status=meeting.status,
        mode=meeting.mode,
        present=tuple(
            _present(entity, words(one.span), one.role) for one, entity in _everybody(meeting, cast)
        ),
        when=When(words(when.span), when.value, when.precision) if when else None,
        place=words(meeting.place.span) if meeting.place else None,
        topics=tuple(words(topic.span) for topic in meeting.topics),
        via=tuple(" ".join(span.of(text) for span in step.source) for step in meeting.via if step.source),
        trigger=words(meeting.trigger),
        told=words(told),
        confidence=meeting.confidence,
        by=meeting.by,
    )


def _everybody(meeting: Meeting, cast: Mapping[str, Entity]) -> Iterator[tuple[Participant, Entity]]:
    """Yield who took part; of a group whose members the article names, each by the group's words."""
    told = {one.entity for one in meeting.participants}
    for one in meeting.participants:
        members = cast[one.entity].members
        if not members:
            yield one, cast[one.entity]
        for member in members:
            if member not in told:
                told.add(member)
                yield one, cast[member]


def _present(entity: Entity, printed: Words, role: ParticipantRole) -> Present:
    who = Who.of(entity)
    return Present(who.name, who.names, who.kind, who.offices, who.named, printed=printed, role=role)
