"""Who stands between the reader and the speaker, and which quote stands in which: the gold, end to end.

    python -m benchmarks.sourcechains [--errors] [--document NAME] [--model PATH]

A chain (`via`) is right when it has the steps of the gold's in the same order: each step's source shares a
character with the gold's and turns on the same head word, and where the gold leads it to an entity, the
predicted entity is led there too. A `within` is right when it points at the partner of the gold's. Both are
F1: a chain or a `within` where the gold has none is wrong.

Quotes are paired by content as everywhere (`matching.match_quotes`). *Matched* looks at the pairs alone, so
that a chain is not lost with its quote; without it everything in the record counts, quotes that nobody
paired as well.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from benchmarks.counts import Count, Figure, Statistic, figures
from benchmarks.gold.compiled import Gold
from benchmarks.matching import head, match_entities, match_quotes
from benchmarks.sets import MeasureError, Set, gold_set, model_option, own_model
from onrecord.annotate.stage import Model
from onrecord.pipeline import record
from onrecord.spans import Span
from onrecord.types import Quote, Record, Via

Link = Literal["chain", "within"]
FIGURES: dict[str, tuple[str, Statistic]] = {
    "chains right, matched": ("chain, matched", "f1"),
    "chains right": ("chain", "f1"),
    "within right, matched": ("within, matched", "f1"),
    "within right": ("within", "f1"),
}
CONTEXT = 60


@dataclass(frozen=True, slots=True)
class Judged:
    """A link that the gold or the prediction has; `wanted` and `given` are the two quotes, where there."""

    link: Link
    wanted: Quote | None
    given: Quote | None
    right: bool

    @property
    def missed(self) -> bool:
        """Whether the gold has the link."""
        return self.wanted is not None and _has(self.link, self.wanted)

    @property
    def told(self) -> bool:
        """Whether the prediction has it."""
        return self.given is not None and _has(self.link, self.given)


def judged(gold: Record, predicted: Record) -> Iterator[Judged]:
    """Compare the links of all quotes of an article, those of paired quotes first."""
    who = match_entities(gold, predicted)
    pairs = match_quotes(gold.quotes, predicted.quotes)
    partners = {predicted.quotes[other].id: gold.quotes[one].id for one, other in pairs.items()}
    told: list[tuple[Quote | None, Quote | None]] = [
        (gold.quotes[one], predicted.quotes[other]) for one, other in pairs.items()
    ]
    told += [(quote, None) for at, quote in enumerate(gold.quotes) if at not in pairs]
    told += [(None, quote) for quote in predicted.quotes if quote.id not in partners]
    for wanted, given in told:
        found = [quote for quote in (wanted, given) if quote is not None]
        both = wanted is not None and given is not None
        if any(quote.via for quote in found):
            right = both and same_chain(found[0].via, found[-1].via, gold.article.text, who)
            yield Judged("chain", wanted, given, right)
        if any(quote.within for quote in found):
            around = partners.get(found[-1].within or "")
            yield Judged("within", wanted, given, both and around is not None and around == found[0].within)


def same_chain(gold: Sequence[Via], given: Sequence[Via], text: str, who: dict[str, str | None]) -> bool:
    """Say whether a chain has the gold's steps, each with the same head, led where the gold leads it."""
    return len(gold) == len(given) and all(
        any(span.overlaps(other) for span in one.source for other in two.source)
        and head(one.source, text) == head(two.source, text)
        and (one.entity is None or (two.entity is not None and who.get(two.entity) == one.entity))
        for one, two in zip(gold, given, strict=True)
    )


def count(told: Sequence[Judged]) -> dict[str, Count]:
    """Count right links: in paired quotes, and in all."""
    return {
        f"{link}{', matched' if matched else ''}": _count(
            [one for one in told if one.link == link and (not matched or (one.wanted and one.given))]
        )
        for link in ("chain", "within")
        for matched in (True, False)
    }


def _count(told: Sequence[Judged]) -> Count:
    right = sum(one.right for one in told)
    return Count(right, sum(one.told for one in told), right, sum(one.missed for one in told))


def _has(link: Link, quote: Quote) -> bool:
    return bool(quote.via) if link == "chain" else quote.within is not None


