"""What several articles give, once: as the first of them gives it, the others noted beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from onrecord.register.entry import Entry
from onrecord.register.origin import Origin
from onrecord.register.register import Row
from onrecord.register.said import Said


class Quotes(NamedTuple):
    """Statements in order of days, and by the id of each how other articles give it."""

    first: tuple[Said, ...]
    others: Mapping[str, tuple[Said, ...]]


class Meetings(NamedTuple):
    """Meetings in order of days, those without one last.

    Attributes:
        first: as they are shown: by the first article that gives a day, else by the first.
        gathered: for counting: with everybody whom any article names.
        others: by the id of each how other articles tell it.
    """

    first: tuple[Row, ...]
    gathered: tuple[Row, ...]
    others: Mapping[str, tuple[Entry, ...]]


def published(origin: Origin) -> str:
    """Return what puts articles in order of days, the undated behind all others."""
    return (origin.published or "~")[:10]


def quotes_once(quotes: Iterable[Said], same: Mapping[str, str]) -> Quotes:
    """Put together quotes that are one statement.

    Args:
        quotes: the quotes.
        same: by the id of a quote the id of its statement; what is not in it stays alone.
    """
    given: dict[str, list[Said]] = defaultdict(list)
    for said in sorted(quotes, key=lambda said: published(said.origin)):
        given[same.get(said.id, said.id)].append(said)
    return Quotes(
        tuple(first for first, *_ in given.values()),
        {first.id: tuple(rest) for first, *rest in given.values() if rest},
    )


def meetings_once(rows: Iterable[Row], same: Mapping[str, str]) -> Meetings:
    """Put together rows that are one meeting.

    Args:
        rows: the rows.
        same: by the id of a row's entry the id of its event; what is not in it stays alone.
    """
    told: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.period is None, published(row.entry.origin))):
        told[same.get(row.entry.id, row.entry.id)].append(row)
    order = sorted(told.values(), key=lambda some: some[0].starts)
    return Meetings(
        tuple(_first(some) for some in order),
        tuple(_gathered(some) for some in order),
        {first.entry.id: tuple(row.entry for row in rest) for first, *rest in order if rest},
    )


def _first(tellings: list[Row]) -> Row:
    """Return the first telling; those that are known to be of the same meeting are not perhaps of it."""
    told = {row.entry.id for row in tellings}
    return replace(tellings[0], perhaps=tuple(one for one in tellings[0].perhaps if one not in told))


def _gathered(tellings: list[Row]) -> Row:
    everybody = {person.id: person for row in tellings for person in row.people}
    return replace(tellings[0], people=tuple(everybody.values()))
