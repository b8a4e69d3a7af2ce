"""A million printed names put together: time, memory, how many are right. `python -m benchmarks.clustering`.

The names are invented (`invented.py`), so it is known who is who. Right is counted by B³ (Bagga and Baldwin
1998): of the names in a printed name's cluster, the share that are its person's (precision); of its
person's names, the share in its cluster (recall). Peak memory is that of the largest process and of its
workers together.
"""

from __future__ import annotations

import argparse
import resource
import time
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rich.progress import Progress, TaskID

from benchmarks.invented import invent
from onrecord.names.compare import compare
from onrecord.names.context import Named
from onrecord.names.judgement import Verdict
from onrecord.names.many import Comparer, Grouped, group
from onrecord.names.person import PersonName
from onrecord.names.relation import relate

# How sure a join is, by the rule that made it; only their order counts.
_SCORES = {
    "rule:name": 1.0,
    "rule:patronymic": 0.98,
    "rule:middle-name": 0.95,
    "rule:name-order": 0.9,
    "rule:spelling-drift": 0.9,
    "rule:nick-name": 0.88,
    "rule:diminutive": 0.85,
    "rule:double-surname": 0.8,
    "rule:script": 0.75,
    "rule:initial": 0.6,
    "rule:slip": 0.55,
}


class Measured(NamedTuple):
    """One run: seconds by the clock and of processors, gigabytes at the peak, B³ in hundredths, clusters."""

    seconds: float
    processor: float
    gigabytes: float
    precision: float
    recall: float
    grouped: Grouped


def by_relation(left: PersonName, right: PersonName) -> tuple[Verdict, float]:
    """Decide by the names alone: what a rule joins is the same, what clashes, or shares nothing, is not."""
    relation = relate(left, right)
    if relation.joins:
        score = _SCORES.get(relation.rule)
        return (Verdict.UNSURE, 0.0) if score is None else (Verdict.SAME, score)
    return Verdict.DIFFERENT, 1.0


def by_comparison(left: Named, right: Named) -> tuple[Verdict, float]:
    """Decide as across articles, with nothing around the names: common names stay apart."""
    compared = compare(left, right)
    return Verdict(compared.verdict), compared.score


BY_NAME = Comparer(PersonName.parse, by_relation)
ACROSS = Comparer(Named.of, by_comparison)


def b_cubed(labels: npt.NDArray[np.int64], truth: npt.NDArray[np.int64]) -> tuple[float, float]:
    """Return B³ precision and recall, in hundredths."""
    joint, counts = np.unique(np.stack((labels, truth)), axis=1, return_counts=True)
    in_cluster, of_person = np.bincount(labels), np.bincount(truth)
    squared = counts.astype(np.float64) ** 2
    total = len(labels)
    return (
        100 * float((squared / in_cluster[joint[0]]).sum()) / total,
        100 * float((squared / of_person[joint[1]]).sum()) / total,
    )


def measure(number: int, *, workers: int = 1, across: bool = False, show: bool = False) -> Measured:
    """Invent so many names and put them together; the clock runs for the putting together only.

    Args:
        number: how many printed names.
        workers: processes that share the work.
        across: compare as across articles (`names.compare`) instead of by the names alone.
        show: draw a progress bar.
    """
    invented = invent(number)
    with Progress(transient=True, disable=not show) as progress:
        tasks: dict[str, TaskID] = {}

        def say(stage: str, share: float) -> None:
            if stage not in tasks:
                tasks[stage] = progress.add_task(stage, total=1.0)
            progress.update(tasks[stage], completed=share)

        before, began = _processor(), time.perf_counter()
        grouped = (
            group(invented.names, ACROSS, workers=workers, say=say)
            if across
            else group(invented.names, BY_NAME, workers=workers, say=say)
        )
        seconds = time.perf_counter() - began
    precision, recall = b_cubed(grouped.labels, invented.people)
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if workers > 1:
        kilobytes += workers * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return Measured(seconds, _processor() - before, kilobytes / 1e6, precision, recall, grouped)


def _processor() -> float:
    """Return the processor seconds of this process and of its workers that have ended."""
    ours, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return ours.ru_utime + ours.ru_stime + theirs.ru_utime + theirs.ru_stime


def figures(number: int = 5_000) -> dict[str, float]:
    """Return B³ precision and recall, and how many names a second of one core put together."""
    measured = measure(number)
    return {
        "clustering precision": measured.precision,
        "clustering recall": measured.recall,
        "clustering names/s": number / measured.processor,
    }


def main() -> None:
    """Print one run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=1_000_000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--across", action="store_true", help="decide as across articles: names.compare")
    asked = parser.parse_args()
    run = measure(asked.names, workers=asked.workers, across=asked.across, show=True)
    clusters = int(run.grouped.labels.max()) + 1
    print(
        f"{asked.names:,} names, {run.grouped.distinct:,} printed differently, "
        f"{run.grouped.compared:,} pairs, "
        f"{clusters:,} clusters, {len(run.grouped.warnings):,} warnings\n"
        f"{run.seconds:.1f} s by the clock, {run.processor:.1f} s of processors, {run.gigabytes:.2f} GB; "
        f"B³ precision {run.precision:.2f}, recall {run.recall:.2f}"
    )


if __name__ == "__main__":
    main()
