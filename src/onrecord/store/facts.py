"""Facts: the quotes and meetings of the latest versions as rows, to be searched and listed.

A fact's `ref` stays the same when its record is made anew: it is made of the article's key, the kind, the
fact's words and which of several alike it is. People's judgements name refs.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Row, Select, delete, insert, literal, select

from onrecord.register.entry import Entry
from onrecord.register.filing import Filing
from onrecord.register.said import Said
from onrecord.store import body
from onrecord.store.bound import at_once
from onrecord.store.ids import Ids, first_of
from onrecord.store.names import Key
from onrecord.store.schema import document, fact, fact_fts, meaning, version
from onrecord.store.search.keys import meeting_keys, meeting_words, quote_keys, quote_words
from onrecord.store.versions import in_order

FactKind = Literal["quote", "meeting"]

# Rows gathered before they are written: a few megabytes.
_GATHERED = 5_000


class FactRow(NamedTuple):
    """A fact ready to be kept: columns of the table, but for its id and version.

    Attributes:
        ref: what judgements name it by.
        kind: quote or meeting.
        local: its id in its record.
        body: the `Said` or `Entry`, as `body.pack_fact` packs it.
        words: folded, what is searched.
        keys: what else is searched, see `search.keys`.
        confidence: 0 to 1.
    """

    ref: str
    kind: FactKind
    local: str
    body: bytes
    words: str
    keys: str
    confidence: float


# SQLite takes tuples half again as fast as SQLAlchemy's own statements give them to it.
_COLUMNS = ("id", "version_id", *FactRow._fields)
_WORDS, _KEYS = _COLUMNS.index("words"), _COLUMNS.index("keys")
_ADD = f"INSERT INTO fact ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608 - names of columns, which are ours
_INDEX = "INSERT INTO fact_fts (rowid, words, keys) VALUES (?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as it is kept.

    Attributes:
        id: its number; by these, facts are in order of the days they were published.
        ref: what judgements name it by, whoever made the record.
        key: the key of its article.
        value: the quote or the meeting.
    """

    id: int
    ref: str
    key: str
    value: Said | Entry

    @property
    def kind(self) -> FactKind:
        """Which of the two it is."""
        return "quote" if isinstance(self.value, Said) else "meeting"


def rows_of(filing: Filing, names: dict[Key, int]) -> list[FactRow]:
    """Return the facts of an article: its quotes, then its meetings, in the order of its record."""
    key = filing.origin.key
    seen: Counter[tuple[FactKind, str]] = Counter()

    def ref(kind: FactKind, words: str) -> str:
        words = " ".join(words.split())
        seen[kind, words] += 1
        return ref_of(key, kind, words, seen[kind, words])

    quotes = [
        FactRow(
            ref("quote", said.text),
            "quote",
            said.id.rpartition(":")[2],
            body.pack_fact(said),
            quote_words(said),
            quote_keys(said, lambda who: names[who.kind, who.name]),
            said.confidence,
        )
        for said in filing.quotes
    ]
    meetings = [
        FactRow(
            ref("meeting", entry.told.text),
            "meeting",
            entry.id.rpartition(":")[2],
            body.pack_fact(entry),
            meeting_words(entry),
            meeting_keys(entry, lambda who: names[who.kind, who.name]),
            entry.confidence,
        )
        for entry in filing.meetings
    ]
    return quotes + meetings


def ref_of(key: str, kind: FactKind, words: str, nth: int) -> str:
    """Return the ref of a fact: `quote:` or `meeting:` and sixteen hexadecimal digits."""
    told = "\n".join((key, kind, words, str(nth)))
    return f"{kind}:{hashlib.sha256(told.encode()).hexdigest()[:16]}"


