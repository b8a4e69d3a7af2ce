"""A bar with the time left, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

# Fewer sources than this are done before a bar is worth drawing.
_FROM = 5


class Step(Protocol):
    """Moves a bar on by so many; `more` have turned up that were not counted before."""

    def __call__(self, done: int = 1, more: int = 0) -> None:
        """Move it on."""


@contextmanager
def progress(total: int, *, shown: bool, what: str = "reading", least: int = _FROM) -> Iterator[Step]:
    """Draw a bar if standard error is a terminal and the wait is worth it; give what moves it on."""
    if not shown or total < least or not sys.stderr.isatty():
        yield lambda done=1, more=0: None  # noqa: ARG005 - the shape of Step
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    # While the bar is drawn it takes the place of sys.stderr, so that what is said scrolls above it;
    # standard output stays what it is, records go there.
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(what, total=total)

        def step(done: int = 1, more: int = 0) -> None:
            if more:
                bar.update(task, total=(bar.tasks[0].total or 0) + more)
            bar.advance(task, done)

        yield step
