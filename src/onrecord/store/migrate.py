"""Which revision a store is of, and how it becomes one of today.

Alembic is loaded only where there is something to do: to know that a store is of today takes one row.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from onrecord.errors import StoreError
from onrecord.store.database import Database, log_ahead

REVISIONS = ("0001", "0002", "0003", "0004")
"""All that this version of onrecord knows, in order; the last is today's."""

_MIGRATIONS = Path(__file__).with_name("migrations")


def is_outdated(base: Database) -> bool:
    """Say whether a store is of an earlier version; an empty database is none.

    Raises:
        StoreError: it is of something else, or of a newer version.
    """
    with base.reading() as connection:
        return revision(connection, base.where) not in (None, REVISIONS[-1])


def bring_up_to_date(base: Database, *, create: bool) -> None:
    """Make the tables that are missing.

    Args:
        base: the database.
        create: make all of them where there are none.

    Raises:
        StoreError: there are none and `create` is false; it is of something else, or of a newer version; or
            it is of an older one and can't be written to.
    """
    with base.reading() as connection:
        found = revision(connection, base.where)
    if found == REVISIONS[-1]:
        return
    if found is None and not create:
        raise StoreError(f"There is no store at {base.where}; `onrecord add` makes one.")
    if found is not None and base.read_only:
        raise StoreError(
            f"{base.where} is of an earlier version of onrecord and can't be written to, so it can't be "
            "brought up to date."
        )
    log_ahead(base)
    with base.writing() as connection:
        _refuse_encoding(connection, base.where)
        if revision(connection, base.where) != REVISIONS[-1]:  # nobody else was faster
            upgrade(connection)


def _refuse_encoding(connection: Connection, where: str) -> None:
    if connection.dialect.name == "postgresql":
        encoding = connection.scalar(text("SHOW server_encoding"))
        if encoding != "UTF8":
            raise StoreError(
                f"{where} keeps texts as {encoding}; make one with TEMPLATE template0 ENCODING 'UTF8'."
            )


def revision(connection: Connection, where: str) -> str | None:
    """Return the revision of a store; `None` of an empty database.

    Args:
        connection: to the database.
        where: what it is called in messages.

    Raises:
        StoreError: it holds other tables than ours, or is of a newer version of onrecord.
    """
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    found = None
    if {"alembic_version", "version", "record"} <= tables:
        found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if not isinstance(found, str):
        raise StoreError(f"{where} is no store of onrecord: it is a database of something else.")
    if found not in REVISIONS:
        raise StoreError(
            f"{where} is of a newer version of onrecord (its revision is {found}, known here is "
            f"{REVISIONS[-1]}): install that version."
        )
    return found


def upgrade(connection: Connection, to: str = REVISIONS[-1]) -> None:
    """Make the tables, or what of them is missing, in the transaction that is open.

    Args:
        connection: the writing one.
        to: the revision wanted; a test asks for an earlier one.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
