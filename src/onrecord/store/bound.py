"""Values a few at a time: no database takes any number of them bound to one statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

MOST = 500
"""Far below what either database takes."""


def at_once(values: Iterable[T], most: int = MOST) -> Iterator[list[T]]:
    """Yield values in their order, by as many as a statement takes."""
    left = iter(values)
    while some := list(islice(left, most)):
        yield some
