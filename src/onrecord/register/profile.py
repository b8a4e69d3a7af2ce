"""One person in all articles: how they are named, what they held and said, who spoke of them, whom they met.

profile({"p3f2a…"}, rows, said, people)  ->  Profile(forms=…, offices=…, said=…, met=…)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple, Protocol

from onrecord.register.counts import Share, counterparts, shares
from onrecord.register.entry import Entry
from onrecord.register.once import meetings_once, published, quotes_once
from onrecord.register.origin import Origin, Who
from onrecord.register.people import Person
from onrecord.register.register import Row
from onrecord.register.said import Said


class People(Protocol):
    """Who is who across articles."""

    def of(self, origin: Origin, who: Who, /) -> Person:
        """Return the person that an entity of an article is."""


class Printed(NamedTuple):
    """Words that articles print, in how many of them, and the days the first and the last were published.

    The days are `None` where no such article has one.
    """

    words: str
    articles: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Profile:
    """What a register holds of one person, or of several who were asked for by one name.

    What several articles give is there once, as the first of them gives it; `others` has the rest.

    Attributes:
        people: who it is.
        forms: the forms of the name, the most frequent first.
        offices: titles and offices, in order of the first day.
        said: their quotes, in order of days.
        told: quotes of others said to them.
        about: quotes of others in which they are named.
        met: meetings they took part in, in order of days.
        unmet: meetings that are planned, were cancelled or are denied.
        beside: whom they met, the most frequent first.
        gathered: `met` for counting: of each meeting everybody whom any of its articles names.
        others: by the id of a quote or meeting the same as other articles give it, in order of days.
    """

    people: tuple[Person, ...]
    forms: tuple[Printed, ...]
    offices: tuple[Printed, ...]
    said: tuple[Said, ...]
    told: tuple[Said, ...]
    about: tuple[Said, ...]
    met: tuple[Row, ...]
    unmet: tuple[Row, ...]
    beside: tuple[Share, ...]
    gathered: tuple[Row, ...]
    others: Mapping[str, tuple[Said | Entry, ...]]

    @property
    def quotes(self) -> tuple[Said, ...]:
        """All quotes: theirs, to them, about them."""
        return (*self.said, *self.told, *self.about)

    def elsewhere(self, fact: str) -> int:
        """Return how many other articles give the same as a quote or meeting does, by its id."""
        return len({other.origin.mark for other in self.others.get(fact, ())})

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The articles, each once, in order of days."""
        facts: list[Said | Entry] = [*self.quotes, *(row.entry for row in (*self.met, *self.unmet))]
        facts += [other for others in self.others.values() for other in others]
        found = {fact.origin.mark: fact.origin for fact in facts}
        return tuple(sorted(found.values(), key=published))


def profile(
    asked: frozenset[str],
    rows: Iterable[Row],
    quotes: Iterable[Said],
    people: People,
    same: Mapping[str, str] = MappingProxyType({}),
) -> Profile:
    """Put together what is known of somebody.

    Args:
        asked: the ids of the persons.
        rows: meetings; those they were not at are passed over.
        quotes: quotes; those that have nothing to do with them are passed over.
        people: who is who.
        same: by the id of a quote or meeting what it is across articles: the id of a statement or event.
    """
    found: dict[str, Person] = {}
    seen: dict[str, tuple[Origin, Who]] = {}

    def theirs(origin: Origin, who: Who | None) -> bool:
        person = people.of(origin, who) if who is not None else None
        if who is None or person is None or person.id not in asked:
            return False
        found[person.id] = person
        seen.setdefault(f"{origin.mark}:{person.id}", (origin, who))
        return True

    def anybody(origin: Origin, several: Iterable[Who | None]) -> bool:
        # All are looked at: two may be asked for.
        return sum(theirs(origin, one) for one in several) > 0

    met = [row for row in rows if anybody(row.entry.origin, row.entry.present)]
    kinds: dict[str, list[Said]] = defaultdict(list)
    for quote in quotes:
        parts = {"said": (quote.speaker,), "told": (quote.to,), "about": quote.about}
        fits = [kind for kind, several in parts.items() if anybody(quote.origin, several)]
        if fits:
            kinds[fits[0]].append(quote)
    said, told, about = (quotes_once(kinds[kind], same) for kind in ("said", "told", "about"))
    held = meetings_once([row for row in met if row.entry.status == "held"], same)
    unmet = meetings_once([row for row in met if row.entry.status != "held"], same)
    present = list(seen.values())
    return Profile(
        people=tuple(found[one] for one in sorted(found, key=lambda one: (found[one].name, one))),
        forms=tuple(sorted(_printed(present, lambda who: who.names), key=lambda form: -form.articles)),
        offices=tuple(sorted(_printed(present, lambda who: who.offices), key=lambda held: held.first or "~")),
        said=said.first,
        told=told.first,
        about=about.first,
        met=held.first,
        unmet=unmet.first,
        beside=tuple(counterparts(shares(held.gathered), asked)),
        gathered=held.gathered,
        others={**said.others, **told.others, **about.others, **held.others, **unmet.others},
    )


def _printed(
    present: Iterable[tuple[Origin, Who]], forms: Callable[[Who], Iterable[str]]
) -> Iterator[Printed]:
    """Yield what articles print of somebody, in order of first print; forms that differ in case are one."""
    spelled: dict[str, str] = {}
    days: dict[str, list[str | None]] = defaultdict(list)
    for origin, who in present:
        for words in dict.fromkeys(forms(who)):
            folded = words.casefold()
            spelled.setdefault(folded, words)
            days[folded].append((origin.published or "")[:10] or None)
    for folded, words in spelled.items():
        known = sorted(filter(None, days[folded]))
        yield Printed(words, len(days[folded]), known[0] if known else None, known[-1] if known else None)
