"""What a fact cites: the article's text, for the words around it, and who made the record it is from."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, select

from onrecord.register.origin import Origin
from onrecord.store import body
from onrecord.store.maker import Maker
from onrecord.store.schema import document, maker, record, version


class Cited(NamedTuple):
    """An article as it was read: its text, and who made the record that its facts are from."""

    text: str
    maker: Maker


def cited(connection: Connection, origin: Origin) -> Cited | None:
    """Return what the facts of an article cite; `None` where the store has no such text."""
    row = connection.execute(
        select(version.c.text, maker.c.onrecord, maker.c.model, maker.c.digest)
        .join(document, document.c.id == version.c.document_id)
        .join(record, record.c.version_id == version.c.id)
        .join(maker, maker.c.id == record.c.maker_id)
        .where(document.c.key == origin.key, version.c.article_id == origin.article)
        .order_by(record.c.current.desc(), record.c.id.desc())
        .limit(1)
    ).first()
    return None if row is None else Cited(body.text_of(row.text), Maker(row.onrecord, row.model, row.digest))
