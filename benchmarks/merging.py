"""People and meetings across articles: is who is one joined, and nobody else?

    python -m benchmarks.merging [--policy strict|usual|loose] [--errors people|meetings] [--model PATH]

Each article of `gold/register` is read through the pipeline, its facts are joined as `onrecord merge` does,
and what was joined is held against the labels. A label that no fact of its article answers to is missed by
reading and not by joining: B³ and pairs are counted without such labels, how many there are is a figure by
itself, and "end to end" counts each of them as standing alone.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from benchmarks.counts import Count, Figure
from benchmarks.registergold import Article, Met, load, place, read
from benchmarks.sets import model_option, own_model
from onrecord.annotate.stage import Model
from onrecord.names.words import fold
from onrecord.register.entry import Entry
from onrecord.register.events import Events, events
from onrecord.register.joins import POLICIES, USUAL, Policy
from onrecord.register.origin import Who
from onrecord.register.people import People, join
from onrecord.spans import Span

__all__ = ["main", "measure"]

CEILINGS = frozenset({"people: false merges", "meetings: false merges"})
_ALIKE = 0.5


class Labelled(NamedTuple):
    """A label: its article, what it says, whom or what it means; and in which cluster that is, if found."""

    article: str
    words: str
    meant: str
    cluster: str | None


class Joined(NamedTuple):
    """The labels of people and of meetings, led to what was joined."""

    people: list[Labelled]
    meetings: list[Labelled]
    made: People
    events: Events


def joined(articles: Sequence[Article], policy: Policy = USUAL) -> Joined:
    """Join the facts of articles, and lead their labels to the clusters."""
    entries = [entry for article in articles for entry in article.filing.meetings]
    said = [quote for article in articles for quote in article.filing.quotes]
    people = join(entries, said, policy=policy)
    found = events(entries, people, policy=policy)
    of = found.of()
    return Joined(
        [
            Labelled(
                article.label.key,
                printed,
                meant,
                people.of(article.filing.origin, who).id if who else None,
            )
            for article in articles
            for (printed, meant), who in zip(article.label.people, _whos(article), strict=True)
        ],
        [
            Labelled(article.label.key, met.words, met.meeting, of[entry.id] if entry else None)
            for article in articles
            for met, entry in _tellings(article)
        ],
        people,
        found,
    )


def _whos(article: Article) -> list[Who | None]:
    """Return who in the facts answers to each label of a person: whoever shares most words of the name.

    One answers to one label; a second being that reading took for the same is missed by reading.
    """
    filing = article.filing
    whos: list[Who] = [one for entry in filing.meetings for one in entry.present]
    for quote in filing.quotes:
        whos += filter(None, (quote.speaker, quote.to, *quote.about))
    people = list(
        {
            (one.name, one.names, one.offices): one
            for one in whos
            if one.named and one.kind in {"person", "unknown"}
        }.values()
    )
    scored = sorted(
        (-_like(printed, one), label, at)
        for label, (printed, _) in enumerate(article.label.people)
        for at, one in enumerate(people)
    )
    answers: dict[int, int] = {}
    for unlike, label, at in scored:
        if -unlike > _ALIKE and label not in answers and at not in answers.values():
            answers[label] = at
    return [
        people[answers[label]] if label in answers else None for label in range(len(article.label.people))
    ]


def _like(printed: str, who: Who) -> float:
    """Return the share of words that a label's form and one of somebody's have in common."""
    wanted = _words(printed)
    return max(
        len(wanted & words) / len(wanted | words) for words in map(_words, (who.name, *who.names)) if words
    )


def _words(name: str) -> frozenset[str]:
    return frozenset(filter(None, map(fold, name.replace("-", " ").split())))


def _tellings(article: Article) -> Iterator[tuple[Met, Entry | None]]:
    """Yield each label of a meeting with the telling in its words; one telling answers to one label."""
    text = article.filing.record.article.text
    named = dict(zip((meant for _, meant in article.label.people), _whos(article), strict=True))
    scored = []
    for at, met in enumerate(article.label.meetings):
        where = place(text, met.words)
        wanted = {who.name for one in met.people if (who := named.get(one))}
        for entry in article.filing.meetings:
            near = _near(entry, where)
            both = len({one.name for one in entry.present} & wanted)
            if near and both:
                scored.append((near, both, -at, entry))
    taken: dict[int, Entry] = {}
    used: set[str] = set()
    for _, _, at, entry in sorted(scored, key=lambda one: (-one[0], -one[1], -one[2], one[3].id)):
        if -at not in taken and entry.id not in used:
            taken[-at] = entry
            used.add(entry.id)
    for at, met in enumerate(article.label.meetings):
        yield met, taken.get(at)


def _near(entry: Entry, where: Span | None) -> int:
    """Say how near a telling stands to a label's words: in them, in their sentence, or not (0)."""
    if where is None:
        return 0
    if entry.trigger.span.overlaps(where):
        return 2
    return int(entry.told.span.overlaps(where))


