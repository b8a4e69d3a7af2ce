"""The speakers of quotes as numbers, and what two of them are to each other."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

from onrecord.joining.likeness import Relation
from onrecord.names.compare import compare
from onrecord.names.context import Named
from onrecord.register.origin import Origin, Who
from onrecord.register.people import Person

UNKNOWN = -1
"""The number of a speaker whom the text does not tell."""


class People(Protocol):
    """Who is who in all articles: `register.people.People`."""

    def of(self, origin: Origin, who: Who) -> Person:
        """Return who somebody in an article is."""


class Speakers:
    """Numbers for speakers, in the order in which they come."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._number: dict[str, int] = {}
        self._persons: list[Person] = []
        self.relation = lru_cache(maxsize=1 << 16)(self._relation)

    def number(self, origin: Origin, who: Who | None) -> int:
        """Return the number of a speaker; one without a name ("officials") is known as little as none."""
        if who is None or not who.named:
            return UNKNOWN
        person = self._people.of(origin, who)
        number = self._number.setdefault(person.id, len(self._persons))
        if number == len(self._persons):
            self._persons.append(person)
        return number

    def perhaps(self, number: int) -> list[int]:
        """Return the numbers of those whom a speaker may be."""
        if number == UNKNOWN:
            return []
        known = (self._number.get(other) for other in self._persons[number].perhaps)
        return [other for other in known if other is not None]

    def _relation(self, left: int, right: int) -> Relation:
        if UNKNOWN in (left, right):
            return "unknown"
        if left == right:
            return "same"
        one, other = self._persons[left], self._persons[right]
        if other.id in one.perhaps or one.id in other.perhaps:
            return "perhaps"
        if one.kind != "person" or other.kind != "person":
            return "body"
        verdict = compare(Named.of(one.name), Named.of(other.name)).verdict
        return "different" if verdict == "different" else "perhaps"
