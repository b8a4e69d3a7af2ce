"""W3C Web Annotations: a line an article, an AnnotationPage with the text and every fact. Nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from onrecord.register.filing import Filing
from onrecord.show.export.known import Known
from onrecord.show.export.ledger import KINDS, Ledger, size
from onrecord.webanno.write import page


def write(filings: Iterable[Filing], out: TextIO, known: Known, ledger: Ledger) -> None:
    """Write a line an article; each is a JSON-LD document of its own."""
    for filing in filings:
        ledger.take(filing)
        made = page(filing.record, generator=known.program)
        out.write(json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n")
        for kind in KINDS:
            ledger.write(kind, size(filing, kind))
