"""Facts by their words and keys in SQLite: one FTS5 expression, read newest first and no further than asked.

FTS5 reads the list of the rarest term and leaps through the others, from the last id down, so that the
newest hits of common words cost no more than those of rare ones. Its own ranking is left alone: `bm25` walks
the whole list of every term, those of keys too, before it gives the first row (`docs/search.md` has times).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, text

from onrecord.store.search.typed import Term
from onrecord.store.search.wanted import Wanted


def ids(connection: Connection, wanted: Wanted, most: int) -> list[int]:
    """Return the ids of the newest facts that fit, the newest first.

    Args:
        connection: to the store.
        wanted: what is asked for.
        most: so many ids at most.
    """
    statement = f"SELECT rowid {_from(wanted)} ORDER BY rowid DESC LIMIT :most"
    return list(connection.scalars(text(statement), _values(wanted) | {"most": most}))


def count(connection: Connection, wanted: Wanted, most: int) -> int:
    """Return how many facts fit; beyond `most` they are not counted, and it is `most + 1`."""
    statement = f"SELECT count(*) FROM (SELECT 1 {_from(wanted)} LIMIT :most)"  # noqa: S608 - no value in it
    return connection.scalar(text(statement), _values(wanted) | {"most": most + 1}) or 0


def match(wanted: Wanted) -> str:
    """Return the FTS5 expression. Every word is between quotation marks, so that none is syntax."""
    parts = [*_words(wanted.terms), *(f"keys : ({_any(keys)})" for keys in wanted.keys)]
    if not wanted.without:
        return " AND ".join(parts)
    # NOT is between two: what is left out is taken off all there is.
    rest = " AND ".join(parts) or 'keys : ("fq" OR "fm")'
    return f"({rest}) NOT ({' OR '.join(_words(wanted.without))})"


def _words(terms: Sequence[Term]) -> Iterator[str]:
    for term in terms:
        yield f'words : "{" ".join(term.words)}"{" *" if term.prefix else ""}'


def _any(keys: Sequence[str]) -> str:
    return " OR ".join(f'"{key}"' for key in keys)


def _from(wanted: Wanted) -> str:
    conditions = [] if wanted.is_plain else ["fact_fts MATCH :match"]
    if wanted.first is not None:
        conditions.append("rowid >= :first")
    if wanted.end is not None:
        conditions.append("rowid < :end")
    table = "fact" if wanted.is_plain else "fact_fts"
    return f"FROM {table} WHERE {' AND '.join(conditions)}" if conditions else f"FROM {table}"


def _values(wanted: Wanted) -> dict[str, int | str]:
    found: dict[str, int | str] = {} if wanted.is_plain else {"match": match(wanted)}
    if wanted.first is not None:
        found["first"] = wanted.first
    if wanted.end is not None:
        found["end"] = wanted.end
    return found
