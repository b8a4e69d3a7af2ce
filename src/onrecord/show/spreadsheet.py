"""Tables as CSV that spreadsheets open right.

UTF-8 with a byte order mark, commas, lines that end as RFC 4180 has it, and cells that hold formulas defused
by an apostrophe before them (as OWASP recommends against CSV injection).
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from typing import TextIO, TypeAlias

Value: TypeAlias = str | int | float | None

_BYTE_ORDER_MARK = "\ufeff"
# What makes a cell a formula, in one spreadsheet or another; blanks before it do not help.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def begin(columns: Iterable[str], stream: TextIO) -> Callable[[Iterable[Value]], object]:
    """Write the header to `stream`, and return what writes a row of cells as they are."""
    stream.write(_BYTE_ORDER_MARK)
    table = csv.writer(stream, lineterminator="\r\n")
    table.writerow(columns)
    return table.writerow


def write(columns: Iterable[str], rows: Iterable[Sequence[Value]], stream: TextIO) -> None:
    """Write a table to `stream`, a header first; cells are defused."""
    put = begin(columns, stream)
    for row in rows:
        put(map(cell, row))


def cell(value: Value) -> Value:
    """Return a cell that no spreadsheet takes for a formula; numbers are ours."""
    if isinstance(value, str) and value.lstrip(" \u00a0").startswith(_FORMULA):
        return f"'{value}"
    return value
