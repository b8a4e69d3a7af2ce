"""Where the corpora lie, and their lines."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


def corpus_file(*parts: str) -> Path:
    """Return a file of `$ONRECORD_SHARED/data`, else of `shared/data` beside the checkout."""
    told = os.environ.get("ONRECORD_SHARED")
    shared = Path(told) if told else CHECKOUT.parent / "shared"
    return shared.joinpath("data", *parts)


def lines(*parts: str) -> Iterator[str]:
    """Read a gzipped file of the corpora line by line, without line ends."""
    with gzip.open(corpus_file(*parts), "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")
