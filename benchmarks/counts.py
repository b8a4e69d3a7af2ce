"""What is counted in one document, and the figures that follow from sums of counts."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

Statistic = Literal["precision", "recall", "f1"]
RESAMPLES = 1_000
SEED = 20_260_101


class Count(NamedTuple):
    """Right ones among the predicted, the predicted, right ones among the gold, the gold."""

    right_predicted: int
    predicted: int
    right_gold: int
    gold: int

    def plus(self, other: Count, times: int = 1) -> Count:
        """Return the sum with `times` the other."""
        return Count(*(one + times * more for one, more in zip(self, other, strict=True)))

    def value(self, statistic: Statistic) -> float | None:
        """Return a figure from 0 to 100; `None` where nothing was there to be right about."""
        if statistic == "precision":
            return 100 * self.right_predicted / self.predicted if self.predicted else None
        if statistic == "recall":
            return 100 * self.right_gold / self.gold if self.gold else None
        if not self.predicted and not self.gold:
            return None
        precision, recall = self.value("precision") or 0.0, self.value("recall") or 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


NOTHING = Count(0, 0, 0, 0)
Counts = Mapping[str, Count]


class Figure(NamedTuple):
    """A figure with its 95% interval over documents; all in percent."""

    value: float | None
    low: float | None
    high: float | None
    sums: Count


def of_sets(gold: frozenset[object], predicted: frozenset[object]) -> Count:
    """Count two sets, things of one being right when they are in the other."""
    both = len(gold & predicted)
    return Count(both, len(predicted), both, len(gold))


def rate(right: int, of: int) -> Count:
    """Count a share, read as recall."""
    return Count(right, of, right, of)


def total(documents: Sequence[Counts], measure: str) -> Count:
    """Sum one measure over documents."""
    summed = NOTHING
    for counts in documents:
        summed = summed.plus(counts.get(measure, NOTHING))
    return summed


def figures(documents: Sequence[Counts], wanted: Mapping[str, tuple[str, Statistic]]) -> dict[str, Figure]:
    """Return each wanted figure, a measure and a statistic, with its interval.

    The interval is the percentile bootstrap over whole documents: 1,000 resamples from a
    fixed seed, the same ones for every figure.
    """
    chance = random.Random(SEED)  # noqa: S311 - resampling, not secrets
    size = len(documents)
    draws = [Counter(chance.choices(range(size), k=size)) for _ in range(RESAMPLES if size else 0)]
    told: dict[str, Figure] = {}
    for name, (measure, statistic) in wanted.items():
        each = [counts.get(measure, NOTHING) for counts in documents]
        known = [at for at, count in enumerate(each) if any(count)]
        values = []
        for draw in draws if known else ():
            summed = NOTHING
            for at in known:
                if draw[at]:
                    summed = summed.plus(each[at], draw[at])
            if (value := summed.value(statistic)) is not None:
                values.append(value)
        values.sort()
        sums = total(documents, measure)
        low = values[int(0.025 * (len(values) - 1))] if values else None
        high = values[-1 - int(0.025 * (len(values) - 1))] if values else None
        told[name] = Figure(sums.value(statistic), low, high, sums)
    return told
