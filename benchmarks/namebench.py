"""How well two names are told to be one person's, on pairs that others labelled, and how fast.

    python -m benchmarks.namebench [--data DIR] [--errors] [--speed]

The pairs are those of persons in `name_bench_dev.csv` (half of nomenklatura's name_bench, MIT): no context,
only two printed names. Reported are, with all labels and without those in `DISPUTED`: recall at the score
from which precision is 95%, precision and recall of the verdict "same" as it ships, and how many of the pairs
of a score are the same. Weights were reasoned and then mended by reading the errors of one half of the pairs
(`tune`, by hash); of the other half (`held`) only the sorts of points in wrong pairs were looked at, not the
pairs, but the labels of both halves were read through for `DISPUTED`.

The labels come from screening, where a near miss is a match that a person looks at. In a public record it
is a merge, so pairs whose changed word is another real name are disputed here; each with its row and its
reason. Most of them are labelled a match and told apart here, so leaving them out raises the recall: read
both figures.

`--speed` compares prepared names in one process and prints pairs a second beside rapidfuzz's
token_sort_ratio, called pair by pair in the same run, by the time the processor spends: over the hard cases'
own pairs (nearly all are candidates) and over pairs drawn at random from the same names, each cold (every
pair of words met for the first time) and warm.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import random
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz

from benchmarks.namecases import read as read_cases
from benchmarks.polnear import shared_folder
from onrecord.names import drift, given, surname
from onrecord.names.compare import Comparison, compare
from onrecord.names.context import Named

DATA = shared_folder() / "data"
DEV = DATA / "names" / "name_bench_dev.csv"
PRECISION = 0.95

# Row of the file (its header is row 1) and why its label is not ours. The file's own notes say most of it.
DISPUTED: dict[int, str] = {
    85: "labelled a match: Korean given names that differ in a syllable are two names",
    86: "labelled a match: Korean given names that differ in a syllable are two names",
    123: "labelled a match: another real surname",
    185: "labelled a match: Korean given names that differ in a syllable are two names",
    190: "labelled a match: the fathers' names are two names",
    191: "labelled a match: another real surname",
    192: "labelled a match: another real surname",
    204: "labelled a match: another given name of the same language",
    210: "labelled a match: another real surname, as the file's note says",
    220: "labelled a match: two given names (Manuel, Miguel)",
    262: "labelled a match: another real surname, as the file's note says",
    266: "labelled a match: two given names",
    268: "labelled a match: another real surname, as the file's note says",
    272: "labelled a match: two given names",
    273: "labelled a match: another real surname, as the file's note says",
    276: "labelled a match: another surname ending (-ev for -in)",
    287: "labelled a match: two single names, nothing else agrees",
    338: "labelled a match: Korean given names that differ in a syllable are two names",
    339: "labelled a match: Korean given names that differ in a syllable are two names",
    341: "labelled a match: Korean given names that differ in a syllable are two names",
    343: "labelled a match: Korean given names that differ in a syllable are two names",
    346: "labelled a match: Korean given names that differ in a syllable are two names",
    373: "labelled no match: second names left out, which the file calls a match elsewhere",
}


class Scored(NamedTuple):
    """One pair: its row, its label, what half it is in, and what came out."""

    row: int
    label: bool
    held: bool
    left: str
    right: str
    found: Comparison


class Result(NamedTuple):
    """Recall at the wanted precision with its threshold, and the shipped verdict's precision and recall."""

    recall: float
    threshold: float
    verdict_precision: float
    verdict_recall: float


def scored(data: Path = DATA) -> list[Scored]:
    """Compare all pairs of persons; an empty list where the corpus is not there."""
    path = data / "names" / "name_bench_dev.csv"
    if not path.exists():
        return []
    pairs = []
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            if row["schema"] != "Person":
                continue
            left, right = row["name1"], row["name2"]
            held = hashlib.sha256(f"{left}|{right}".encode()).digest()[-1] % 2 == 1
            found = compare(Named.of(left), Named.of(right))
            pairs.append(Scored(number, row["is_match"] == "true", held, left, right, found))
    return pairs


def measure(pairs: Sequence[Scored], precision: float = PRECISION) -> Result:
    """Find the threshold that keeps the precision and finds most; measure the verdict as it ships."""
    wanted = sum(pair.label for pair in pairs)
    recall, threshold = 0.0, 1.0
    for cut in sorted({pair.found.score for pair in pairs}):
        kept = [pair for pair in pairs if pair.found.score >= cut]
        right = sum(pair.label for pair in kept)
        if kept and right / len(kept) >= precision and right / max(wanted, 1) > recall:
            recall, threshold = right / wanted, cut
    said = [pair for pair in pairs if pair.found.verdict == "same"]
    right = sum(pair.label for pair in said)
    return Result(recall, threshold, right / max(len(said), 1), right / max(wanted, 1))


