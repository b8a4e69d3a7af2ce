"""What is counted in one document, and the figures that follow from sums of counts."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, Protocol, Self

Statistic = Literal["precision", "recall", "f1", "held"]
RESAMPLES = 1_000
SEED = 20_260_101


class Sum(Protocol):
    """What can be counted document by document, summed, and read as a figure."""

    @property
    def gold(self) -> int:
        """How many things the figure stands on."""

    def __bool__(self) -> bool:
        """Say whether anything was counted."""

    def plus(self, other: Self, times: int = 1) -> Self:
        """Return the sum with `times` the other."""

    def value(self, statistic: Statistic) -> float | None:
        """Return a figure from 0 to 100; `None` where there is none to tell."""


class Count(NamedTuple):
    """Right ones among the predicted, the predicted, right ones among the gold, the gold.

    A thing may be right in part (a mention in B³).
    """

    right_predicted: float
    predicted: int
    right_gold: float
    gold: int

    def __bool__(self) -> bool:
        """Say whether there was anything to find, or anything was found."""
        return any(self)

    def plus(self, other: Count, times: int = 1) -> Count:
        """Return the sum with `times` the other."""
        return Count(
            self.right_predicted + times * other.right_predicted,
            self.predicted + times * other.predicted,
            self.right_gold + times * other.right_gold,
            self.gold + times * other.gold,
        )

    def value(self, statistic: Statistic) -> float | None:
        """Return a figure from 0 to 100; `None` where nothing was there to be right about."""
        if statistic == "precision":
            return 100 * self.right_predicted / self.predicted if self.predicted else None
        if statistic == "recall":
            return 100 * self.right_gold / self.gold if self.gold else None
        if statistic == "held" or not (self.predicted or self.gold):
            return None
        precision, recall = self.value("precision") or 0.0, self.value("recall") or 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


NOTHING = Count(0, 0, 0, 0)
Counts = Mapping[str, Sum]


class Figure(NamedTuple):
    """A figure with its 95% interval over documents; in percent, but for counts and speeds of suites.

    `ceiling`: the less the better, so that it may not rise (false merges).
    """

    value: float | None
    low: float | None
    high: float | None
    sums: Sum
    ceiling: bool = False


def of_sets(gold: frozenset[object], predicted: frozenset[object]) -> Count:
    """Count two sets, things of one being right when they are in the other."""
    both = len(gold & predicted)
    return Count(both, len(predicted), both, len(gold))


def rate(right: int, of: int) -> Count:
    """Count a share, read as recall."""
    return Count(right, of, right, of)


def total(counted: Iterable[tuple[Sum, int]]) -> Sum:
    """Sum counts, each so many times; nothing where there are none."""
    summed: Sum | None = None
    for one, times in counted:
        summed = one.plus(one, times - 1) if summed is None else summed.plus(one, times)
    return NOTHING if summed is None else summed


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
        known = [(at, one) for at, counts in enumerate(documents) if (one := counts.get(measure))]
        values = []
        for draw in draws if known else ():
            summed = total((one, draw[at]) for at, one in known if draw[at])
            if (value := summed.value(statistic)) is not None:
                values.append(value)
        values.sort()
        sums = total((one, 1) for _, one in known)
        low = values[int(0.025 * (len(values) - 1))] if values else None
        high = values[-1 - int(0.025 * (len(values) - 1))] if values else None
        told[name] = Figure(sums.value(statistic), low, high, sums)
    return told
