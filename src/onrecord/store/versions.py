"""Versions: every text that an article had, and what its source says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from onrecord.store import body
from onrecord.store.ids import Ids
from onrecord.store.maker import Maker
from onrecord.store.rows import rows
from onrecord.store.schema import document, maker, record, version
from onrecord.types import Article


@dataclass(frozen=True, slots=True)
class Version:
    """One text of an article.

    Attributes:
        key: what the article is known by.
        number: 1 for the first text, and so on.
        article: the text, and what its source says about itself.
        makers: who made a record of it, in that order.
        is_latest: whether no other text came after it.
    """

    key: str
    number: int
    article: Article
    makers: tuple[Maker, ...]
    is_latest: bool


def day_of(published: str | None) -> int | None:
    """Return the day of an ISO date or time as `date.toordinal()`; `None` where there is none."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def latest(connection: Connection, document_id: int) -> Row[*tuple[Any, ...]] | None:
    """Return the `id` and `number` of an article's latest version."""
    found = select(version.c.id, version.c.number).where(version.c.document_id == document_id)
    return connection.execute(found.order_by(version.c.number.desc()).limit(1)).first()


def find(connection: Connection, document_id: int, article_id: str) -> Row[*tuple[Any, ...]] | None:
    """Return the `id` and `number` of the version of an article that has this text."""
    found = select(version.c.id, version.c.number).where(
        version.c.document_id == document_id, version.c.article_id == article_id
    )
    return connection.execute(found).first()


def add(connection: Connection, ids: Ids, document_id: int, number: int, article: Article) -> int:
    """Keep a new text of an article, and return its id."""
    version_id = ids.next(version)
    connection.execute(
        insert(version).values(
            id=version_id,
            document_id=document_id,
            number=number,
            article_id=article.id,
            text=body.pack_text(article.text),
            **_told(article),
        )
    )
    return version_id


def retell(connection: Connection, version_id: int, article: Article) -> None:
    """Take what the source says about itself from another reading of the same text."""
    connection.execute(update(version).where(version.c.id == version_id).values(**_told(article)))


def _told(article: Article) -> dict[str, object]:
    return {
        "meta": body.meta(article),
        "day": day_of(article.published),
        "outlet": article.outlet,
        "capture_sha": article.source.sha256,
    }


def in_order(connection: Connection, key: str | None = None, at_once: int = 50) -> Iterator[list[int]]:
    """Yield the ids of versions, in order of documents and then of numbers, some at once.

    What is long is asked for by these: a database asked to put long rows in order would hold all of them.

    Args:
        connection: the reading one.
        key: of this article only.
        at_once: how many.
    """
    found = select(version.c.id).order_by(version.c.document_id, version.c.number)
    if key is not None:
        found = found.join(document, document.c.id == version.c.document_id).where(document.c.key == key)
    numbers = (number for (number,) in rows(connection, found))
    while some := list(islice(numbers, at_once)):
        yield some


def of_document(connection: Connection, key: str) -> list[Version]:
    """Return every text of an article, the first one first."""
    found = connection.execute(
        select(version.c.id, version.c.number, version.c.meta, version.c.text)
        .join(document, document.c.id == version.c.document_id)
        .where(document.c.key == key)
        .order_by(version.c.number)
    ).all()
    return [
        Version(
            key,
            row.number,
            body.article_of(row.meta, body.text_of(row.text)),
            _makers(connection, row.id),
            is_latest=row.number == found[-1].number,
        )
        for row in found
    ]


def _makers(connection: Connection, version_id: int) -> tuple[Maker, ...]:
    found = connection.execute(
        select(maker.c.onrecord, maker.c.model, maker.c.digest)
        .join(record, record.c.maker_id == maker.c.id)
        .where(record.c.version_id == version_id)
        .order_by(record.c.id)
    )
    return tuple(dict.fromkeys(Maker(*row) for row in found))
