"""Meetings across articles: which tellings are of one.

    found = events(entries, people)
    found.events    -> (Event("e5c…", members=("3f2a90c1d2e4:m1", "77ab01c2d3e4:m2")), …)
    found.joins     -> every pair that was joined, or nearly, and why

Tellings meet by two people they share and by days; each pair is weighed point by point (`encounters`).
People's judgements go first, and what hangs together settles as names do (`names.clusters`): a call and a
sitting of one day stay two, however a third article tells of either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from onrecord.names.clusters import Decision, cluster
from onrecord.names.judgement import Judgement, Verdict
from onrecord.register.encounters import NEAR, Encounter, Whose, weigh
from onrecord.register.entry import Entry
from onrecord.register.joins import USUAL, Event, Feature, Join, Policy, stable_id

# So many tellings that share two people and a week are compared with each other; in a bigger lot each with so
# many that stand next to it by day.
_MOST, _WINDOW = 60, 20


@dataclass(frozen=True, slots=True)
class Events:
    """The meetings of a register, and which tellings were joined, or nearly, and why."""

    events: tuple[Event, ...]
    joins: tuple[Join, ...]

    def of(self) -> dict[str, str]:
        """Return by ref the id of the event that a telling is of."""
        return {member: event.id for event in self.events for member in event.members}


def events(
    entries: Iterable[Entry],
    people: Whose,
    judgements: Iterable[Judgement] = (),
    policy: Policy = USUAL,
    refs: Mapping[str, str] | None = None,
) -> Events:
    """Put the tellings of one meeting together.

    Args:
        entries: the tellings, in order.
        people: who is who in them.
        judgements: what people decided about two tellings, by their refs.
        policy: how sure a join has to be.
        refs: by id the ref of each telling; without a store the ids are the refs.
    """
    kept = [Encounter.of(entry, refs[entry.id] if refs else entry.id, people) for entry in entries]
    joins: list[Join] = []
    decisions: dict[tuple[int, int], Decision] = {}
    for pairs in (_pairs(kept), _within(kept, decisions)):  # the second goes by what the first decided
        for at in sorted(set(pairs)):
            left, right = kept[at[0]], kept[at[1]]
            weighed = weigh(left, right)
            verdict = weighed.verdict(policy)
            decisions[at] = Decision(left.ref, right.ref, verdict, weighed.score)
            if verdict is not Verdict.DIFFERENT and weighed.score >= min(
                policy.perhaps_from, policy.same_from
            ):
                joins.append(
                    Join("meeting", left.ref, right.ref, verdict, weighed.score, weighed.why, policy.name)
                )
    by_ref = {one.ref: one for one in kept}
    judged = [one for one in judgements if one.left in by_ref and one.right in by_ref]
    settled = cluster(by_ref, decisions.values(), judged)
    numbers = settled.of()
    members: dict[int, list[Encounter]] = defaultdict(list)
    for one in by_ref.values():
        members[numbers[one.ref]].append(one)
    return Events(
        tuple(_event(found) for found in members.values()),
        tuple(_held(made, numbers) for made in joins),
    )


def _held(made: Join, numbers: Mapping[str, int]) -> Join:
    if made.verdict is not Verdict.SAME or numbers[made.left] == numbers[made.right]:
        return made
    apart = Feature("apart", "", 0.0, "something stronger keeps the two apart")
    return Join(
        *(made.subject, made.left, made.right), Verdict.UNSURE, made.score, (*made.why, apart), made.policy
    )


def _pairs(kept: Sequence[Encounter]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of tellings that are worth weighing: two people, perhaps, and a week in common.

    A telling that names one person alone, or leaves others without names, meets those of that person's days.
    """
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(kept):
        window = one.window
        if window is None:
            continue
        first, last = window.first.toordinal(), window.last.toordinal()
        for two in combinations(sorted(one.likely), 2):
            for week in range(first // 7, last // 7 + 1):
                blocks[*two, week].append(at)
        if last - first <= NEAR:
            for person in one.people:
                for day in range(first, last + 1):
                    blocks[person, day].append(at)
    for key, block in blocks.items():
        alone = len(key) == 2
        block.sort(key=lambda at: (kept[at].window, kept[at].ref))
        reach = len(block) if len(block) <= _MOST else _WINDOW
        for place, at in enumerate(block):
            for other in block[place + 1 : place + 1 + reach]:
                if not alone or kept[at].is_open or kept[other].is_open:
                    yield min(at, other), max(at, other)


def _within(
    kept: Sequence[Encounter], decisions: Mapping[tuple[int, int], Decision]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that hang together through others and were not weighed: one of them may be a veto."""
    together = cluster((), [one for one in decisions.values() if one.verdict is Verdict.SAME]).clusters
    numbers = {one.ref: at for at, one in enumerate(kept)}
    for refs in together:
        if len(refs) <= _MOST:
            for pair in combinations(sorted(numbers[ref] for ref in refs), 2):
                if pair not in decisions:
                    yield pair


def _event(tellings: Sequence[Encounter]) -> Event:
    """Return the event of some tellings; its id is that of the telling that is published first."""
    first = min(tellings, key=lambda one: (one.published or date.max, one.entry.origin.key, one.ref))
    statuses = {one.entry.status for one in tellings}
    return Event(
        stable_id("e", [first.ref]),
        tuple(one.ref for one in tellings),
        contested="denied" in statuses and not statuses <= {"denied", "planned"},
    )
