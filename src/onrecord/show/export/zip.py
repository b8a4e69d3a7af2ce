"""Both tables as CSV in one archive: `meetings.csv` and `quotes.csv`."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from contextlib import ExitStack
from io import TextIOWrapper
from tempfile import TemporaryFile
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from onrecord.register.filing import Filing
from onrecord.show.export.csv import Table
from onrecord.show.export.known import Known
from onrecord.show.export.ledger import Ledger
from onrecord.show.export.table import COLUMNS, account_for_rest, rows


def write(filings: Iterable[Filing], out: BinaryIO, known: Known, ledger: Ledger) -> None:
    """Write the archive, the same on every run: its members bear the earliest date that a zip knows.

    An archive takes one member at a time, so that both tables lie in files without a name until the end.
    """
    with ExitStack() as stack:
        files = {kind: stack.enter_context(TemporaryFile()) for kind in COLUMNS}
        texts = {
            kind: TextIOWrapper(files[kind], encoding="utf-8", errors="backslashreplace", newline="")
            for kind in COLUMNS
        }
        tables = {kind: Table(texts[kind], kind, ledger) for kind in COLUMNS}
        for filing in filings:
            ledger.take(filing)
            account_for_rest(filing, tuple(COLUMNS), ledger)
            for kind, table in tables.items():
                for row in rows(filing, kind, known, ledger):
                    table.add(row)
        archive = stack.enter_context(ZipFile(out, "w"))
        for kind, text in texts.items():
            text.flush()
            files[kind].seek(0)
            member = ZipInfo(f"{kind}.csv")
            member.compress_type, member.external_attr = ZIP_DEFLATED, 0o644 << 16
            with archive.open(member, "w", force_zip64=True) as place:
                shutil.copyfileobj(files[kind], place)
