"""Who appears in which article: all that joining people looks at, gathered in one pass over the facts.

    seen = Appearances.of(entries, said)
    seen.by_name["person", "Marta Venn"]     -> where she is printed so, with her offices there

A fact is looked at once and let go; what is kept is a line a name and article, so a million quotes of fifty
thousand articles fit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.names.context import folded_name, role_words
from onrecord.names.person import PersonName
from onrecord.register.entry import Entry
from onrecord.register.origin import Origin, Who
from onrecord.register.said import Said
from onrecord.types import EntityKind

Name = tuple[EntityKind, str]
"""A kind and the fullest form that an article prints."""

# Being named beside somebody says who one is, unless everybody is: a host stands beside all his guests.
# Whoever is named in so many articles, and beside others nearly every time, tells nobody apart.
_HOST_ARTICLES, _HOST_NEW = 5, 0.7
# Nor does whoever is named beside so many (of a hundred people, and in all).
_HOST_SHARE, _HOST_LEAST = 2, 50


class Appearance(NamedTuple):
    """Somebody in one article.

    Attributes:
        article: the number of the article.
        kind: what the article says they are.
        name: the fullest form that it prints.
        named: whether that is a name.
        names: all forms.
        offices: all offices.
        nth: 2, 3 … of several of one name in the article.
        at: what puts all appearances in the order in which the facts came.
    """

    article: int
    kind: EntityKind
    name: str
    named: bool
    names: tuple[str, ...]
    offices: tuple[str, ...]
    nth: int
    at: int

    @property
    def tells(self) -> frozenset[frozenset[str]]:
        """The words of each office that says what somebody is, and not only whose friend."""
        return frozenset(filter(None, map(role_words, self.offices)))


@dataclass(slots=True)
class Appearances:
    """All appearances, and the articles.

    Attributes:
        by_name: the appearances of each name, in order; a name whose kind an article leaves open is
            a person's if somebody of that name acts, or is known as a person elsewhere.
        keys: what each article is known by.
        days: when each was published, as its article says.
        years: the year that each tells of.
    """

    by_name: dict[Name, list[Appearance]] = field(default_factory=lambda: defaultdict(list))
    keys: list[str] = field(default_factory=list)
    days: list[str | None] = field(default_factory=list)
    years: list[int | None] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _first: dict[str, int] = field(default_factory=dict)
    _seen: dict[tuple[int, EntityKind, str], list[Appearance]] = field(default_factory=dict)
    _open: dict[tuple[int, str], EntityKind] = field(default_factory=dict)
    _circles: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _known_as: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry], said: Iterable[Said] = ()) -> Appearances:
        """Gather who took part, spoke, was spoken to or of."""
        made = cls()
        for entry in entries:
            value = entry.when.value if entry.when else None
            for one in entry.present:
                made._add(entry.origin, one, value, acts=True)
        for quote in said:
            for speaker in filter(None, (quote.speaker, quote.to)):
                made._add(quote.origin, speaker, None, acts=True)
            for named in quote.about:
                made._add(quote.origin, named, None, acts=False)
        made._settle_kinds()
        made.gather_circles({})
        return made

    def _add(self, origin: Origin, who: Who, value: str | None, *, acts: bool) -> None:
        number = self._numbers.get(origin.mark)
        if number is None:
            number = self._numbers[origin.mark] = len(self.keys)
            # Two texts of one address are two articles here; a store has the latest alone.
            again = origin.key in self._first
            self._first.setdefault(origin.key, number)
            self.keys.append(f"{origin.key} ({origin.mark})" if again else origin.key)
            self.days.append(origin.published)
            self.years.append(_year(origin.published))
        if self.years[number] is None:
            self.years[number] = _year(value)
        if who.kind == "unknown" and (acts or (number, who.name) not in self._open):
            self._open[number, who.name] = "person" if acts else "unknown"
        known = self._seen.setdefault((number, who.kind, who.name), [])
        if not any(_is(who, one) for one in known):
            said = number, who.kind, who.name, who.named, who.names, who.offices
            known.append(Appearance(*said, len(known) + 1, len(self._seen)))

    def _settle_kinds(self) -> None:
        people = {name for _, kind, name in self._seen if kind == "person"}
        people |= {name for (_, name), kind in self._open.items() if kind == "person"}
        for number, name in self._open:
            if name in people and not PersonName.parse(name).is_bare:
                self._open[number, name] = "person"
        for found in self._seen.values():
            for one in found:
                self.by_name[self.kind(one), one.name].append(one)

    def kind(self, one: Appearance) -> EntityKind:
        """Return what somebody is taken for."""
        return self._open[one.article, one.name] if one.kind == "unknown" else one.kind

    def find(self, origin: Origin, who: Who) -> Appearance | None:
        """Return who somebody of an article is among the appearances."""
        number = self._numbers.get(origin.mark, self._first.get(origin.key, -1))
        for one in self._seen.get((number, who.kind, who.name), ()):
            if _is(who, one):
                return one
        return None

    def gather_circles(self, known_as: dict[str, str]) -> None:
        """Note of each article whom it names of those who tell people apart.

        Args:
            known_as: what a name in all articles is known by, once that is found; others are folded.
        """
        self._known_as = known_as
        present: dict[int, set[str]] = defaultdict(set)
        for (kind, name), found in self.by_name.items():
            if kind == "person" and not PersonName.parse(name).is_bare:
                known = self.known_as(name)
                for one in found:
                    if one.named:
                        present[one.article].add(known)
        hosts = frozenset(_hosts(present))
        self._circles = {number: tuple(sorted(people - hosts)) for number, people in present.items()}

    def circle(self, article: int) -> tuple[str, ...]:
        """Return whom an article names, hosts aside: names as `known_as` has them."""
        return self._circles.get(article, ())

    def known_as(self, name: str) -> str:
        """Return what a person's name is known by in circles: whoever it is, or the folded name."""
        return self._known_as.get(name) or folded_name(name)


def _hosts(present: dict[int, set[str]]) -> Iterator[str]:
    beside: dict[str, set[str]] = defaultdict(set)
    articles: dict[str, int] = defaultdict(int)
    steps: dict[str, int] = defaultdict(int)
    for people in present.values():
        for one in people:
            articles[one] += 1
            steps[one] += len(people) - 1
            beside[one] |= people
    many = max(_HOST_LEAST, len(beside) * _HOST_SHARE // 100)
    for one, others in beside.items():
        new = len(others) - 1
        if new >= many or (articles[one] >= _HOST_ARTICLES and new > _HOST_NEW * steps[one]):
            yield one


def _is(who: Who, one: Appearance) -> bool:
    return (who.names, who.offices, who.named) == (one.names, one.offices, one.named)


def _year(value: str | None) -> int | None:
    return int(value[:4]) if value and value[:4].isdecimal() else None
