"""The people of a register: who in one article is who in another.

    joined = join(entries)
    joined.of(entry, entry.present[0])    -> Person("Marta Venn", names=("Marta Venn", "Marta J. Venn"), …)

The item is a name as one article's fullest form prints it; articles that print it alike mean one person.
Names are compared as `onrecord.names` does, each with the offices and years of all its articles and with whom
it is named beside; only "same" joins. What is likelier the same than not, but not sure enough, stays apart
and is kept as `perhaps`: a bare surname in particular is joined to nobody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.names.compare import compare
from onrecord.names.context import Named, folded_name
from onrecord.names.judgement import Judgement, Verdict
from onrecord.names.many import Comparer, group
from onrecord.names.person import PersonName
from onrecord.register.entry import Entry, Present
from onrecord.types import EntityKind

# Being named beside somebody says who one is, unless everybody is: a host stands beside all his guests.
# Whoever is in so many of the meetings (of a hundred) tells nobody apart, nor in a small register whoever is
# in three.
_COMMON, _COMMON_LEAST = 2, 3
# Two names that are rather one person's than two people's, and not surely enough to be joined.
_PERHAPS = 0.5
# So many offices and people beside a name say who it is; so many bearers of a surname are looked at.
_ENOUGH, _MOST_BEARERS, _MOST_PERHAPS = 12, 50, 5


Item = tuple[EntityKind, str, str]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever took part, in all articles.

    Attributes:
        id: `p1`, `p2` …: of this register, in order of first appearance.
        name: the form that is printed in most articles, of full names.
        names: every article's fullest form, by how many print it.
        kind: `person`, of whom an article may leave the kind open; bodies and groups are joined only where
            they are printed alike.
        perhaps: the ids of those who are printed more often, and whom this may be.
        named: whether the article prints a name; "the president" is joined to nobody of another article.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: EntityKind
    perhaps: tuple[str, ...] = ()
    named: bool = True

    @property
    def is_counted(self) -> bool:
        """Whether meetings can be counted by this: a person with a name."""
        return self.named and self.kind == "person"


@dataclass(frozen=True, slots=True)
class Joined:
    """The people of a register, and which of them a name in an article is."""

    people: tuple[Person, ...]
    _numbers: Mapping[Item, int] = field(repr=False)

    def of(self, entry: Entry, present: Present) -> Person:
        """Return who somebody present at a meeting is."""
        return self.people[self._numbers[_item(entry, present)]]


def join(
    entries: Sequence[Entry],
    judgements: Iterable[Judgement] = (),
    say: Callable[[str, float], None] = lambda _stage, _share: None,
) -> Joined:
    """Put the people of many meetings together.

    Args:
        entries: the meetings; their order numbers the people.
        judgements: what people decided about two names.
        say: called with the stage and how much of it is done, 0 to 1.
    """
    counts = Counter(_item(entry, present) for entry in entries for present in entry.present)
    labels, unsure = _compared(_named(entries), judgements, say)
    clusters: dict[Item, list[Item]] = {}
    for item in counts:  # in order of first appearance
        kind, name, article = item
        known = str(labels[name]) if kind == "person" and not article else _folded(name)
        clusters.setdefault((kind, known, article), []).append(item)
    of = {item: at for at, items in enumerate(clusters.values()) for item in items}
    often = [sum(counts[item] for item in items) for items in clusters.values()]
    scored = [(of["person", a, ""], of["person", b, ""], score) for (a, b), score in unsure.items()]
    perhaps = _perhaps(scored, often)
    people = (_person(at, items, counts, perhaps[at]) for at, items in enumerate(clusters.values()))
    return Joined(tuple(people), of)


def _compared(
    named: Mapping[str, Named], judgements: Iterable[Judgement], say: Callable[[str, float], None]
) -> tuple[dict[str, int], dict[Pair, float]]:
    """Return the cluster of each name, and the pairs that may be one but are not joined, with scores."""
    unsure: dict[Pair, float] = {}

    def decide(left: tuple[str, Named], right: tuple[str, Named]) -> tuple[Verdict, float]:
        found = compare(left[1], right[1])
        if found.verdict == "unsure" and found.score >= _PERHAPS:
            unsure[left[0], right[0]] = found.score
        return Verdict(found.verdict), found.score

    names = sorted(named)
    comparer = Comparer(lambda name: (name, named[name]), decide)
    labels = group(names, comparer, judgements, say=say).labels.tolist()
    return dict(zip(names, labels, strict=True)), unsure | _bare(named)


def _perhaps(scored: Iterable[tuple[int, int, float]], often: Sequence[int]) -> dict[int, dict[int, float]]:
    """Return of each person the likelier ones that they may be: of a pair the one printed more often."""
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for one, two, score in scored:
        rarer, other = sorted((one, two), key=lambda at: (often[at], -at))
        if rarer != other:
            found[rarer][other] = max(score, found[rarer].get(other, 0.0))
    return found


def _item(entry: Entry, present: Present) -> Item:
    """Return what is compared; behind it the article if it is no name: "the president" is another elsewhere.

    Whoever meets somebody and is of no known kind is taken for a person.
    """
    kind: EntityKind = "person" if present.kind == "unknown" else present.kind
    return kind, present.name, "" if present.named else entry.origin.article


def _folded(name: str) -> str:
    """Return what the name of a body or group is known by: its words, whatever their case."""
    return " ".join(name.casefold().split())


def _person(at: int, items: Sequence[Item], counts: Counter[Item], perhaps: Mapping[int, float]) -> Person:
    names = [name for _, name, _ in sorted(items, key=lambda item: (-counts[item], item))]
    # A bare surname is nobody's name while a fuller one is printed, however often.
    full = [name for name in names if not PersonName.parse(name).is_bare] or names
    likely = sorted(perhaps, key=lambda other: (-perhaps[other], other))[:_MOST_PERHAPS]
    return Person(
        id=f"p{at + 1}",
        name=full[0],
        names=tuple(names),
        kind=items[0][0],
        perhaps=tuple(f"p{other + 1}" for other in likely),
        named=not items[0][2],
    )


def _named(entries: Sequence[Entry]) -> dict[str, Named]:
    """Return every person's name with what all articles print around it."""
    beside: dict[str, Counter[str]] = defaultdict(Counter)
    offices: dict[str, Counter[str]] = defaultdict(Counter)
    years: dict[str, set[int]] = defaultdict(set)
    meetings: Counter[str] = Counter()
    for entry in entries:
        people = {
            present.name: present
            for present in entry.present
            if present.named and present.kind in {"person", "unknown"}
        }
        meetings.update(map(folded_name, people))
        year = _year(entry)
        for name, present in people.items():
            beside[name].update(other for other in people if other != name)
            offices[name].update(present.offices)
            years[name] |= {year} if year else set()
    common = max(_COMMON_LEAST, len(entries) * _COMMON // 100)
    return {
        name: Named.of(
            name,
            roles=[office for office, _ in offices[name].most_common(_ENOUGH)],
            others=[
                other
                for other, _ in beside[name].most_common(_ENOUGH)
                if meetings[folded_name(other)] < common
            ],
            years=years[name],
        )
        for name in beside
    }


def _year(entry: Entry) -> int | None:
    said = (entry.when.value if entry.when else None) or entry.origin.published or ""
    return int(said[:4]) if said[:4].isdecimal() else None


def _bare(named: Mapping[str, Named]) -> dict[Pair, float]:
    """Return pairs of a bare name, which is joined to nobody, and a full one it may mean, with scores."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for name, item in named.items():
        if not item.names[0].is_bare:
            for word in {*item.names[0].core, item.names[0].first}:
                bearers[word].append(name)
    found: dict[Pair, float] = {}
    for name, item in named.items():
        for word in item.names[0].core if item.names[0].is_bare else ():
            for other in bearers.get(word, ())[:_MOST_BEARERS]:
                made = compare(item, named[other])
                if made.verdict != "different" and made.score >= _PERHAPS:
                    found[name, other] = made.score
    return found
