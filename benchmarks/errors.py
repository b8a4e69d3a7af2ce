"""Read the pipeline's errors one by one, and count them by class.

    python -m benchmarks.errors [--set gold|polnear] [--role content|source|cue|direct|speaker|scare]
        [--kind missed|spurious|wrong-span] [--document NAME] [--class TEXT] [--limit N] [--counts]
    python -m benchmarks.errors --set polnear --classes [--worst N]
        [--document NAME] [--class TEXT] [--limit N] [--counts]

In the text of an error the gold stands in [[ ]], the prediction in {{ }}. Errors are
those of the exact, trimmed measures: a piece of the gold that shares no character
with a predicted one is missed, the reverse is spurious, the rest have wrong spans.
The class of a missed piece is its gold kind and cue, of the others the rule that found
the quote; of speakers, all its rules.

`--classes` takes whole attributions instead: how many stand in each class of error, and the
worst articles; with `--class TEXT` it shows those of a class in place.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.error_classes import report
from benchmarks.gold.compiled import Gold
from benchmarks.matching import match_entities, match_quotes
from benchmarks.scores import ROLES, Role, SetName, direct_sets
from benchmarks.sets import MeasureError, gold_set, model_option, own_pipeline, polnear_set, predict
from benchmarks.trim import overlap, trimmed
from onrecord.spans import Span
from onrecord.types import Quote, Record

CONTEXT = 110


@dataclass(frozen=True, slots=True)
class Error:
    """One error: where, what is wrong, of which class."""

    document: str
    kind: str
    label: str
    gold: Span | None
    predicted: Span | None
    note: str = ""


def role_errors(gold: Gold, predicted: Record, role: Role) -> Iterator[Error]:
    """Yield the errors in the spans of one role, in text order."""
    text = gold.record.article.text
    wanted = _by_piece(gold.record.quotes, role, text)
    given = _by_piece(predicted.quotes, role, text)
    missed, extra = sorted(wanted.keys() - given.keys()), sorted(given.keys() - wanted.keys())
    paired: set[Span] = set()
    for span in missed:
        touching = [other for other in given if span.overlaps(other)]
        quote = wanted[span]
        if touching:
            nearest = max(sorted(touching), key=lambda other: overlap([span], [other]))
            paired.add(nearest)
            yield Error(gold.name, "wrong-span", _finder(given[nearest]), span, nearest, _cue(quote, text))
        else:
            yield Error(gold.name, "missed", f"{quote.kind}: {_cue(quote, text)}", span, None)
    for span in extra:
        if span not in paired:
            kind = "wrong-span" if any(span.overlaps(other) for other in wanted) else "spurious"
            quote = given[span]
            yield Error(gold.name, kind, _finder(quote), None, span, f"{quote.kind}: {_cue(quote, text)}")


def direct_errors(gold: Gold, predicted: Record, on: SetName) -> Iterator[Error]:
    """Yield the errors in direct pieces, in text order; of lost ones the class is the gold kind and cue."""
    wanted, given = direct_sets(gold.record, predicted, on)
    for span in sorted(wanted ^ given):
        lost = span in wanted
        near = sorted(other for other in (given if lost else wanted) if span.overlaps(other))
        around = gold.record.quotes if lost else predicted.quotes
        quote = next(quote for quote in around if any(span.overlaps(piece) for piece in quote.content))
        kind = "wrong-span" if near else "missed" if lost else "spurious"
        label = f"{quote.kind}: {_cue(quote, gold.record.article.text)}" if lost else _finder(quote)
        yield Error(gold.name, kind, label, span if lost else None, None if lost else span)


def speaker_errors(gold: Gold, predicted: Record) -> Iterator[Error]:
    """Yield the quotes that were found but given to nobody or to the wrong person, and those not found."""
    who = match_entities(gold.record, predicted)
    names = {entity.id: entity.name for entity in gold.record.entities}
    other_names = {entity.id: entity.name for entity in predicted.entities}
    matched = match_quotes(gold.record.quotes, predicted.quotes)
    for at, quote in enumerate(gold.record.quotes):
        span = quote.content[0]
        wanted = names.get(quote.speaker or "", "nobody")
        if at not in matched:
            yield Error(gold.name, "missed", f"{quote.kind}: not found", span, None, wanted)
            continue
        against = predicted.quotes[matched[at]]
        if (who.get(against.speaker) if against.speaker else None) != quote.speaker or (
            against.speaker and quote.speaker is None
        ):
            kind = "missed" if against.speaker is None else "spurious"
            told = other_names.get(against.speaker or "", "nobody")
            yield Error(
                gold.name, kind, _rules(against), span, against.content[0], f"{wanted!r}, predicted {told!r}"
            )


def scare_errors(gold: Gold, predicted: Record) -> Iterator[Error]:
    """Yield the marked words that are no quotes and were taken for quotes."""
    text = gold.record.article.text
    for span in gold.scare:
        for piece, quote in sorted(_by_piece(predicted.quotes, "content", text).items()):
            if quote.kind != "indirect" and overlap([span], [piece]) >= 0.5:
                yield Error(gold.name, "spurious", _finder(quote), span, piece)


def shown(error: Error, text: str) -> str:
    """Return one error in a few lines, with its context."""
    spans = [span for span in (error.gold, error.predicted) if span is not None]
    start = max(0, min(span.start for span in spans) - CONTEXT)
    end = min(len(text), max(span.end for span in spans) + CONTEXT)
    inserts = []
    for depth, span, left, right in ((2, error.predicted, "{{", "}}"), (1, error.gold, "[[", "]]")):
        if span is not None:
            inserts += [(span.start, depth, left), (span.end, -depth, right)]
    words, at = "", start
    for place, _, mark in sorted(inserts):
        words += text[at:place] + mark
        at = place
    words += text[at:end]
    flat = words.replace("\n", "⏎")
    note = f"  ({error.note})" if error.note else ""
    return f"{error.kind:10} {error.label}{note}\n  {error.document}\n  …{flat}…\n"


def _by_piece(quotes: Sequence[Quote], role: Role, text: str) -> dict[Span, Quote]:
    return {
        piece: quote
        for quote in quotes
        for span in getattr(quote, role)
        if (piece := trimmed(span, text)) is not None
    }


def _finder(quote: Quote) -> str:
    """Return the first rule told: the one that found the quote; those that resolved it come after."""
    return quote.by[0] if quote.by else "(no rule told)"


def _rules(quote: Quote) -> str:
    return " ".join(quote.by) or "(no rule told)"


def _cue(quote: Quote, text: str) -> str:
    return " … ".join(span.of(text).lower() for span in quote.cue) or "no cue"


def main(arguments: Sequence[str] | None = None, say: Callable[[str], None] = print) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.errors", description="Read the errors.")
    model_option(parser)
    parser.add_argument("--set", choices=["gold", "polnear"], default="gold", dest="on")
    parser.add_argument("--role", choices=[*ROLES, "direct", "speaker", "scare"], default="content")
    parser.add_argument("--kind", choices=["missed", "spurious", "wrong-span"])
    parser.add_argument("--document", default="", metavar="NAME", help="documents whose name has this in it")
    parser.add_argument("--class", default="", dest="label", metavar="TEXT", help="classes with this in them")
    parser.add_argument("--limit", type=int, default=40, metavar="N", help="errors shown, 40 unless told")
    parser.add_argument("--counts", action="store_true", help="only the counts by class")
    parser.add_argument("--classes", action="store_true", help="whole attributions, by class of error")
    parser.add_argument(
        "--worst", type=int, default=20, metavar="N", help="worst articles told, 20 unless told"
    )
    options = parser.parse_args(arguments)
    try:
        measured = gold_set() if options.on == "gold" else polnear_set()
        if measured is None:
            raise MeasureError("PolNeAR dev is not there; set ONRECORD_SHARED")
        outcome = predict(measured, own_pipeline(options.model))
        outcome = [(gold, predicted) for gold, predicted in outcome if options.document in gold.name]
    except MeasureError as refusal:
        say(str(refusal))
        return 1
    texts = {gold.name: gold.record.article.text for gold, _ in outcome}
    if options.classes:
        chosen = report(outcome, options.worst, say, options.label)
        for one in () if options.counts else chosen[: options.limit]:
            kind = "missed" if one.predicted is None else "spurious" if one.gold is None else "wrong-span"
            error = Error(one.document, kind, one.label, one.gold, one.predicted)
            say(shown(error, texts[one.document]))
        return 0
    errors = [
        error
        for gold, predicted in outcome
        for error in _errors(gold, predicted, options.role, measured.name)
        if options.kind in (None, error.kind) and options.label in error.label
    ]
    for error in () if options.counts else errors[: options.limit]:
        say(shown(error, texts[error.document]))
    for kind, number in Counter(error.kind for error in errors).most_common():
        say(f"{number:6} {kind}")
    for (kind, label), number in Counter((error.kind, error.label) for error in errors).most_common(40):
        say(f"{number:6} {kind:10} {label}")
    return 0


def _errors(gold: Gold, predicted: Record, role: str, on: SetName) -> Iterator[Error]:
    if role == "direct":
        return direct_errors(gold, predicted, on)
    if role == "speaker":
        return speaker_errors(gold, predicted)
    if role == "scare":
        return scare_errors(gold, predicted)
    return role_errors(gold, predicted, next(known for known in ROLES if known == role))


if __name__ == "__main__":
    sys.exit(main())
