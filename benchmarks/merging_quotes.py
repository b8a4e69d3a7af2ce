"""Quotes and copies on the gold of the register: pairs of quotes, their forms, who copies whom.

    python -m benchmarks.merging_quotes [--errors] [--policy usual] [--given]

Two ways. `found`: articles are read and people joined by onrecord, so a label is met by the quote that covers
it most, and pairs are counted over labels that were met; what was not met is told apart, and the recall over
all pairs is "end to end". `given`: the labelled quotes with the labelled speakers, so that only the joining
of quotes is measured. "read right" are the pairs of quotes whose speaker onrecord named as the label does.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from benchmarks.counts import NOTHING, Count, Figure, of_sets
from benchmarks.registergold import Article, Label, Quoted, load, place, read
from onrecord.annotate.stage import Model
from onrecord.joining import copies as copying
from onrecord.joining.statements import Told, statements
from onrecord.model.chosen import chosen
from onrecord.register import people as persons
from onrecord.register.joins import POLICIES, USUAL, Policy
from onrecord.register.origin import Origin, Who, Words
from onrecord.register.people import Person
from onrecord.register.said import Said
from onrecord.spans import Span

# A found quote meets a label that it covers so much of.
_MET = 0.5
# Forms that are one: which of several that are letter for letter alike is the fullest says nothing.
_WHOLE = frozenset({"full", "exact"})


class Met(NamedTuple):
    """A label and the quote that meets it; `is_right`: its speaker is the label's."""

    article: str
    label: Quoted
    said: Said
    is_right: bool = True


class Run(NamedTuple):
    """What came out: labels that were met, all labels, and what was joined."""

    met: tuple[Met, ...]
    labels: tuple[tuple[str, Quoted], ...]
    told: Told


class _Given:
    """Speakers by the names they have: those of labels."""

    def of(self, _origin: Origin, who: Who) -> Person:
        return Person(who.name, who.name, (who.name,), who.kind)


def given(labels: Sequence[Label], policy: Policy = USUAL) -> Run:
    """Join the labelled quotes, with the labelled speakers."""
    met = tuple(
        Met(label.key, quote, _said(label, number, quote))
        for label in labels
        for number, quote in enumerate(label.quotes)
    )
    told = statements([one.said for one in met], _Given(), policy=policy)
    return Run(met, tuple((one.article, one.label) for one in met), told)


def found(articles: Sequence[Article], policy: Policy = USUAL) -> Run:
    """Join what onrecord finds."""
    said = [quote for article in articles for quote in article.filing.quotes]
    people = persons.join([entry for article in articles for entry in article.filing.meetings], said)
    told = statements(said, people, policy=policy)
    labels = tuple((article.label.key, quote) for article in articles for quote in article.label.quotes)
    return Run(tuple(one for article in articles for one in _met(article)), labels, told)


def _said(label: Label, number: int, quote: Quoted) -> Said:
    span = place(label.text, quote.words) or Span(0, 0)
    before = label.text[max(span.start - 2, 0) : span.start]
    origin = Origin(label.key, label.title, label.outlet, label.url, label.published, label.key)
    who = Who(quote.speaker, (quote.speaker,), "person", ())
    words = Words(quote.words, span)
    return Said(
        id=f"{label.key}:q{number + 1}",
        origin=origin,
        kind="direct" if any(mark in before for mark in "\"“'‘–:\n") else "indirect",
        act="speech",
        content=(words,),
        text=quote.words,
        source=(),
        cue=(),
        speaker=who,
        to=None,
        about=(),
        via=(),
        within=None,
        told=words,
        confidence=1.0,
        by=(),
    )


def _met(article: Article) -> list[Met]:
    """Return the labels of an article with the quotes that meet them, each quote once, the best first."""
    text = article.filing.record.article.text
    scored = []
    for quote in article.label.quotes:
        span = place(text, quote.words)
        if span is None:
            continue
        for said in article.filing.quotes:
            spans = [piece.span for piece in said.content]
            both = sum(max(0, min(span.end, one.end) - max(span.start, one.start)) for one in spans)
            size = span.end - span.start
            whole = sum(one.end - one.start for one in spans) + size - both
            if both >= _MET * size:
                scored.append((both / whole, quote, said))
    scored.sort(key=lambda one: -one[0])
    met: dict[str, Met] = {}
    labels: set[Quoted] = set()
    for _, quote, said in scored:
        if said.id not in met and quote not in labels:
            met[said.id] = Met(article.label.key, quote, said, _is_right(article.label, quote, said))
            labels.add(quote)
    return list(met.values())


def _is_right(label: Label, quote: Quoted, said: Said) -> bool:
    printed = {name for name, identity in label.people if identity == quote.speaker}
    return said.speaker is not None and not printed.isdisjoint(said.speaker.names)


class Pairs(NamedTuple):
    """Pairs of labels, each an article and a label: those that were joined, and those that are one."""

    joined: frozenset[frozenset[tuple[str, Quoted]]]
    gold: frozenset[frozenset[tuple[str, Quoted]]]
    all_gold: frozenset[frozenset[tuple[str, Quoted]]]

    def between_persons(self) -> int:
        """Count pairs that join what two persons said."""
        return sum(len({label.speaker for _, label in pair}) > 1 for pair in self.joined)


