"""What speaks for and against two names being one person's, with all that articles print around them.

    weigh(Bearer.of(…), Bearer.of(…))   -> Weighed(different=False, score=0.41, points=(("walks", …), …))

`names.compare` weighs the names, offices, years and circles; here is added what only a register sees: walks
of life that one person seldom goes both (a minister and a coach), one article that names both as two, one
article that prints both names of one. Weights are log odds, as there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import exp
from typing import NamedTuple

from onrecord.lexicon import places
from onrecord.lexicon.walks import apart, walk
from onrecord.names import features
from onrecord.names.compare import DIFFERENT_TO, compare
from onrecord.names.context import Named
from onrecord.names.judgement import Verdict
from onrecord.register.appearances import Appearance, Appearances
from onrecord.register.joins import Feature, Item, Policy

Point = tuple[str, str, float, str]
"""Name, value, weight, words, as in `names.features`; a rarity has its words made when asked for."""

# A minister who was a coach is one in some twenty of a name that both bear in the news.
_WALKS_APART = -3.0
# An article that names two as two knows that they are; finding who is who within it errs now and then.
_TOGETHER = -4.0
# An article that prints two names of one person as well.
_BOTH_NAMES = 3.0
# Whoever is called a leader of nurses in several articles, and somebody called a novelist in several others
# of the year, with nobody beside both, are rather two.
_OFFICES_APART, _SEVERAL = -1.5, 2
# Of those in the news who go one walk of life, each told of in several articles, there are few of one name,
# and fewer the more is told; while one man is a governor first and then a minister.
_ONE_WALK, _OFTEN_TOLD, _OFTEN_FROM = 0.9, 0.9, 3
# Whoever is king of one land is seldom prince of another.
_LANDS_APART = -1.5
_RULERS = frozenset(
    "king queen prince princess emperor empress emir sultan president premier minister chancellor governor"
    " mayor head leader".split()
)
_EVEN = 0.5
# So many offices and people beside a name say who it is.
_ENOUGH = 12


@dataclass(frozen=True, slots=True)
class Bearer:
    """A name as one person's, with what all their articles print around it.

    Attributes:
        item: what it is called by.
        named: the name and its surroundings, prepared to be compared.
        walks: the walks of life that the offices tell.
        lands: the lands and places that they rule.
        articles: the numbers of the articles.
        also: full names that some article prints of the same person.
        told: in how many articles they have an office.
    """

    item: Item
    named: Named
    walks: frozenset[str]
    articles: frozenset[int]
    also: frozenset[str] = frozenset()
    told: int = 0
    lands: frozenset[str] = frozenset()

    @classmethod
    def of(cls, item: Item, found: Sequence[Appearance], seen: Appearances) -> Bearer:
        """Put together what a person's appearances tell."""
        offices = Counter(office for one in found for office in dict.fromkeys(one.offices))
        circle = Counter(other for one in found for other in seen.circle(one.article))
        del circle[seen.known_as(item.name)]
        years = {year for one in found if (year := seen.years[one.article]) is not None}
        named = Named.of(item.name, roles=_most(offices), years=years)
        others = frozenset(_most(circle))
        return cls(
            item,
            replace(named, others=others, surrounded=bool(named.roles or others or years)),
            frozenset(filter(None, map(walk, offices))),
            frozenset(one.article for one in found),
            frozenset(name for one in found for name in one.names if name != item.name and " " in name),
            len({one.article for one in found if one.tells}),
            frozenset(filter(None, map(_land, offices))),
        )


def _differ(left: Bearer, right: Bearer, points: Iterable[Point]) -> bool:
    """Say whether two hold other offices, each in several articles, and in other company."""
    if min(left.told, right.told) < _SEVERAL or left.walks & right.walks:
        return False
    found = {name: value for name, value, _, _ in points}
    return found.get("roles") == "other" and found.get("others", "0") == "0" and found.get("years") == "0"


@lru_cache(maxsize=1 << 14)
def _land(office: str) -> str | None:
    """Return the land or place that an office is at the head of: that of "King of the Tessarans" is none."""
    before, _, after = office.rpartition(" of ")
    place = after.removeprefix("the ").strip()
    words = {word.lower() for word in before.split()}
    return place if place in places() and words & _RULERS else None


