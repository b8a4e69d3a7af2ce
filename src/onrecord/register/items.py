"""The items that are joined: a name in all articles, or in one.

A name that tells one person is one item; so is that of a body, a group, a place. A bare surname, somebody
without a name, and a name that several people bear (`namesakes`) are an item an article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.names.judgement import Judgement, Verdict, standing
from onrecord.names.person import PersonName
from onrecord.register.appearances import Appearance, Appearances, Name
from onrecord.register.doubts import doubtful
from onrecord.register.joins import Item, Join, Policy
from onrecord.register.namesakes import split
from onrecord.register.weighing import Bearer


@dataclass(slots=True)
class Items:
    """All items, in order of first appearance.

    Attributes:
        found: the appearances of each.
        bearers: by ref, the people with full names; of a name that several bear the first item of each.
        leaders: of such a name, by item, the ref of the first item of the same bearer.
        bare: the items of each bare surname.
        doubts: appearances in which another of the name may be meant; they are joined to nobody.
        joins: why items of one name are together, and which nearly are.
    """

    found: dict[Item, list[Appearance]] = field(default_factory=dict)
    bearers: dict[str, Bearer] = field(default_factory=dict)
    leaders: dict[Item, str] = field(default_factory=dict)
    bare: dict[str, list[Item]] = field(default_factory=lambda: defaultdict(list))
    doubts: frozenset[Appearance] = frozenset()
    joins: list[Join] = field(default_factory=list)

    @classmethod
    def of(cls, seen: Appearances, judgements: Iterable[Judgement], policy: Policy) -> Items:
        """Make the items of all appearances."""
        made, judged = cls(), defaultdict(list)
        for judgement in standing(judgements).values():
            if judgement.verdict is not Verdict.UNSURE:  # what was taken back parts nobody from the others
                judged[judgement.left].append(judgement)
                judged[judgement.right].append(judgement)
        made.doubts = doubtful(seen.by_name)
        for name in seen.by_name:
            made._add(name, seen, judged, policy)
        return made

    def _add(self, name: Name, seen: Appearances, judged: dict[str, list[Judgement]], policy: Policy) -> None:
        kind, printed = name
        wide = []
        for one in seen.by_name[name]:
            bare = kind == "person" and is_bare(printed)
            if one.named and not bare and one not in self.doubts:
                wide.append(one)
                continue
            item = _here(name, one, seen)
            self.found[item] = [one]
            if one.named and bare:
                self.bare[printed].append(item)
            if kind == "person" and item.ref in judged:
                self.bearers[item.ref] = Bearer.of(item, [one], seen)
        if not wide:
            return
        parted = split(name, wide, seen, policy, judged) if kind == "person" else None
        if parted is None or len(parted.groups) == 1:
            self.found[Item(kind, printed)] = wide
            if kind == "person":
                self.bearers[printed] = Bearer.of(Item(kind, printed), wide, seen)
            return
        self.joins += parted.joins
        for some in parted.groups:
            items = [_here(name, one, seen) for one in some]
            self.found.update(zip(items, ([one] for one in some), strict=True))
            self.leaders.update(dict.fromkeys(items, items[0].ref))
            self.bearers[items[0].ref] = Bearer.of(items[0], some, seen)

    def is_vague(self, item: Item) -> bool:
        """Say whether what an item is called by tells nobody: a bare surname, or no name at all."""
        return is_bare(item.name) or (item in self.found and not self.found[item][0].named)

    def leader(self, ref: str) -> str:
        """Return the ref that stands for an item's bearer: of a name that several bear, for the first.

        A name in one article is that name's in all of them, where it is one person's.
        """
        item = Item.of_ref(ref)
        if item in self.leaders:
            return self.leaders[item]
        if ref in self.bearers:
            return ref
        if item.key:
            everywhere = item._replace(key="", nth=1).ref
            return everywhere if everywhere in self.bearers else ref
        return next((led for other, led in self.leaders.items() if other.name == item.name), ref)


def item_of(one: Appearance, seen: Appearances, items: dict[Item, str]) -> Item:
    """Return the item of an appearance: the name in its article if that is one, else in all."""
    kind = seen.kind(one)
    here = _here((kind, one.name), one, seen)
    return here if here in items else Item(kind, one.name)


def _here(name: Name, one: Appearance, seen: Appearances) -> Item:
    return Item(*name, seen.keys[one.article], one.nth)


@lru_cache(maxsize=1 << 16)
def is_bare(name: str) -> bool:
    """Say whether a name does not tell a person by itself; a king's number makes it one that does."""
    parsed = PersonName.parse(name)
    return parsed.is_bare and not (parsed.suffix and parsed.suffix.isdecimal())
