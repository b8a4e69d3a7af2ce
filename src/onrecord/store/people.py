"""Who is who in the store: the people that the last merge made, and which of them an actor is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, select, update

from onrecord.register.joins import Item, stable_id
from onrecord.register.origin import Origin, Who
from onrecord.register.people import Person
from onrecord.store import body, joins
from onrecord.store.bound import at_once
from onrecord.store.schema import actor, document, name, version

_AT_ONCE = 5_000
_Seen = tuple[str, Who]


@dataclass(frozen=True, slots=True)
class Known:
    """The people of the store, and which of them somebody in an article is.

    Attributes:
        people: those of the last merge, in order of first appearance.
        by_id: the same, by their ids.
        items: by an item's ref the id of the person it is.
    """

    people: tuple[Person, ...]
    by_id: Mapping[str, Person]
    items: Mapping[str, str]
    _actors: Mapping[_Seen, str] = field(repr=False)

    def of(self, origin: Origin, who: Who) -> Person:
        """Return who somebody in an article is.

        Of an article that came after the last merge, it is whoever bears that name in all articles, or, if
        nobody does, somebody new who is joined to nobody.
        """
        bare = Who(who.name, who.names, who.kind, who.offices, who.named)
        item = Item(who.kind if who.kind != "unknown" else "person", who.name)
        found = self._actors.get((origin.key, bare)) or (self.items.get(item.ref) if who.named else None)
        if found is not None:
            return self.by_id[found]
        alone = item if who.named else item._replace(key=origin.key)
        return Person(stable_id("p", [alone.ref]), who.name, (who.name,), item.kind, named=who.named)


def put(
    connection: Connection,
    people: tuple[Person, ...],
    items: Mapping[Item, str],
    of: Callable[[Origin, Who], Person],
) -> None:
    """Keep the people of a merge in place of those of the one before.

    Args:
        connection: the writing one.
        people: in the order in which they are to be listed.
        items: the id of the person that each item is.
        of: says who somebody in an article is; a `KeyError` leaves it open.
    """
    joins.set_clusters(connection, "person", people, {item.ref: one for item, one in items.items()})
    found = []
    for row in connection.execute(_actors()).all():
        origin, who = _seen(row)
        try:
            person = of(origin, who).id
        except KeyError:
            person = None
        if person != row.person:
            found.append({"actor": row.id, "whose": person})
    statement = update(actor).where(actor.c.id == bindparam("actor")).values(person=bindparam("whose"))
    for some in at_once(found, _AT_ONCE):
        connection.execute(statement, some)


def known(connection: Connection) -> Known:
    """Return who is who."""
    people = tuple(joins.clusters(connection, "person", Person))
    actors = {}
    for row in connection.execute(_actors().where(actor.c.person.is_not(None))):
        origin, who = _seen(row)
        actors[origin.key, who] = row.person
    by_id = {person.id: person for person in people}
    return Known(people, by_id, joins.members(connection, "person"), actors)


def _actors() -> Select[*tuple[Any, ...]]:
    return (
        select(
            *(actor.c.id, document.c.key, version.c.meta, name.c.kind, name.c.name),
            *(actor.c.names, actor.c.offices, actor.c.named, actor.c.person),
        )
        .join(name, name.c.id == actor.c.name_id)
        .join(version, version.c.id == actor.c.version_id)
        .join(document, document.c.id == version.c.document_id)
        .order_by(actor.c.id)
    )


def _seen(row: Row[*tuple[Any, ...]]) -> tuple[Origin, Who]:
    article = body.article_of(row.meta, "")
    origin = Origin(
        article.id, article.title, article.outlet, article.url, article.published, article.source.name
    )
    names, offices = tuple(body.plain(row.names)), tuple(body.plain(row.offices))
    return origin, Who(row.name, names, row.kind, offices, row.named)