def measure(model: Model | None) -> dict[str, Figure]:
    """Return the figures of a model (`None`: rules alone) on the compiled gold.

    Raises:
        MeasureError: the gold is not compiled, or its text is read otherwise now.
    """
    return figures([count(told) for _, _, told in outcomes(gold_set(), model)], FIGURES)


def outcomes(documents: Set, model: Model | None) -> Iterator[tuple[Gold, Record, list[Judged]]]:
    """Yield each document with the pipeline's record and its links, judged."""
    for gold in documents.documents:
        predicted = record(documents.reading(gold), model)
        yield gold, predicted, list(judged(gold.record, predicted))


def shown(one: Judged, gold: Gold, predicted: Record) -> str:
    """Return a wrong link in a few lines."""
    text = gold.record.article.text
    class_ = "missing" if not one.told else "false" if not one.missed else "other"
    names = [f"{gold.name} {one.wanted.id if one.wanted else '(no such quote)'}"]
    if one.given is None:
        names.append("the quote was not found")
    lines = [f"{one.link}, {class_}: {', '.join(names)}", f"  …{_around(one, text)}…"]
    for title, quote, article in (("expected", one.wanted, gold.record), ("given", one.given, predicted)):
        if quote is not None:
            lines.append(f"  {title:9}{_told(one.link, quote, article)}")
    if one.given is not None:
        given = one.given
        lines.append(
            f"  reads    {_words(given.source, text)!r} {_words(given.cue, text)!r} {given.text[:80]!r}"
        )
        lines.append(f"  by       {' '.join(given.by)}")
    return "\n".join(lines).replace("\u00ad", "") + "\n"


def _around(one: Judged, text: str) -> str:
    quotes = [quote for quote in (one.wanted, one.given) if quote is not None]
    spans = [span for quote in quotes for span in (*quote.source, *quote.cue)]
    spans += [span for quote in quotes for via in quote.via for span in (*via.source, *via.cue)]
    spans += [span for quote in quotes for span in quote.content if not spans or one.link == "within"]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return text[max(0, start - CONTEXT) : end + CONTEXT].replace("\n", "⏎").replace("\r", "")


def _told(link: Link, quote: Quote, article: Record) -> str:
    """Return a quote's chain, innermost first, or the quote it stands in."""
    text = article.article.text
    if link == "within":
        around = next((other for other in article.quotes if other.id == quote.within), None)
        return "–" if around is None else f"{around.id} {_words(around.source, text)!r} {around.text[:60]!r}"
    names = {entity.id: entity.name for entity in article.entities}
    steps = (
        f"{_words(via.source, text)!r} ({_words(via.cue, text)}) = {names.get(via.entity or '', '–')}"
        for via in quote.via
    )
    return " < ".join(steps) or "–"


def _words(spans: Sequence[Span], text: str) -> str:
    return " … ".join(span.of(text) for span in spans)


def table(told: dict[str, Figure]) -> str:
    """Return figures as lines."""
    return "\n".join(
        f"{label:24}{'–' if one.value is None else f'{one.value:.1f}':>6}  "
        f"P {one.sums.value('precision') or 0:.1f}  R {one.sums.value('recall') or 0:.1f}  of {one.sums.gold}"
        for label, one in told.items()
    )


def main(arguments: Sequence[str] | None = None, say: Callable[[str], None] = print) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.sourcechains", description="Chains of sources, and quotes inside quotes."
    )
    model_option(parser)
    parser.add_argument("--errors", action="store_true", help="show the wrong ones in place")
    parser.add_argument("--document", default="", metavar="NAME", help="documents whose name has this in it")
    options = parser.parse_args(arguments)
    try:
        documents = gold_set()
        kept = [gold for gold in documents.documents if options.document in gold.name]
        told = list(outcomes(replace(documents, documents=kept), own_model(options.model)))
    except MeasureError as refusal:
        say(str(refusal))
        return 1
    for gold, predicted, links in told if options.errors else ():
        for one in links:
            if not one.right:
                say(shown(one, gold, predicted))
    say(table(figures([count(links) for _, _, links in told], FIGURES)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
