"""One statement in many outlets: a tree of its versions, the first seen at the root.

Every later version hangs from the one it is likeliest taken from: of those printed no later, the one that it
changed least, a changed or added word counting twice a word left out. The order of days is all that is known
of who copied whom, so the tree is the simplest story that fits, and no proof.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from onrecord.compare.change import Change, Class, change
from onrecord.compare.words import words

Label = Literal[Class, "first", "fuller"]
"""The classes of `change`, `first` for the root, and `fuller`: all words of the parent and more."""

# A changed word makes a version less likely to be taken from another than a word left out.
_CHANGED = 2
# So many different versions, the earliest, are looked through for the one that a later one was taken from.
_MOST = 60
_UNDATED = "9999"  # behind every day


class Version(NamedTuple):
    """What one outlet printed: `key` is what its owner knows it by, `published` an ISO day or moment."""

    key: str
    text: str
    outlet: str | None = None
    published: str | None = None

    @property
    def day(self) -> str:
        """The day it was printed, behind all others where that is not known."""
        return (self.published or _UNDATED)[:10]


@dataclass(frozen=True, slots=True)
class Variant:
    """A version in its place.

    Attributes:
        version: what was printed.
        parent: the number in the tree of the one it is likeliest taken from, `None` for the root.
        label: what became of the parent's words; `not_found` where it is another statement altogether.
        change: the difference from the parent: quote spans count this version's text, text spans the
            parent's; `None` for the root.
        depth: how many steps it is from the root.
    """

    version: Version
    parent: int | None
    label: Label
    change: Change | None
    depth: int


@dataclass(frozen=True, slots=True)
class Tree:
    """Versions, each behind its parent; `variants[0]` is the root."""

    variants: tuple[Variant, ...]

    def children(self, number: int | None) -> Iterator[int]:
        """Yield the numbers of those taken from one, the earliest first; of the root where it is `None`."""
        return (at for at, variant in enumerate(self.variants) if variant.parent == number)

    def walk(self) -> Iterator[tuple[int, Variant]]:
        """Yield every variant with its number, each followed by those taken from it."""
        waiting = list(self.children(None))
        while waiting:
            number = waiting.pop()
            yield number, self.variants[number]
            waiting.extend(reversed(list(self.children(number))))


def tree(versions: Iterable[Version]) -> Tree:
    """Return the tree of the versions of one statement; of none an empty one.

    The earliest is the root; of those of one day the fullest, then the one whose key comes first.
    """
    ordered = sorted(versions, key=lambda one: (one.day, -len(words(one.text)), one.key))
    made: list[Variant] = []
    first_of: dict[str, int] = {}  # a text and the number of the first version that has it
    for version in ordered:
        number = len(made)
        if not made:
            made.append(Variant(version, None, "first", None, 0))
        elif version.text in first_of:
            made.append(_variant(version, first_of[version.text], made))
        else:
            candidates = sorted(first_of.values())[:_MOST]
            parent = min(candidates, key=lambda at: _distance(made[at].version, version))
            made.append(_variant(version, parent, made))
        first_of.setdefault(version.text, number)
    return Tree(tuple(made))


def _variant(version: Version, parent: int, made: Sequence[Variant]) -> Variant:
    of = made[parent]
    became = change(of.version.text, version.text)
    return Variant(version, parent, _label(of.version, version, became), became, of.depth + 1)


def _label(parent: Version, version: Version, became: Change) -> Label:
    if became.kind in ("reworded", "not_found"):
        back = change(version.text, parent.text)
        if back.kind == "cut" or (back.kind == "stitched" and not back.changed):
            return "fuller"
    return became.kind


def _distance(parent: Version, version: Version) -> tuple[float, str]:
    """Return how far a version is from what it may be taken from, and the day of that, for ties."""
    became = change(parent.text, version.text)
    if became.kind != "not_found":
        written = became.kind != "verbatim"
        return _CHANGED * became.changed + became.left_out + written / 2, parent.day
    back = change(version.text, parent.text)  # it may be so much fuller that little of it is the parent's
    if back.kind == "not_found":
        return float("inf"), parent.day
    return _CHANGED * (back.changed + back.left_out), parent.day
