"""One printed name, several people: a minister and a football coach, a father and a son.

A name that seldom two people in the news bear, and that nothing tears, is one person's in all articles.
Another is taken article by article: whoever holds the same office, moves in the same circle, is one; whoever
shows nothing of the kind stays alone. Silence over guessing: a false merge is the worse error.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from onrecord.lexicon.walks import torn, walk
from onrecord.names.compare import compare
from onrecord.names.context import Named
from onrecord.names.judgement import Judgement, Verdict, standing
from onrecord.register.appearances import Appearance, Appearances, Name
from onrecord.register.joins import Item, Join, Policy
from onrecord.register.weighing import Bearer, Weighed, weigh

# Of a torn name the bearer who is printed more often is the likelier one, but never surer than this.
_PRIOR = 3.0
# A common name that is one person's in so many articles (of a hundred in which more is said of it, and in
# all) is so likely that person's in one where nothing is said.
_OFTEN, _OFTEN_SHARE, _OFTEN_LEAST = 1.0, 95, 10
# One that comes again and again, while nothing tells of two, is somebody's whom everybody knows.
_KNOWN, _KNOWN_FROM = 0.6, 3
# An office that is told in so many articles is no slip.
_SEVERAL = 2
_TWO = 2
# So many bearers of a name are looked at for each article, those printed most often first, and those with
# somebody of the article beside them.
_MOST = 40


@dataclass(slots=True)
class Split:
    """The bearers of one name.

    Attributes:
        groups: the appearances of each; the first is whoever is printed first.
        joins: why some of them are together, and which nearly are.
    """

    groups: list[list[Appearance]]
    joins: list[Join] = field(default_factory=list)


def split(
    name: Name,
    found: Sequence[Appearance],
    seen: Appearances,
    policy: Policy,
    judgements: Mapping[str, Sequence[Judgement]],
) -> Split | None:
    """Return the bearers of a name; `None` where it is one person's in all articles.

    Args:
        name: a person's full name.
        found: all its appearances.
        seen: what they are among.
        policy: how sure a join has to be.
        judgements: people's, by the refs of the items they name.
    """
    items = [Item(name[0], name[1], seen.keys[one.article], one.nth) for one in found]
    judged = [item.ref in judgements for item in items]
    is_torn = any(one.nth > 1 for one in found) or torn(_walks(found))
    alone = len(found) == 1
    if not (is_torn or any(judged) or (not alone and (_is_common(name[1], policy) or _offices(found) > 1))):
        return None
    nodes: dict[object, list[int]] = defaultdict(list)
    for at, one in enumerate(found):
        offices = one.tells
        alone = judged[at] or one.nth > 1 or not offices
        nodes[(one.article, one.nth) if alone else offices].append(at)
    said = standing(one for item in items for one in judgements.get(item.ref, ()))
    placed = list(nodes.values())
    joins: list[Join] = []
    # Once more: whoever was met before more was known of the others.
    for _ in range(2):
        groups = _Groups(name, found, seen, policy, is_torn=is_torn)
        for node in sorted(placed, key=lambda node: (-len(node), not found[node[0]].offices, items[node[0]])):
            groups.place(node, items, said)
        placed = [sorted(group) for group in groups.members if group]
        joins += groups.joins
    of = {items[at].ref: number for number, group in enumerate(placed) for at in group}
    joins = [one for one in joins if one.verdict is Verdict.SAME or of[one.left] != of[one.right]]
    return Split([[found[at] for at in group] for group in sorted(placed)], joins)


def _walks(found: Iterable[Appearance]) -> frozenset[str]:
    return frozenset(filter(None, (walk(office) for one in found for office in one.offices)))


def _offices(found: Iterable[Appearance], least: int = _SEVERAL) -> int:
    """Count the offices that have no word in common, each held in `least` articles or more."""
    groups: list[tuple[set[str], set[int]]] = []
    for one in found:
        words = {word for office in one.tells for word in office}
        if words:
            near = [group for group in groups if group[0] & words]
            groups = [group for group in groups if not group[0] & words]
            words.update(*(group[0] for group in near))
            groups.append((words, {one.article}.union(*(group[1] for group in near))))
    return sum(len(articles) >= least for _, articles in groups)


def _is_common(name: str, policy: Policy) -> bool:
    """Say whether the name by itself does not tell one person."""
    named = Named.of(name)
    return compare(named, named).score < policy.same_from


class _Groups:
    """Bearers in the making."""

    def __init__(
        self, name: Name, found: Sequence[Appearance], seen: Appearances, policy: Policy, *, is_torn: bool
    ) -> None:
        self.name, self.found, self.seen, self.policy, self.is_torn = name, found, seen, policy, is_torn
        # Whether nothing that is told tells of two.
        self._is_one = _offices(found, 1) < _TWO
        self.members: list[list[int]] = []
        self.joins: list[Join] = []
        self._bearers: list[Bearer] = []
        self._built: list[int] = []
        # How many of each group's appearances come with an office.
        self._told: list[int] = []
        self._beside: dict[str, set[int]] = defaultdict(set)

    def place(
        self, node: list[int], items: Sequence[Item], said: Mapping[tuple[str, str], Judgement]
    ) -> None:
        """Put appearances that belong together where they belong."""
        item = items[node[0]]
        bearer = Bearer.of(item, [self.found[at] for at in node], self.seen)
        verdicts = self._said(node, items, said) if said else {}
        forced = [at for at, verdict in verdicts.items() if verdict is Verdict.SAME]
        weighed = {
            at: self._weigh(bearer, at)
            for at in self._near(bearer)
            if self.members[at] and verdicts.get(at) is None
        }
        best = min(weighed, key=lambda at: (-weighed[at].score, at), default=None)
        if forced:
            at = forced[0]
            for other in forced[1:]:  # whom people called one are one
                self.members[at] += self.members[other]
                self.members[other] = []
        elif best is not None and weighed[best].verdict(self.policy) is Verdict.SAME:
            at = best
            self._note(Verdict.SAME, item, items[self.members[at][0]], weighed[at])
        else:
            if best is not None and weighed[best].score >= self.policy.perhaps_from:
                self._note(Verdict.UNSURE, item, items[self.members[best][0]], weighed[best])
            at = len(self.members)
            self.members.append([])
            self._bearers.append(bearer)
            self._built.append(0)
            self._told.append(0)
        self._add(at, node, bearer)

    def _near(self, bearer: Bearer) -> Iterator[int]:
        near = {at for other in bearer.named.others for at in self._beside.get(other, ())}
        yield from sorted(near | set(range(min(_MOST, len(self.members)))))

    def _weigh(self, bearer: Bearer, at: int) -> Weighed:
        mine = len(self.members[at])
        told = self._told
        if self.is_torn:
            prior = min(max(log((mine + 1) / (sum(map(len, self.members)) - mine + 1)), 0.0), _PRIOR)
            return weigh(bearer, self._bearers[at], prior=prior)
        usual = told[at] >= max(_OFTEN_LEAST, sum(told) * _OFTEN_SHARE / 100)
        known = len(self.found) >= _KNOWN_FROM and self._is_one
        return weigh(bearer, self._bearers[at], often=_OFTEN if usual else _KNOWN if known else 0.0)

    def _said(
        self, node: Sequence[int], items: Sequence[Item], said: Mapping[tuple[str, str], Judgement]
    ) -> dict[int, Verdict]:
        of = {items[member].ref: at for at, members in enumerate(self.members) for member in members}
        mine = {items[at].ref for at in node}
        found: dict[int, Verdict] = {}
        for (left, right), judgement in said.items():
            for one, other in ((left, right), (right, left)):
                if one in mine and other in of and judgement.verdict is not Verdict.UNSURE:
                    found[of[other]] = judgement.verdict
        return found

    def _note(self, verdict: Verdict, item: Item, other: Item, weighed: Weighed) -> None:
        self.joins.append(
            Join("person", other.ref, item.ref, verdict, weighed.score, weighed.why, self.policy.name)
        )

    def _add(self, at: int, node: list[int], bearer: Bearer) -> None:
        members = self.members[at]
        members += node
        self._told[at] += sum(bool(self.found[number].tells) for number in node)
        if self._built[at] and len(members) > self._built[at] * 1.25:
            found = [self.found[number] for number in members]
            bearer = Bearer.of(self._bearers[at].item, found, self.seen)
        elif self._built[at]:
            return
        self._bearers[at] = bearer
        self._built[at] = len(members)
        for other in bearer.named.others:
            self._beside[other].add(at)
