"""GUM, news and interviews: does the source of an attribution lead to the person whom it means?

    python -m benchmarks.gumwho [--part dev|train|all] [--errors] [--form name|nominal|pronoun]
                                [--document NAME] [--model PATH]

Of each relation `attribution-positive` the source is the subject of the cue in its satellite, or whom
"according to" names, as the syntax tells. It counts when its chain is one person's and holds a name.
Right: the entity of our record that has a mention on the source's head word shares a name with that chain,
and most of the names it has are of that chain. No entity there is wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.counts import Count, Figure, Statistic, figures, rate
from benchmarks.gumchains import GENRES, Page, Spoken, pages
from benchmarks.sets import MeasureError, model_option
from benchmarks.sourceforms import FIRST
from onrecord.annotate.stage import Model, annotate
from onrecord.findings import Findings
from onrecord.record.build import build
from onrecord.record.proved import proved
from onrecord.resolve.stage import resolve
from onrecord.spans import Span
from onrecord.types import Entity, Mention, MentionForm, Record
from training.corpora.conllu import ROOT, Document
from training.corpora.gumcue import find_cue, find_source
from training.corpora.rst import Discourse, Edge

CONTEXT = 200
FORMS: tuple[MentionForm, ...] = ("name", "nominal", "pronoun")
_UP = frozenset({"obj", "xcomp", "conj", "advcl", "acl", "ccomp", "obl"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_NOWHERE = Span(0, 0)
_RELATIVE = frozenset({"who", "which", "that", "whom"})


@dataclass(frozen=True, slots=True)
class Asked:
    """An attribution whose source leads to a named person: the mention, and those of its chain inside it."""

    edge: Edge
    source: Spoken
    beside: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """What was made of it: whether a mention was found there, which entity, whether it is right."""

    asked: Asked
    found: bool
    entity: Entity | None
    right: bool


def asked(page: Page) -> Iterator[Asked]:
    """Yield the attributions of a document whose source is a mention of a named person."""
    document = page.document
    discourse = Discourse(document)
    seen: set[tuple[int, int]] = set()
    for edge in discourse.attributions():
        if edge.relation != "attribution-positive" or (edge.unit, edge.head) in seen:
            continue
        seen.add((edge.unit, edge.head))
        source, reach = _source(page, discourse, edge)
        if source is not None and source.chain in page.people:
            beside = tuple(
                one
                for one in page.people[source.chain]
                if one is not source and (source.span.contains(one.span) or reach.contains(one.span))
            )
            yield Asked(edge, source, beside)


def _source(page: Page, discourse: Discourse, edge: Edge) -> tuple[Spoken | None, Span]:
    """Return the mention that an attribution names as its source, and how far its words reach.

    Of several mentions on its head word it is the longest.
    """
    document = page.document
    satellite, scope = discourse.satellite(edge), discourse.scope(edge)
    cue, anchor = find_cue(document, satellite, scope)
    if not cue:
        return None, _NOWHERE
    words = find_source(document, cue, anchor)
    head = next((i for i in sorted(words) if document.tokens[i].head not in words), None)
    if head is None:
        head = _subject_above(document, anchor, satellite)
        words = set() if head is None else {head}
    if head is None:
        return None, _NOWHERE
    if document.tokens[head].form.lower() in _RELATIVE:
        head = _antecedent(document, head)
        words = {head}
    reach = Span(document.tokens[min(words)].place[0], document.tokens[max(words)].place[1])
    on_head = [one for one in page.mentions if one.at == head]
    if not on_head:  # its core is the name behind a title: "executive director … Salem"
        place = Span(*document.tokens[head].place)
        on_head = [one for one in page.mentions if reach.contains(one.span) and one.span.contains(place)]
    return max(on_head, key=lambda one: one.span.end - one.span.start, default=None), reach


def _subject_above(document: Document, anchor: int, satellite: set[int]) -> int | None:
    """Return the subject of the verb that a cue hangs on: "I have no doubt", "they are concerned"."""
    seen: set[int] = set()
    while anchor != ROOT and anchor not in seen and anchor in satellite:
        seen.add(anchor)
        for index in sorted(satellite):
            if document.tokens[index].head == anchor and document.tokens[index].deprel in _SUBJECTS:
                return index
        if document.tokens[anchor].deprel.partition(":")[0] not in _UP:
            return None
        anchor = document.tokens[anchor].head
    return None


def _antecedent(document: Document, relative: int) -> int:
    """Return what a relative pronoun stands for, itself where the syntax does not tell."""
    index = relative
    seen: set[int] = set()
    while index != ROOT and index not in seen:
        seen.add(index)
        token = document.tokens[index]
        if token.deprel == "acl:relcl":
            return token.head
        index = token.head
    return relative


def answered(page: Page, one: Asked, findings: Findings, record: Record) -> Answered:
    """Look up what the record makes of a source."""
    heads = [one.source.head, *(mention.name for mention in (one.source, *one.beside) if mention.name)]
    heads += [mention.head for mention in one.beside]
    found = any(mention.span.overlaps(head) for mention in findings.mentions for head in heads)
    for head in heads:
        entity = entity_at(record, head)
        if entity is not None:
            return Answered(one, True, entity, is_of(entity, one.source.chain, page))
    return Answered(one, found, None, False)


def entity_at(record: Record, head: Span) -> Entity | None:
    """Return the entity with a mention on a word; of several the one with the shortest mention."""
    on_it: list[tuple[int, int, Entity]] = [
        (mention.span.end - mention.span.start, number, entity)
        for number, entity in enumerate(record.entities)
        for mention in entity.mentions
        if mention.span.overlaps(head)
    ]
    return min(on_it, key=lambda one: one[:2])[2] if on_it else None


def is_of(entity: Entity, chain: int, page: Page) -> bool:
    """Say whether an entity shares a name with a chain, and most of its names that are people's are of it."""
    ours = [mention for mention in entity.mentions if mention.form == "name"]
    theirs = [named_chain(mention, page) for mention in ours]
    known = [one for one in theirs if one is not None]
    return known.count(chain) * 2 > len(known)


