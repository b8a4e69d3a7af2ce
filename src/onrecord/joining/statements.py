"""One statement, given by many articles: quotes put together whatever was cut, stitched or reworded in them.

    told = statements(said, people)
    told.statements   -> (Statement("s3f…", members=("a1…:q1", "7c…:q4"), forms={…: "full", …: "cut"}), …)
    told.joins        -> why each pair was joined, or nearly

Quotes of one speaker that are word for word alike are put together first, day by day; then those are
compared that share a run of words, or rare words where speaker and days fit (`candidates`). `likeness`
decides on a pair, and `names.clusters` settles what hangs together and yet is known to be different. People's
judgements come before all of it. Nothing is compared with everything: time and memory grow with the number
of quotes.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TypeAlias

import numpy as np

from onrecord.joining.candidates import candidates
from onrecord.joining.days import UNDATED
from onrecord.joining.forms import Giving, forms
from onrecord.joining.likeness import NEAR, score
from onrecord.joining.quoted import Columns, Compared, Item, read
from onrecord.joining.shingles import Texts
from onrecord.joining.speakers import UNKNOWN, People
from onrecord.names.clusters import Decision, cluster
from onrecord.names.groups import roots
from onrecord.names.judgement import Judgement, Verdict
from onrecord.register.joins import USUAL, Join, Policy, Statement, stable_id
from onrecord.register.said import Said

Say = Callable[[str, float], None]
Link: TypeAlias = tuple[int, int, float]
"""Two items that are one, by their numbers, and how likely."""
_CHUNK = 50_000
_NEVER = 1 << 30


@dataclass(frozen=True, slots=True)
class Told:
    """Statements that several quotes give, in the order of their first members, and the pairs behind them."""

    statements: tuple[Statement, ...]
    joins: Joins


class Joins:
    """Pairs that were joined, or nearly, in the order in which they were met.

    A pair's points are made when it is read, so a million of them take little memory.
    """

    def __init__(self, compared: Compared, policy: Policy) -> None:
        """Begin with none."""
        self._compared = compared
        self._policy = policy
        self._pairs: list[tuple[Item, Item]] = []
        self._scores = array("d")

    def take(self, left: Item, right: Item) -> float:
        """Decide on a pair: return its score where it is joined, 0 where it is not."""
        if self._compared.overlap(left, right):
            return 0.0
        found = score(self._compared.why(left, right))
        if found >= self._policy.perhaps_from:
            self._pairs.append((left, right))
            self._scores.append(found)
        return found if found >= self._policy.same_from else 0.0

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._pairs)

    def __iter__(self) -> Iterator[Join]:
        """Yield them."""
        refs = self._compared.quoted.columns.refs
        for (left, right), found in zip(self._pairs, self._scores, strict=True):
            verdict = Verdict.SAME if found >= self._policy.same_from else Verdict.UNSURE
            one, other = refs[left.members[0]], refs[right.members[0]]
            why = self._compared.why(left, right)
            yield Join("quote", one, other, verdict, found, why, self._policy.name)


def statements(
    said: Iterable[Said | tuple[str, Said]],
    people: People,
    judgements: Iterable[Judgement] = (),
    policy: Policy = USUAL,
    say: Say = lambda _stage, _share: None,
) -> Told:
    """Put quotes together.

    Args:
        said: the quotes, each with the ref it is known by where that is another than its id.
        people: who the speakers are.
        judgements: people's, on refs of two quotes.
        policy: how sure a join has to be.
        say: called with the stage and how much of it is done, 0 to 1.
    """
    compared = Compared(read(said, people))
    say("read", 1.0)
    judged = list(judgements)
    joins = Joins(compared, policy)
    items = _items(compared, joins, {ref for judgement in judged for ref in judgement.pair()})
    say("alike", 1.0)
    links = _links(compared, joins, items, say)
    found = _clusters(compared, items, links, judged)
    members = (sorted(at for item in one for at in items[item].members) for one in found)
    several = sorted(one for one in members if len(one) > 1)
    told = []
    for done, one in enumerate(several, 1):
        told.append(_statement(one, compared.quoted.columns))
        if not done % _CHUNK or done == len(several):
            say("forms", done / len(several))
    return Told(tuple(told), joins)


def _items(compared: Compared, joins: Joins, judged: set[str]) -> list[Item]:
    """Put together what is word for word alike, of one speaker, and not too far in time for its length.

    What people judged stands alone, so that their word can part it from the others.
    """
    columns = compared.quoted.columns
    occasions: Counter[bytes] = Counter()
    for (words, _), members in compared.classes.items():
        days = [columns.day[at] for at in members]
        occasions[words] += 1 + sum(other - one > NEAR for one, other in pairwise(days))
    items = []
    for (words, _), members in compared.classes.items():
        often = occasions[words]
        open_: list[int] = []
        for at in members:
            if columns.refs[at] in judged:
                items.append(Item([at], columns, often))
                continue
            if open_ and not joins.take(Item([open_[-1]], columns, often), Item([at], columns, often)):
                items.append(Item(open_, columns, often))
                open_ = []
            open_.append(at)
        if open_:
            items.append(Item(open_, columns, often))
    return sorted(items, key=lambda item: item.members[0])


def _links(compared: Compared, joins: Joins, items: Sequence[Item], say: Say) -> list[Link]:
    """Return which items are one, by their numbers, and how likely."""
    columns, quoted = compared.quoted.columns, compared.quoted
    firsts = [item.members[0] for item in items]
    found = candidates(
        _chosen(quoted.texts, firsts),
        np.array([item.days[0] if item.days else UNDATED for item in items], np.int64),
        [_who(quoted.speakers.perhaps(columns.speaker[at]), columns.speaker[at]) for at in firsts],
        quoted.words,
    )
    say("candidates", 1.0)
    links = []
    for done, (left, right) in enumerate(found.tolist(), 1):
        if score_ := joins.take(items[left], items[right]):
            links.append((left, right, score_))
        if not done % _CHUNK or done == len(found):
            say("compare", done / len(found))
    return links


def _who(perhaps: Sequence[int], speaker: int) -> list[int]:
    return [] if speaker == UNKNOWN else [speaker, *perhaps]


def _chosen(texts: Texts, numbers: Sequence[int]) -> Texts:
    """Return some of the texts, in the order of `numbers`."""
    at = np.array(numbers, np.int64)
    lengths = np.diff(texts.starts)[at]
    starts = np.r_[0, np.cumsum(lengths)]
    places = np.repeat(texts.starts[at] - starts[:-1], lengths) + np.arange(int(starts[-1]))
    return Texts(texts.words[places], starts)


def _clusters(
    compared: Compared,
    items: Sequence[Item],
    links: Sequence[Link],
    judgements: Sequence[Judgement],
) -> Iterator[list[int]]:
    """Yield the items of each statement, by their numbers; `clusters` settles what contradicts itself."""
    columns = compared.quoted.columns
    refs = [columns.refs[item.members[0]] for item in items]
    number = {refs[at]: at for at in range(len(items))} if judgements else {}
    said = [one for one in judgements if one.left in number and one.right in number]
    pairs = [(left, right) for left, right, _ in links]
    judged = [(number[one.left], number[one.right]) for one in said]
    of_component: dict[int, list[Link]] = defaultdict(list)
    root = roots(len(items), (*pairs, *judged))
    for link in links:
        of_component[root[link[0]]].append(link)
    components: dict[int, list[int]] = defaultdict(list)
    for at in range(len(items)):
        components[root[at]].append(at)
    spoken: dict[int, list[Judgement]] = defaultdict(list)
    for one in said:
        spoken[root[number[one.left]]].append(one)
    for top, members in components.items():
        vetoes = _vetoes(compared, items, members, of_component[top]) if len(members) > 1 else []
        if not vetoes and top not in spoken:
            yield members
            continue
        place = {refs[at]: at for at in members}
        decisions = [Decision(refs[a], refs[b], Verdict.SAME, score_) for a, b, score_ in of_component[top]]
        decisions += (Decision(refs[a], refs[b], Verdict.DIFFERENT, 1.0) for a, b in vetoes)
        for found in cluster(place, decisions, spoken[top]).clusters:
            yield [place[ref] for ref in found]


def _vetoes(
    compared: Compared, items: Sequence[Item], members: Sequence[int], links: Sequence[Link]
) -> list[tuple[int, int]]:
    """Return pairs of items whose speakers are two different people, or of which one stands in the other.

    Speakers are none where a link joins the one's words with the other's all the same.
    """
    speakers = compared.quoted.speakers
    of = {at: compared.quoted.columns.speaker[items[at].members[0]] for at in members}
    known = set(of.values()) - {UNKNOWN}
    linked = {frozenset((of[left], of[right])) for left, right, _ in links}
    different = {
        pair
        for pair in combinations(sorted(known), 2)
        if frozenset(pair) not in linked and speakers.relation(*pair) == "different"
    }
    return [
        (left, right)
        for left, right in combinations(members, 2)
        if (min(of[left], of[right]), max(of[left], of[right])) in different
        or compared.overlap(items[left], items[right])
    ]


def _statement(members: Sequence[int], columns: Columns) -> Statement:
    by_day = sorted(members, key=lambda at: (columns.day[at] or _NEVER, columns.refs[at]))
    made = forms([Giving(columns.texts[at], bool(columns.retold[at])) for at in by_day])
    of = {columns.refs[at]: form for at, form in zip(by_day, made, strict=True)}
    refs = tuple(columns.refs[at] for at in members)
    return Statement(stable_id("s", [columns.refs[by_day[0]]]), refs, {ref: of[ref] for ref in refs})
