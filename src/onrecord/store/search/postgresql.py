"""Facts by their words and keys in PostgreSQL: two `tsvector`s behind one GIN index, answers as SQLite's."""

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
    statement = f"SELECT id FROM fact {_where(wanted)} ORDER BY id DESC LIMIT :most"  # noqa: S608 - no value in it
    return list(connection.scalars(text(statement), _values(wanted) | {"most": most}))


def count(connection: Connection, wanted: Wanted, most: int) -> int:
    """Return how many facts fit; beyond `most` they are not counted, and it is `most + 1`."""
    statement = f"SELECT count(*) FROM (SELECT 1 FROM fact {_where(wanted)} LIMIT :most) AS hit"  # noqa: S608 - its parts are ours, values are bound
    return connection.scalar(text(statement), _values(wanted) | {"most": most + 1}) or 0


def words_query(wanted: Wanted) -> str:
    """Return the words as a `tsquery`. Every word is between quotation marks, so that none is syntax."""
    return " & ".join([*_terms(wanted.terms), *(f"!({term})" for term in _terms(wanted.without))])


def keys_query(wanted: Wanted) -> str:
    """Return the keys as a `tsquery`."""
    return " & ".join(f"({' | '.join(map(_quoted, keys))})" for keys in wanted.keys)


def _terms(terms: Sequence[Term]) -> Iterator[str]:
    for term in terms:
        yield f"({' <-> '.join(map(_quoted, term.words))}{':*' if term.prefix else ''})"


def _quoted(word: str) -> str:
    return f"'{word}'"


def _where(wanted: Wanted) -> str:
    conditions = []
    if wanted.terms or wanted.without:
        conditions.append("words_tsv @@ CAST(:words AS tsquery)")
    if wanted.keys:
        conditions.append("keys_tsv @@ CAST(:keys AS tsquery)")
    if wanted.first is not None:
        conditions.append("id >= :first")
    if wanted.end is not None:
        conditions.append("id < :end")
    return f"WHERE {' AND '.join(conditions)}" if conditions else ""


def _values(wanted: Wanted) -> dict[str, int | str]:
    found: dict[str, int | str] = {}
    if wanted.terms or wanted.without:
        found["words"] = words_query(wanted)
    if wanted.keys:
        found["keys"] = keys_query(wanted)
    if wanted.first is not None:
        found["first"] = wanted.first
    if wanted.end is not None:
        found["end"] = wanted.end
    return found
