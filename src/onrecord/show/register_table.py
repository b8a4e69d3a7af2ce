"""A register on the terminal: one row a meeting, then who takes part most.

rich is imported with this module, so import it late.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.register.counts import Share
from onrecord.register.register import Row
from onrecord.show.printable import fitted, printable, shortened
from onrecord.show.register_view import View
from onrecord.show.wording import EMPTY, MODES, counted

# So many rows are printed and so many people counted, unless all are asked for.
_ROWS, _PEOPLE = 40, 10
# Code points of a cell before it is cut, and of names in one.
_LONGEST, _NAMES = 60, 5
_NARROW = 76  # columns; below that the source goes without its own
_LEFT_TO_RIGHT_MARK = "\u200e"


def render(view: View, stream: TextIO, *, full: bool = False) -> None:
    """Print a view to `stream`; what is not printed is counted in a line at the end, unless `full`.

    Names and words can't move the cursor, colour anything or reorder a line.
    """
    console = Console(file=stream)
    if not view.rows:
        console.print(f"No meeting is told in {counted(view.articles, 'article')}.", highlight=False)
        return
    rows = view.rows if full else view.rows[:_ROWS]
    console.print(_meetings(rows, console, full=full))
    left = len(view.rows) - len(rows)
    if left:
        console.print(
            f"… and {counted(left, 'more meeting')}: --full prints all, -o register.html or .csv keeps them.",
            style="dim",
            highlight=False,
        )
    console.print()
    console.print(_people(view.shares if full else view.shares[:_PEOPLE], console))
    left = len(view.shares) - _PEOPLE
    if left > 0 and not full:
        console.print(f"… and {counted(left, 'more person', 'more people')}.", style="dim", highlight=False)
    console.print()
    console.print(summary(view), style="dim", highlight=False)


def summary(view: View) -> str:
    """Return what the register holds in one line."""
    days = [row.period for row in view.rows if row.period]
    parts = [
        counted(len(view.rows), "meeting"),
        counted(len(view.shares), "person", "people"),
        f"in {counted(view.articles, 'article')}",
    ]
    if days:
        parts.append(f"from {min(day.first for day in days)} to {max(day.last for day in days)}")
    doubles = sum(bool(row.perhaps) for row in view.rows)
    if doubles:
        parts.append(f"{doubles:,} perhaps told by another article too")
    return ", ".join(parts)


def _meetings(rows: Sequence[Row], console: Console, *, full: bool) -> Table:
    wide = console.width >= _NARROW
    table = Table(box=None, pad_edge=False, show_edge=False, header_style="dim")
    for title, ratio in (("date", None), ("who", 4), ("how", None), ("where", 2)):
        table.add_column(title, overflow="fold", ratio=ratio, no_wrap=title == "date")
    if wide:
        table.add_column("source", overflow="fold", ratio=2)
    for row in rows:
        entry = row.entry
        how = MODES[entry.mode] if entry.status == "held" else f"{entry.status}, {MODES[entry.mode]}"
        cells = [
            _cell(entry.when.value if entry.when else None, console, full=full),
            _who(row, console, full=full),
            _cell(how, console, full=True),
            _cell(entry.place.text if entry.place else None, console, full=full),
        ]
        if wide:
            cells.append(_cell(entry.origin.outlet or _file(entry.origin.source), console, full=full))
        table.add_row(*cells)
    return table


def _who(row: Row, console: Console, *, full: bool) -> Text:
    text = Text()
    people = list(zip(row.entry.present, row.people, strict=True))
    shown = people if full else people[:_NAMES]
    for number, (present, person) in enumerate(shown):
        text.append(", " if number else "")
        text.append(_safe(person.name, console, full=full), "bold")
        if present.role in {"host", "guest"}:
            text.append(f" ({present.role})", "dim")
    if len(people) > len(shown):
        text.append(fitted(f" … and {len(people) - len(shown)} more", console.encoding), "dim")
    return text


def _people(shares: Sequence[Share], console: Console) -> Table:
    table = Table(box=None, pad_edge=False, show_edge=False, header_style="dim")
    table.add_column("who takes part most", overflow="fold", ratio=2)
    table.add_column("meetings", justify="right")
    table.add_column("most often with", overflow="fold", ratio=3)
    for share in shares:
        beside = ", ".join(f"{_safe(person.name, console)} {number:,}" for person, number in share.beside)
        table.add_row(
            Text(_safe(share.person.name, console), "bold"), f"{share.meetings:,}", Text(beside or EMPTY)
        )
    return table


def _file(source: str) -> str:
    """Return the name of a file without its folders, an address whole."""
    return source if "://" in source else re.split(r"[/\\]", source)[-1]


def _cell(text: str | None, console: Console, *, full: bool) -> Text:
    return Text(_safe(text, console, full=full)) if text else Text(fitted(EMPTY, console.encoding), "dim")


def _safe(text: str | None, console: Console, *, full: bool = False) -> str:
    """Make words printable on this console, cut unless in full; after them goes on from left to right."""
    line = printable(text or "")
    if not full:
        line = shortened(line, _LONGEST)
    return fitted(line if line.isascii() else line + _LEFT_TO_RIGHT_MARK, console.encoding)
