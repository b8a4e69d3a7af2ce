"""One article added: what of it is new, and what its facts are from now on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.errors import StoreError
from onrecord.register.capture import Capture
from onrecord.register.filing import Filing
from onrecord.store import actors, captures, documents, facts, readings, records, versions
from onrecord.store.maker import Maker
from onrecord.store.transaction import Transaction
from onrecord.types import Article

Outcome = Literal["new", "changed", "known", "remade"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an article that was added.

    Attributes:
        key: what it is known by.
        number: of the version that has its text.
        state: `new`, `changed` (a new text of a known article), `known` (nothing changed), or `remade` (the
            same text, read by another maker or told of otherwise: its facts were made anew).
    """

    key: str
    number: int
    state: Outcome


def add(
    held: Transaction, filing: Filing, maker: Maker, *, digest: str | None, capture: Capture | None
) -> Added:
    """Keep an article; `Store.add` says how.

    A text that the article has had before changes nothing, even if others came after it: a page and a feed
    that tell it differently would otherwise take turns for ever.
    """
    record, key = filing.record, filing.origin.key
    _refuse_nul(record.article)
    connection, ids = held.connection, held.ids
    captures.keep(connection, record.article, capture)
    made_by = records.maker_id(connection, ids, maker)
    document_id = documents.find(connection, key)
    if document_id is None:
        document_id = documents.add(connection, ids, key)
    version_id, number, state = _placed(held, document_id, filing, maker)
    if digest is not None:
        readings.put(connection, digest, version_id, made_by)
    if state == "known":
        if not records.is_made_by(connection, version_id, made_by):
            records.add(connection, ids, version_id, made_by, record, is_current=False)
        return Added(key, number, state)
    records.add(connection, ids, version_id, made_by, record, is_current=True)
    _file(held, version_id, filing)
    return Added(key, number, state)


def _refuse_nul(article: Article) -> None:
    """Refuse what PostgreSQL can't keep, on both; `read` gives no such article, a record from outside may.

    Raises:
        StoreError: there is a NUL character in it.
    """
    told = (article.text, article.title, article.byline, article.outlet, article.url, article.source.name)
    if any("\0" in words for words in told if words):
        raise StoreError(f"{article.source.name}: it holds a NUL character, which no store keeps.")


def _placed(held: Transaction, document_id: int, filing: Filing, maker: Maker) -> tuple[int, int, Outcome]:
    """Find or make the version that a text is: its id, its number, and what that means."""
    connection, article = held.connection, filing.record.article
    known = versions.find(connection, document_id, article.id)
    if known is not None:
        current = records.current(connection, known.id)
        if current is None or maker.is_older_than(current.maker):
            return known.id, known.number, "known"
        if current.maker == maker and records.says_the_same(current.body, filing.record):
            return known.id, known.number, "known"
        versions.retell(connection, known.id, article)
        _clear(held, known.id)
        return known.id, known.number, "remade"
    before = versions.latest(connection, document_id)
    number = 1 if before is None else before.number + 1
    version_id = versions.add(connection, held.ids, document_id, number, article)
    if before is None:
        return version_id, number, "new"
    records.retire(connection, before.id)
    _clear(held, before.id)
    return version_id, number, "changed"


def _clear(held: Transaction, version_id: int) -> None:
    held.facts.remove(version_id)
    actors.remove(held.connection, version_id)


def _file(held: Transaction, version_id: int, filing: Filing) -> None:
    everybody = actors.everybody(filing)
    names = held.names.ids(held.connection, held.ids, everybody)
    actors.put(held.connection, held.ids, version_id, everybody, names)
    day = versions.day_of(filing.record.article.published)
    held.facts.put(version_id, day, facts.rows_of(filing, names))
