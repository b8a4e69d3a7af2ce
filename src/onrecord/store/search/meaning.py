"""Search by meaning: the vector of each fact's words, made when it is first asked for, and the nearest ones.

It is on only where the sentence encoder is installed; the store itself knows a function from texts to vectors
of length 1, and no model.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, Select, func, insert, select

from onrecord.register.said import Said
from onrecord.store.facts import Fact
from onrecord.store.schema import fact, meaning

if TYPE_CHECKING:
    from onrecord.store.store import Store

Encode = Callable[[Sequence[str]], npt.NDArray[np.float32]]
"""Makes a row of numbers a text, each row of length 1."""

_AT_ONCE = 128
"""Facts that are encoded between two transactions: a second or so is lost where it is stopped."""


def missing(connection: Connection) -> int:
    """Return how many facts have no vector yet."""
    number: int | None = connection.scalar(select(func.count()).select_from(_unread().subquery()))
    return number or 0


def fill(store: Store, encode: Encode, step: Callable[[int], None] = lambda _number: None) -> None:
    """Give every fact its vector. It can be stopped at any moment, and goes on.

    Args:
        store: the store, which is written to.
        encode: makes vectors.
        step: called with the number of facts that have just been read.
    """
    while True:
        with store.reading() as connection:
            ids = list(connection.scalars(_unread().order_by(fact.c.id.desc()).limit(_AT_ONCE)))
        if not ids:
            return
        found = list(store.facts_of(ids))
        rows = encode([words_of(one) for one in found]).astype(np.float16)
        with store.writing() as held:
            known = set(held.connection.scalars(select(meaning.c.fact_id).where(meaning.c.fact_id.in_(ids))))
            new = [
                {"fact_id": one.id, "body": row.tobytes()}
                for one, row in zip(found, rows, strict=True)
                if one.id not in known
            ]
            if new:
                held.connection.execute(insert(meaning), new)
        step(len(found))


def words_of(one: Fact) -> str:
    """Return the words of a fact that are read for their meaning."""
    return one.value.text if isinstance(one.value, Said) else one.value.told.text


def nearest(
    connection: Connection, asked: npt.NDArray[np.float32], limit: int, among: Collection[int] | None = None
) -> list[tuple[int, float]]:
    """Return the ids of the facts nearest to a vector, each with how like it is, the likest first.

    Args:
        connection: to the store.
        asked: the vector.
        limit: how many.
        among: the ids that count, `None` for all.
    """
    rows = select(meaning.c.fact_id, meaning.c.body).join(fact, fact.c.id == meaning.c.fact_id)
    best: list[tuple[float, int]] = []
    for some in connection.execute(rows, execution_options={"yield_per": 5_000}).partitions():
        kept = [row for row in some if among is None or row.fact_id in among]
        if kept:
            vectors = np.frombuffer(b"".join(row.body for row in kept), np.float16).reshape(len(kept), -1)
            likeness = vectors.astype(np.float32) @ asked
            pairs = zip(likeness.tolist(), (row.fact_id for row in kept), strict=True)
            best = heapq.nlargest(limit, [*best, *pairs])
    return [(one, like) for like, one in best]


def _unread() -> Select[int]:
    return select(fact.c.id).where(~select(meaning.c.fact_id).where(meaning.c.fact_id == fact.c.id).exists())
