"""A person on the terminal: names and offices, whom they met, what they said and what was said of them.

rich is imported with this module, so import it late.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.register.profile import Printed, Profile
from onrecord.register.register import Row
from onrecord.register.said import Said
from onrecord.show.printable import fitted, printable, shortened
from onrecord.show.wording import EMPTY, MODES, counted

# Rows of each table, code points of a cell, names of a meeting, unless all are asked for.
_ROWS, _LONGEST, _NAMES = 12, 160, 5
_LEFT_TO_RIGHT_MARK = "\u200e"


def render(found: Profile, stream: TextIO, *, full: bool = False) -> None:
    """Print a person to `stream`. Their words can't move the cursor, colour anything or reorder a line."""
    console = Console(file=stream, highlight=False)
    shown = _Shown(console, full=full)
    console.print(Text(", ".join(shown.safe(one.name) for one in found.people) or "Nobody", "bold"))
    summary = (
        f"{counted(len(found.said), 'quote')}, {counted(len(found.met), 'meeting')}, spoken of "
        f"{counted(len(found.about), 'time')}, in {counted(len(found.origins), 'article')}"
    )
    console.print(Text(summary, "dim"))
    shown.printed("printed as", found.forms)
    shown.printed("titles and offices", found.offices)
    shown.meetings("met", found.met)
    shown.meetings("not met: planned, cancelled, denied", found.unmet)
    shown.quotes("said", found.said, found)
    shown.quotes("was told", found.told, found)
    shown.quotes("spoken of", found.about, found)


class _Shown:
    """Prints tables to a console, cut unless in full."""

    def __init__(self, console: Console, *, full: bool) -> None:
        self._console, self._full = console, full

    def safe(self, text: str | None) -> str:
        """Make words printable on this console; after them goes on from left to right."""
        line = printable(text or EMPTY)
        line = line if self._full else shortened(line, _LONGEST)
        return fitted(line if line.isascii() else line + _LEFT_TO_RIGHT_MARK, self._console.encoding)

    def printed(self, heading: str, forms: Sequence[Printed]) -> None:
        rows = [(form.words, f"{form.articles:,}", form.first, form.last) for form in forms]
        self._table(heading, ("articles", "first", "last"), rows)

    def meetings(self, heading: str, met: Sequence[Row]) -> None:
        rows = []
        for row in met:
            names = list(dict.fromkeys(person.name for person in row.people))
            who = ", ".join(names if self._full else names[:_NAMES])
            more = len(names) - _NAMES
            who += f" … and {more} more" if more > 0 and not self._full else ""
            entry = row.entry
            day = entry.when.value if entry.when else None
            place = entry.place.text if entry.place else None
            rows.append((day, who, MODES[entry.mode], place, entry.origin.outlet))
        self._table(heading, ("who", "how", "where", "outlet"), rows)

    def quotes(self, heading: str, quotes: Sequence[Said], found: Profile) -> None:
        rows = []
        for said in quotes:
            others = found.elsewhere(said.id)
            outlet = f"{said.origin.outlet or EMPTY}{f' and {others} more' if others else ''}"
            day = said.origin.published[:10] if said.origin.published else None
            rows.append((day, said.text, said.speaker.name if said.speaker else None, outlet))
        self._table(heading, ("words", "who", "outlet"), rows)

    def _table(self, heading: str, columns: Sequence[str], rows: Sequence[Sequence[str | None]]) -> None:
        if not rows:
            return
        table = Table(box=None, pad_edge=False, show_edge=False, header_style="dim")
        table.add_column(heading, overflow="fold", no_wrap=False)
        for title in columns:
            table.add_column(title, overflow="fold")
        for row in rows if self._full else rows[:_ROWS]:
            table.add_row(*(Text(self.safe(one)) for one in row))
        self._console.print()
        self._console.print(table)
        left = len(rows) - _ROWS
        if left > 0 and not self._full:
            self._console.print(Text(fitted(f"… and {left:,} more: --full prints all.", "utf-8"), "dim"))
