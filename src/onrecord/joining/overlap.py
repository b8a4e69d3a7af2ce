"""What two quotes share: words in a row, single words and words alike, and what one of them lacks."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

# A run is so many words in a row; fewer say nothing that single words don't.
RUN = 3
# Two in a row are a run too where one of them is more than a function word.
PAIR = 2
# A text of so many words is no longer than most; in a longer one a word, or a row, stands by chance rather.
_USUAL = 25
# What a word that says nearly the same tells, of what the word itself would.
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Words:
    """What each stem of a register tells, by its number; which are function words, figures, names.

    `alike` has of a stem those that say nearly the same.
    """

    weights: Sequence[float]
    function: frozenset[int]
    figures: Set[int]
    names: Set[int]
    alike: Mapping[int, Set[int]]

    def weigh(self, stems: Sequence[int]) -> float:
        """Return the sum of the weights."""
        return math.fsum(self.weights[one] for one in stems)

    def weigh_row(self, stems: Sequence[int]) -> float:
        """Return the sum of what words in a row tell."""
        return math.fsum(self.tells(one) * (_FOLLOWS if one in self.function else 1.0) for one in stems)

    def tells(self, stem: int) -> float:
        """Return what a word tells that two have in common: a name less than its rarity says."""
        return self.weights[stem] * (_NAME if stem in self.names else 1.0)


# What a function word in a row tells, of what its rarity says: it follows from the words beside it.
_FOLLOWS = 0.6
# And a name: whoever speaks of the matter has it.
_NAME = 0.4


class Part(NamedTuple):
    """Some words of a quote: how many, and what they tell."""

    number: int
    told: float


class Overlap(NamedTuple):
    """What two quotes share, seen from the one that tells less.

    Attributes:
        row: its words that stand in rows that the other has too. What they tell, and single ones, is less
            where the other is long.
        runs: how many such rows there are.
        single: other words of it that the other has, or has one alike; no function words.
        lacks: words of it that the other has not; no function words.
        small: function words of it that stand in no row.
        numbers: whether each has a figure that the other has not.
        names: whether each has a name that the other has not.
    """

    row: Part
    runs: int
    single: Part
    lacks: Part
    small: Part
    numbers: bool
    names: bool


def overlap(left: tuple[int, ...], right: tuple[int, ...], words: Words) -> Overlap:
    """Return what two quotes share; each is the numbers of its stems, in order."""
    short, long = sorted((left, right), key=lambda one: (words.weigh(one), len(one)))
    inside = [True] * len(short) if short == long else _in_row(short, long, words)
    row = [stem for stem, covered in zip(short, inside, strict=True) if covered]
    rest = [stem for stem, covered in zip(short, inside, strict=True) if not covered]
    free = Counter(long) - Counter(row)
    single: list[float] = []
    lacks: list[float] = []
    for stem in rest:
        if stem in words.function:
            continue
        told = _met(stem, free, words)
        if told is None:
            lacks.append(words.weights[stem])
        else:
            single.append(told)
    chance = max(0.0, math.log(len(long) / _USUAL)) if long else 0.0
    runs = sum(covered and not before for before, covered in pairwise([False, *inside]))
    small = [words.weights[stem] for stem in rest if stem in words.function]
    lacking = {stem for stem in rest if stem in words.figures or stem in words.names} - set(long)
    left_over = {stem for stem, times in free.items() if times > 0} if lacking else set()
    return Overlap(
        row=Part(len(row), max(words.weigh_row(row) - runs * chance, 0.0)),
        runs=runs,
        single=_part([max(told - chance, 0.0) for told in single]),
        lacks=_part(lacks),
        small=_part(small),
        numbers=not words.figures.isdisjoint(left_over) and not words.figures.isdisjoint(lacking),
        names=not words.names.isdisjoint(left_over.difference(short)) and not words.names.isdisjoint(lacking),
    )


def _in_row(short: tuple[int, ...], long: tuple[int, ...], words: Words) -> list[bool]:
    """Say of each word of the shorter one whether it stands in a run that both have."""
    covered = [False] * len(short)
    for size in (min(RUN, len(short)), PAIR):
        there = _runs(long, size)
        for at in range(len(short) - size + 1):
            run = short[at : at + size]
            if run in there and (size > PAIR or not words.function.issuperset(run)):
                covered[at : at + size] = [True] * size
    return covered


@lru_cache(maxsize=1 << 9)
def _runs(words: tuple[int, ...], size: int) -> frozenset[tuple[int, ...]]:
    return frozenset(words[at : at + size] for at in range(len(words) - size + 1))


def _met(stem: int, free: Counter[int], words: Words) -> float | None:
    """Take the word, or else one alike, out of the other's free ones: return what that tells."""
    if free[stem] > 0:
        free[stem] -= 1
        return words.tells(stem)
    for other in sorted(words.alike.get(stem, ())):
        if free[other] > 0:
            free[other] -= 1
            return _ALIKE * min(words.tells(stem), words.tells(other))
    return None


def _part(told: Sequence[float]) -> Part:
    return Part(len(told), math.fsum(told))
