"""Rows by person, days and status."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from onrecord.names.compare import compare
from onrecord.names.context import Named
from onrecord.names.words import fold
from onrecord.register.period import Period
from onrecord.register.register import Register, Row


def people_called(register: Register, name: str) -> frozenset[str]:
    """Return the ids of all who may be called so.

    Those who have every word of `name` in one of their printed names, accents and case aside ("lodz" finds
    Łódź); if there are none, those whom `onrecord.names` calls the same (another spelling or script).
    """
    words = _words(name)
    found = frozenset(
        person.id
        for person in register.people.values()
        if words and any(words <= _words(form) for form in person.names)
    )
    if found:
        return found
    asked = Named.of(name)
    return frozenset(
        person.id
        for person in register.people.values()
        if person.kind == "person"
        and any(compare(asked, Named.of(form)).verdict == "same" for form in person.names)
    )


class Choice(NamedTuple):
    """What is asked of a row; `None` asks nothing."""

    people: frozenset[str] | None = None
    since: Period | None = None
    until: Period | None = None
    statuses: frozenset[str] | None = None


class Chosen(NamedTuple):
    """The rows that fit, and how many did not: by status, and by having no day where days are asked for."""

    rows: tuple[Row, ...]
    other_status: int
    undated: int


def choose(rows: Iterable[Row], choice: Choice) -> Chosen:
    """Return the rows that fit; one whose time is a month fits if any day of it does."""
    kept: list[Row] = []
    other_status = undated = 0
    for row in rows:
        if choice.people is not None and choice.people.isdisjoint(person.id for person in row.people):
            continue
        if (choice.since or choice.until) and row.period is None:
            undated += 1
            continue
        if not _within(row.period, choice):
            continue
        if choice.statuses is not None and row.entry.status not in choice.statuses:
            other_status += 1
            continue
        kept.append(row)
    return Chosen(tuple(kept), other_status, undated)


def _within(days: Period | None, choice: Choice) -> bool:
    if days is None:
        return True
    return (choice.since is None or days.last >= choice.since.first) and (
        choice.until is None or days.first <= choice.until.last
    )


def _words(name: str) -> frozenset[str]:
    return frozenset(filter(None, map(fold, name.replace("-", " ").replace("’", "'").split())))
