"""Who met whom, as a graph: people, and the pairs of them who were at one meeting, with how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from onrecord.register.counts import Share
from onrecord.register.register import Row

# A meeting of more people than this is a conference: that two were at it says little, and a hundred people
# are five thousand pairs.
_MOST = 12


class Tie(NamedTuple):
    """Two people by their places among those who are drawn, and at how many meetings both were."""

    one: int
    other: int
    meetings: int


class Circle(NamedTuple):
    """People of whom each met another, and the ties between them."""

    people: list[Share]
    ties: list[Tie]


def circle(rows: Sequence[Row], found: Sequence[Share]) -> Circle:
    """Return those of some people who met another of them; who met none says nothing in a graph.

    Args:
        rows: meetings.
        found: the people.
    """
    between = ties(rows, found)
    tied = {place for tie in between for place in (tie.one, tie.other)}
    kept = [share for place, share in enumerate(found) if place in tied]
    return Circle(kept, ties(rows, kept))


def ties(rows: Iterable[Row], drawn: Sequence[Share]) -> list[Tie]:
    """Return the ties between some people, in order of their places.

    Args:
        rows: meetings; those of more than a dozen people say nothing of any two of them.
        drawn: the people.
    """
    places = {share.person.id: place for place, share in enumerate(drawn)}
    found: Counter[tuple[int, int]] = Counter()
    for row in rows:
        present = {person.id for person in row.people if person.is_counted}
        if len(present) <= _MOST:
            found.update(combinations(sorted(places[one] for one in present if one in places), 2))
    return [Tie(one, other, found[one, other]) for one, other in sorted(found)]
