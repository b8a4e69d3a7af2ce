"""What was joined across articles, and why: judgements of a machine that anybody can take back.

    Item.of_ref("Peter Halloway @ https://herald.example/cup")   -> a name in one article only
    Join("person", "Marta Venn", "Marta J. Venn", Verdict.SAME, 0.97, (Feature(…), …), "usual")

A join is a pair and never an overwriting: rows keep what their articles print, people, events and statements
are clusters of them, made anew from the joins and from what people decided.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias, get_args

from onrecord.names.judgement import Verdict
from onrecord.types import EntityKind

Subject: TypeAlias = Literal["person", "quote", "meeting", "copy"]
"""What is judged: two names, two quotes, two meetings; or whether one article is a copy of another."""

SUBJECTS: tuple[Subject, ...] = get_args(Subject)

_KINDS: frozenset[str] = frozenset(get_args(EntityKind))
_AT = " @ "


class Item(NamedTuple):
    """A name that is one person's, as far as the register goes.

    Attributes:
        kind: `person` (also for what an article leaves open), `organization`, `group`, `place`.
        name: the fullest form, as printed.
        key: "" for the name in all articles, else what the one article is known by in which it is meant: of
            "the president", of a bare surname, and of a name that several people bear.
        nth: 2, 3 … of several in one article who are printed alike.
    """

    kind: EntityKind
    name: str
    key: str = ""
    nth: int = 1

    @property
    def ref(self) -> str:
        """How people name it in a judgement: `Marta Venn`, `organization:Straits Office`, `Venn @ KEY`."""
        prefix = "" if self.kind == "person" else f"{self.kind}:"
        number = "" if self.nth == 1 else f"#{self.nth}"
        return f"{prefix}{self.name}" + (f"{number}{_AT}{self.key}" if self.key else "")

    @classmethod
    def of_ref(cls, ref: str) -> Item:
        """Return the item that a `ref` names."""
        name, _, key = ref.partition(_AT)
        kind, colon, rest = name.partition(":")
        if colon and kind in _KINDS - {"person"}:
            name = rest
        else:
            kind = "person"
        base, mark, number = name.rpartition("#")
        nth = int(number) if key and mark and number.isdecimal() else 1
        return cls(kind, base if nth > 1 else name, key, nth)  # type: ignore[arg-type]  # one of _KINDS


class Feature(NamedTuple):
    """One point for (weight > 0) or against a join, in log odds, and in words."""

    name: str
    value: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Join:
    """One pair that was joined, or nearly.

    Attributes:
        left: an item's or a fact's ref; which of the two stands left means nothing.
        right: the other.
        verdict: `same`: joined, where nothing that is stronger keeps the two apart; `unsure`: nearly, and
            left apart; `different`: a veto.
        score: how likely the two are one, 0 to 1.
        why: the points it is the sum of.
        policy: the name of the policy that decided.
    """

    subject: Subject
    left: str
    right: str
    verdict: Verdict
    score: float
    why: tuple[Feature, ...]
    policy: str

    @property
    def pair(self) -> tuple[str, str]:
        """The two refs in order."""
        return (self.left, self.right) if self.left < self.right else (self.right, self.left)


@dataclass(frozen=True, slots=True)
class Policy:
    """How sure a join has to be.

    Attributes:
        same_from: from this score on two are joined.
        perhaps_from: from this score on a pair that is not joined is kept, to be looked at.
        bare: whether a bare surname is joined to the only person of the register it can mean.
    """

    name: Literal["strict", "usual", "loose"]
    same_from: float
    perhaps_from: float
    bare: bool = False


# 0.85 is where `names.compare` says "same" (docs/measuring.md: of such pairs more than 99 in 100 are). Strict
# asks for what is left of doubt to be a fifth of that: one name in one spelling, or two with an office, a
# circle or a day in common. Loose takes whatever is likelier one than two: for looking, never for publishing.
POLICIES: dict[str, Policy] = {
    policy.name: policy
    for policy in (
        Policy("strict", 0.97, 0.5),
        Policy("usual", 0.85, 0.5),
        Policy("loose", 0.5, 0.3, bare=True),
    )
}
STRICT, USUAL, LOOSE = POLICIES["strict"], POLICIES["usual"], POLICIES["loose"]


@dataclass(frozen=True, slots=True)
class Event:
    """One meeting, told by one article or several.

    Attributes:
        id: `e` and 16 hexadecimal digits: of its first telling, the same on every run.
        members: the refs (without a store: the ids) of its tellings, in the order in which they came.
        contested: whether one telling says that it was held and another that it never was.
    """

    id: str
    members: tuple[str, ...]
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One quote, given by one article or several.

    Attributes:
        id: `s` and 16 hexadecimal digits: of its first giving, the same on every run.
        members: the refs (without a store: the ids) of the quotes, in the order in which they came.
        forms: by ref how each gives it: `full`, `exact`, `punctuation`, `cut`, `stitched`, `reworded`.
    """

    id: str
    members: tuple[str, ...]
    forms: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Copies:
    """One text, printed by several.

    Attributes:
        id: `c` and 16 hexadecimal digits: of the original, the same on every run.
        members: the keys of the articles, the original first.
    """

    id: str
    members: tuple[str, ...]

    @classmethod
    def of(cls, originals: Mapping[str, str]) -> tuple[Copies, ...]:
        """Put copies together with their originals, in order of the copies.

        Args:
            originals: by a copy's key the key of where its text comes from.
        """
        found: dict[str, list[str]] = {}
        for copy, original in originals.items():
            found.setdefault(original, [original]).append(copy)
        return tuple(cls(stable_id("c", [first]), tuple(keys)) for first, keys in found.items())


def stable_id(letter: str, words: Iterable[str]) -> str:
    """Return a letter and 16 hexadecimal digits that stand for some words: the same on every run."""
    return letter + hashlib.sha256("\n".join(words).encode()).hexdigest()[:16]
