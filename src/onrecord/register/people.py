"""The people of a register: who in one article is who in another.

    people = join(entries, said)
    people.of(entry.origin, entry.present[0])   -> Person("p3f…", "Marta Venn", names=("Marta Venn", …), …)
    people.joins                                -> every pair that was joined, or nearly, and why

The item is a name as one article's fullest form prints it. A name that tells one person is one in all
articles; one that several may bear is taken article by article (`namesakes`); a bare surname, and whoever has
no name, is nobody's of another article. Names are compared with the offices, years and circles of all their
articles (`weighing`), and only those that sound alike (`names.many`); people's judgements go first.
Bodies, groups and places are one where they are printed alike (`bodies`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.names.clusters import Decision, cluster
from onrecord.names.judgement import Judgement, Verdict, standing
from onrecord.names.many import Comparer, group
from onrecord.register.appearances import Appearance, Appearances, Name
from onrecord.register.bodies import initials, spelled
from onrecord.register.contested import contested_by
from onrecord.register.entry import Entry
from onrecord.register.items import Items, is_bare, item_of
from onrecord.register.joins import USUAL, Feature, Item, Join, Policy, stable_id
from onrecord.register.origin import Origin, Who
from onrecord.register.said import Said
from onrecord.register.surnames import meant
from onrecord.register.weighing import Bearer, weigh
from onrecord.types import EntityKind

# So many people are named whom somebody may be.
_MOST_PERHAPS = 5

Say = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever took part, spoke, or was spoken to or of, in all articles.

    Attributes:
        id: `p` and 16 hexadecimal digits: of their first item, the same on every run.
        name: the form that is printed in most articles, of full names.
        names: every article's fullest form, by how many print it.
        kind: `person`, of whom an article may leave the kind open; bodies and groups are joined only where
            they are printed alike, or by their initials.
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
class People:
    """The people of a register, which of them a name in an article is, and why.

    Attributes:
        people: in order of first appearance.
        joins: the pairs that were joined, and nearly.
        items: the id of the person that each item is.
        by_id: the people by their ids.
    """

    people: tuple[Person, ...]
    joins: tuple[Join, ...]
    items: dict[Item, str]
    by_id: dict[str, Person] = field(repr=False)
    _seen: Appearances = field(repr=False)

    def of(self, origin: Origin, who: Who) -> Person:
        """Return who somebody in an article is.

        Raises:
            KeyError: they are not among the facts that the people were made of.
        """
        return self.by_id[self.items[self.item(origin, who)]]

    def item(self, origin: Origin, who: Who) -> Item:
        """Return the item that somebody in an article is: what a judgement names.

        Raises:
            KeyError: they are not among the facts that the people were made of.
        """
        found = self._seen.find(origin, who)
        if found is None:
            raise KeyError(f"{who.name} is nobody of {origin.key}.")
        return item_of(found, self._seen, self.items)


def join(
    entries: Iterable[Entry],
    said: Iterable[Said] = (),
    judgements: Iterable[Judgement] = (),
    policy: Policy = USUAL,
    say: Say = lambda _stage, _share: None,
) -> People:
    """Put the people of many articles together.

    Args:
        entries: the meetings; their order, and then that of the quotes, puts the people in order.
        said: the quotes.
        judgements: what people decided about two items, by their refs (`Item.ref`).
        policy: how sure a join has to be.
        say: called with the stage and how much of it is done, 0 to 1.
    """
    judged = list(judgements)
    seen = Appearances.of(entries, said)
    items = Items.of(seen, judged, policy)
    labels, joins = _people(items, frozenset(), judged, policy, say)
    # Once more: now it is known who stands beside a name, however they are spelled, and which names are
    # contested.
    seen.gather_circles({ref: f"={label}" for ref, label in labels.items()})
    contested = contested_by(items.bearers, joins)
    items = Items.of(seen, judged, policy)
    labels, joins = _people(items, contested, judged, policy, say)
    bodies, more = _bodies(items, judged, policy)
    bare, unsure = meant(items, labels, seen, policy)
    joins += [*more, *unsure]
    label_of: dict[Item, tuple[str, int | str]] = {}
    for item in sorted(items.found, key=lambda item: items.found[item][0].at):
        ref = items.leaders.get(item, item.ref)
        if item.kind != "person":
            label: tuple[str, int | str] = ("body", bodies[ref])
        elif ref in labels:
            label = ("person", labels[ref])
        elif ref in bare:
            label = ("person", labels[bare[ref]])
        else:
            label = ("alone", ref)
        label_of[item] = label
    return _made(_clusters(label_of, judged, items), items, joins, seen)


def _clusters(
    label_of: Mapping[Item, tuple[str, int | str]], judgements: Iterable[Judgement], items: Items
) -> list[list[Item]]:
    """Return the items of one label together, and of two labels where people say so across kinds.

    Reading takes a body for a person now and then, and no machine joins the two.
    """
    clusters: dict[tuple[str, int | str], list[Item]] = {}
    for item, label in label_of.items():
        clusters.setdefault(label, []).append(item)
    for judgement in standing(judgements).values():
        left, right = (Item.of_ref(items.leader(ref)) for ref in (judgement.left, judgement.right))
        if judgement.verdict is Verdict.SAME and left.kind != right.kind and {left, right} <= label_of.keys():
            one, other = (
                next(found for found in clusters.values() if item in found) for item in (left, right)
            )
            if one is not other:
                one += other
                other.clear()
    return [found for found in clusters.values() if found]


def _people(
    items: Items, contested: frozenset[str], judgements: Sequence[Judgement], policy: Policy, say: Say
) -> tuple[dict[str, int], list[Join]]:
    """Return the cluster of each bearer, by ref, and what was joined and nearly joined."""
    decided: list[Join] = []
    led = _led(judgements, items)
    same = {ref for one in led if one.verdict is Verdict.SAME for ref in one.pair()}

    def decide(left: Bearer, right: Bearer) -> tuple[Verdict, float]:
        if left.item.name == right.item.name and not is_bare(left.item.name):
            return Verdict.DIFFERENT, 0.0  # `namesakes` parted them
        open_ = left.item.name in contested or right.item.name in contested
        found = weigh(left, right, prior=0.0 if open_ else None)
        verdict = found.verdict(policy)
        if items.is_vague(left.item) or items.is_vague(right.item):
            # Only people say who is meant; where they do, no doubt about it parts the others.
            verdict = Verdict.UNSURE
        elif found.different and found.score > 0 and not same.isdisjoint((left.item.ref, right.item.ref)):
            verdict = Verdict.UNSURE  # what is around a name speaks against what people know of it
        if verdict is not Verdict.DIFFERENT and found.score >= min(policy.perhaps_from, policy.same_from):
            pair = left.item.ref, right.item.ref
            decided.append(Join("person", *pair, verdict, found.score, found.why, policy.name))
        return verdict, found.score

    refs = list(items.bearers)
    by_name = {bearer.item.name: ref for ref, bearer in items.bearers.items() if not bearer.item.key}
    both = [
        (ref, by_name[name])
        for ref, bearer in items.bearers.items()
        for name in bearer.also
        if name in by_name
    ]
    comparer = Comparer(items.bearers.__getitem__, decide, lambda ref: items.bearers[ref].item.name)
    grouped = group(refs, comparer, led, also=both, say=say)
    labels = dict(zip(refs, grouped.labels.tolist(), strict=True))
    return labels, [*items.joins, *(_held(made, labels) for made in decided)]


def _led(judgements: Iterable[Judgement], items: Items) -> list[Judgement]:
    """Return judgements between the refs that stand for whom they name."""
    found = []
    for judgement in judgements:
        left, right = items.leader(judgement.left), items.leader(judgement.right)
        if left != right:
            found.append(replace(judgement, left=left, right=right))
    return found


def _held(made: Join, labels: Mapping[str, int]) -> Join:
    """Return a join; one that gave way is none."""
    if made.verdict is not Verdict.SAME or labels[made.left] == labels[made.right]:
        return made
    apart = Feature("apart", "", 0.0, "something stronger keeps the two apart")
    return replace(made, verdict=Verdict.UNSURE, why=(*made.why, apart))


def _bodies(
    items: Items, judgements: Iterable[Judgement], policy: Policy
) -> tuple[dict[str, int], list[Join]]:
    """Return the cluster of everybody and everything that is no person, by ref, and why."""
    found = {item.ref: item for item in items.found if item.kind != "person"}
    alike: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for ref, item in found.items():
        alike[item.kind, spelled(item.name), item.key].append(ref)
    decisions = [Decision(refs[0], other, Verdict.SAME, 1.0) for refs in alike.values() for other in refs[1:]]
    organizations: dict[Name, list[Appearance]] = {
        (item.kind, item.name): some
        for item, some in items.found.items()
        if item.kind == "organization" and not item.key
    }
    joins = list(initials(organizations, policy))
    decisions += [Decision(made.left, made.right, made.verdict, made.score) for made in joins]
    judged = [one for one in judgements if one.left in found and one.right in found]
    labels = cluster(found, decisions, judged).of()
    return labels, [_held(made, labels) for made in joins]


def _made(
    clusters: Sequence[Sequence[Item]], items: Items, joins: Sequence[Join], seen: Appearances
) -> People:
    firsts = {item: _first(item, items, seen) for item in items.found}
    heirs = _heirs(items, firsts)
    ids = []
    for members in clusters:
        item = min(members, key=firsts.__getitem__)
        ids.append(stable_id("p", [heirs.get(item, item).ref]))
    of = {item: made for members, made in zip(clusters, ids, strict=True) for item in members}
    often = {
        made: sum(len(items.found[item]) for item in members)
        for members, made in zip(clusters, ids, strict=True)
    }
    order = {made: at for at, made in enumerate(ids)}
    perhaps: dict[str, dict[str, float]] = defaultdict(dict)
    for made in joins:
        one, other = (of.get(Item.of_ref(ref)) for ref in (made.left, made.right))
        if made.verdict is Verdict.UNSURE and one and other and one != other:
            rarer, likely = sorted((one, other), key=lambda who: (often[who], -order[who]))
            perhaps[rarer][likely] = max(made.score, perhaps[rarer].get(likely, 0.0))
    people = tuple(
        _person(made, members, items, perhaps[made]) for made, members in zip(ids, clusters, strict=True)
    )
    return People(people, tuple(joins), of, {person.id: person for person in people}, seen)


def _first(item: Item, items: Items, seen: Appearances) -> tuple[str, str, Item]:
    """Return what puts items in order of publication: an id is that of the first item, in whatever order."""
    day, key = min((seen.days[one.article] or "9999", seen.keys[one.article]) for one in items.found[item])
    return day, key, item


def _heirs(items: Items, firsts: Mapping[Item, tuple[str, str, Item]]) -> dict[Item, Item]:
    """Return for the first bearer of each name that several bear the item that the name alone would be.

    So whoever was there before a second one came keeps the id.
    """
    heirs: dict[str, Item] = {}
    for item in sorted(items.leaders, key=firsts.__getitem__):
        heirs.setdefault(item.name, item)
    return {item: Item(item.kind, item.name) for item in heirs.values()}


def _person(made: str, cluster: Sequence[Item], items: Items, perhaps: Mapping[str, float]) -> Person:
    printed: Counter[str] = Counter()
    for item in cluster:
        printed[item.name] += len(items.found[item])
    names = sorted(printed, key=lambda name: (-printed[name], name))
    kinds: Counter[EntityKind] = Counter()
    for item in cluster:
        kinds[item.kind] += len(items.found[item])
    kind = max(kinds, key=kinds.__getitem__)
    # A bare surname is nobody's name while a fuller one is printed, however often.
    full = [name for name in names if kind != "person" or not is_bare(name)] or names
    likely = sorted(perhaps, key=lambda other: (-perhaps[other], other))[:_MOST_PERHAPS]
    return Person(
        id=made,
        name=full[0],
        names=tuple(names),
        kind=kind,
        perhaps=tuple(likely),
        named=_is_named(items.found[cluster[0]]),
    )


def _is_named(found: Sequence[Appearance]) -> bool:
    return any(one.named for one in found)