def _one_way(left: Bearer, right: Bearer, points: Iterable[Point]) -> str | None:
    """Return the walk of life that two of one name share, where their offices are not one."""
    if left.item.name != right.item.name or min(left.told, right.told) < _SEVERAL:
        return None
    other = any(name == "roles" and value != "same" for name, value, _, _ in points)
    return min(left.walks & right.walks, default=None) if other else None


def _most(counts: Counter[str]) -> list[str]:
    """Return what is printed most, of what is printed as often the first in the alphabet."""
    return sorted(counts, key=lambda one: (-counts[one], one))[:_ENOUGH]


class Weighed(NamedTuple):
    """What came out: whether the two are known to be different, the score (0 to 1), and the points."""

    different: bool
    score: float
    points: tuple[Point, ...]

    def verdict(self, policy: Policy) -> Verdict:
        """Return what a policy makes of it."""
        if self.different:
            return Verdict.DIFFERENT
        return Verdict.SAME if self.score >= policy.same_from else Verdict.UNSURE

    @property
    def why(self) -> tuple[Feature, ...]:
        """The points to be read."""
        return tuple(
            Feature(*features.feature(point)) if point[0] == "rarity" else Feature(*point)  # type: ignore[arg-type]  # a point has what a feature has
            for point in self.points
        )


def weigh(left: Bearer, right: Bearer, *, prior: float | None = None, often: float = 0.0) -> Weighed:
    """Weigh two bearers; symmetric.

    Args:
        left: the one.
        right: the other.
        prior: log odds in place of how rare the name is: of a name that is known to be borne by several.
        often: log odds for a name that is one person's wherever more is said of it.
    """
    found = compare(left.named, right.named)
    points: tuple[Point, ...] = found.points
    total = sum(point[2] for point in points)
    if total <= features.APART:
        return Weighed(found.verdict == "different", 0.0, points)
    suffixed = left.named.names[0].suffix != right.named.names[0].suffix
    if suffixed and prior is None:
        prior = 0.0  # where one is called Sr. there are two of the name
    if prior is not None:
        words = "several people are called so"
        points = (*(one for one in points if one[0] != "rarity"), ("several", "", prior, words))
    if often:
        points = (*points, ("often", "", often, "wherever more is said of the name, it is this person's"))
    shared = len(left.articles & right.articles) if left.item != right.item else 0
    if shared:
        # Whoever stands beside both in one article stands beside two.
        words = f"{shared} article{' names' if shared == 1 else 's name'} both, as two people"
        points = (*(one for one in points if one[0] != "others"), ("together", str(shared), _TOGETHER, words))
    ways = apart(left.walks, right.walks)
    if ways:
        words = f"{' and '.join(sorted(ways))}: two walks of life"
        points = (*points, ("walks", " ".join(sorted(ways)), _WALKS_APART, words))
    elif left.lands and right.lands and not left.lands & right.lands:
        words = f"{min(left.lands)} and {min(right.lands)}: at the head of two lands"
        points = (*points, ("lands", "", _LANDS_APART, words))
    elif one_way := _one_way(left, right, points):
        weight = _ONE_WALK + _OFTEN_TOLD * (min(left.told, right.told) >= _OFTEN_FROM)
        points = (*points, ("walk", one_way, weight, f"both are in {one_way}, in another office"))
    elif _differ(left, right, points):
        words = "each holds another office in several articles, in other company"
        points = (*points, ("offices", "", _OFFICES_APART, words))
    if not suffixed and (right.item.name in left.also or left.item.name in right.also):
        points = (*points, ("both-names", "", _BOTH_NAMES, "an article prints both names of one person"))
    total = sum(point[2] for point in points)
    score = 1.0 / (1.0 + exp(-total))
    # One or the other is known to be another's, so no third name may bring them together.
    different = score < (_EVEN if shared or ways else DIFFERENT_TO if found.verdict == "different" else 0.0)
    return Weighed(different, score, points)