def reliability(pairs: Sequence[Scored]) -> list[tuple[float, int, float]]:
    """Return where each fifth of the scale begins, how many pairs score so, and what share is the same."""
    found = []
    for fifth in range(5):
        some = [pair.label for pair in pairs if fifth == min(int(pair.found.score * 5), 4)]
        found.append((fifth / 5, len(some), sum(some) / max(len(some), 1)))
    return found


def undisputed(pairs: Sequence[Scored]) -> list[Scored]:
    """Leave out the pairs whose label is disputed."""
    return [pair for pair in pairs if pair.row not in DISPUTED]


def figures(data: Path = DATA) -> dict[str, float]:
    """Return the figures of all labels and of the undisputed ones, in percent; empty without the corpus."""
    pairs = scored(data)
    if not pairs:
        return {}
    out = {}
    for name, some in (("all labels", pairs), ("undisputed", undisputed(pairs))):
        found = measure(some)
        out[f"recall at precision 95, {name}"] = 100 * found.recall
        out[f"verdict same: precision, {name}"] = 100 * found.verdict_precision
        out[f"verdict same: recall, {name}"] = 100 * found.verdict_recall
    return out


def _best(run: Callable[[], object], times: int) -> float:
    spans = []
    for _ in range(times):
        start = time.process_time()
        run()
        spans.append(time.process_time() - start)
    return min(spans)


def _forget() -> None:
    """Empty what is remembered of pairs of words, so that the next pass meets them for the first time."""
    for function in (given.agree, surname.agree, surname.agree_words, drift.slip):
        function.cache_clear()


def speed(times: int = 5, share: int = 1) -> dict[str, float]:
    """Return pairs a second, cold and warm, and the warm ratio to rapidfuzz, for two mixes of pairs.

    Args:
        times: passes over the pairs, the best of which counts.
        share: one pair in so many is compared.
    """
    cases = [(case.left, case.right) for case in read_cases()]
    names = sorted({name for pair in cases for name in pair})
    chance = random.Random(7)  # noqa: S311  # a mix of pairs, not a secret
    mixes = {
        "candidates": (cases * 40)[::share],
        "random": [(chance.choice(names), chance.choice(names)) for _ in range(20_000 // share)],
    }
    prepared = {name: Named.of(name) for name in names}
    out = {}
    for mix, pairs in mixes.items():
        ready = [(prepared[left], prepared[right]) for left, right in pairs]

        def ours(ready: list[tuple[Named, Named]] = ready) -> None:
            for left, right in ready:
                compare(left, right)

        def theirs(pairs: list[tuple[str, str]] = pairs) -> None:
            for left, right in pairs:
                fuzz.token_sort_ratio(left, right)

        ours(ready[: len(cases)])  # the lists are read once a process, whoever asks
        _forget()
        once = ready[: len(cases)] if mix == "candidates" else ready
        out[f"{mix}, cold"] = len(once) / _best(partial(ours, once), 1)
        warm = _best(ours, times)
        out[f"{mix}, warm"] = len(ready) / warm
        out[f"{mix}, share of rapidfuzz's speed"] = _best(theirs, times) / warm
    return out


def main() -> None:
    """Print the figures asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument(
        "--errors", action="store_true", help="the wrong and unsure pairs of the half that may be read"
    )
    parser.add_argument("--speed", action="store_true")
    asked = parser.parse_args()
    if asked.speed:
        for name, value in speed().items():
            print(f"{name:40} {value:12,.2f}")
        return
    pairs = scored(asked.data)
    for labels, some in (("all labels", pairs), ("undisputed", undisputed(pairs))):
        for half, chosen in (
            ("both", some),
            ("tune", [pair for pair in some if not pair.held]),
            ("held", [pair for pair in some if pair.held]),
        ):
            found = measure(chosen)
            print(
                f"{labels:11} {half:5} {len(chosen):4} pairs, {sum(p.label for p in chosen):4} the same: "
                f"recall {100 * found.recall:5.1f} from {found.threshold:.3f}; verdict same: "
                f"precision {100 * found.verdict_precision:5.1f}, recall {100 * found.verdict_recall:5.1f}"
            )
        for begin, count, share in reliability(some):
            print(f"{labels:11} scores from {begin:.1f}: {count:4} pairs, {100 * share:5.1f}% the same")
    if asked.errors:
        for pair in sorted(pairs, key=lambda pair: (-pair.found.score, pair.row)):
            if (
                not pair.held
                and (pair.label != (pair.found.verdict == "same"))
                and not (not pair.label and pair.found.verdict == "different")
            ):
                why = "; ".join(f"{f.name} {f.value} {f.weight:+.1f}" for f in pair.found.features)
                note = " disputed" if pair.row in DISPUTED else ""
                said = f"{pair.row:4} {pair.label!s:5} {pair.found.score:.3f}"
                print(f"{said} {pair.left} | {pair.right}{note} [{why}]")


if __name__ == "__main__":
    main()
