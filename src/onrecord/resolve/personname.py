"""A person's printed name taken apart, and whether two printed names can be one person's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

_SUFFIXES = frozenset("jr sr jnr snr ii iii iv".split())
_PARTICLES = frozenset(
    "al el bin bint ben bar ibn de del della da di du des la le les van von der den ter ten dos das abu"
    " st".split()
)
# A drifting spelling is one person's at this many changed letters, in words of this length and more.
_DRIFT, _DRIFT_FROM = 1, 5
# A bare surname has no given name that agrees; it has to be longer.
_BARE_DRIFT_FROM = 6

Match = Literal["same", "part", "drift", "clash", "none"]


@dataclass(frozen=True, slots=True)
class PersonName:
    """The words of a name, folded to lower case: given names, surname with particles, suffix."""

    given: tuple[str, ...]
    surname: str
    suffix: str | None

    @classmethod
    def parse(cls, printed: str) -> PersonName:
        """Take apart a name as printed, titles left out already."""
        words = [word.strip(".,").lower().replace("’", "'") for word in printed.split()]
        words = [word for word in words if word]
        suffix = words.pop() if len(words) > 1 and words[-1] in _SUFFIXES else None
        start = len(words) - 1
        while start > 1 and words[start - 1] in _PARTICLES:
            start -= 1
        if start == 1 and words[0] in _PARTICLES:
            start = 0
        return cls(tuple(words[:start]), " ".join(words[start:]), suffix)


def match(known: PersonName, other: PersonName) -> Match:
    """Say how `other` goes with `known`, both of one article.

    `same`: nothing differs. `part`: one is a part of the other (a bare surname, an initial, a bare
    given name). `drift`: a spelling a letter apart beside a given name that agrees. `clash`: one
    surname, two people. `none`: nothing in common.
    """
    if known.suffix != other.suffix and known.suffix and other.suffix:
        return "clash"
    if known.surname == other.surname:
        if known.given == other.given:
            return "same"
        if not known.given or not other.given:
            return "part"
        return "part" if _agree(known.given, other.given) else "clash"
    if not other.given and other.surname in known.given:
        return "part"
    if not known.given and known.surname in other.given:
        return "part"
    drifts = _distance_at_most_one(known.surname, other.surname) and len(other.surname) >= _DRIFT_FROM
    if drifts and known.given and other.given and _agree(known.given, other.given):
        return "drift"
    return "none"


def _agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Say whether given names agree: the first ones equal, or one the other's initial."""
    first, second = left[0], right[0]
    if first == second:
        return True
    return (len(first) == 1 or len(second) == 1) and first[0] == second[0]


def drifts(known: PersonName, other: PersonName) -> bool:
    """Say whether a bare surname with a title is another spelling of a known one, a letter apart."""
    long = min(len(known.surname), len(other.surname)) >= _BARE_DRIFT_FROM
    return long and not other.given and _distance_at_most_one(known.surname, other.surname)


def _distance_at_most_one(left: str, right: str) -> bool:
    if abs(len(left) - len(right)) > _DRIFT or left == right:
        return left == right
    if len(left) > len(right):
        left, right = right, left
    index = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), len(left))
    return left[index:] == right[index + 1 :] or left[index + 1 :] == right[index + 1 :]
