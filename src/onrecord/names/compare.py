"""Two names of two articles, with what surrounds them: the same person, different ones, or unsure.

left = Named.of("Misha Trubnik", roles=["harbour master"], places=["Ostrel"])
right = Named.of("Mikhail Trubnik", places=["Ostrel"])
compare(left, right).verdict    -> "same"
compare(left, right).features   -> each point with its weight and in words

The score is the sum of the features' weights as a probability. A veto is final. "same" is said from 0.85,
because a false merge in a public record is the worse error; a name that several people in the news may bear
never gets there by itself, whatever its spelling.
"""

from __future__ import annotations

from math import exp
from typing import Literal, NamedTuple

from onrecord.names.context import Named, around
from onrecord.names.features import APART, NOTHING, VETO, Feature, Point, feature, of_names, weigh

Verdict = Literal["same", "different", "unsure"]

# See the module's docstring; "different" is as sure of its side.
SAME_FROM, DIFFERENT_TO = 0.85, 0.15
# What makes a name tell little, but speaks of no second person: a bare "Ivan" is unsure, never different.
_NO_DIFFERENCE = frozenset({"rarity", "order", "given"})


class Comparison(NamedTuple):
    """What came out: the verdict, the score behind it (0 to 1), and the points it is the sum of."""

    verdict: Verdict
    score: float
    points: tuple[Point, ...]

    @property
    def features(self) -> tuple[Feature, ...]:
        """The points to be read: each with its name, value, weight in log odds, and in words."""
        return tuple(feature(point) for point in self.points)


_REJECTED = Comparison(
    "different", 0.0, (("surname", "sound", APART, "no surname begins like a name of the other"),)
)
_NOTHING = Comparison("different", 0.0, NOTHING)


def quick_reject(left: Named, right: Named) -> bool:
    """Say whether no surname of one begins like a word of the other, so that comparing them is idle."""
    return not (left.family & right.whole or right.family & left.whole)


def compare(left: Named, right: Named) -> Comparison:
    """Compare two names and what surrounds them; symmetric in verdict and score."""
    if not (left.family & right.whole or right.family & left.whole):
        return _REJECTED
    one, two = left.names, right.names
    points = of_names(one[0], two[0]) if len(one) == 1 == len(two) else _best(left, right)
    if points is NOTHING:
        return _NOTHING
    if points[0][0] == "veto":
        return Comparison("different", 0.0, points)
    total = 0.0
    for point in points:
        total += point[2]
    if left.surrounded and right.surrounded and total > APART:
        beside = around(left, right)
        for point in beside:
            total += point[2]
        points += beside
    score = 1.0 / (1.0 + exp(-total)) if total > VETO else 0.0
    if score >= SAME_FROM:
        return Comparison("same", score, points)
    if score <= DIFFERENT_TO and any(point[2] < 0 and point[0] not in _NO_DIFFERENCE for point in points):
        return Comparison("different", score, points)
    return Comparison("unsure", score, points)


def _best(left: Named, right: Named) -> tuple[Point, ...]:
    """Return the points of the two forms that agree best, or of the first two that a veto parts."""
    best = NOTHING
    for one in left.names:
        for other in right.names:
            found = of_names(one, other)
            if found[0][0] == "veto":
                return found
            if best is NOTHING or weigh(found) > weigh(best):
                best = found
    return best
