"""Words kept under a key: how many facts there have been, what the last merge went by."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from onrecord.store.schema import state


def get(connection: Connection, key: str) -> str | None:
    """Return the word under a key."""
    return connection.scalar(select(state.c.value).where(state.c.key == key))


def put(connection: Connection, key: str, value: str) -> None:
    """Keep a word under a key, in place of the one before."""
    known = connection.execute(update(state).where(state.c.key == key).values(value=value))
    if not known.rowcount:
        connection.execute(insert(state).values(key=key, value=value))
