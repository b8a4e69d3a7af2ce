"""What people decided about two names: the same, different, or not sure; who said so, and when.

A judgement is data: the time is given, never read from a clock. Of several on one pair the latest holds;
"unsure" takes an earlier one back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """Same, different or unsure; a sum follows the chain A-B, B-C to A-C."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"

    def __add__(self, other: object) -> Verdict:  # sums verdicts, not letters
        """Return what A-B and B-C say of A-C: who is B, is to C what B is; two differences say nothing.

        SAME + SAME is SAME, SAME + DIFFERENT is DIFFERENT, everything else is UNSURE (as in nomenklatura).
        """
        if not isinstance(other, Verdict):
            return NotImplemented
        if self is Verdict.SAME:
            return other
        return self if other is Verdict.SAME else Verdict.UNSURE


@dataclass(frozen=True, slots=True)
class Judgement:
    """One person's word on one pair.

    Attributes:
        left: an item; which of the two stands left means nothing.
        right: the other item.
        verdict: same, different, or unsure (which takes an earlier judgement back).
        by: who decided.
        at: when, as ISO 8601 with or without a zone; UTC where it names none.
        reason: why, in their words; "" where they gave none.
    """

    left: str
    right: str
    verdict: Verdict
    by: str
    at: str
    reason: str = ""

    def __post_init__(self) -> None:
        """Check it.

        Raises:
            ValueError: the two are one item, nobody decided, or `at` is no time.
        """
        if self.left == self.right:
            raise ValueError(f"A judgement needs two items, and both are {self.left!r}.")
        if not self.by:
            raise ValueError("A judgement must say who decided.")
        self.moment()

    def pair(self) -> tuple[str, str]:
        """Return the two items in order."""
        return (self.left, self.right) if self.left < self.right else (self.right, self.left)

    def moment(self) -> float:
        """Return `at` as seconds since 1970, to put judgements in order.

        Raises:
            ValueError: `at` is no time.
        """
        try:
            when = datetime.fromisoformat(self.at)
        except ValueError:
            raise ValueError(f"{self.at!r} is no time; write it as 2031-04-17T09:30:00+00:00.") from None
        if when.tzinfo is None:
            when = datetime.fromisoformat(f"{when.isoformat()}+00:00")
        return when.timestamp()

    def order(self) -> tuple[float, str, str, str, str, str, str]:
        """Return what puts judgements in order: time first, then all else, so that it is always the same."""
        return self.moment(), self.by, self.verdict, self.left, self.right, self.at, self.reason


def standing(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
    """Return the judgement that holds for each pair, pairs in order: the latest one.

    Where several fell at one moment, and they differ, the pair is UNSURE, said by all of them.
    """
    latest: dict[tuple[str, str], list[Judgement]] = {}
    for judgement in judgements:
        known = latest.get(judgement.pair())
        if known is None or judgement.moment() > known[0].moment():
            latest[judgement.pair()] = [judgement]
        elif judgement.moment() == known[0].moment():
            known.append(judgement)
    return {pair: _one(latest[pair]) for pair in sorted(latest)}


def _one(level: list[Judgement]) -> Judgement:
    level = sorted(level, key=Judgement.order)
    if len({judgement.verdict for judgement in level}) == 1:
        return level[0]
    first = level[0]
    names = ", ".join(dict.fromkeys(judgement.by for judgement in level))
    return Judgement(*first.pair(), Verdict.UNSURE, names, first.at, "They differ.")