class Writer:
    """Writes the facts of one transaction, and their search index where the database does not do that itself.

    They are gathered and written together, in order of their ids: so FTS5 takes them three times as fast.
    """

    def __init__(self, connection: Connection, ids: Ids) -> None:
        self._connection = connection
        self._ids = ids
        self._waiting: list[tuple[Any, ...]] = []
        self._is_indexed = connection.dialect.name != "sqlite"

    def put(self, version_id: int, day: int | None, found: Sequence[FactRow]) -> None:
        """Keep facts of a version.

        Args:
            version_id: the version's.
            day: the day it was published, `date.toordinal()`.
            found: the facts, in the order in which they are to be listed.
        """
        numbers = self._ids.next_facts(day, len(found))
        self._waiting += ((number, version_id, *one) for number, one in zip(numbers, found, strict=True))
        if len(self._waiting) >= _GATHERED:
            self.flush()

    def remove(self, version_id: int) -> None:
        """Take away the facts of a version."""
        self.flush()
        of_version = fact.c.version_id == version_id
        if not self._is_indexed:
            held = select(literal("delete"), fact.c.id, fact.c.words, fact.c["keys"]).where(of_version)
            self._connection.execute(
                insert(fact_fts).from_select(["fact_fts", "rowid", "words", "keys"], held)
            )
        unread = meaning.c.fact_id.in_(select(fact.c.id).where(of_version))
        self._connection.execute(delete(meaning).where(unread))
        self._connection.execute(delete(fact).where(of_version))

    def flush(self) -> None:
        """Write what was gathered."""
        if not self._waiting:
            return
        rows = sorted(self._waiting, key=itemgetter(0))
        self._waiting = []
        if self._is_indexed:
            self._connection.execute(insert(fact), [dict(zip(_COLUMNS, row, strict=True)) for row in rows])
        else:
            self._connection.exec_driver_sql(_ADD, rows)
            self._connection.exec_driver_sql(_INDEX, [(row[0], row[_WORDS], row[_KEYS]) for row in rows])


class Wanted(NamedTuple):
    """Which facts; `None` asks nothing. Days are `date.toordinal()`, of publishing, both ends taken in."""

    kind: FactKind | None = None
    key: str | None = None
    since: int | None = None
    until: int | None = None


def stream(connection: Connection, wanted: Wanted) -> Iterator[Fact]:
    """Yield facts in order of documents, as their records have them."""
    found = _facts().add_columns(fact.c.version_id)
    if wanted.kind is not None:
        found = found.where(fact.c.kind == wanted.kind)
    if wanted.since is not None:
        found = found.where(fact.c.id >= first_of(wanted.since))
    if wanted.until is not None:
        found = found.where(fact.c.id < first_of(wanted.until + 1))
    for some in in_order(connection, wanted.key):
        place = {one: at for at, one in enumerate(some)}
        those = connection.execute(found.where(fact.c.version_id.in_(some)))
        for row in sorted(those, key=lambda row: (place[row.version_id], row.id)):
            yield _fact(row)


def by_id(connection: Connection, ids: Sequence[int]) -> Iterator[Fact]:
    """Yield the facts of these ids, in this order; an id that is none is passed over."""
    for some in at_once(ids):
        found = {row.id: row for row in connection.execute(_facts().where(fact.c.id.in_(some)))}
        yield from (_fact(found[one]) for one in some if one in found)


def value_of(kind: str, packed: bytes) -> Said | Entry:
    """Read the body of a fact."""
    return body.said(packed) if kind == "quote" else body.entry(packed)


def of_version(connection: Connection, version_id: int) -> Iterator[Fact]:
    """Yield the facts of one version."""
    for row in connection.execute(_facts().where(fact.c.version_id == version_id).order_by(fact.c.id)):
        yield _fact(row)


def _facts() -> Select[*tuple[Any, ...]]:
    return (
        select(fact.c.id, fact.c.ref, document.c.key, fact.c.kind, fact.c.body)
        .join(version, version.c.id == fact.c.version_id)
        .join(document, document.c.id == version.c.document_id)
    )


def _fact(row: Row[*tuple[Any, ...]]) -> Fact:
    return Fact(row.id, row.ref, row.key, value_of(row.kind, row.body))
