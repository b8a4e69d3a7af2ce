"""The database behind a store: SQLite in a file or PostgreSQL by URL, and the two kinds of transaction.

Writing: one at a time. SQLite takes its lock at the start (BEGIN IMMEDIATE) and waits for another's; on
PostgreSQL an advisory lock does the same, so that what a writer reads first is still true when it writes.
Reading: a snapshot. SQLite's write-ahead log and PostgreSQL's REPEATABLE READ show a reader what was
there when it began, whatever is written meanwhile, and no reader waits for a writer.

Python's sqlite3 would begin transactions by itself, and only before a change; that is switched off
(`isolation_level=None`), and SQLAlchemy's "begin" sends the words, as its notes on pysqlite say.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from onrecord.errors import StoreError
from onrecord.store.refusals import refusals

PATIENCE = 30
"""So long a writer waits for another's batch, in seconds."""

# 64 MiB of pages kept a connection, 256 MiB of the file seen as memory: twice as fast on a large store.
_PRAGMAS = (
    *("foreign_keys=ON", "synchronous=NORMAL", "temp_store=MEMORY"),
    *("cache_size=-65536", "mmap_size=268435456"),
)
_MAGIC = b"SQLite format 3\x00"
_POSTGRESQL = ("postgresql", "postgres", "postgresql+psycopg")
# Any number will do, as long as every onrecord takes the same.
_LOCK = 0x6F6E726563


class Database:
    """An engine, what it is called, and its transactions.

    Attributes:
        where: what it is called in messages: the path, or the URL without its password.
        read_only: nothing can be written: it was asked for, or the file can't be.
    """

    def __init__(self, engine: Engine, where: str, *, read_only: bool = False) -> None:
        self.engine = engine
        self.where = where
        self.read_only = read_only

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a transaction that nobody else writes in; it is kept when the block ends well.

        Raises:
            StoreError: the store can't be written to, or another process does not let go of it.
        """
        if self.read_only:
            raise StoreError(f"{self.where} can't be written to.")
        with refusals(self.where), self.engine.connect() as connection:
            if self.is_sqlite:
                connection.execution_options(begin="BEGIN IMMEDIATE")
            with connection.begin():
                if not self.is_sqlite:
                    connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE}s'"))
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
                yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that sees the store as it is now until it ends; rows are streamed.

        Raises:
            StoreError: the store can't be read.
        """
        with refusals(self.where), self.engine.connect() as connection:
            if not self.is_sqlite:
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Let go of it."""
        self.engine.dispose()


def is_url(where: str) -> bool:
    """Say whether a store is named by a URL, and not by a path."""
    return "://" in where


def sqlite(path: Path, *, read_only: bool, create: bool) -> Database:
    """Open a file.

    Raises:
        StoreError: it is no file, no database, or not there and `create` is false.
    """
    _look_at(path, create=create and not read_only)
    read_only = read_only or not _writable(path)
    mode = "ro" if read_only else "rwc" if create else "rw"
    address = f"file:{quote(str(path.resolve()))}?mode={mode}"
    if read_only and not _writable(path.resolve().parent) and not _log_of(path):
        address += "&immutable=1"  # else SQLite wants to put its log beside the file

    def connect() -> sqlite3.Connection:
        opened = sqlite3.connect(
            address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
        for pragma in _PRAGMAS:
            opened.execute(f"PRAGMA {pragma}")
        return opened

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return Database(engine, str(path), read_only=read_only)


def postgresql(where: str, *, read_only: bool) -> Database:
    """Open a database by its URL.

    Raises:
        StoreError: the URL is none, or the extra is missing.
    """
    try:
        url: URL = make_url(where)
    except (ArgumentError, ValueError):
        raise StoreError("The store's URL is none: write postgresql://user@host/database.") from None
    shown = url.render_as_string(hide_password=True)
    if url.drivername not in _POSTGRESQL:
        raise StoreError(f"{shown} is no store: a store is a file, or a URL postgresql://user@host/database.")
    try:
        engine = create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    except (ImportError, NoSuchModuleError):
        raise StoreError(
            f"{shown} needs the extra for PostgreSQL: pip install 'onrecord[postgres]'."
        ) from None
    return Database(engine, shown, read_only=read_only)


def log_ahead(database: Database) -> None:
    """Have a new file log ahead, so that readers and a writer don't wait for each other; it stays so."""
    if database.is_sqlite and not database.read_only:
        with refusals(database.where), database.engine.connect() as connection:
            raw = connection.connection.driver_connection
            if raw is not None and raw.execute("PRAGMA journal_mode").fetchone() != ("wal",):
                _switch(raw)


def _switch(raw: sqlite3.Connection) -> None:
    """Switch to the log; SQLite does not wait by itself for another process that makes the same file."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            raw.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            return


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _look_at(path: Path, *, create: bool) -> None:
    try:
        if path.is_dir():
            raise StoreError(f"{path} is a folder; a store is one file.")
        if not path.exists():
            if not create:
                raise StoreError(f"There is no store at {path}; `onrecord add` makes one.")
            if not path.parent.is_dir():
                raise StoreError(f"{path} can't be made: there is no folder {path.parent}.")
            if not _writable(path.parent):
                raise StoreError(f"{path} can't be made: the folder can't be written to.")
            return
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no valid path"
        raise StoreError(f"{path} can't be read: {reason}.") from None
    if (start and start != _MAGIC) or not (start or create):
        raise StoreError(f"{path} is no store of onrecord.")


def _writable(path: Path) -> bool:
    """Say whether a file, its log beside it, can be written; of a folder, whether files can be made in it."""
    if path.is_dir():
        return os.access(path, os.W_OK | os.X_OK)
    return _writable(path.resolve().parent) and (not path.exists() or os.access(path, os.W_OK))


def _log_of(path: Path) -> bool:
    """Say whether there are transactions in the log beside a file that are not in the file yet."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0
