"""Weigh the ends and beginnings of given names: `python -m training.genders`.

Writes `lexicon/name_endings.tsv` from the names of `given_names.tsv` and `name_genders.tsv` (one that both
bear counts half): logistic regression over the ends of one to four letters and the beginnings of one and two.
An L1 penalty (proximal gradient with momentum, Beck and Teboulle 2009) chooses the parts, a light L2 penalty
weighs them. No chance is in it: folds go by a check sum. Printed with ten folds, parts chosen anew in each:
names spread singly, and names with the same first four letters kept together (Aleksandr, Aleksander), the
harder test.
"""

from __future__ import annotations

import argparse
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord import lexicon
from onrecord.lexicon import genders

FOLDS = 10
# A part stands in so many names at least.
FEWEST = 6
# The L1 penalty a name; chosen so that at most 1,500 parts stay.
L1 = 3.2e-5
# The L2 penalty on the parts that stay: of 0.1, 0.3, 1 and 3 the lowest log loss and the best calibrated.
L2 = 0.3
STEPS = 1200
OUT = Path(lexicon.__file__).parent / "name_endings.tsv"

HEADER = """\
# source: made by training.genders from given_names.tsv and name_genders.tsv
# licence: Apache-2.0
# admitted when: the ending ("-na") or beginning ("ol-") of given names that an L1 penalty keeps; the weight
#   is its log odds of a woman's name, and "*" is what every name has
# columns: part weight
"""

Numbers = npt.NDArray[np.float64]
# A folded name and the share of its bearers who are women, as the lists put it: 1, 0 or, for either, a half.
Example = tuple[str, float]


def examples() -> list[Example]:
    """Return folded names, sorted; one that both bear stays, so that its like is not taken for certain."""
    found: dict[str, set[str | None]] = {}
    for name, (told, _) in genders.listed().items():
        found.setdefault(genders.fold(name), set()).add(told)
    return sorted(
        (name, 1.0 if told == {"feminine"} else 0.0 if told == {"masculine"} else 0.5)
        for name, told in found.items()
        if len(name) > 2
    )


def weights(names: Sequence[Example]) -> dict[str, float]:
    """Return the parts that stay with their weights, and "*" for the bias."""
    counts = Counter(part for name, _ in names for part in genders.parts(name))
    kept = sorted(part for part, count in counts.items() if count >= FEWEST)
    first = _fitted(names, kept, l1=L1 * len(names), l2=0.0)
    kept = [part for part in kept if first[part] != 0.0]
    return _fitted(names, kept, l1=0.0, l2=L2)


def _fitted(names: Sequence[Example], kept: Sequence[str], *, l1: float, l2: float) -> dict[str, float]:
    """Minimise the log loss by accelerated proximal gradient; the bias is not drawn to nought."""
    places = {part: at for at, part in enumerate(kept)}
    size = len(kept)
    spare = size + 1  # where parts that did not stay go; its weight is held at nought
    at = np.full((len(names), genders.ENDS + genders.BEGINNINGS + 1), spare)
    for row, (name, _) in enumerate(names):
        for column, part in enumerate(genders.parts(name)):
            at[row, column] = places.get(part, spare)
    at[:, -1] = size
    wanted = np.array([share for _, share in names])
    free = np.ones(size + 2)
    free[size:] = 0.0
    # A diagonal step: no curvature of a part is above a quarter of its count times the columns.
    step = 1 / (0.25 * at.shape[1] * np.bincount(at.ravel(), minlength=size + 2).clip(1) + l2)
    now = np.zeros(size + 2)
    ahead, momentum = now.copy(), 1.0
    for _ in range(STEPS):
        error = 1 / (1 + np.exp(-ahead[at].sum(1))) - wanted
        slope = np.bincount(at.ravel(), np.repeat(error, at.shape[1]), minlength=size + 2) + l2 * free * ahead
        moved = ahead - step * slope
        after = np.sign(moved) * np.maximum(np.abs(moved) - step * l1 * free, 0.0)
        after[spare] = 0.0
        following = (1 + (1 + 4 * momentum**2) ** 0.5) / 2
        ahead = after + (momentum - 1) / following * (after - now)
        now, momentum = after, following
    return {part: float(now[place]) for part, place in places.items()} | {"*": float(now[size])}


def held_out(names: Sequence[Example], group: Callable[[str], str]) -> tuple[Numbers, Numbers]:
    """Return for every name how likely it was a woman's by weights made without its fold, and its share."""
    fold = np.array([zlib.crc32(group(name).encode()) % FOLDS for name, _ in names])
    likely = np.zeros(len(names))
    for number in range(FOLDS):
        made = weights([example for example, its in zip(names, fold.tolist(), strict=True) if its != number])
        for at, (name, _) in enumerate(names):
            if fold[at] == number:
                total = made["*"] + sum(made.get(part, 0.0) for part in genders.parts(name))
                likely[at] = 1 / (1 + np.exp(-total))
    return likely, np.array([share for _, share in names])


def report(title: str, likely: Numbers, wanted: Numbers) -> None:
    """Print accuracy, calibration and the curve by which `genders.ENOUGH` was chosen."""
    either = wanted == 0.5
    sure = np.maximum(likely, 1 - likely)
    told = (sure[either] >= genders.ENOUGH).mean()
    print(f"{title}: of {either.sum()} names that both bear {told:.3f} would be told a gender")
    likely, wanted, sure = likely[~either], wanted[~either], sure[~either]
    right = (likely > 0.5) == (wanted > 0.5)
    loss = -np.log(np.clip(np.where(wanted > 0.5, likely, 1 - likely), 1e-9, 1)).mean()
    edges = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 1.01]
    bands = [(sure >= low) & (sure < high) for low, high in pairwise(edges)]
    error = sum(abs(sure[band].sum() - right[band].sum()) for band in bands) / len(sure)
    print(
        f"  {len(sure)} other names: right {right.mean():.3f}, log loss {loss:.3f},"
        f" calibration error {error:.3f}"
    )
    for low, band in zip(edges, bands, strict=False):
        above = sure >= low
        print(
            f"  from {low:.2f}: {band.sum():6d} names, said {sure[band].mean():.3f},"
            f" right {right[band].mean():.3f} | all above: {above.mean():.3f} of the names,"
            f" right {right[above].mean():.3f}"
        )


def write(made: dict[str, float], path: Path) -> int:
    """Write weights of two decimals, sorted by part; return how many rows there are."""
    lines = [
        f"{part}\t{weight:.2f}\n"
        for part, weight in sorted(made.items())
        if abs(weight) >= 0.05 or part == "*"
    ]
    path.write_text(HEADER + "".join(lines), encoding="utf-8")
    return len(lines)


def main() -> None:
    """Measure with ten folds, then make the file from all names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--quick", action="store_true", help="make the file without measuring")
    chosen = parser.parse_args()
    names = examples()
    if not chosen.quick:
        report("names spread singly", *held_out(names, lambda name: name))
        report("names that begin alike together", *held_out(names, lambda name: name[:4]))
    print(f"{write(weights(names), chosen.out)} rows in {chosen.out}")


if __name__ == "__main__":
    main()
