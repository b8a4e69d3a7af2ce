"""Both tables as a workbook (extra `xlsx`): the sheets meetings and quotes, and about, which explains them.

A cell is a text or a number and never a formula or a link, so that nothing needs to be defused. What Excel
can't hold is said: a text of more than 32,767 UTF-16 units is cut, and rows beyond 1,048,576 go on on a
second sheet (its limits as Microsoft states them).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from onrecord.errors import MissingExtra
from onrecord.register.filing import Filing
from onrecord.show.export.known import Known
from onrecord.show.export.ledger import Ledger
from onrecord.show.export.table import COLUMNS, Cell, Rows, account_for_rest, rows

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS, MOST_UNITS = 1_048_576, 32_767
_CUT = "…"
# A workbook is XML, which has no place for these (XML 1.0, Char); other control characters are escaped.
_NO_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")
# It wants a date of its own; one from a clock would make two exports of one register differ.
_MADE = datetime(2000, 1, 1)
_WIDTH = 18


def write(filings: Iterable[Filing], out: BinaryIO, known: Known, ledger: Ledger) -> None:
    """Write the workbook; rows are on disk and not in memory until it is closed.

    Raises:
        MissingExtra: xlsxwriter is not installed.
    """
    book = _workbook(out)
    try:
        _fill(book, filings, known, ledger)
    except BaseException:
        book.filename = (
            BytesIO()
        )  # closing it lets go of its files on disk, and writes half a workbook: nowhere
        raise
    finally:
        book.close()


def _fill(book: Workbook, filings: Iterable[Filing], known: Known, ledger: Ledger) -> None:
    book.set_properties({"created": _MADE, "comments": f"made by {known.program}"})
    sheets = {kind: _Sheets(book, kind, ledger) for kind in COLUMNS}
    for filing in filings:
        ledger.take(filing)
        account_for_rest(filing, tuple(COLUMNS), ledger)
        for kind, sheet in sheets.items():
            for row in rows(filing, kind, known, ledger):
                sheet.add(row)
    about = book.add_worksheet("about")
    for number, told in enumerate(_about(known.program)):
        about.write_row(number, 0, told)


def _workbook(out: BinaryIO) -> Workbook:
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise MissingExtra("Writing xlsx needs an extra: pip install 'onrecord[xlsx]'.") from None
    return Workbook(out, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})


class _Sheets:
    """One table, on as many sheets as its rows need."""

    def __init__(self, book: Workbook, kind: Rows, ledger: Ledger) -> None:
        self._book, self._kind, self._ledger = book, kind, ledger
        self._number = 0
        self._start()

    def _start(self) -> None:
        self._number += 1
        name = self._kind if self._number == 1 else f"{self._kind} {self._number}"
        self._sheet: Worksheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 1)
        self._sheet.set_column(0, len(COLUMNS[self._kind]) - 1, _WIDTH)
        self._sheet.write_row(0, 0, COLUMNS[self._kind])
        self._at = 1

    def add(self, row: tuple[Cell, ...]) -> None:
        """Write a row, on a new sheet if this one is full."""
        if self._at == MOST_ROWS:
            self._start()
        for column, value in enumerate(row):
            if isinstance(value, str):
                if value:
                    self._sheet.write_string(self._at, column, self._fit(value))
            elif value is not None:
                self._sheet.write_number(self._at, column, value)
        self._at += 1

    def _fit(self, text: str) -> str:
        """Return what a cell can hold of a text, and count what it can't."""
        printable = _NO_XML.sub("\ufffd", text)
        self._ledger.reduce("characters that XML has no place for, now U+FFFD", printable != text)
        if len(printable) + sum(character > "\uffff" for character in printable) <= MOST_UNITS:
            return printable
        self._ledger.reduce(f"cells cut to {MOST_UNITS:,} characters")
        units = printable.encode("utf-16-le")[: 2 * (MOST_UNITS - 1)]
        return units.decode("utf-16-le", "ignore") + _CUT


def _about(program: str) -> Iterable[tuple[str, str, str]]:
    yield ("sheet", "column", "meaning")
    for kind, columns in COLUMNS.items():
        for column, meaning in columns.items():
            yield (kind, column, meaning)
    yield ("", "", f"made by {program}")
