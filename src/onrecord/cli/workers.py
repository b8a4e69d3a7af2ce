"""Articles read by several processes, the outcomes in the order of the articles.

Each process loads the model once. Articles go to them in small bundles, a few bundles ahead of what has been
taken, so that memory does not grow with the number of articles and a stop takes effect at once.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING

from onrecord.cli.outcome import Outcome, outcome
from onrecord.cli.units import Unit
from onrecord.errors import OnRecordError

if TYPE_CHECKING:
    from onrecord.annotate.stage import Model

# A bundle is so many articles or so many bytes of them, whichever is first: a second or so of reading.
_BUNDLE, _BUNDLE_BYTES = 16, 60_000
# Bundles under way, a process: one it reads, and some that wait for a slow one before them.
_AHEAD = 6
# Bytes under way at most, and one bundle more: a PDF may have fifty million.
_AHEAD_BYTES = 100_000_000


def outcomes(
    units: Iterable[Unit], workers: int, *, model: str | None, threads: int | None
) -> Iterator[tuple[Unit, Outcome]]:
    """Read articles; each comes with what became of it, in their order, whatever the number of processes.

    Args:
        units: the articles.
        workers: how many processes; 1 is this one alone.
        model: the name of the model, as `model.chosen.chosen` takes it.
        threads: how many threads it uses in each process.

    Raises:
        ModelError: the model does not load or run.
        OnRecordError: a process was ended from outside, for want of memory perhaps.
    """
    if workers == 1:
        from onrecord.model.chosen import chosen

        reader = chosen(model, threads)
        yield from ((unit, outcome(unit, reader)) for unit in units)
        return
    pool = ProcessPoolExecutor(
        workers, get_context("spawn"), initializer=_start, initargs=(model, threads or 1)
    )
    done = False
    try:
        waiting: deque[tuple[list[Unit], Future[list[Outcome]]]] = deque()
        ahead = 0
        for bundle in _bundles(units):
            waiting.append((bundle, pool.submit(_read, bundle)))
            ahead += _size(bundle)
            while len(waiting) >= workers * _AHEAD or ahead > _AHEAD_BYTES:
                ahead -= _size(waiting[0][0])
                yield from _next(waiting)
        while waiting:
            yield from _next(waiting)
        done = True
    except BrokenProcessPool:
        raise OnRecordError(
            "A reading process was ended from outside, perhaps for want of memory: try fewer with --workers."
        ) from None
    finally:
        pool.shutdown(wait=done, cancel_futures=True)
        if not done:  # nothing that they still read is wanted
            for child in active_children():
                child.terminate()


def _next(waiting: deque[tuple[list[Unit], Future[list[Outcome]]]]) -> Iterator[tuple[Unit, Outcome]]:
    bundle, read = waiting.popleft()
    return zip(bundle, read.result(), strict=True)


def _size(bundle: Iterable[Unit]) -> int:
    return sum(len(unit.data) for unit in bundle)


def _bundles(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    bundle: list[Unit] = []
    size = 0
    for unit in units:
        bundle.append(unit)
        size += len(unit.data)
        if len(bundle) == _BUNDLE or size >= _BUNDLE_BYTES:
            yield bundle
            bundle, size = [], 0
    if bundle:
        yield bundle


class _Here:
    """What a process knows: its model. Set when it starts."""

    model: Model | None = None


def _start(model: str | None, threads: int) -> None:
    """Load the model; Ctrl-C is the first process's to hear, and whose first process is gone goes too."""
    from onrecord.model.chosen import chosen

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_leave_with_parent, daemon=True).start()
    _Here.model = chosen(model, threads)


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read(bundle: list[Unit]) -> list[Outcome]:
    return [outcome(unit, _Here.model) for unit in bundle]
