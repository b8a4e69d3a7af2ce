"""Where a fact stands in the text, and what it says in words for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from onrecord.spans import Span
from onrecord.types import Entity, Meeting, Notice, Quote, Record, Time

Fact: TypeAlias = Entity | Quote | Meeting | Time | Notice


class Anchor(NamedTuple):
    """A fact as an annotation has it.

    Attributes:
        name: what it is called within its article: its id, or a letter and a number where it has none.
        motivation: why it is there, one of the W3C's.
        purpose: the same of the words for people.
        words: those words.
        spans: where it stands; none for a notice about the whole article.
    """

    name: str
    motivation: str
    purpose: str
    words: str
    spans: tuple[Span, ...]


def anchors(record: Record, field: str) -> list[tuple[Fact, Anchor]]:
    """Return the facts of one field of a record, each with its anchor."""
    cast = {entity.id: entity.name for entity in record.entities}
    facts: tuple[Fact, ...] = getattr(record, field)
    return [(fact, _anchor(fact, number, cast)) for number, fact in enumerate(facts, 1)]


def _anchor(fact: Fact, number: int, cast: Mapping[str, str]) -> Anchor:
    match fact:
        case Entity():
            spans = tuple(mention.span for mention in fact.mentions)
            return Anchor(fact.id, "identifying", "tagging", fact.name, spans)
        case Quote():
            return Anchor(fact.id, "describing", "describing", _said(fact, cast), fact.content)
        case Meeting():
            return Anchor(fact.id, "describing", "describing", _met(fact, cast), _places(fact))
        case Time():
            words = fact.type if fact.value is None else f"{fact.type} {fact.value}"
            return Anchor(f"t{number}", "identifying", "identifying", words, (fact.span,))
        case Notice():
            spans = () if fact.span is None else (fact.span,)
            return Anchor(f"w{number}", "commenting", "commenting", fact.message, spans)


def _said(quote: Quote, cast: Mapping[str, str]) -> str:
    speaker = cast.get(quote.speaker or "")
    to = cast.get(quote.addressee.entity or "") if quote.addressee else None
    return f"{quote.kind} {quote.act}" + (f", by {speaker}" if speaker else "") + (f", to {to}" if to else "")


def _met(meeting: Meeting, cast: Mapping[str, str]) -> str:
    who = dict.fromkeys(cast.get(one.entity, one.entity) for one in meeting.participants)
    return f"meeting, {meeting.status}, {meeting.mode.replace('_', ' ')}: {', '.join(who)}"


def _places(meeting: Meeting) -> tuple[Span, ...]:
    """Return the words that tell of it, then those who met, where and when; no span twice."""
    spans = [meeting.trigger, *(one.span for one in meeting.participants)]
    spans += [one.span for one in (meeting.place, meeting.time) if one is not None]
    return tuple(dict.fromkeys(spans))
