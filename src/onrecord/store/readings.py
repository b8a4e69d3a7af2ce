"""Readings: inputs that were read, so that they are passed over when they come again."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from onrecord.store.maker import Maker
from onrecord.store.schema import maker, reading


def seen(connection: Connection, digest: str, made: Maker) -> bool:
    """Say whether an input was read by this maker already."""
    found = (
        select(reading.c.digest)
        .join(maker, maker.c.id == reading.c.maker_id)
        .where(
            reading.c.digest == digest,
            maker.c.onrecord == made.onrecord,
            maker.c.model == made.model,
            maker.c.digest == made.digest,
        )
    )
    return connection.execute(found).first() is not None


def put(connection: Connection, digest: str, version_id: int, made_by: int) -> None:
    """Write down that an input was read, to which version it led and who read it last."""
    values = {"version_id": version_id, "maker_id": made_by}
    known = connection.execute(update(reading).where(reading.c.digest == digest).values(**values))
    if not known.rowcount:
        connection.execute(insert(reading).values(digest=digest, **values))
