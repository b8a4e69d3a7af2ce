"""A noisy channel: how likely a word of one script is written as a word of another.

Read from left to right, one to four letters of the source become none to four of the target; which ones,
and how many letters are taken at once, hangs on the letters around them. The chance of a step is its share
among what was counted in the widest surroundings, mixed with the shares in narrower ones (absolute
discounting: Ney, Essen and Kneser 1994); the chance of a word is the sum over all ways to cut the two words
into steps.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import exp, log
from typing import NamedTuple

from onrecord.names.letters import Letters

# Stands for "before the word" and "behind it".
EDGE = "#"

# What is taken from each count and given to the narrower surroundings.
DISCOUNT = 0.5

# The chance of a step that was never seen (a letter lost, or changed for one or two), and of each letter in
# it.
UNSEEN, UNSEEN_LETTER = 2e-4, 0.03

# Steps of smaller chance are left to UNSEEN.
LEAST = 1e-5

# How many letters before and behind the current one each order of surroundings sees.
ORDERS = ((0, 0), (0, 1), (1, 1), (1, 2), (2, 2))

# A step: how many letters of the source are taken, and what they become.
Step = tuple[int, str]
Counts = Mapping[str, Mapping[Step, float]]

# What may come of a letter -> how many letters that takes, and its chance; and so for each letter of a
# source.
Ways = Mapping[str, tuple[tuple[int, float], ...]]
Steps = tuple[Ways, ...]


class Shape(NamedTuple):
    """The most letters one step takes from the source, and gives to the target."""

    source: int
    target: int


def surroundings(source: Letters, at: int) -> list[str]:
    """Return the keys of what stands around letter `at`, the narrowest first.

    A key shows the letter as it is between two bars, its neighbours without marks: `#|č|er`. The first key
    is the letter without its marks, for marks that were never counted.
    """
    exact, folded = source
    padded = EDGE * 2 + folded + EDGE * 2
    middle, letter = at + 2, exact[at]
    return [
        f"~{folded[at]}",
        *(
            f"{padded[middle - before : middle]}|{letter}|{padded[middle + 1 : middle + 1 + behind]}"
            for before, behind in ORDERS
        ),
    ]


def mixed(narrower: Mapping[Step, float], counted: Mapping[Step, float]) -> dict[Step, float]:
    """Return the chances of steps: what was counted here, with those of narrower surroundings below it."""
    total = sum(counted.values()) + DISCOUNT
    left = DISCOUNT * len(counted) / total
    chances = {step: left * chance for step, chance in narrower.items()}
    for step, count in counted.items():
        chances[step] = chances.get(step, 0.0) + max(count - DISCOUNT, 0.0) / total
    return chances


class Channel:
    """One direction between two scripts; never changed once made."""

    __slots__ = ("_mixed", "counts", "shape", "steps")

    def __init__(self, counts: Counts, shape: Shape) -> None:
        self.counts = counts
        self.shape = shape
        # What is in the widest known surroundings is mixed once; steps are kept for the latest words, so that
        # one name held against many is read once.
        self._mixed: dict[tuple[int, tuple[str, ...]], Ways] = {}
        self.steps = lru_cache(maxsize=1 << 14)(self.read)

    def read(self, source: Letters) -> Steps:
        """Return what may come of each letter of the source (`steps` is the same, remembered)."""
        length = len(source.exact)
        found = []
        for at in range(length):
            room = min(length - at, self.shape.source)
            known = tuple(key for key in surroundings(source, at) if key in self.counts)
            ways = self._mixed.get((room, known))
            if ways is None:
                ways = self._mixed[room, known] = self._ways(room, known)
            found.append(ways)
        return tuple(found)

    def _ways(self, room: int, known: tuple[str, ...]) -> Ways:
        chances: dict[Step, float] = {}
        for key in known:
            chances = mixed(chances, self.counts[key])
        ways: dict[str, tuple[tuple[int, float], ...]] = {}
        for (taken, target), chance in chances.items():
            if chance > LEAST and taken <= room:
                ways[target] = (*ways.get(target, ()), (taken, chance))
        return ways

    def chance(self, source: Letters, target: str) -> float:
        """Return log P(target | source), at least -99."""
        total = forward(self.steps(source), target, self.shape.target)[-1][-1]
        return log(total) if total > 0.0 else -99.0

    def likeliest(self, source: Letters, number: int, width: int = 6, least: float = 0.03) -> list[str]:
        """Return the likeliest targets, best first, by the likeliest steps.

        Args:
            source: the word.
            number: how many targets.
            width: how many beginnings are kept at each letter.
            least: steps of a smaller chance are not tried.
        """
        steps = self.steps(source)
        reached: list[dict[str, float]] = [{} for _ in range(len(steps) + 1)]
        reached[0][""] = 1.0
        for at, known in enumerate(steps):
            for written, mass in _best(reached[at], width):
                for piece, ways in known.items():
                    for taken, chance in ways:
                        if chance >= least:
                            there, longer = reached[at + taken], written + piece
                            there[longer] = there.get(longer, 0.0) + mass * chance
        return [written for written, _ in _best(reached[-1], number)]


def _best(chances: Mapping[str, float], number: int) -> list[tuple[str, float]]:
    return sorted(chances.items(), key=lambda found: (-found[1], found[0]))[:number]


def forward(steps: Steps, target: str, most: int) -> list[list[float]]:
    """Return the chance to have read i letters of the source and written j of the target, as rows of i."""
    width = len(target)
    pieces = [[target[j : j + m] for m in range(min(most, width - j) + 1)] for j in range(width + 1)]
    ahead = [[0.0] * (width + 3) for _ in range(len(steps) + 1)]  # two spare columns for unseen steps
    ahead[0][0] = 1.0
    for i, known in enumerate(steps):
        row, following = ahead[i], ahead[i + 1]
        for j in range(width + 1):
            mass = row[j]
            if mass < 1e-30:
                continue
            unseen = mass * UNSEEN
            following[j] += unseen
            unseen *= UNSEEN_LETTER
            following[j + 1] += unseen
            following[j + 2] += unseen * UNSEEN_LETTER
            for m, piece in enumerate(pieces[j]):
                if piece in known:
                    for taken, chance in known[piece]:
                        ahead[i + taken][j + m] += mass * chance
    return [row[: width + 1] for row in ahead]


class Background:
    """How likely a word is in its own script: a trigram of letters (Witten and Bell 1991)."""

    __slots__ = ("chance", "counts")

    def __init__(self, counts: Mapping[str, Mapping[str, float]]) -> None:
        self.counts = counts
        self.chance = lru_cache(maxsize=1 << 15)(self._chance)

    def _chance(self, word: str) -> float:
        padded, total = f"{EDGE * 2}{word}{EDGE}", 0.0
        for at in range(2, len(padded)):
            share = 1e-3
            for before in range(3):
                counted = self.counts.get(padded[at - before : at])
                if counted:
                    kinds = len(counted)
                    share = (counted.get(padded[at], 0.0) + kinds * share) / (sum(counted.values()) + kinds)
            total += log(share)
        return total


def logistic(value: float) -> float:
    """Return a number between 0 and 1 for one on the whole line."""
    return 1.0 / (1.0 + exp(-max(-40.0, min(40.0, value))))
