"""Actors: who and what takes part in the facts of the latest versions, one row an entity of a record."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, delete, insert

from onrecord.register.filing import Filing
from onrecord.register.origin import Who
from onrecord.store import body
from onrecord.store.ids import Ids
from onrecord.store.names import Key
from onrecord.store.schema import actor


def everybody(filing: Filing) -> dict[Who, str]:
    """Return who takes part in an article's facts and their ids in its record, in order of first mention.

    Two entities of whom the article tells the same are one.
    """
    entities: dict[Who, str] = {}
    for entity in filing.record.entities:
        entities.setdefault(Who.of(entity), entity.id)
    return {who: entities.get(who, "") for who in dict.fromkeys(_parts(filing))}


def _parts(filing: Filing) -> Iterator[Who]:
    for said in filing.quotes:
        yield from filter(None, (said.speaker, said.to, *said.about))
    for entry in filing.meetings:
        for one in entry.present:
            yield Who(one.name, one.names, one.kind, one.offices, one.named)


def put(
    connection: Connection, ids: Ids, version_id: int, actors: dict[Who, str], names: dict[Key, int]
) -> None:
    """Keep the actors of a version."""
    rows = [
        {
            "id": ids.next(actor),
            "version_id": version_id,
            "entity": entity,
            "name_id": names[who.kind, who.name],
            "names": body.write(who.names),
            "offices": body.write(who.offices),
            "named": who.named,
        }
        for who, entity in actors.items()
    ]
    if rows:
        connection.execute(insert(actor), rows)


def remove(connection: Connection, version_id: int) -> None:
    """Take away the actors of a version."""
    connection.execute(delete(actor).where(actor.c.version_id == version_id))
