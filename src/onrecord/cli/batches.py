"""What is read, kept a batch at a time, so that a run that is stopped has lost next to nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import monotonic
from typing import TypeVar

from onrecord.cli.interrupt import held_back

T = TypeVar("T")

MOST, SECONDS = 32, 1.0
"""A batch is so many articles, or what was read in so many seconds: whichever is first. What a killed run has
read of a batch is read again."""


def kept_in_batches(items: Iterable[T], keep: Callable[[list[T]], None]) -> bool:
    """Keep items as they come; say whether Ctrl-C stopped it, and what had come by then was kept.

    Args:
        items: what is to be kept.
        keep: keeps some of them, all or none; Ctrl-C waits for it.
    """
    batch: list[T] = []

    def put() -> None:
        ready = batch.copy()
        batch.clear()
        with held_back():
            keep(ready)

    begun = monotonic()
    try:
        for item in items:
            batch.append(item)
            if len(batch) >= MOST or monotonic() - begun > SECONDS:
                put()
                begun = monotonic()
        put()
    except KeyboardInterrupt:
        put()
        return True
    return False
