"""One table as CSV, for spreadsheets, as `show.spreadsheet` writes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from onrecord.register.filing import Filing
from onrecord.show.export.known import Known
from onrecord.show.export.ledger import Ledger
from onrecord.show.export.table import COLUMNS, Cell, Rows, account_for_rest, rows
from onrecord.show.spreadsheet import begin, cell


class Table:
    """A table that is being written: a header, then rows."""

    def __init__(self, out: TextIO, kind: Rows, ledger: Ledger) -> None:
        self._ledger = ledger
        self._put = begin(COLUMNS[kind], out)

    def add(self, row: tuple[Cell, ...]) -> None:
        """Write one row."""
        cells = [cell(value) for value in row]
        defused = sum(after is not before for before, after in zip(row, cells, strict=True))
        self._ledger.reduce("cells with an apostrophe put before them, against formulas", defused)
        self._put(cells)


def write(filings: Iterable[Filing], out: TextIO, known: Known, ledger: Ledger, *, rows_of: Rows) -> None:
    """Write the table of meetings or that of quotes."""
    table = Table(out, rows_of, ledger)
    for filing in filings:
        ledger.take(filing)
        account_for_rest(filing, (rows_of,), ledger)
        for row in rows(filing, rows_of, known, ledger):
            table.add(row)
