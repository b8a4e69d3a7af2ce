"""Records: all that were made of each text, who made them, and which one the facts are from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection, insert, select, update

from onrecord.store import body
from onrecord.store.ids import Ids
from onrecord.store.maker import Maker
from onrecord.store.schema import document, maker, record, version
from onrecord.store.versions import in_order
from onrecord.types import Record


class Current(NamedTuple):
    """The record that a version's facts are from: who made it, and its body."""

    maker: Maker
    body: bytes


class Kept(NamedTuple):
    """The current record of an article: the id of its version, its key, the version's number, who made it."""

    version_id: int
    key: str
    number: int
    maker: Maker
    record: Record


def maker_id(connection: Connection, ids: Ids, made: Maker) -> int:
    """Return the id of a maker; a new one gets a row."""
    known: int | None = connection.scalar(
        select(maker.c.id).where(
            maker.c.onrecord == made.onrecord, maker.c.model == made.model, maker.c.digest == made.digest
        )
    )
    if known is not None:
        return known
    number = ids.next(maker)
    connection.execute(
        insert(maker).values(id=number, onrecord=made.onrecord, model=made.model, digest=made.digest)
    )
    return number


def current(connection: Connection, version_id: int) -> Current | None:
    """Return the record that a version's facts are from; `None` of an older text."""
    row = connection.execute(
        select(maker.c.onrecord, maker.c.model, maker.c.digest, record.c.body)
        .join(maker, maker.c.id == record.c.maker_id)
        .where(record.c.version_id == version_id, record.c.current)
    ).first()
    return None if row is None else Current(Maker(row.onrecord, row.model, row.digest), row.body)


def is_made_by(connection: Connection, version_id: int, made_by: int) -> bool:
    """Say whether a maker made a record of a version."""
    found = select(record.c.id).where(record.c.version_id == version_id, record.c.maker_id == made_by)
    return connection.execute(found.limit(1)).first() is not None


def add(  # noqa: PLR0913, PLR0917 - a row's columns
    connection: Connection, ids: Ids, version_id: int, made_by: int, made: Record, is_current: bool
) -> None:
    """Keep a record; if it is the current one, the one before is it no longer."""
    if is_current:
        retire(connection, version_id)
    connection.execute(
        insert(record).values(
            id=ids.next(record),
            version_id=version_id,
            maker_id=made_by,
            current=is_current,
            body=body.pack_record(made),
        )
    )


def retire(connection: Connection, version_id: int) -> None:
    """Let no record of a version be the current one."""
    held = update(record).where(record.c.version_id == version_id, record.c.current)
    connection.execute(held.values(current=False))


def says_the_same(packed: bytes, made: Record) -> bool:
    """Say whether a kept record and a new one of the same text tell the same.

    Where the bytes came from and what the reader warned of may differ: an article saved twice is one.
    """
    known = body.record_of(packed, made.article.text)
    return known == replace(
        made, article=replace(made.article, source=known.article.source), warnings=known.warnings
    )


def old(connection: Connection, key: str, number: int) -> list[Record]:
    """Return all records made of one version, the latest last."""
    found = connection.execute(
        select(record.c.body, version.c.text)
        .join(version, version.c.id == record.c.version_id)
        .join(document, document.c.id == version.c.document_id)
        .where(document.c.key == key, version.c.number == number)
        .order_by(record.c.id)
    )
    return [body.record_of(row.body, body.text_of(row.text)) for row in found]


def kept(connection: Connection, but: Maker | None = None) -> Iterator[Kept]:
    """Yield the current records of all articles, in order of documents.

    Args:
        connection: the reading one.
        but: a maker whose records are left out, and those that a later release made.
    """
    wanted = (
        select(
            *(version.c.id, document.c.key, version.c.number, record.c.body, version.c.text),
            *(maker.c.onrecord, maker.c.model, maker.c.digest),
        )
        .join(version, version.c.id == record.c.version_id)
        .join(document, document.c.id == version.c.document_id)
        .join(maker, maker.c.id == record.c.maker_id)
        .where(record.c.current)
    )
    for some in in_order(connection):
        found = {row.id: row for row in connection.execute(wanted.where(record.c.version_id.in_(some)))}
        for number, key, nth, packed, text, *made in (found[one] for one in some if one in found):
            made_by = Maker(*made)
            if but is None or but.replaces(made_by):
                yield Kept(number, key, nth, made_by, body.record_of(packed, body.text_of(text)))
