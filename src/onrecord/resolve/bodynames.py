"""Names of bodies and places put together: "Committee for the Missing" and "CFM"."""

from __future__ import annotations

from onrecord.findings import FoundMention
from onrecord.printed import words_of
from onrecord.resolve.chains import Chain
from onrecord.resolve.layout import Layout
from onrecord.types import EntityKind

_SMALL = frozenset("of the and for in on & de du des la le y e".split())


class BodyNames:
    """Chains of what is no person, beside those of people; names are placed in text order."""

    def __init__(self, layout: Layout, people: list[Chain]) -> None:
        """Begin with the chains of people, who may be what a capital means that no rule could tell."""
        self.chains = list(people)
        self._layout = layout
        self._text = layout.text

    def place(self, index: int, mention: FoundMention) -> None:
        """Add a name to the chain it goes with, or begin a chain."""
        printed = words_of(mention.span, self._text)
        name = folded(printed)
        chain = self._bearer(mention, name, printed) or self._known(mention.kind, name)
        if chain is None:
            chain = Chain(mention.kind)
            self.chains.append(chain)
        chain.mentions.append(index)
        chain.names.add(name)
        chain.describe(mention, self._text)

    def _bearer(self, mention: FoundMention, name: str, printed: str) -> Chain | None:
        """Return the person whose surname it is.

        Capitals look like an acronym's ("BRANDT:"); who is called Paris is no town where nothing says "in".
        """
        if mention.kind not in {"unknown", "place"} and not printed.isupper():
            return None
        if self._layout.is_dateline(mention.span):
            return None
        if mention.kind == "place" and (self._layout.is_somewhere(mention.span) or " " in printed):
            return None
        holders = [
            chain
            for chain in self.chains
            if chain.kind == "person"
            and any(name in {person.surname, person.core} for person in chain.persons)
        ]
        return holders[0] if len(holders) == 1 else None

    def _known(self, kind: EntityKind, name: str) -> Chain | None:
        """Return the chain of the same kind with the same name, its acronym, or its beginning."""
        same_kind = [chain for chain in self.chains if chain.kind == kind]
        for test in (_is_same, _is_acronym):
            for chain in same_kind:
                if test(name, chain.names):
                    return chain
        if kind == "organization":
            longer = [chain for chain in same_kind if _is_beginning(name, chain.names)]
            if len(longer) == 1:
                longer[0].rules.add("rule:short-form")
                return longer[0]
        return None


def _is_same(name: str, known: set[str]) -> bool:
    return name in known


def _is_acronym(name: str, known: set[str]) -> bool:
    return any(_acronym(other) == name or _acronym(name) == other for other in known)


def _is_beginning(name: str, known: set[str]) -> bool:
    """Say whether one is the first words of the other."""
    return any(f"{other} ".startswith(f"{name} ") or f"{name} ".startswith(f"{other} ") for other in known)


def _acronym(name: str) -> str | None:
    words = [word for word in name.split() if word not in _SMALL]
    return "".join(word[0] for word in words) if len(words) > 1 else None


def folded(name: str) -> str:
    """Return a printed name in small letters, without a leading "the"."""
    words = name.lower().replace("’", "'").split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)
