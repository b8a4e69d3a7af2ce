"""Who is who in some articles of the store, by their rows alone: a million facts stay unread."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

from sqlalchemy import Connection, select

from onrecord.register.joins import Item, Subject
from onrecord.register.origin import Who
from onrecord.register.people import Person
from onrecord.store import body
from onrecord.store.bound import at_once
from onrecord.store.people import Known
from onrecord.store.schema import actor, cluster, document, member, name, version

Value = TypeVar("Value", int, str)


def cast(connection: Connection, keys: Collection[str]) -> Known:
    """Return who is who in some articles.

    Args:
        connection: the reading one.
        keys: what the articles are known by.
    """
    actors: dict[tuple[str, Who], str] = {}
    unmerged: set[str] = set()
    for some in at_once(sorted(set(keys))):
        rows = (
            select(
                document.c.key,
                name.c.kind,
                name.c.name,
                actor.c.names,
                actor.c.offices,
                actor.c.named,
                actor.c.person,
            )
            .join(version, version.c.id == actor.c.version_id)
            .join(document, document.c.id == version.c.document_id)
            .join(name, name.c.id == actor.c.name_id)
            .where(document.c.key.in_(some))
        )
        for key, kind, printed, names, offices, named, person in connection.execute(rows):
            who = Who(printed, tuple(body.plain(names)), kind, tuple(body.plain(offices)), named)
            if person is not None:
                actors[key, who] = person
            elif named:
                unmerged.add(item_of(kind, printed).ref)
    items = clusters_of(connection, "person", unmerged)
    people = persons(connection, {*actors.values(), *items.values()})
    # Whoever may be somebody else is shown with that one's name.
    others = {one for person in people.values() for one in person.perhaps} - people.keys()
    by_id = people | persons(connection, others)
    return Known(tuple(people.values()), by_id, items, actors)


def item_of(kind: str, printed: str) -> Item:
    """Return the item that a name is in all articles."""
    return Item("person" if kind == "unknown" else kind, printed)  # type: ignore[arg-type]  # one of a kind's


def persons(connection: Connection, ids: Collection[str]) -> dict[str, Person]:
    """Return people of the last merge by their ids, in order of first appearance."""
    found: dict[int, str] = {}
    for some in at_once(sorted(set(ids))):
        rows = select(cluster.c.position, cluster.c.body).where(
            cluster.c.subject == "person", cluster.c.id.in_(some)
        )
        found |= {row.position: row.body for row in connection.execute(rows)}
    people = [body.adapter(Person).validate_json(written) for _, written in sorted(found.items())]
    return {person.id: person for person in people}


def clusters_of(connection: Connection, subject: Subject, refs: Collection[str]) -> dict[str, str]:
    """Return by ref the id of the cluster it is in; a ref that is in none is left out."""
    found: dict[str, str] = {}
    for some in at_once(sorted(set(refs))):
        rows = select(member.c.ref, member.c.cluster).where(
            member.c.subject == subject, member.c.ref.in_(some)
        )
        found |= {row.ref: row.cluster for row in connection.execute(rows)}
    return found
