"""GAP: a pronoun on a page of an encyclopedia, two names, and which of them it means."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from training.corpora.files import lines
from training.example import Choice, Example, Place


def examples(part: str) -> Iterator[Example]:
    """Read "development" (2,000 pronouns) or "validation" (454)."""
    return parse(lines("gap", f"{part}.tsv.gz"))


def parse(lines: Iterable[str]) -> Iterator[Example]:
    """Read one example a row from lines of the table, its header first."""
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        choice = Choice(
            _place(row, "Pronoun"),
            (_place(row, "A"), _place(row, "B")),
            (row["A-coref"].upper() == "TRUE", row["B-coref"].upper() == "TRUE"),
        )
        yield Example(row["ID"], "gap", row["Text"], choices=(choice,))


def _place(row: dict[str, str], what: str) -> Place:
    start = int(row[f"{what}-offset"])
    return start, start + len(row[what])
