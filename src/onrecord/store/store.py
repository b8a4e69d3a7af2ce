"""The store: one contract on SQLite and PostgreSQL.

    with open_store("onrecord.db", create=True) as store:
        with store.writing():
            store.add(filing, maker, digest=digest)
        for said in store.said():
            ...

What is listed is listed in order of documents, the first added first, and as their records have it: the same
on both databases, however often a run was stopped and went on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, cast

from onrecord.errors import StoreError
from onrecord.names.judgement import Judgement
from onrecord.record.verify import verify
from onrecord.register.capture import Capture
from onrecord.register.entry import Entry
from onrecord.register.filing import Filing
from onrecord.register.joins import Join, Subject
from onrecord.register.people import People
from onrecord.register.said import Said
from onrecord.store import (
    adding,
    captures,
    database,
    documents,
    facts,
    joins,
    judgements,
    migrate,
    people,
    readings,
    records,
    state,
    stats,
    versions,
)
from onrecord.store.adding import Added
from onrecord.store.database import Database
from onrecord.store.facts import Fact, FactKind, FactRow, Wanted
from onrecord.store.joins import Cluster, Made
from onrecord.store.judgements import Orphan
from onrecord.store.maker import Maker
from onrecord.store.names import Names
from onrecord.store.people import Known
from onrecord.store.records import Kept
from onrecord.store.stats import Stats
from onrecord.store.transaction import Transaction
from onrecord.store.versions import Version
from onrecord.types import Record

if TYPE_CHECKING:
    from sqlalchemy import Connection


def open_store(where: str | PathLike[str], *, create: bool = False, read_only: bool = False) -> Store:
    """Open a store; one of an earlier version of onrecord is brought up to date.

    Args:
        where: the path of an SQLite file, or the URL of a PostgreSQL database.
        create: make it where there is none.
        read_only: write nothing, whatever is asked, but for bringing it up to date.

    Raises:
        StoreError: there is none, it is none, it is of a newer version, or it can't be reached.
    """
    where = fspath(where)
    base = _database(where, create=create, read_only=read_only)
    try:
        if read_only and migrate.is_outdated(base):
            with closing(_database(where, create=False, read_only=False)) as writable:
                migrate.bring_up_to_date(writable, create=False)
        migrate.bring_up_to_date(base, create=create)
    except BaseException:
        base.close()
        raise
    return Store(base)


def _database(where: str, *, create: bool, read_only: bool) -> Database:
    if database.is_url(where):
        return database.postgresql(where, read_only=read_only)
    return database.sqlite(Path(where), create=create, read_only=read_only)


class Store:
    """An open store; `open_store` makes one. One process writes at a time, any number read.

    Attributes:
        database: what it is kept in.
    """

    def __init__(self, base: Database) -> None:
        self.database = base
        self._names = Names()
        self._held: Transaction | None = None

    def __enter__(self) -> Self:
        """Give the store."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    # Writing

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """Keep all that is written in the block, or, if it does not end well, nothing of it.

        Collect first, then write: nobody else can write meanwhile. Each change outside of such a block is a
        transaction of its own. What is listed inside of one is what was there before it.

        Raises:
            StoreError: the store can't be written to.
        """
        if self._held is not None:
            yield self._held
            return
        try:
            with self.database.writing() as connection:
                self._held = Transaction(connection, self._names)
                yield self._held
                self._held.finish()
        except BaseException:
            self._names.forget()
            raise
        finally:
            self._held = None

    def add(
        self, filing: Filing, maker: Maker, *, digest: str | None = None, capture: Capture | None = None
    ) -> Added:
        """Keep an article. The same again changes nothing.

        Args:
            filing: the article's record and rows.
            maker: who made the record.
            digest: of the input that it was read from, for `seen`.
            capture: the bytes, if they are to be kept.

        Raises:
            ProofError: the record claims something untrue.
            StoreError: the store can't be written to, or `capture` is of another article.
        """
        verify(filing.record)
        with self.writing() as held:
            return adding.add(held, filing, maker, digest=digest, capture=capture)

    def put_facts(self, version_id: int, day: int | None, found: Sequence[FactRow]) -> None:
        """Keep prepared facts of a version, as `add` does: without proof.

        Args:
            version_id: the id of the version that has their words.
            day: `date.toordinal()` of the day it was published.
            found: the facts, in the order in which they are to be listed.
        """
        with self.writing() as held:
            held.facts.put(version_id, day, found)

    def judge(self, subject: Subject, judged: Judgement) -> bool:
        """Keep what somebody decided, for ever; say whether it was new.

        With a judgement on facts their words are kept as well.
        """
        with self.writing() as held:
            return judgements.put(held, subject, judged)

    def set_joins(self, subject: Subject, joined: Iterable[Join]) -> None:
        """Keep these pairs in place of those of the merge before."""
        with self.writing() as held:
            joins.set_joins(held.connection, subject, joined)

    def set_clusters(self, subject: Subject, clusters: Iterable[Cluster], members: Mapping[str, str]) -> None:
        """Keep these events, statements or copies in place of those of the merge before.

        Args:
            subject: what they are of.
            clusters: dataclasses with an `id`, in the order in which they are to be listed.
            members: by ref the id of the cluster it is in.
        """
        with self.writing() as held:
            joins.set_clusters(held.connection, subject, clusters, members)

    def set_people(self, found: People) -> None:
        """Keep the people of a merge, and who each actor is, in place of those of the merge before."""
        with self.writing() as held:
            people.put(held.connection, found.people, found.items, found.of)

    def set_state(self, key: str, value: str) -> None:
        """Keep a word under a key: what a merge went by."""
        with self.writing() as held:
            state.put(held.connection, key, value)

    # Reading

    def reading(self) -> AbstractContextManager[Connection]:
        """Open a transaction for statements of one's own: what it sees does not change until it ends."""
        return self.database.reading()

    def seen(self, digest: str, maker: Maker) -> bool:
        """Say whether an input was read by this maker already, and what came of it is kept."""
        with self.reading() as connection:
            return readings.seen(connection, digest, maker)

    def records(self) -> Iterator[Record]:
        """Yield the current record of every article."""
        return (kept.record for kept in self.kept())

    def kept(self) -> Iterator[Kept]:
        """Yield the current record of every article, its key, the number of its version and its maker."""
        with self.reading() as connection:
            yield from records.kept(connection)

    def stale(self, maker: Maker) -> Iterator[Kept]:
        """Yield the current records that another maker made, but for those of a later release."""
        with self.reading() as connection:
            yield from records.kept(connection, but=maker)

    def count_stale(self, maker: Maker) -> int:
        """Return how many records `stale` yields."""
        with self.reading() as connection:
            return sum(number for other, number in stats.makers(connection) if maker.replaces(other))

    def filings(self) -> Iterator[Filing]:
        """Yield every article's current record with its rows."""
        with self.reading() as connection:
            for kept in records.kept(connection):
                values = [one.value for one in facts.of_version(connection, kept.version_id)]
                yield Filing(
                    kept.record,
                    tuple(value for value in values if isinstance(value, Entry)),
                    tuple(value for value in values if isinstance(value, Said)),
                )

    def facts(
        self,
        kind: FactKind | None = None,
        *,
        key: str | None = None,
        since: int | None = None,
        until: int | None = None,
    ) -> Iterator[Fact]:
        """Yield facts with their ids and refs.

        Args:
            kind: quotes or meetings only.
            key: of this article only.
            since: published on this day or later, `date.toordinal()`; what has no day is left out then.
            until: published on this day or earlier; what has no day is taken in.
        """
        with self.reading() as connection:
            yield from facts.stream(connection, Wanted(kind, key, since, until))

    def facts_of(self, ids: Sequence[int]) -> Iterator[Fact]:
        """Yield the facts of these ids, in this order; an id that is none is passed over."""
        with self.reading() as connection:
            yield from facts.by_id(connection, ids)

    def said(
        self, *, key: str | None = None, since: int | None = None, until: int | None = None
    ) -> Iterator[Said]:
        """Yield quotes; the arguments are those of `facts`."""
        for one in self.facts("quote", key=key, since=since, until=until):
            yield cast("Said", one.value)

    def entries(
        self, *, key: str | None = None, since: int | None = None, until: int | None = None
    ) -> Iterator[Entry]:
        """Yield meetings; the arguments are those of `facts`."""
        for one in self.facts("meeting", key=key, since=since, until=until):
            yield cast("Entry", one.value)

    def key_like(self, part: str) -> str:
        """Return the key of the one article that is meant: the key itself, or a part that no other has.

        Raises:
            StoreError: there is none, or there are several.
        """
        with self.reading() as connection:
            found = documents.keys_like(connection, part)
        if len(found) == 1:
            return found[0]
        if not found:
            raise StoreError(f"{self.database.where} has no article known by {part}.")
        shown = ", ".join(found[: documents.SHOWN]) + (" …" if len(found) > documents.SHOWN else "")
        raise StoreError(f"{part} is a part of what several articles are known by: {shown}.")

    def versions(self, key: str) -> list[Version]:
        """Return every text of an article, the first one first.

        Raises:
            StoreError: there is no article of this key.
        """
        with self.reading() as connection:
            found = versions.of_document(connection, key)
        if not found:
            raise StoreError(f"{self.database.where} has no article known by {key}.")
        return found

    def old(self, key: str, number: int) -> list[Record]:
        """Return all records that were made of one version, the latest last."""
        with self.reading() as connection:
            return records.old(connection, key, number)

    def captures(self) -> Iterator[tuple[str, str | None, Capture]]:
        """Yield of every version whose bytes were kept the article's key, its day, and the bytes."""
        with self.reading() as connection:
            yield from captures.stream(connection)

    def judgements(self, subject: Subject) -> list[Judgement]:
        """Return what people decided, in the order in which it was made known."""
        with self.reading() as connection:
            return list(judgements.stream(connection, subject))

    def has(self, subject: Subject, ref: str) -> bool:
        """Say whether a ref leads to something that can be judged."""
        with self.reading() as connection:
            return judgements.is_there(connection, subject, ref)

    def joins(self, subject: Subject) -> Iterator[Join]:
        """Yield the pairs of the last merge, in order of their refs."""
        with self.reading() as connection:
            yield from joins.stream(connection, subject)

    def clusters(self, subject: Subject, made: type[Made]) -> Iterator[Made]:
        """Yield the events, statements or copies of the last merge in their order, as values of a class."""
        with self.reading() as connection:
            yield from joins.clusters(connection, subject, made)

    def members(self, subject: Subject) -> dict[str, str]:
        """Return by ref the id of the cluster it is in."""
        with self.reading() as connection:
            return joins.members(connection, subject)

    def people(self) -> Known:
        """Return the people of the last merge, and who is who."""
        with self.reading() as connection:
            return people.known(connection)

    def state(self, key: str) -> str | None:
        """Return the word under a key."""
        with self.reading() as connection:
            return state.get(connection, key)

    def orphans(self) -> list[Orphan]:
        """Return the judgements on facts and articles that are no longer there."""
        with self.reading() as connection:
            return list(judgements.orphans(connection))

    def stats(self) -> Stats:
        """Count what is kept."""
        with self.reading() as connection:
            return stats.count(connection)