def b_cubed(labels: Iterable[Labelled], *, end_to_end: bool = False) -> Count:
    """Count labels by B³: of each, the share of its cluster that means the same, and of what it means."""
    found = list(_standing(labels, end_to_end=end_to_end))
    clusters, meant = Counter(one.cluster for one in found), Counter(one.meant for one in found)
    both = Counter((one.cluster, one.meant) for one in found)
    precision = sum(both[one.cluster, one.meant] / clusters[one.cluster] for one in found)
    recall = sum(both[one.cluster, one.meant] / meant[one.meant] for one in found)
    return Count(precision, len(found), recall, len(found))


def pairs(labels: Iterable[Labelled], *, end_to_end: bool = False) -> Count:
    """Count pairs of labels: those that are in one cluster, and those that mean the same."""
    found = list(_standing(labels, end_to_end=end_to_end))
    two = list(combinations(found, 2))
    right = sum(one.cluster == other.cluster and one.meant == other.meant for one, other in two)
    predicted = sum(one.cluster == other.cluster for one, other in two)
    gold = sum(one.meant == other.meant for one, other in two)
    return Count(right, predicted, right, gold)


def _standing(labels: Iterable[Labelled], *, end_to_end: bool) -> Iterator[Labelled]:
    for at, one in enumerate(labels):
        if one.cluster is not None:
            yield one
        elif end_to_end:
            yield one._replace(cluster=f"missed {at}")


def false_merges(labels: Iterable[Labelled]) -> list[tuple[str, str]]:
    """Return the pairs of those who are two and were made one, over articles.

    Two labels of one article that one fact answers to were made one by reading, not by joining.
    """
    by_cluster: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in labels:
        if one.cluster is not None:
            by_cluster[one.cluster][one.meant].add(one.article)
    return sorted(
        (a, b)
        for meant in by_cluster.values()
        for a, b in combinations(sorted(meant), 2)
        if meant[a] - meant[b] or meant[b] - meant[a]
    )


def figures(found: Joined) -> dict[str, Figure]:
    """Return the figures of people and meetings."""
    told: dict[str, Figure] = {}
    for name, labels in (("people", found.people), ("meetings", found.meetings)):
        known = sum(one.cluster is not None for one in labels)
        told[f"{name}: B³ F1"] = _figure(b_cubed(labels), "f1")
        told[f"{name}: pairs F1"] = _figure(pairs(labels), "f1")
        told[f"{name}: found by reading"] = _figure(Count(known, len(labels), known, len(labels)), "recall")
        told[f"{name}: B³ F1 end to end"] = _figure(b_cubed(labels, end_to_end=True), "f1")
        wrong = len(false_merges(labels))
        told[f"{name}: false merges"] = Figure(wrong, None, None, Count(0, 0, 0, known), ceiling=True)
    return told


def _figure(count: Count, statistic: str) -> Figure:
    return Figure(count.value(statistic), None, None, count)  # type: ignore[arg-type]  # f1 or recall


def measure(model: Model | None) -> dict[str, Figure]:
    """Return the figures of the usual policy."""
    return figures(joined(read(load(), model)))


def _errors(labels: Sequence[Labelled], ids: Mapping[str, str]) -> Iterator[str]:
    for one, other in false_merges(labels):
        yield f"FALSE MERGE {one} = {other}"
        for label in labels:
            if label.meant in {one, other}:
                yield f"    {label.article} {label.words!r} {label.meant} {label.cluster}"
    by_meant: dict[str, list[Labelled]] = defaultdict(list)
    for label in labels:
        by_meant[label.meant].append(label)
    for meant, some in by_meant.items():
        clusters = {label.cluster for label in some if label.cluster}
        missed = [label for label in some if label.cluster is None]
        if len(clusters) > 1 or missed:
            yield f"{'APART' if len(clusters) > 1 else 'MISSED'} {meant}"
            for label in some:
                told = ids.get(label.cluster or "", label.cluster or "MISSED")
                yield f"    {label.article} {label.words!r} {told}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures, or the errors."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--policy", choices=tuple(POLICIES), default="usual")
    parser.add_argument("--errors", choices=("people", "meetings"))
    model_option(parser)
    options = parser.parse_args(arguments)
    found = joined(read(load(), own_model(options.model)), POLICIES[options.policy])
    if options.errors:
        ids = {person.id: f"{person.id[:6]} {person.name}" for person in found.made.people}
        sys.stdout.writelines(f"{line}\n" for line in _errors(getattr(found, options.errors), ids))
        return 0
    for name, figure in figures(found).items():
        value = f"{figure.value:.1f}" if figure.value is not None else "–"
        sys.stdout.write(f"{name:32} {value:>6}  of {figure.sums.gold}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
