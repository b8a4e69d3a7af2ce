"""What a register adds up to: meetings a month, who takes part most, and with whom.

Tellings are counted, not meetings: two articles that tell of one meeting count twice. The rows say which
perhaps are one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.register.people import Person
from onrecord.register.register import Row

HOSTS = 3
"""A register is no more people's than this: whose counterparts a plot can tell apart."""

# Whoever takes part in so many of a hundred meetings, without another such one, and in no less than so many,
# is one whose register it is: their counterparts are worth a plot, they themselves would dwarf it.
_PRINCIPAL, _PRINCIPAL_LEAST = 5, 5


class Share(NamedTuple):
    """Somebody, in how many rows, and the people they most often meet there with how often."""

    person: Person
    meetings: int
    beside: tuple[tuple[Person, int], ...]


class Months(NamedTuple):
    """Meetings a month, by `2031-04`, no month between the first and the last left out; and the undated."""

    counts: dict[str, int]
    undated: int


def months(rows: Iterable[Row]) -> Months:
    """Count meetings a month; one whose time is no month or day (a year, a season) is undated."""
    found: Counter[str] = Counter()
    undated = 0
    for row in rows:
        month = row.period.month if row.period else None
        if month is None:
            undated += 1
        else:
            found[month] += 1
    return Months({month: found[month] for month in every_month(sorted(found))}, undated)


def every_month(known: Sequence[str]) -> list[str]:
    """Return all months from the first to the last of some that are in order."""
    if not known:
        return []
    first, last = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (known[0], known[-1]))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1)]


def shares(rows: Iterable[Row], beside: int = 3) -> list[Share]:
    """Return everybody who takes part, the most frequent first; of each the `beside` they meet most."""
    meetings: Counter[str] = Counter()
    pairs: dict[str, Counter[str]] = {}
    people: dict[str, Person] = {}
    for row in rows:
        present = {person.id: person for person in row.people if person.is_counted}
        people.update(present)
        meetings.update(present.keys())
        for one in present:
            pairs.setdefault(one, Counter()).update(other for other in present if other != one)
    order = sorted(meetings, key=lambda one: (-meetings[one], people[one].name, one))
    return [
        Share(
            people[one],
            meetings[one],
            tuple((people[other], number) for other, number in pairs[one].most_common(beside)),
        )
        for one in order
    ]


def principals(rows: Sequence[Row], found: Sequence[Share]) -> list[Share]:
    """Return those whose register it is, the most frequent first; nobody where no few people are in it all.

    The next is whoever is in most meetings that none before is in, so that a minister who sits beside his
    president is none.
    """
    present = [{person.id for person in row.people if person.is_counted} for row in rows]
    least = max(_PRINCIPAL_LEAST, len(rows) * _PRINCIPAL / 100)
    shares_of = {share.person.id: share for share in found}
    chosen: list[Share] = []
    while len(chosen) < HOSTS:
        counts = Counter(one for people in present for one in people)
        best = min(counts, key=lambda one: (-counts[one], shares_of[one].person.name, one), default=None)
        if best is None or counts[best] < least:
            break
        chosen.append(shares_of[best])
        present = [people for people in present if best not in people]
    return chosen


def by_host(rows: Iterable[Row], hosts: Sequence[str]) -> dict[str, list[int]]:
    """Return of everybody, by id, in how many rows they meet each of `hosts`, and in how many none of them.

    A row counts once: for the first of the hosts that is in it.
    """
    found: dict[str, list[int]] = {}
    for row in rows:
        present = {person.id for person in row.people}
        at = next((number for number, host in enumerate(hosts) if host in present), len(hosts))
        for one in present:
            found.setdefault(one, [0] * (len(hosts) + 1))[at] += 1
    return found


def counterparts(found: Sequence[Share], of: Iterable[str]) -> list[Share]:
    """Return all others, the most frequent first.

    Args:
        found: everybody, as `shares` gives them.
        of: the ids of those whose counterparts are asked for: the person of `--with`, or the principals.
    """
    left_out = set(of)
    return [share for share in found if share.person.id not in left_out]
