"""Whether a confidence means what it says: who is right, how often, and by how much the two differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.counts import Statistic
from benchmarks.matching import head, match_quotes
from onrecord.types import Quote, Record

BINS = 10
Pair = tuple[float, bool]


def judged(gold: Record, predicted: Record) -> Iterator[tuple[Quote, bool]]:
    """Yield each predicted quote and whether it is right."""
    text = gold.article.text
    matched = {against: at for at, against in match_quotes(gold.quotes, predicted.quotes).items()}
    for number, quote in enumerate(predicted.quotes):
        at = matched.get(number)
        source = at is not None and head(gold.quotes[at].source, text) == head(quote.source, text)
        yield quote, at is not None and (source or not quote.source)


@dataclass(frozen=True, slots=True)
class Bins:
    """Facts sorted by confidence into ten bins: how many, how many right, and their summed confidence."""

    found: tuple[int, ...] = (0,) * BINS
    right: tuple[int, ...] = (0,) * BINS
    sure: tuple[float, ...] = (0.0,) * BINS

    @property
    def gold(self) -> int:
        """How many facts the figure stands on."""
        return sum(self.found)

    def __bool__(self) -> bool:
        """Say whether there is any fact."""
        return bool(self.gold)

    def plus(self, other: Bins, times: int = 1) -> Bins:
        """Return the sum with `times` the other."""
        return Bins(
            tuple(one + times * more for one, more in zip(self.found, other.found, strict=True)),
            tuple(one + times * more for one, more in zip(self.right, other.right, strict=True)),
            tuple(one + times * more for one, more in zip(self.sure, other.sure, strict=True)),
        )

    @property
    def error(self) -> float | None:
        """The expected calibration error, 0 to 1; `None` where there are no facts."""
        if not self.gold:
            return None
        return sum(abs(sure - right) for sure, right in zip(self.sure, self.right, strict=True)) / self.gold

    def value(self, statistic: Statistic) -> float | None:
        """Return the calibration held, 0 to 100; it has no precision and no recall."""
        return 100 * (1 - self.error) if statistic == "held" and self.error is not None else None

    def rows(self) -> list[tuple[float, float, int]]:
        """Return mean confidence, share right and how many, of each bin that has any."""
        kept = zip(self.sure, self.right, self.found, strict=True)
        return [(sure / found, right / found, found) for sure, right, found in kept if found]


def binned(pairs: Iterable[Pair]) -> Bins:
    """Sort facts, each a confidence and whether it is right, into bins."""
    found, right, sure = [0] * BINS, [0] * BINS, [0.0] * BINS
    for confidence, is_right in pairs:
        at = min(int(confidence * BINS), BINS - 1)
        found[at] += 1
        right[at] += is_right
        sure[at] += confidence
    return Bins(tuple(found), tuple(right), tuple(sure))


def expected_error(pairs: Iterable[Pair]) -> tuple[float, list[tuple[float, float, int]]]:
    """Return the expected calibration error and, a bin, mean confidence, share right and how many."""
    bins = binned(pairs)
    return bins.error or 0.0, bins.rows()
