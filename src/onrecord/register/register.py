"""The register: every meeting as a row, in order of days, with the people in it and its likely doubles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, product
from typing import Protocol

from onrecord.names.judgement import Judgement
from onrecord.register.entry import Entry
from onrecord.register.origin import Origin, Who
from onrecord.register.people import Person, join
from onrecord.register.period import Period, period

# So many tellings of one pair on one day are looked at; more are no meeting any more.
_MOST = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A meeting of the register.

    Attributes:
        entry: what the article tells.
        people: who each of `entry.present` is, in that order.
        period: the days its time names; `None` where the text gives none.
        perhaps: the ids of other articles' meetings that are perhaps this one: the same day, and two people
            the same. Nothing is merged.
    """

    entry: Entry
    people: tuple[Person, ...]
    period: Period | None
    perhaps: tuple[str, ...] = ()

    @property
    def starts(self) -> date:
        """The first of its days; a meeting without one stands behind all others."""
        return self.period.first if self.period else date.max


@dataclass(frozen=True, slots=True)
class Register:
    """Rows in order of days, then as the articles came, and all people of the rows by their ids."""

    rows: tuple[Row, ...]
    people: dict[str, Person]


class Knows(Protocol):
    """Knows who is who: `register.people.People` of rows just joined, or a store of its last merge."""

    @property
    def by_id(self) -> Mapping[str, Person]:
        """Everybody, by their ids."""

    def of(self, origin: Origin, who: Who) -> Person:
        """Return who somebody in an article is."""


def make(
    entries: Iterable[Entry],
    judgements: Iterable[Judgement] = (),
    say: Callable[[str, float], None] = lambda _stage, _share: None,
    people: Knows | None = None,
) -> Register:
    """Make the register of meetings.

    Args:
        entries: the meetings of all articles. Two with one id are told apart by `-2`, `-3` … behind it.
        judgements: what people decided about two names.
        say: called with the stage of joining people and how much of it is done, 0 to 1.
        people: who is who, where that is known already; `judgements` count no more then.
    """
    kept = _apart(entries)
    people = people or join(kept, judgements=judgements, say=say)
    rows = [_row(entry, people) for entry in kept]
    rows.sort(key=lambda row: row.starts)
    new = {person.id: person for row in rows for person in row.people}
    return Register(_with_doubles(rows), {**people.by_id, **new})


def _apart(entries: Iterable[Entry]) -> list[Entry]:
    seen: dict[str, int] = defaultdict(int)
    kept = []
    for entry in entries:
        seen[entry.id] += 1
        again = seen[entry.id]
        kept.append(entry if again == 1 else replace(entry, id=f"{entry.id}-{again}"))
    return kept


def _row(entry: Entry, people: Knows) -> Row:
    present = tuple(people.of(entry.origin, one) for one in entry.present)
    return Row(entry, present, period(entry.when.value if entry.when else None))


def _with_doubles(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Let meetings of one day and two people in common, told by different articles, name each other."""
    beside: dict[tuple[date, str, str], list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        day = row.period.day if row.period else None
        if day is not None and row.entry.status == "held":
            present = sorted({person.id for person in row.people if person.kind == "person"})
            for one, other in combinations(present, 2):
                beside[day, one, other].append(at)
    doubles: dict[int, dict[int, None]] = defaultdict(dict)
    for same in beside.values():
        for at, number in product(same[:_MOST], repeat=2):
            if rows[at].entry.origin.article != rows[number].entry.origin.article:
                doubles[at][number] = None
    return tuple(
        replace(row, perhaps=tuple(rows[number].entry.id for number in sorted(doubles[at])))
        if at in doubles
        else row
        for at, row in enumerate(rows)
    )
