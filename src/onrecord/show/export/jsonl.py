"""Records as they are, `onrecord/1`, one a line: everything, and what `onrecord import` and `check` read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from onrecord import codec
from onrecord.register.filing import Filing
from onrecord.show.export.known import Known
from onrecord.show.export.ledger import KINDS, Ledger, size


def write(filings: Iterable[Filing], out: TextIO, _known: Known, ledger: Ledger) -> None:
    """Write a line a record; who is who across articles is the register's and in none of them."""
    for filing in filings:
        ledger.take(filing)
        out.write(codec.dump(filing.record) + "\n")
        for kind in KINDS:
            ledger.write(kind, size(filing, kind))