def named_chain(mention: Mention, page: Page) -> int | None:
    """Return the chain of the person whose name a mention overlaps most, `None` where there is none."""
    best: tuple[int, int] | None = None
    for chain, mentions in page.people.items():
        for one in mentions:
            if one.name is not None and mention.span.overlaps(one.name):
                common = min(mention.span.end, one.name.end) - max(mention.span.start, one.name.start)
                if best is None or common > best[0]:
                    best = (common, chain)
    return None if best is None else best[1]


def staged(page: Page, model: Model | None) -> tuple[Findings, Record]:
    """Return what the pipeline finds in a document, and the record it makes of it."""
    reading = page.reading()
    findings = annotate(reading.article, model)
    return findings, proved(build(reading, findings, resolve(reading.article.text, findings)))


def outcomes(part: str, model: Model | None) -> Iterator[tuple[Page, Record, list[Answered]]]:
    """Yield each document with its record and its attributions, answered."""
    for page in pages(part, GENRES):
        questions = list(asked(page))
        findings, record = staged(page, model)
        yield page, record, [answered(page, one, findings, record) for one in questions]


def count(told: Sequence[Answered], page: Page) -> dict[str, Count]:
    """Count right persons: of all, of those whose mention was found, and by form of the source."""
    counts = {
        "all": _rate(told),
        "found": _rate([one for one in told if one.found]),
        "answered": _rate([one for one in told if one.entity is not None]),
        "first": _rate([one for one in told if _is_first(one, page)]),
    }
    return counts | {form: _rate([one for one in told if one.asked.source.form == form]) for form in FORMS}


def _rate(told: Sequence[Answered]) -> Count:
    return rate(sum(one.right for one in told), len(told))


def _is_first(one: Answered, page: Page) -> bool:
    return one.asked.source.span.of(page.document.text).lower() in FIRST


FIGURES: dict[str, tuple[str, Statistic]] = {
    "person right": ("all", "recall"),
    "person right, name": ("name", "recall"),
    "person right, nominal": ("nominal", "recall"),
    "person right, pronoun": ("pronoun", "recall"),
    "person right where found": ("found", "recall"),
    "person right where answered": ("answered", "recall"),
}


def measure(model: Model | None, parts: Sequence[str] = ("dev", "train")) -> dict[str, Figure]:
    """Return the figures over parts of GUM together."""
    counts = [count(told, page) for part in parts for page, _, told in outcomes(part, model)]
    return figures(counts, FIGURES)


def shown(one: Answered, page: Page) -> str:
    """Return a wrong one in a few lines."""
    text, source = page.document.text, one.asked.source
    start, end = max(0, source.span.start - CONTEXT), min(len(text), source.span.end + CONTEXT)
    words = f"{text[start : source.span.start]}[[{source.span.of(text)}]]{text[source.span.end : end]}"
    names = {spoken.name.of(text): None for spoken in page.people[source.chain] if spoken.name is not None}
    entity = one.entity
    got = "no mention found there" if not one.found else "found, led nowhere"
    if entity is not None:
        got = f"{entity.id} {entity.kind} {entity.name!r} [{' '.join(entity.by)}; {' | '.join(entity.names)}]"
    return "\n".join(
        [
            f"{source.form}: {source.span.of(text)}  ({page.name})",
            f"  …{words}…".replace("\n", "⏎"),
            f"  expected {' | '.join(names)}",
            f"  given    {got}\n",
        ]
    )


def main(arguments: Sequence[str] | None = None, say: Callable[[str], None] = print) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gumwho", description="Whom a source means.")
    model_option(parser)
    parser.add_argument("--part", choices=["dev", "train", "all"], default="all")
    parser.add_argument("--errors", action="store_true", help="show the wrong ones in place")
    parser.add_argument("--form", choices=FORMS, help="only sources of this form")
    parser.add_argument("--document", default="", metavar="NAME", help="documents whose name has this in it")
    options = parser.parse_args(arguments)
    from onrecord.model.chosen import chosen

    model = chosen(options.model)
    parts = ("dev", "train") if options.part == "all" else (options.part,)
    gathered: list[dict[str, Count]] = []
    for part in parts:
        counts = []
        for page, _, told in outcomes(part, model):
            if options.document not in page.name:
                continue
            counts.append(count(told, page))
            for one in told if options.errors else ():
                if not one.right and options.form in (None, one.asked.source.form):
                    say(shown(one, page))
        gathered += counts
        _say(part, counts, say)
    if len(parts) > 1:
        _say("dev and train", gathered, say)
    return 0


def _say(title: str, counts: Sequence[dict[str, Count]], say: Callable[[str], None]) -> None:
    say(f"{title}, {len(counts)} documents")
    wanted = FIGURES | {"person right, I and we": ("first", "recall")}
    for label, one in figures(counts, wanted).items():
        say(f"  {label:30}{'–' if one.value is None else f'{one.value:.1f}':>6}  of {one.sums.gold}")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except MeasureError as refusal:
        sys.exit(str(refusal))
