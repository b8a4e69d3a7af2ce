"""A dossier: what is known of a person or topic, every fact with the number of the source it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.register.once import published
from onrecord.register.origin import Origin
from onrecord.register.register import Row
from onrecord.register.said import Said


@dataclass(frozen=True, slots=True)
class Source:
    """An article that is cited: its number, where it is from, its text, and who made its record."""

    number: int
    origin: Origin
    text: str | None
    maker: str


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, and the quotes under it in order of days."""

    heading: str
    quotes: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is printed.

    Attributes:
        title: whom or what it is about.
        told: what it is in a line.
        parts: the quotes, by what they have to do with it.
        met: the meetings, in order of days.
        others: by the id of a quote or meeting the articles that give the same.
        sources: by an article's mark (`Origin.mark`) the source.
    """

    title: str
    told: str
    parts: tuple[Part, ...]
    met: tuple[Row, ...]
    others: Mapping[str, tuple[Origin, ...]]
    sources: Mapping[str, Source]

    def also(self, fact: str) -> list[int]:
        """Return the numbers of the sources that give the same as a quote or meeting does, by its id."""
        return sorted({self.sources[origin.mark].number for origin in self.others.get(fact, ())})

    @property
    def listed(self) -> list[Source]:
        """The sources by their numbers."""
        return sorted(self.sources.values(), key=lambda source: source.number)


def origins(
    parts: Iterable[Part], met: Iterable[Row], others: Mapping[str, tuple[Origin, ...]]
) -> list[Origin]:
    """Return the articles of a dossier, each once, in order of the days they were published."""
    facts = [said.origin for part in parts for said in part.quotes] + [row.entry.origin for row in met]
    facts += [origin for several in others.values() for origin in several]
    found = {origin.mark: origin for origin in facts}
    return sorted(found.values(), key=lambda origin: (published(origin), origin.key))
