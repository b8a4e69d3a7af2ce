"""Articles that carry another's text, credited or not: an agency's, whole, cut, with paragraphs of their own.

    found = copies((record.article.text, Origin.of(record), record.article.byline) …)
    found.copies      -> (Copy(original="https://meridian…", copy="https://packet…", share=0.93, …), …)
    found.independent(keys)    -> how many of these articles are nobody's copy

What counts is the share of an article's words outside quotation marks that stand in runs which the other
has too: two papers that quote one statement share its words, and not what they tell around it. Articles that
share a run are found by `shingles`, one run in `_KEEP`, and compared word by word then. Of those that carry
one text the original is whom the others credit, an agency before a paper, the earlier, the fuller.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np

from onrecord.joining.carried import RUN, Articles, Carried
from onrecord.joining.credit import is_agency, is_credited
from onrecord.joining.days import UNDATED, day_of
from onrecord.joining.shingles import sharing
from onrecord.names.groups import roots
from onrecord.names.judgement import Judgement, Verdict, standing
from onrecord.register.joins import USUAL, Feature, Join, Policy
from onrecord.register.origin import Origin

# One run in so many is looked at to find articles that share any: of fifty words there are ten left.
_KEEP = 4
# From this share of an article's words on it is rather a copy than not, and what a whole more of it is worth.
_HALF, _STEEP, _MOST = 0.4, 14.0, 7.0
# So many words are a paragraph or two; fewer may be a formula.
_WORDS = 30
_CREDIT, _SAME_OUTLET = 3.0, -50.0
# Days between them.
_DAYS = ((2, 0.0), (7, -1.0))
_LATER, _UNDATED = -3.0, -0.5
# What makes one of two the original: the other credits it; it is an agency; it was first, a day each, to
# two; it has more of the other than the other of it.
_CREDITED, _AGENCY, _FIRST, _FULLER = 4.0, 2.0, 1.0, 3.0


Links: TypeAlias = Mapping[tuple[int, int], tuple[Feature, ...]]
"""Pairs of numbers of articles, the smaller first, and why one of them is a copy."""


class Article(NamedTuple):
    """An article to be compared."""

    origin: Origin
    text: str
    byline: str | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that carries another's text.

    Attributes:
        original: what the article is known by that has it first (`origin.key`).
        copy: the article that has it from there.
        share: of the copy's words outside quotation marks, those that the original has.
        score: how likely it is one, 0 to 1.
        is_credited: whether the copy says whose text it is.
        why: the points for and against.
    """

    original: str
    copy: str
    share: float
    score: float
    is_credited: bool
    why: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class Copied:
    """Copies, in the order of the articles, and all pairs that were copies or nearly."""

    copies: tuple[Copy, ...]
    joins: tuple[Join, ...]

    def originals(self) -> Mapping[str, str]:
        """Return for each copy where its text comes from in the end."""
        direct = {copy.copy: copy.original for copy in self.copies}
        found = {}
        for copy, top in direct.items():
            while top in direct:
                top = direct[top]  # noqa: PLW2901 - it goes up
            found[copy] = top
        return found

    def independent(self, keys: Iterable[str]) -> int:
        """Return how many texts some articles are: a copy and its original, and two copies, are one."""
        originals = self.originals()
        return len({originals.get(key, key) for key in keys})


def copies(
    articles: Iterable[Article], judgements: Iterable[Judgement] = (), policy: Policy = USUAL
) -> Copied:
    """Find copies.

    Args:
        articles: the articles; of two with one key the later is left out.
        judgements: people's, on the keys of two articles: "same" for a copy, "different" for none.
        policy: how sure it has to be.
    """
    read = _Read(articles)
    decided = {pair: one.verdict for pair, one in standing(judgements).items()}
    links: dict[tuple[int, int], tuple[Feature, ...]] = {}
    joins = []
    for left, right in read.candidates(decided):
        why = read.why(left, right)
        found = score(why)
        keys = read.keys[left], read.keys[right]
        verdict = Verdict.SAME if found >= policy.same_from else Verdict.UNSURE
        if found >= policy.perhaps_from:
            joins.append(Join("copy", *keys, verdict, found, why, policy.name))
        said = decided.get((min(keys), max(keys)), Verdict.UNSURE)
        if said is Verdict.SAME or (said is Verdict.UNSURE and verdict is Verdict.SAME):
            links[left, right] = why
    return Copied(tuple(_copies(read, links)), tuple(joins))


def score(why: Sequence[Feature]) -> float:
    """Return the sum of the weights as a probability."""
    total = math.fsum(feature.weight for feature in why)
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))


