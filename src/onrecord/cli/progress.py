"""A bar with the time left, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# Fewer sources than this are done before a bar is worth drawing.
_FROM = 5


@contextmanager
def progress(total: int, *, shown: bool, what: str = "reading") -> Iterator[Callable[[], None]]:
    """Draw a bar if standard error is a terminal and the wait is worth it; give what moves it on by one."""
    if not shown or total < _FROM or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    # While the bar is drawn it takes the place of sys.stderr, so that what is said scrolls above it;
    # standard output stays what it is, records go there.
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)
