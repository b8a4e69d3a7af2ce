"""Who speaks, measured on the resolver alone: the gold's quotes are given, the speakers are asked for.

    python -m benchmarks.who [--errors] [--form named|nominal|pronoun|turn|none] [--found]
                             [--articles NAME ... | --new] [--document NAME] [--limit N] [--model PATH]

Names, mentions and layout are the pipeline's own; only the quotes that it found are replaced by those of the
gold (`given`), so that a speaker is not lost with its quote. `--found` leaves the pipeline its own: a quote
that it does not find has no speaker. `--new` compiles the articles that are not yet in the compiled gold,
`--articles` those that are named; without either the compiled gold is read.

`--errors` shows each wrong one in place, the source in [[ ]], with the entity that was expected, the one that
was given, the rules that led there, and what the pipeline made of the source's head.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from benchmarks.counts import Count, Figure, Statistic, figures, rate
from benchmarks.gold.build import GoldError
from benchmarks.gold.compile import compile_one
from benchmarks.gold.compiled import ARTICLES, Gold
from benchmarks.matching import head, match_entities, match_quotes
from benchmarks.sets import MeasureError, Set, gold_set, model_option, read_anew
from benchmarks.sourceforms import FIRST, FORMS, Form, form_of, is_turn
from onrecord.annotate.stage import Model, annotate
from onrecord.findings import Findings, FoundQuote, FoundVia, Reading
from onrecord.record.build import build
from onrecord.resolve.stage import resolve
from onrecord.spans import Span
from onrecord.types import Entity, Quote, Record

CONTEXT = 160
# Figure, and the measure it reads; `first` are the pronouns of the first person among the pronouns.
FIGURES: dict[str, tuple[str, Statistic]] = {
    "speaker right": ("all", "recall"),
    "speaker right, pronoun": ("pronoun", "recall"),
    "speaker right, nominal": ("nominal", "recall"),
    "speaker right, named": ("named", "recall"),
    "speaker right, turn": ("turn", "recall"),
    "speaker right, no source": ("none", "recall"),
    "speaker right, I and we": ("first", "recall"),
}
END_TO_END = ("speaker right", "speaker right, pronoun", "speaker right, nominal")


@dataclass(frozen=True, slots=True)
class Judged:
    """One quote of the gold with what was made of it: `given` is `None` where the quote was not found."""

    document: str
    form: Form
    quote: Quote
    given: Quote | None
    right: bool


def given(article: Record, findings: Findings) -> Findings:
    """Return the findings with the gold's quotes in place of those that were found.

    What layout alone tells is kept from the finder's quote with the same content: its rules (`rule:turn`),
    and whether a quote without a source may run on from the one before (`running`). The gold's speakers
    are not looked at.
    """
    paired = match_quotes(article.quotes, findings.quotes)
    places = {quote.id: index for index, quote in enumerate(article.quotes)}
    quotes = []
    for index, quote in enumerate(article.quotes):
        found = findings.quotes[paired[index]] if index in paired else None
        quotes.append(_given(quote, found, places, article, findings))
    return replace(findings, quotes=tuple(quotes))


def _given(
    quote: Quote, found: FoundQuote | None, places: dict[str, int], article: Record, findings: Findings
) -> FoundQuote:
    if found is not None and bool(found.source) == bool(quote.source):
        by, running = found.by, found.running
    else:
        by = ("rule:turn",) if is_turn(quote, article.article.text) else ("gold",)
        running = not quote.source and quote.within is None and _runs_on(quote, article, findings)
    return FoundQuote(
        kind=quote.kind,
        act=quote.act,
        content=quote.content,
        cue=quote.cue,
        source=quote.source,
        addressee=None if quote.addressee is None else quote.addressee.span,
        via=tuple(FoundVia(step.source, step.cue) for step in quote.via),
        running=running,
        within=None if quote.within is None else places[quote.within],
        confidence=1.0,
        by=by,
    )


def _runs_on(quote: Quote, article: Record, findings: Findings) -> bool:
    """Say whether the quote before ends in this paragraph or the one before: what the finder asks as well."""
    before = [
        one.content[-1]
        for one in article.quotes
        if one.within is None and one.kind == "direct" and one.content[-1].end <= quote.content[0].start
    ]
    if not before:
        return False
    starts = [paragraph.start for paragraph in findings.paragraphs]
    here = sum(start <= quote.content[0].start for start in starts)
    there = sum(start <= max(before).start for start in starts)
    return here - there <= 1


def resolved(gold: Gold, reading: Reading, model: Model | None) -> Record:
    """Return the pipeline's record of an article whose quotes are the gold's; it is not proved."""
    findings = given(gold.record, annotate(reading.article, model))
    return build(reading, findings, resolve(reading.article.text, findings))


def judged(gold: Gold, predicted: Record, *, found: bool = False) -> Iterator[Judged]:
    """Compare speakers, quote by quote; quotes are paired by their order, or by content where `found`."""
    who = match_entities(gold.record, predicted)
    ours = {index: index for index in range(len(gold.record.quotes))}
    if found:
        ours = match_quotes(gold.record.quotes, predicted.quotes)
    for index, quote in enumerate(gold.record.quotes):
        against = predicted.quotes[ours[index]] if index in ours else None
        right = False
        if against is not None:
            led = None if against.speaker is None else who.get(against.speaker)
            right = led == quote.speaker and (led is not None or against.speaker is None)
        yield Judged(gold.name, form_of(quote, gold.record), quote, against, right)


def count(told: Iterable[Judged], text: str) -> dict[str, Count]:
    """Count right speakers by form of the source; without a speaker in the gold, none is right."""
    told = list(told)
    counts = {"all": rate(sum(one.right for one in told), len(told))}
    for form in FORMS:
        of_form = [one.right for one in told if one.form == form]
        counts[form] = rate(sum(of_form), len(of_form))
    first = [one.right for one in told if one.form == "pronoun" and _is_first(one.quote, text)]
    counts["first"] = rate(sum(first), len(first))
    return counts


def _is_first(quote: Quote, text: str) -> bool:
    top = head(quote.source, text)
    return top is not None and top.of(text).lower() in FIRST


def measure(documents: Set, model: Model | None) -> dict[str, Figure]:
    """Return the figures over a set's documents: quotes given, then as the pipeline finds them."""
    told, found_ = (
        [count(ones, gold.record.article.text) for gold, _, ones in outcomes(documents, model, found=found)]
        for found in (False, True)
    )
    end_to_end = figures(found_, {label: FIGURES[label] for label in END_TO_END})
    return figures(told, FIGURES) | {f"end to end: {label}": one for label, one in end_to_end.items()}