class _Read:
    """Articles in columns, and what is compared of two."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.keys: list[str] = []
        self.days: list[int] = []
        self.outlets: list[str | None] = []
        self._hosts: list[str] = []
        self._credits: list[str] = []
        self._bylines: list[str | None] = []
        self._texts = Articles()
        self.number: dict[str, int] = {}
        for origin, text, byline in articles:
            if origin.key in self.number:
                continue
            self.number[origin.key] = len(self.keys)
            self.keys.append(origin.key)
            self.days.append(day_of(origin.published))
            self.outlets.append(origin.outlet)
            self._hosts.append(origin.host)
            self._credits.append(text)
            self._bylines.append(byline)
            self._texts.add(text)

    def candidates(self, judged: Iterable[tuple[str, str]]) -> list[tuple[int, int]]:
        """Return the pairs worth comparing: those that share a run, and those that people judged."""
        shared = sharing(self._texts.texts(), np.array(self.days, np.int64), size=RUN, keep=_KEEP)
        found = {(left, right) for left, right in shared.pairs.tolist() if not self._same_outlet(left, right)}
        known = ((self.number.get(one), self.number.get(other)) for one, other in judged)
        found |= {
            (min(one, other), max(one, other))
            for one, other in known
            if one is not None and other is not None
        }
        return sorted(found)

    def carried(self, number: int, by: int) -> Carried:
        """Return how much of an article another has."""
        return self._texts.carried(number, by)

    def is_credited(self, number: int, by: int) -> bool:
        """Say whether an article is credited by another."""
        return is_credited(self.outlets[number], self._credits[by], self._bylines[by])

    def why(self, left: int, right: int) -> tuple[Feature, ...]:
        """Return the points for and against that one of two carries the other."""
        best = max(self.carried(left, right), self.carried(right, left), key=lambda one: one.share)
        weight = max(-_MOST, min(_MOST, _STEEP * (best.share - _HALF)))
        told = f"{best.words} of {best.of} words outside quotation marks"
        found = [Feature("text", f"{best.share:.2f}", weight, told)]
        amount = min(2.0, math.log((best.words + 1) / _WORDS))
        found.append(
            Feature("amount", str(best.words), amount, f"{best.words} words in rows of {RUN} or more")
        )
        if self.is_credited(left, right) or self.is_credited(right, left):
            found.append(Feature("credit", "one", _CREDIT, "one names the other's outlet as its source"))
        if self._same_outlet(left, right):
            found.append(Feature("outlet", "same", _SAME_OUTLET, "both are one outlet's"))
        if UNDATED in (self.days[left], self.days[right]):
            found.append(Feature("days", "unknown", _UNDATED, "the day of one is not known"))
        else:
            days = abs(self.days[left] - self.days[right])
            weight = next((weight for most, weight in _DAYS if days <= most), _LATER)
            found.append(
                Feature("days", str(days), weight, f"{days} days between them" if days else "on one day")
            )
        return tuple(found)

    def first(self, left: int, right: int) -> float:
        """Return how much rather the left one of two is the original; less than nothing: the right one."""
        found = _CREDITED * (self.is_credited(left, right) - self.is_credited(right, left))
        found += _AGENCY * (is_agency(self.outlets[left]) - is_agency(self.outlets[right]))
        if UNDATED not in (self.days[left], self.days[right]):
            found += _FIRST * max(-2, min(2, self.days[right] - self.days[left]))
        return found + _FULLER * (self.carried(right, left).share - self.carried(left, right).share)

    def _same_outlet(self, left: int, right: int) -> bool:
        one, other = self.outlets[left], self.outlets[right]
        if one is not None and other is not None:
            return one == other
        return self._hosts[left] == self._hosts[right] != ""


def _copies(read: _Read, links: Links) -> list[Copy]:
    """Return the copies: in what hangs together, all are of its original, or of what leads there."""
    beside: dict[int, list[int]] = defaultdict(list)
    for left, right in links:
        beside[left].append(right)
        beside[right].append(left)
    root = roots(len(read.keys), links)
    components: dict[int, list[int]] = defaultdict(list)
    for at in sorted(beside):
        components[root[at]].append(at)
    first: dict[int, float] = defaultdict(float)
    for left, right in links:
        rather = read.first(left, right)
        first[left] += rather
        first[right] -= rather
    found = []
    for members in components.values():
        original = max(members, key=lambda at: (first[at], -(read.days[at] or 1 << 30), -at))
        of, waiting = {original: original}, [original]
        for at in waiting:
            for other in beside[at]:
                if other not in of:
                    of[other] = at
                    waiting.append(other)
        found += [_copy(read, of[at], at, links) for at in members if at != original]
    return found


def _copy(read: _Read, original: int, copy: int, links: Links) -> Copy:
    why = links[min(original, copy), max(original, copy)]
    share = read.carried(copy, original).share
    credited = read.is_credited(original, copy)
    return Copy(read.keys[original], read.keys[copy], share, score(why), credited, why)
