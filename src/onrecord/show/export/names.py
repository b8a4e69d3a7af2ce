"""What things are called where a format wants a name for each: the same on every run."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.register.filing import Filing
from onrecord.register.origin import Who
from onrecord.show.export.known import Known
from onrecord.types import Entity


class Called(NamedTuple):
    """An entity of one article as an export calls it.

    Attributes:
        id: of the person, body or place across articles; else of the entity in its article.
        name: the register's name for it, else the article's.
    """

    id: str
    name: str
    entity: Entity


def cast(filing: Filing, known: Known) -> dict[str, Called]:
    """Return everybody and everything that an article tells of, by their ids in its record."""
    origin = filing.origin
    found = {}
    for entity in filing.record.entities:
        person = known.person(origin, Who.of(entity))
        if person is None:
            found[entity.id] = Called(f"{origin.mark}:{entity.id}", entity.name, entity)
        else:
            found[entity.id] = Called(person.id, person.name, entity)
    return found


def active(filing: Filing) -> set[str]:
    """Return the ids of those who do something in an article: meet, speak, are spoken to, pass words on."""
    record = filing.record
    members = {entity.id: entity.members for entity in record.entities}
    found: set[str | None] = set()
    for meeting in record.meetings:
        for one in meeting.participants:
            found.update(members[one.entity] or [one.entity])
        found.update(step.entity for step in meeting.via)
    for quote in record.quotes:
        found.update((quote.speaker, quote.addressee.entity if quote.addressee else None))
        found.update(step.entity for step in quote.via)
    return {one for one in found if one is not None}