def pairs(run: Run) -> Pairs:
    """Return the pairs of labels that a run joined, of those that were met."""
    label = {one.said.id: (one.article, one.label) for one in run.met}
    joined = {
        frozenset((label[left], label[right]))
        for statement in run.told.statements
        for left, right in combinations([ref for ref in statement.members if ref in label], 2)
    }
    return Pairs(frozenset(joined), _one(label.values()), _one(run.labels))


def _one(labels: Iterable[tuple[str, Quoted]]) -> frozenset[frozenset[tuple[str, Quoted]]]:
    by: dict[str, list[tuple[str, Quoted]]] = defaultdict(list)
    for article, label in labels:
        by[label.statement].append((article, label))
    return frozenset(frozenset(pair) for one in by.values() for pair in combinations(one, 2))


def forms(run: Run) -> Count:
    """Count right forms over quotes that were met and joined, where the fullest was met too."""
    label = {one.said.id: one.label for one in run.met}
    right = total = 0
    for statement in run.told.statements:
        known = {ref: label[ref] for ref in statement.members if ref in label}
        if not any(one.form == "full" for one in known.values()):
            continue
        for ref, one in known.items():
            form = statement.forms[ref]
            right += form == one.form or {form, one.form} <= _WHOLE
            total += 1
    return Count(right, total, right, total)


def copied(labels: Sequence[Label], policy: Policy = USUAL) -> tuple[copying.Copied, Count]:
    """Find the copies, and count them against the labels, from which article to which."""
    keys = {label.url: label.key for label in labels}
    result = copying.copies(
        (
            copying.Article(
                Origin(label.key, label.title, label.outlet, label.url, label.published, label.key),
                label.text,
            )
            for label in labels
        ),
        policy=policy,
    )
    gold = frozenset((label.copy_of, label.key) for label in labels if label.copy_of)
    return result, of_sets(gold, frozenset((keys[one.original], keys[one.copy]) for one in result.copies))


def measure(model: Model | None, policy: Policy = USUAL) -> dict[str, Figure]:
    """Return the figures of the gate."""
    labels = load()
    run = found(read(labels, model), policy)
    told, alone = pairs(run), pairs(given(labels, policy))
    right = pairs(run._replace(met=tuple(one for one in run.met if one.is_right)))
    of_found, of_given = of_sets(told.gold, told.joined), of_sets(alone.gold, alone.joined)
    end_to_end = of_sets(told.all_gold, told.joined)
    _, of_copies = copied(labels, policy)
    return {
        "quote pairs precision": _figure(of_found, "precision"),
        "quote pairs recall": _figure(of_found, "recall"),
        "quote pairs F1": _figure(of_found, "f1"),
        "quote pairs read right F1": _figure(of_sets(right.gold, right.joined), "f1"),
        "quote pairs end to end recall": _figure(end_to_end, "recall"),
        "given quote pairs F1": _figure(of_given, "f1"),
        "given quote pairs precision": _figure(of_given, "precision"),
        "forms right": _figure(forms(run), "recall"),
        "labelled quotes found": _figure(Count(0, 0, len(run.met), len(run.labels)), "recall"),
        "copies F1": _figure(of_copies, "f1"),
        "pairs between persons": Figure(
            float(told.between_persons() + alone.between_persons()), None, None, NOTHING, ceiling=True
        ),
    }


def _figure(count: Count, statistic: str) -> Figure:
    return Figure(count.value(statistic), None, None, count)  # type: ignore[arg-type]  # one of Statistic


def main() -> None:
    """Print the figures, and what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--given", action="store_true", help="errors with the labelled quotes given")
    parser.add_argument("--policy", choices=tuple(POLICIES), default="usual")
    parser.add_argument("--model", help='a folder with a model, or "none"')
    options = parser.parse_args()
    model, policy = chosen(options.model), POLICIES[options.policy]
    for name, figure in measure(model, policy).items():
        print(f"{name:32} {figure.value:6.1f}   of {figure.sums.gold}")
    if options.errors:
        labels = load()
        _errors(given(labels, policy) if options.given else found(read(labels, model), policy))


def _errors(run: Run) -> None:
    told = pairs(run)
    by_label = {(one.article, one.label): one.said for one in run.met}
    for title, wrong in (("joined wrongly", told.joined - told.gold), ("missed", told.gold - told.joined)):
        print(f"\n== {title}: {len(wrong)}")
        for pair in sorted(sorted(one) for one in wrong):
            print()
            for article, label in pair:
                said = by_label[article, label]
                speaker = said.speaker.name if said.speaker else None
                print(f"  {article} {label.statement} ({label.form}) {said.kind} {speaker}: {said.text}")
    print("\n== not found")
    for article, label in run.labels:
        if (article, label) not in by_label:
            print(f"  {article} {label.statement} ({label.form}): {label.words}")
    known = {one.said.id: (one.article, one.label) for one in run.met}
    print("\n== forms")
    for statement in run.told.statements:
        _wrong_forms(statement.forms, known)


def _wrong_forms(told: Mapping[str, str], label: Mapping[str, tuple[str, Quoted]]) -> None:
    for ref, form in told.items():
        if ref in label and form != label[ref][1].form and not {form, label[ref][1].form} <= _WHOLE:
            article, one = label[ref]
            print(f"  {article} {one.statement}: {one.form}, told {form}: {one.words}")


if __name__ == "__main__":
    main()
