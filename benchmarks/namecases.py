"""The hard cases of names: pairs written for the project, a third of them two people's.

    python -m benchmarks.namecases

Reads `benchmarks/cases/names.csv`: left, right, same (yes, no), why, language, and what surrounds each name
as "role: …; place: …; with: …; year: …". The pairs were written before the comparer was tuned. Prints every
pair that came out wrong or unsure, and how many: a false merge is the error that counts, and finding few of
those that are the same would be no feat either.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

from onrecord.names.compare import Comparison, compare
from onrecord.names.context import Named

CASES = Path(__file__).resolve().parent / "cases" / "names.csv"


class Case(NamedTuple):
    """One pair with its truth."""

    left: str
    right: str
    same: bool
    why: str
    language: str
    context_left: str
    context_right: str


class Tally(NamedTuple):
    """How the pairs came out."""

    same: int
    found: int
    unsure: int
    missed: int
    different: int
    parted: int
    false_merges: int


def read(path: Path = CASES) -> list[Case]:
    """Read the table.

    Raises:
        ValueError: a row says neither yes nor no; the message names it.
    """
    cases = []
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            if row["same"] not in ("yes", "no"):
                raise ValueError(f"{path.name}, row {number}: same is {row['same']!r}, not yes or no.")
            cases.append(
                Case(
                    row["left"],
                    row["right"],
                    row["same"] == "yes",
                    row["why"],
                    row["language"],
                    row["context_left"],
                    row["context_right"],
                )
            )
    return cases


def named(printed: str, context: str) -> Named:
    """Prepare one side of a pair.

    Raises:
        ValueError: the context names something else than role, place, with and year.
    """
    found: dict[str, list[str]] = {"role": [], "place": [], "with": [], "year": []}
    for part in filter(None, (part.strip() for part in context.split(";"))):
        sort, _, value = part.partition(": ")
        if sort not in found or not value:
            raise ValueError(f"A context is role, place, with or year, then a colon: not {part!r}.")
        found[sort].append(value)
    years = [int(year) for year in found["year"]]
    return Named.of(printed, roles=found["role"], places=found["place"], others=found["with"], years=years)


def judged(cases: list[Case]) -> list[tuple[Case, Comparison]]:
    """Compare every pair."""
    return [
        (case, compare(named(case.left, case.context_left), named(case.right, case.context_right)))
        for case in cases
    ]


def tally(pairs: list[tuple[Case, Comparison]]) -> Tally:
    """Count how the pairs came out."""
    same = [found.verdict for case, found in pairs if case.same]
    apart = [found.verdict for case, found in pairs if not case.same]
    return Tally(
        len(same),
        same.count("same"),
        same.count("unsure"),
        same.count("different"),
        len(apart),
        apart.count("different"),
        apart.count("same"),
    )


def figures() -> dict[str, float]:
    """Return the count of false merges, and of those the same the percentage that was found."""
    counts = tally(judged(read()))
    return {"false merges": float(counts.false_merges), "found": 100 * counts.found / counts.same}


def main() -> None:
    """Print every pair that is wrong or unsure, then the counts."""
    pairs = judged(read())
    for case, found in pairs:
        if found.verdict != ("same" if case.same else "different"):
            truth = "the same" if case.same else "two people"
            points = "; ".join(f"{f.words} ({f.weight:+.1f})" for f in found.features)
            print(f"{truth}, said {found.verdict} {found.score:.2f}: {case.left} | {case.right} ({case.why})")
            print(f"    {points}")
    counts = tally(pairs)
    print(
        f"{counts.same} the same: {counts.found} found ({100 * counts.found / counts.same:.1f}%), "
        f"{counts.unsure} unsure, {counts.missed} missed"
    )
    print(
        f"{counts.different} two people's: {counts.parted} told apart, "
        f"{counts.different - counts.parted - counts.false_merges} unsure, {counts.false_merges} false merges"
    )


if __name__ == "__main__":
    main()