def outcomes(
    documents: Set, model: Model | None, *, found: bool = False
) -> Iterator[tuple[Gold, Record, list[Judged]]]:
    """Yield each document with its record and its quotes, judged."""
    from onrecord.pipeline import record

    for gold in documents.documents:
        reading = documents.reading(gold)
        predicted = record(reading, model) if found else resolved(gold, reading, model)
        yield gold, predicted, list(judged(gold, predicted, found=found))


def shown(one: Judged, gold: Gold, predicted: Record) -> str:
    """Return a wrong speaker in a few lines."""
    text = gold.record.article.text
    wanted = {entity.id: entity for entity in gold.record.entities}
    ours = {entity.id: entity for entity in predicted.entities}
    who = match_entities(gold.record, predicted)
    told = one.given.speaker if one.given is not None else None
    got = "nobody" if told is None else f"{_titled(ours[told])}, led to {wanted_name(who.get(told), wanted)}"
    if one.given is None:
        got = "the quote was not found"
    place = one.document + f" {one.quote.id}" + (f" within {one.quote.within}" if one.quote.within else "")
    source = " … ".join(span.of(text) for span in one.quote.source) or "–"
    lines = [
        f"{one.form}: {source}  ({place})",
        f"  …{_marked(one.quote, text)}…",
        f"  expected {wanted_name(one.quote.speaker, wanted)}",
        f"  given    {got}",
        f"  by       {' '.join(one.given.by) if one.given else '–'}",
    ]
    top = head(one.quote.source, text)
    if top is not None:
        there = [
            f"{mention.span.of(text)!r} ({mention.form}) of {_titled(entity)}"
            for entity in predicted.entities
            for mention in entity.mentions
            if mention.span.overlaps(top)
        ]
        lines.append(f"  head     {'; '.join(there) or f'{top.of(text)!r} is no mention of any entity'}")
    reach = [_titled(entity) for entity in predicted.entities if who.get(entity.id) == one.quote.speaker]
    if one.quote.speaker is not None:
        lines.append(f"  theirs   {'; '.join(reach) or 'no entity is led there'}")
    return "\n".join(lines).replace("\u00ad", "") + "\n"


