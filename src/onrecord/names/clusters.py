"""Clusters of names: a function of the decisions on pairs and of people's judgements, and of nothing else.

The strongest links join first, people's before machines'. A link that would bring two items together that
are known to be different joins nothing: so a cluster that contradicts itself falls apart along its weakest
links, and each time a warning says so. Links that are equally strong and can't all hold, none holds (a bare
surname between two brothers stays alone). The order in which items, decisions and judgements come makes no
difference.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple

from onrecord.names.judgement import Judgement, Verdict, standing

Pair = tuple[str, str]


class Decision(NamedTuple):
    """What a comparer made of a pair: SAME links, by its score; DIFFERENT is a veto; UNSURE does nothing."""

    left: str
    right: str
    verdict: Verdict
    score: float


@dataclass(frozen=True, slots=True)
class Conflict:
    """A warning: links that hold nothing, because they would join what is known to be different.

    Attributes:
        code: `split`: weaker links gave way; `level`: equally strong links, none of which holds;
        `judgements`: people's
            judgements contradict each other, and the older (or all of one moment) gave way.
        different: the pair that is known to be different.
        dropped: the links that gave way, in order.
    """

    code: Literal["split", "level", "judgements"]
    different: Pair
    dropped: tuple[Pair, ...]


class _Link(NamedTuple):
    """A link in order of strength: people's before machines', the latest or surest first."""

    rank: int
    strength: float
    pair: Pair


@dataclass(frozen=True, slots=True)
class Clustering:
    """Clusters, and what is needed to bring in one judgement more.

    Attributes:
        clusters: every item once; each is sorted, and they are in order of their first items.
        warnings: what gave way, in order of the pairs.
        items: all items.
        decisions: one a pair.
        judgements: all on each pair, in order of time.
        beside: at each item the others it has a decision or judgement with.
    """

    clusters: tuple[tuple[str, ...], ...]
    warnings: tuple[Conflict, ...]
    items: frozenset[str]
    decisions: Mapping[Pair, Decision]
    judgements: Mapping[Pair, tuple[Judgement, ...]]
    beside: Mapping[str, frozenset[str]]

    def of(self) -> dict[str, int]:
        """Return the number of the cluster each item is in."""
        return {item: number for number, cluster in enumerate(self.clusters) for item in cluster}


def cluster(
    items: Iterable[str], decisions: Iterable[Decision], judgements: Iterable[Judgement] = ()
) -> Clustering:
    """Return the clusters of all items.

    Args:
        items: what is to be clustered; what decisions and judgements name is added.
        decisions: of several on one pair a veto holds, else the surest.
        judgements: the latest on a pair holds and overrules its decision.
    """
    decided: dict[Pair, Decision] = {}
    for decision in decisions:
        pair = _pair(decision.left, decision.right)
        known = decided.get(pair)
        if pair[0] != pair[1] and (known is None or _weight(decision) > _weight(known)):
            decided[pair] = Decision(*pair, decision.verdict, decision.score)
    judged = _by_pair(judgements)
    everything = frozenset(items) | {item for pair in (*decided, *judged) for item in pair}
    beside: dict[str, set[str]] = defaultdict(set)
    for left, right in (*decided, *judged):
        beside[left].add(right)
        beside[right].add(left)
    frozen = {item: frozenset(others) for item, others in beside.items()}
    graph = _Graph(decided, judged, frozen)
    clusters: list[tuple[str, ...]] = []
    warnings: list[Conflict] = []
    for component in graph.components(sorted(everything)):
        found, odd = graph.settle(component)
        clusters += found
        warnings += odd
    return Clustering(tuple(sorted(clusters)), _sorted(warnings), everything, decided, judged, frozen)


def update(before: Clustering, judgement: Judgement) -> Clustering:
    """Return the clusters with one judgement more: equal to what `cluster` makes of everything.

    Only the components that the judgement touches are settled anew; the rest is copied.
    """
    pair = judgement.pair()
    judged = {**before.judgements, **_by_pair([*before.judgements.get(pair, ()), judgement])}
    beside = dict(before.beside)
    for one, other in (pair, pair[::-1]):
        beside[one] = beside.get(one, frozenset()) | {other}
    graph = _Graph(before.decisions, judged, beside)
    old = _Graph(before.decisions, before.judgements, before.beside)
    # What hung together before (a link may be gone now) and what does now.
    touched = {item for one in pair for item in (*old.component(one), *graph.component(one))}
    clusters = [found for found in before.clusters if found[0] not in touched]
    warnings = [odd for odd in before.warnings if odd.different[0] not in touched]
    for component in graph.components(sorted(touched)):
        found, odd = graph.settle(component)
        clusters += found
        warnings += odd
    items = before.items | set(pair)
    return Clustering(tuple(sorted(clusters)), _sorted(warnings), items, before.decisions, judged, beside)


class _Graph:
    """Decisions and judgements as links and vetoes between items."""

    def __init__(
        self,
        decisions: Mapping[Pair, Decision],
        judgements: Mapping[Pair, tuple[Judgement, ...]],
        beside: Mapping[str, frozenset[str]],
    ) -> None:
        self.decisions = decisions
        self.judgements = judgements
        self.beside = beside

    def verdict(self, pair: Pair) -> tuple[Verdict, _Link]:
        """Return what holds for a pair, and the link it would make."""
        if pair in self.judgements:
            judged = standing(self.judgements[pair])[pair]
            if judged.verdict is not Verdict.UNSURE:
                return judged.verdict, _Link(0, -judged.moment(), pair)
        decision = self.decisions.get(pair)
        if decision is None:
            return Verdict.UNSURE, _Link(1, 0.0, pair)
        return decision.verdict, _Link(1, -round(decision.score, 6), pair)

    def linked(self, item: str) -> Iterator[str]:
        for other in self.beside.get(item, ()):
            if self.verdict(_pair(item, other))[0] is Verdict.SAME:
                yield other

    def component(self, item: str) -> set[str]:
        """Return all that hangs together with an item by links that say SAME."""
        found, waiting = {item}, [item]
        while waiting:
            for other in self.linked(waiting.pop()):
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return found

    def components(self, items: Sequence[str]) -> Iterator[set[str]]:
        seen: set[str] = set()
        for item in items:
            if item not in seen:
                found = self.component(item)
                seen |= found
                yield found

    def settle(self, component: set[str]) -> tuple[list[tuple[str, ...]], list[Conflict]]:
        """Return the clusters of one component, and what gave way."""
        links: list[_Link] = []
        vetoes: list[_Link] = []
        for item in sorted(component) if len(component) > 1 else ():
            for other in sorted(self.beside.get(item, ())):
                if item < other and other in component:
                    verdict, link = self.verdict((item, other))
                    if verdict is Verdict.SAME:
                        links.append(link)
                    elif verdict is Verdict.DIFFERENT:
                        vetoes.append(link)
        if not vetoes:
            return [tuple(sorted(component))], []
        return _joined(component, sorted(links), vetoes)


def _joined(
    component: set[str], links: list[_Link], vetoes: list[_Link]
) -> tuple[list[tuple[str, ...]], list[Conflict]]:
    """Join by links of falling strength, those of one strength at once."""
    groups = _Groups(component)
    warnings: list[Conflict] = []
    for veto in vetoes:
        if veto.rank == 0:
            groups.forbid(*veto.pair)
    machine_vetoes = [veto.pair for veto in vetoes if veto.rank == 1]
    for rank, of_rank in groupby(links, key=lambda link: link.rank):
        if rank == 1:  # what people joined, they joined against the machine's vetoes
            for pair in machine_vetoes:
                if groups.group[pair[0]] != groups.group[pair[1]]:
                    groups.forbid(*pair)
        for _, level in groupby(of_rank, key=lambda link: link.strength):
            warnings += groups.join([link.pair for link in level], people=rank == 0)
    return [tuple(sorted(members)) for members in groups.members.values()], warnings


class _Groups:
    """Groups in the making, and which may never be one. The name of a group is one of its items."""

    def __init__(self, items: Iterable[str]) -> None:
        self.group = {item: item for item in sorted(items)}
        self.members = {item: [item] for item in self.group}
        self.never: dict[str, dict[str, Pair]] = {item: {} for item in self.group}

    def forbid(self, left: str, right: str) -> None:
        """Keep the groups of two items apart; the first pair that says so is kept as the reason."""
        one, other = self.group[left], self.group[right]
        for a, b in ((one, other), (other, one)):
            self.never[a][b] = min(self.never[a].get(b, (left, right)), (left, right))

    def join(self, pairs: list[Pair], *, people: bool) -> list[Conflict]:
        """Join by links of one strength; return those that gave way."""
        edges: dict[tuple[str, str], list[Pair]] = defaultdict(list)
        warnings: list[Conflict] = []
        for pair in pairs:
            one, other = sorted((self.group[pair[0]], self.group[pair[1]]))
            if one == other:
                continue
            reason = self.never[one].get(other)
            if reason is None:
                edges[one, other].append(pair)
            else:
                warnings.append(Conflict("judgements" if people else "split", reason, (pair,)))
        beside: dict[str, set[str]] = defaultdict(set)
        for one, other in edges:
            beside[one].add(other)
            beside[other].add(one)
        while (cut := self._cut(beside)) is not None:
            reason, between = cut
            dropped = sorted(pair for edge in between for pair in edges[edge])
            warnings.append(Conflict("judgements" if people else "level", reason, tuple(dropped)))
            for one, other in between:
                beside[one].discard(other)
                beside[other].discard(one)
        for one, other in sorted(edges):
            if other in beside[one]:
                self._merge(one, other)
        return warnings

    def _cut(self, beside: Mapping[str, set[str]]) -> tuple[Pair, list[tuple[str, str]]] | None:
        """Return the nearest forbidden pair that the links would join, and all shortest ways between."""
        best: tuple[int, Pair, str, str] | None = None
        for one in sorted(beside):
            if not self.never[one]:
                continue
            steps = _distances(one, beside)
            for other, reason in self.never[one].items():
                if other in steps and (best is None or (steps[other], reason) < best[:2]):
                    best = (steps[other], reason, one, other)
        if best is None:
            return None
        length, reason, one, other = best
        ahead, behind = _distances(one, beside), _distances(other, beside)
        between = {
            (min(a, b), max(a, b))
            for a in ahead
            for b in beside[a]
            if b in behind and ahead[a] + 1 + behind[b] == length
        }
        return reason, sorted(between)

    def _merge(self, left: str, right: str) -> None:
        while left not in self.members:
            left = self.group[left]
        while right not in self.members:
            right = self.group[right]
        if left == right:
            return
        if len(self.members[left]) < len(self.members[right]):
            left, right = right, left
        gone = self.members.pop(right)
        for item in gone:
            self.group[item] = left
        self.members[left] += gone
        for other, reason in self.never.pop(right).items():
            self.never[other].pop(right)
            self.never[left][other] = min(self.never[left].get(other, reason), reason)
            self.never[other][left] = self.never[left][other]


def _distances(start: str, beside: Mapping[str, set[str]]) -> dict[str, int]:
    found, waiting = {start: 0}, deque([start])
    while waiting:
        here = waiting.popleft()
        for other in beside.get(here, ()):
            if other not in found:
                found[other] = found[here] + 1
                waiting.append(other)
    return found


def _pair(left: str, right: str) -> Pair:
    return (left, right) if left < right else (right, left)


def _by_pair(judgements: Iterable[Judgement]) -> dict[Pair, tuple[Judgement, ...]]:
    found: dict[Pair, set[Judgement]] = defaultdict(set)
    for judgement in judgements:
        found[judgement.pair()].add(judgement)
    return {pair: tuple(sorted(found[pair], key=Judgement.order)) for pair in found}


def _weight(decision: Decision) -> tuple[int, float]:
    return [Verdict.UNSURE, Verdict.SAME, Verdict.DIFFERENT].index(decision.verdict), decision.score


def _sorted(warnings: Iterable[Conflict]) -> tuple[Conflict, ...]:
    return tuple(sorted(warnings, key=lambda odd: (odd.different, odd.dropped, odd.code)))
