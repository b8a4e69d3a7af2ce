"""Search: from what is asked to the facts that fit.

    with store.reading() as connection:
        found = search(connection, Query(terms=typed("harbour").terms, said_by=("Wenn",)))

Facts come the newest first. Where words are asked for that only few facts have, those that fit best come
first: of common words nobody can tell the best of a hundred thousand, and the newest are what is looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import ModuleType
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Connection, select

from onrecord.store.bound import at_once
from onrecord.store.facts import Fact, by_id
from onrecord.store.schema import fact
from onrecord.store.search import postgresql, sqlite
from onrecord.store.search.bearers import Bearers, bearers
from onrecord.store.search.meaning import nearest
from onrecord.store.search.outlets import outlets_called
from onrecord.store.search.query import Query
from onrecord.store.search.relevance import ranked
from onrecord.store.search.wanted import Wanted, wanted

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

RARE = 1_000
"""What so many facts have at most is rare: they are put in order by relevance if nobody says otherwise."""
BEST = 10_000
"""Of what is common, so many of the newest are put in order where somebody asks for relevance."""
COUNTED = 10_000
"""Hits are counted as far as this."""
# More facts than any store has.
_ALL = 1 << 40

_Told = tuple[tuple[Bearers, ...], tuple[tuple[str, tuple[str, ...]], ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Attributes:
        facts: the hits in their order, as many as were asked for.
        total: how many there are in all, on every page.
        is_total: whether they were all counted; else there are more.
        order: how they are put in order.
        names: whom each name asked for means; nobody, where there is no such name.
        outlets: which outlets each one asked for means.
        likeness: of each hit, where it was searched for by meaning.
    """

    facts: tuple[Fact, ...]
    total: int
    is_total: bool
    order: Literal["newest", "relevance", "likeness"]
    names: tuple[Bearers, ...] = ()
    outlets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    likeness: tuple[float, ...] = ()

    @property
    def next(self) -> int | None:
        """The `before` of the next page, where facts come newest first and there is one."""
        is_last = self.is_total and self.total <= len(self.facts)
        return self.facts[-1].id if self.facts and self.order == "newest" and not is_last else None


def search(connection: Connection, query: Query) -> Found:
    """Find facts.

    Args:
        connection: to the store, as `Store.reading` gives it.
        query: what is asked for.
    """
    every, told = _wanted(connection, query)
    if not all(every.keys):
        return Found((), 0, True, "newest", *told)
    base = _base(connection)
    if query.terms and query.before is None and query.sort != "newest":
        most = RARE if query.sort == "usual" else BEST
        ids = base.ids(connection, every, most + 1)
        if len(ids) <= most or query.sort == "relevance":
            best = ranked(_words(connection, ids[:most]), query.terms)[: query.limit]
            facts = tuple(by_id(connection, best))
            return Found(facts, len(ids), len(ids) <= most, "relevance", *told)
        ids = ids[: query.limit]
    else:
        ids = base.ids(connection, _page(every, query.before), query.limit)
    total = base.count(connection, every, COUNTED)
    facts = tuple(by_id(connection, ids))
    return Found(facts, min(total, COUNTED), total <= COUNTED, "newest", *told)


def search_like(connection: Connection, query: Query, asked: npt.NDArray[np.float32]) -> Found:
    """Find the facts whose words mean the same; what else the query asks for must hold as well.

    Args:
        connection: to a store whose facts have their vectors (`meaning.fill`).
        query: what is asked for, which may be nothing.
        asked: the vector of what they should be like.
    """
    every, told = _wanted(connection, query)
    if not all(every.keys):
        return Found((), 0, True, "likeness", *told)
    among = set(_base(connection).ids(connection, every, _ALL)) if query.asks else None
    best = nearest(connection, asked, query.limit, among)
    facts = tuple(by_id(connection, [one for one, _ in best]))
    return Found(facts, len(facts), True, "likeness", *told, tuple(like for _, like in best))


def _wanted(connection: Connection, query: Query) -> tuple[Wanted, _Told]:
    """Return what the databases are asked for, and whom and what the names asked for mean."""
    asked = dict.fromkeys((*query.said_by, *query.to, *query.about, *query.met))
    names = {name: bearers(connection, name) for name in asked}
    outlets = {outlet: outlets_called(connection, outlet) for outlet in query.outlets}
    every = wanted(replace(query, before=None), {name: whom.ids for name, whom in names.items()}, outlets)
    return every, (tuple(names.values()), tuple(outlets.items()))


def _base(connection: Connection) -> ModuleType:
    return sqlite if connection.dialect.name == "sqlite" else postgresql


def _page(every: Wanted, before: int | None) -> Wanted:
    if before is None:
        return every
    return replace(every, end=before if every.end is None else min(every.end, before))


def _words(connection: Connection, ids: Sequence[int]) -> Iterator[tuple[int, str]]:
    for some in at_once(ids):
        yield from connection.execute(select(fact.c.id, fact.c.words).where(fact.c.id.in_(some)))