def wanted_name(entity: str | None, known: dict[str, Entity]) -> str:
    """Return an entity of the gold in words."""
    return "nobody" if entity is None else f"{entity} {known[entity].name!r}"


def _titled(entity: Entity) -> str:
    return f"{entity.id} {entity.name!r} [{' '.join(entity.by)}; {' | '.join(entity.names)}]"


def _marked(quote: Quote, text: str) -> str:
    """Return the quote's source and the beginning of its content in place."""
    spans = [*quote.source, *quote.cue, Span(quote.content[0].start, quote.content[0].start + 40)]
    start = max(0, min(span.start for span in spans) - CONTEXT)
    end = min(len(text), max(span.end for span in spans) + CONTEXT // 2)
    words, at = "", start
    marks = [(span.start, "[[") for span in quote.source] + [(span.end, "]]") for span in quote.source]
    for place, mark in sorted(marks, key=lambda one: (one[0], one[1] == "[[")):
        words += text[at:place] + mark
        at = place
    return (words + text[at:end]).replace("\n", "⏎").replace("\r", "")


def table(told: dict[str, Figure]) -> str:
    """Return figures as lines."""
    return "\n".join(
        f"{label:28}{'–' if one.value is None else f'{one.value:.1f}':>6}  of {one.sums.gold}"
        for label, one in told.items()
    )


def chosen_set(names: Sequence[str], say: Callable[[str], None], *, new: bool = False) -> Set:
    """Return the compiled gold, the named articles compiled now, or all that are not compiled yet.

    What is wrong with those that can't be compiled is told.
    """
    if not names and not new:
        return gold_set()
    known = {gold.name for gold in gold_set().documents}
    compiled = []
    for name in names or sorted({path.stem for path in ARTICLES.glob("*.toml")} - known):
        try:
            compiled.append(compile_one(name))
        except GoldError as error:
            say(f"LEFT OUT {error}")
    return Set("gold", compiled, read_anew)


def main(arguments: Sequence[str] | None = None, say: Callable[[str], None] = print) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.who", description="Who speaks.")
    model_option(parser)
    parser.add_argument("--errors", action="store_true", help="show the wrong ones in place")
    parser.add_argument("--form", choices=FORMS, help="only sources of this form")
    parser.add_argument("--found", action="store_true", help="with the quotes that the pipeline finds")
    parser.add_argument("--articles", nargs="+", default=[], metavar="NAME", help="compile these, read them")
    parser.add_argument("--new", action="store_true", help="compile those not yet in the gold, read them")
    parser.add_argument("--document", default="", metavar="NAME", help="documents whose name has this in it")
    parser.add_argument("--limit", type=int, default=1000, metavar="N", help="errors shown")
    options = parser.parse_args(arguments)
    from onrecord.model.chosen import chosen

    try:
        documents = chosen_set(options.articles, say, new=options.new)
        kept = [gold for gold in documents.documents if options.document in gold.name]
        told = list(outcomes(replace(documents, documents=kept), chosen(options.model), found=options.found))
    except MeasureError as refusal:
        say(str(refusal))
        return 1
    wrong = [
        shown(one, gold, predicted)
        for gold, predicted, ones in told
        for one in ones
        if not one.right and options.form in (None, one.form)
    ]
    for line in wrong[: options.limit] if options.errors else ():
        say(line)
    counts = [count(ones, gold.record.article.text) for gold, _, ones in told]
    say(f"{len(told)} articles, quotes {'as found' if options.found else 'given'}")
    say(table(figures(counts, FIGURES)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
