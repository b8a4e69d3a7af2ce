"""A query as the databases take it: terms, keys of which any, and a range of ids. Names are ids by now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.store.ids import first_of
from onrecord.store.search.keys import (
    MEETING,
    QUOTE,
    act_key,
    kind_key,
    mode_key,
    outlet_key,
    part_key,
    status_key,
)
from onrecord.store.search.query import ACTS, FACTS, MODES, QUOTE_KINDS, STATUSES, Query
from onrecord.store.search.typed import Term

Ids = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a database is asked for.

    Attributes:
        terms: each is among the words.
        without: none is.
        keys: of each of these, one at least is among the keys; an empty one is never fulfilled.
        first: the lowest id that counts, `None` for any.
        end: the first id beyond those that count, `None` for any.
    """

    terms: tuple[Term, ...]
    without: tuple[Term, ...]
    keys: tuple[tuple[str, ...], ...]
    first: int | None
    end: int | None

    @property
    def is_plain(self) -> bool:
        """Whether no words and no keys matter, so that facts are just listed."""
        return not (self.terms or self.without or self.keys)


def wanted(query: Query, names: Mapping[str, Ids], outlets: Mapping[str, tuple[str, ...]]) -> Wanted:
    """Return what a query comes down to.

    Args:
        query: what is asked for; which page of it is another matter.
        names: the ids of those whom each name of the query means.
        outlets: the outlets that each of the query's means.
    """
    first, end = _days(query.since, query.until)
    return Wanted(query.terms, query.without, tuple(_keys(query, names, outlets)), first, end)


def _days(since: date | None, until: date | None) -> tuple[int | None, int | None]:
    """Return the range of ids of some days; a fact without a day is on none."""
    if since is None and until is None:
        return None, None
    first = first_of(since.toordinal() if since else date.min.toordinal())
    return first, None if until is None else first_of(until.toordinal() + 1)


def _keys(
    query: Query, names: Mapping[str, Ids], outlets: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, ...]]:
    if query.said_by:
        yield tuple(part_key("said_by", one) for name in query.said_by for one in names[name])
    if query.to:
        yield tuple(part_key("to", one) for name in query.to for one in names[name])
    for name in query.about:
        yield tuple(part_key("about", one) for one in names[name])
    for name in query.met:
        yield tuple(part_key("present", one) for one in names[name])
    if query.outlets:
        yield tuple(outlet_key(one) for asked in query.outlets for one in outlets[asked])
    asked = frozenset(query.kinds)
    for kinds, keys in (
        (FACTS, (QUOTE, MEETING)),
        (QUOTE_KINDS, tuple(map(kind_key, QUOTE_KINDS))),
        (ACTS, tuple(map(act_key, ACTS))),
        (STATUSES, tuple(map(status_key, STATUSES))),
        (MODES, tuple(map(mode_key, MODES))),
    ):
        of_sort = tuple(key for kind, key in zip(kinds, keys, strict=True) if kind in asked)
        if of_sort:
            yield of_sort
