"""Articles, and what each is known by, whatever becomes of its text."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from onrecord.store.ids import Ids
from onrecord.store.schema import document

SHOWN = 5
"""Keys that are shown of several that are perhaps meant."""


def find(connection: Connection, key: str) -> int | None:
    """Return the id of the article known by a key."""
    return connection.scalar(select(document.c.id).where(document.c.key == key))


def keys_like(connection: Connection, part: str) -> list[str]:
    """Return a key if there is such an article, else the keys that it is a part of, some at most."""
    if find(connection, part) is not None:
        return [part]
    found = select(document.c.key).where(document.c.key.icontains(part, autoescape=True))
    return list(connection.scalars(found.order_by(document.c.id).limit(SHOWN + 1)))


def add(connection: Connection, ids: Ids, key: str) -> int:
    """Keep a new article, and return its id."""
    number = ids.next(document)
    connection.execute(insert(document).values(id=number, key=key))
    return number
