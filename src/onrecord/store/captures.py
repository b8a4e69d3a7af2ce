"""Captures: the bytes that articles were read from; their digest always, themselves where asked."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from sqlalchemy import Connection, insert, select, update

from onrecord.errors import StoreError
from onrecord.register.capture import Capture
from onrecord.store import body
from onrecord.store.rows import rows
from onrecord.store.schema import capture as captures
from onrecord.store.schema import document, version
from onrecord.types import Article


def keep(connection: Connection, article: Article, capture: Capture | None) -> None:
    """Keep the digest of the bytes read, and the bytes themselves where they are given.

    Raises:
        StoreError: they are not the bytes that the article was read from.
    """
    source = article.source
    if capture is not None and capture.sha256 != source.sha256:
        raise StoreError(f"{source.name}: the bytes to be kept are not those that it was read from.")
    known = connection.execute(
        select(captures.c.body.is_not(None).label("kept")).where(captures.c.sha256 == source.sha256)
    ).first()
    told: dict[str, object] = {"media_type": source.media_type}
    if capture is not None:
        told = {
            "media_type": capture.media_type,
            "size": len(capture.data),
            "address": capture.address,
            "date": capture.date,
            "body": zlib.compress(capture.data, 6),
        }
    if known is None:
        connection.execute(insert(captures).values(sha256=source.sha256, **told))
    elif capture is not None and not known.kept:
        connection.execute(update(captures).where(captures.c.sha256 == source.sha256).values(**told))


def stream(connection: Connection) -> Iterator[tuple[str, str | None, Capture]]:
    """Yield of every version whose bytes were kept the article's key, its published day, and the bytes."""
    found = (
        select(
            *(document.c.key, version.c.meta, captures.c.body),
            *(captures.c.media_type, captures.c.address, captures.c.date),
        )
        .join(version, version.c.capture_sha == captures.c.sha256)
        .join(document, document.c.id == version.c.document_id)
        .where(captures.c.body.is_not(None))
        .order_by(version.c.document_id, version.c.number)
    )
    for key, told, packed, *how in rows(connection, found, 20):
        yield key, body.article_of(told, "").published, Capture(zlib.decompress(packed), *how)
