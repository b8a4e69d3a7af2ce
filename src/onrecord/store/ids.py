"""Numbers for new rows: one after the other, without gaps, the same on every database.

A database's own counters skip numbers when a transaction is given up, so that a run that was stopped and one
that was not would number alike articles otherwise. These are read in the transaction that uses them, behind
the lock that lets one writer in at a time.
"""

from __future__ import annotations

from sqlalchemy import Connection, Table, func, select

from onrecord.store import state

_FACTS = "facts"
# Tables whose rows go again. The largest id that is there says how many went where a transaction ended.
_REMOVED = frozenset(("actor",))
_DAY = 36
"""Bits of a fact's id behind its day: 68 thousand million facts."""


class Ids:
    """The numbers of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last: dict[str, int] = {}
        self._facts: int | None = None

    def next(self, table: Table) -> int:
        """Return the id of the next row of a table."""
        if table.name not in self._last:
            given = state.get(self._connection, _last_of(table.name)) if table.name in _REMOVED else None
            there = self._connection.scalar(select(func.max(table.c.id)))
            self._last[table.name] = max(int(given or 0), there or 0)
        self._last[table.name] += 1
        return self._last[table.name]

    def next_facts(self, day: int | None, number: int) -> range:
        """Return the ids of the next facts of one day.

        Args:
            day: the day they were published, `date.toordinal()`; `None` where nobody knows.
            number: how many.
        """
        if self._facts is None:
            self._facts = int(state.get(self._connection, _FACTS) or 0)
        first = ((day or 0) << _DAY) | (self._facts + 1)
        self._facts += number
        return range(first, first + number)

    def keep(self) -> None:
        """Write down how many facts and actors there have been: their numbers are never given twice."""
        if self._facts is not None:
            state.put(self._connection, _FACTS, str(self._facts))
        for table in _REMOVED & self._last.keys():
            state.put(self._connection, _last_of(table), str(self._last[table]))


def _last_of(table: str) -> str:
    return f"last {table}"


def first_of(day: int) -> int:
    """Return the least id a fact of a day can have; those of the days before are less."""
    return day << _DAY
