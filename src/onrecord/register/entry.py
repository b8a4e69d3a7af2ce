"""A meeting as one article tells it, with all that a register shows of it and nothing else of the article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.spans import Span, hull
from onrecord.types import (
    Entity,
    EntityKind,
    Meeting,
    MeetingMode,
    MeetingStatus,
    Participant,
    ParticipantRole,
    Precision,
    Record,
)

Sentences = Callable[[str], Iterable[Span]]
"""Cuts a text into its sentences, in text order; headlines and lines that stand alone are sentences too."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of an article and where they stand, in code points of `article.text`."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Origin:
    """The article that tells it; `source` is the file or address it was read from."""

    article: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    source: str


@dataclass(frozen=True, slots=True)
class When:
    """When it took place: the words, their TIMEX3 value, and how precise that is."""

    words: Words
    value: str | None
    precision: Precision | None


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who took part.

    Attributes:
        name: the fullest form that the article prints.
        names: all forms that it prints, `name` among them.
        printed: the words of this meeting's telling that name them, a pronoun perhaps.
        kind: a person, an organisation, a group, or unknown.
        role: host, guest, participant, attendee.
        offices: titles and offices printed beside the name anywhere in the article.
        named: whether the article prints a name at all, and not only "the president".
    """

    name: str
    names: tuple[str, ...]
    printed: Words
    kind: EntityKind
    role: ParticipantRole
    offices: tuple[str, ...]
    named: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """One meeting of one article.

    Attributes:
        id: the first digits of the article's digest and the meeting's id in its record: `3f2a90c1d2e4:m1`.
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
    origin = Origin(
        article.id, article.title, article.outlet, article.url, article.published, article.source.name
    )
    cut = sorted(sentences(article.text))
    cast = {entity.id: entity for entity in record.entities}
    for meeting in record.meetings:
        yield _entry(meeting, origin, article.text, cast, _sentence(meeting.trigger, cut))


def _entry(meeting: Meeting, origin: Origin, text: str, cast: Mapping[str, Entity], sentence: Span) -> Entry:
    def words(span: Span) -> Words:
        return Words(span.of(text), span)

    when = meeting.time
    return Entry(
        id=f"{origin.article.removeprefix('sha256:')[:12]}:{meeting.id}",
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
        told=words(sentence),
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
    offices = tuple(dict.fromkeys(held.text for held in entity.roles))
    named = any(mention.form == "name" for mention in entity.mentions)
    return Present(entity.name, entity.names, printed, entity.kind, role, offices, named)


def _sentence(trigger: Span, sentences: Sequence[Span]) -> Span:
    """Return the sentence that a meeting is told in; the trigger alone where it is in none."""
    at = bisect_right(sentences, trigger.start, key=lambda span: span.start) - 1
    if at < 0 or not sentences[at].overlaps(trigger):
        return trigger
    return hull((sentences[at], trigger))
