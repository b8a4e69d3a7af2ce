"""What a database says no with, in one sentence for people. Mistakes of ours stay what they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, DataError, IntegrityError, NotSupportedError, ProgrammingError

from onrecord.errors import StoreError

# Words of SQLite and PostgreSQL, in lower case, and what they come to.
_SENTENCES = (
    (
        ("database is locked", "lock timeout", "database table is locked"),
        "{where} is being written by another process; try again when that is done.",
    ),
    (("not a database",), "{where} is no store of onrecord."),
    (("malformed", "corrupt", "disk i/o error"), "{where} is damaged ({reason}): take a copy from before."),
    (("readonly", "read-only"), "{where} can't be written to."),
    (("full", "no space"), "{where} can't be written: there is no room left."),
    (("unable to open",), "{where} can't be opened."),
)

# PostgreSQL's "insufficient privilege".
_FORBIDDEN = "42501"


@contextmanager
def refusals(where: str) -> Iterator[None]:
    """Turn what a database refuses into one sentence.

    Args:
        where: what the store is called.

    Raises:
        StoreError: it is locked, damaged, out of reach, out of room.
    """
    try:
        yield
    except (DataError, IntegrityError, NotSupportedError, ProgrammingError) as error:
        if getattr(error.orig, "sqlstate", None) != _FORBIDDEN:
            raise
        raise StoreError(f"{where} may not be read or written by this user: {_reason(error)}.") from error
    except DatabaseError as error:
        raise StoreError(_sentence(where, _reason(error))) from error


def _reason(error: DatabaseError) -> str:
    """Return what the database said, as one line without a full stop."""
    return " ".join(str(error.orig).split()).rstrip(".")


def _sentence(where: str, reason: str) -> str:
    for words, sentence in _SENTENCES:
        if any(word in reason.lower() for word in words):
            return sentence.format(where=where, reason=reason)
    return f"{where} can't be used: {reason}."
