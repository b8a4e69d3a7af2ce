"""Teach a model's folder how often it is right: `python -m training.calibrate FOLDER`.

Quotes are counted on PolNeAR dev and names on UNER dev, as the whole pipeline makes them. The share that is
right rises with how sure the model is (isotonic regression by pooling adjacent violators, Ayer et al. 1955),
one curve a kind of fact. The error that is printed is measured by halves: on every second article, with
curves drawn on the others.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from benchmarks import sets, uner
from benchmarks.calibration import expected_error, judged
from onrecord.model.reader import Reader
from onrecord.pipeline import record

# A point of a curve stands on at least so many facts.
FEWEST = 25

Pairs = list[tuple[float, bool]]
Curve = tuple[list[float], list[float]]


def curve(pairs: Sequence[tuple[float, bool]]) -> Curve:
    """Return rising points (how sure, share right); pools of facts where the share would fall."""
    ordered = sorted(pairs)
    step = max(FEWEST, len(ordered) // 20)
    pools: list[list[float]] = []  # sum of sure, sum of right, number
    for at in range(0, len(ordered), step):
        part = ordered[at : at + step]
        pools.append([sum(s for s, _ in part), float(sum(r for _, r in part)), float(len(part))])
        while len(pools) > 1 and pools[-2][1] * pools[-1][2] >= pools[-1][1] * pools[-2][2]:
            last = pools.pop()
            pools[-1] = [one + other for one, other in zip(pools[-1], last, strict=True)]
    # Drawn a little towards a half, as if one fact more had been right and one wrong.
    return (
        [round(sure / number, 4) for sure, _, number in pools],
        [round((right + 1) / (number + 2), 4) for _, right, number in pools],
    )


def counted(reader: Reader) -> dict[str, list[tuple[int, float, bool]]]:
    """Return, a kind of fact, the article's number, how sure the model was, and whether it was right."""
    found: dict[str, list[tuple[int, float, bool]]] = defaultdict(list)
    tag = f"model:{reader.name}"
    quotes, names = sets.polnear_set(), sets.uner_set()
    if quotes is None or names is None:
        raise SystemExit("PolNeAR dev and UNER dev are needed in ../shared/data.")
    for number, document in enumerate(quotes.documents):
        made = record(quotes.reading(document), reader)
        for quote, right in judged(document.record, made):
            if tag in quote.by:
                found[quote.kind].append((number, quote.confidence, right))
    for number, document in enumerate(names.documents):
        wanted = set(uner.names(document.record))
        for name, sure in uner.names(record(names.reading(document), reader)).items():
            found[name[1]].append((number, sure, name in wanted))
    return found


def by_halves(facts: Sequence[tuple[int, float, bool]]) -> float:
    """Return the calibration error of curves drawn on the one half of the articles, on the other."""
    held: Pairs = []
    for half in (0, 1):
        drawn = curve([(sure, right) for number, sure, right in facts if number % 2 != half])
        held += [
            (float(np.interp(sure, *drawn)), right) for number, sure, right in facts if number % 2 == half
        ]
    return expected_error(held)[0]


def write(folder: Path, curves: Mapping[str, Curve]) -> None:
    """Put curves in the place of those that `meta.json` has."""
    path = folder / "meta.json"
    facts = json.loads(path.read_text(encoding="utf-8"))
    facts["calibration"] = curves
    path.write_text(json.dumps(facts, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Calibrate from the command line."""
    parser = argparse.ArgumentParser(prog="python -m training.calibrate", description="Draw the curves.")
    parser.add_argument("folder", type=Path)
    options = parser.parse_args(arguments)
    write(options.folder, {})
    facts = counted(Reader.load(options.folder, threads=2))
    curves = {kind: curve([(sure, right) for _, sure, right in told]) for kind, told in facts.items()}
    for kind, told in facts.items():
        share = sum(right for _, _, right in told) / len(told)
        print(f"{kind}: {len(told)} facts, {share:.2f} right, error by halves {by_halves(told):.3f}")
    write(options.folder, curves)
    return 0


if __name__ == "__main__":
    sys.exit(main())
