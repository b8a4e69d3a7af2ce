"""How much is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, select, text

from onrecord.store import judgements, schema
from onrecord.store.maker import Maker


@dataclass(frozen=True, slots=True)
class Stats:
    """Numbers of rows, and the size of the whole in bytes."""

    articles: int
    versions: int
    records: int
    quotes: int
    meetings: int
    names: int
    captures: int
    judgements: int
    orphans: int
    size: int
    makers: tuple[tuple[Maker, int], ...]
    """Who made current records, and how many, in the order in which they first did."""


def count(connection: Connection) -> Stats:
    """Count what is kept."""

    def rows(table: Table) -> int:
        return connection.scalar(select(func.count()).select_from(table)) or 0

    fact, body = schema.fact, schema.capture.c.body
    by_kind = connection.execute(select(fact.c.kind, func.count().label("number")).group_by(fact.c.kind))
    kinds = {row.kind: row.number for row in by_kind}
    return Stats(
        articles=rows(schema.document),
        versions=rows(schema.version),
        records=rows(schema.record),
        quotes=kinds.get("quote", 0),
        meetings=kinds.get("meeting", 0),
        names=rows(schema.name),
        captures=connection.scalar(select(func.count(body))) or 0,
        judgements=rows(schema.judgement),
        orphans=sum(1 for _ in judgements.orphans(connection)),
        size=_size(connection),
        makers=tuple(makers(connection)),
    )


def makers(connection: Connection) -> Iterator[tuple[Maker, int]]:
    """Yield who made current records, and how many, in the order in which they first did."""
    maker, record = schema.maker, schema.record
    found = (
        select(maker.c.onrecord, maker.c.model, maker.c.digest, func.count())
        .join(record, record.c.maker_id == maker.c.id)
        .where(record.c.current)
        .group_by(maker.c.id, maker.c.onrecord, maker.c.model, maker.c.digest)
        .order_by(maker.c.id)
    )
    for onrecord, model, digest, number in connection.execute(found):
        yield Maker(onrecord, model, digest), number


def _size(connection: Connection) -> int:
    if connection.dialect.name == "sqlite":
        statement = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    else:
        statement = "SELECT pg_database_size(current_database())"
    return connection.scalar(text(statement)) or 0
