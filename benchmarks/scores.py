"""Scores of predicted records against gold; `docs/measuring.md` defines each measure.

`count` counts one document, `FIGURES` says which figures are published for which
set. Nothing here runs the pipeline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from benchmarks import gum, uner
from benchmarks.calibration import binned, judged
from benchmarks.counts import Count, Statistic, Sum, of_sets, rate
from benchmarks.gold.compiled import Gold
from benchmarks.marks import direct_pieces, stretches
from benchmarks.matching import ENOUGH, head, led, match_entities, match_meetings, match_quotes, participants
from benchmarks.trim import length, overlap, pieces, shared
from onrecord.spans import Span
from onrecord.types import Quote, QuoteKind, Record

SetName = Literal["gold", "polnear", "uner", "gum"]
Role = Literal["content", "source", "cue"]
ROLES: tuple[Role, ...] = ("content", "source", "cue")
KINDS: tuple[QuoteKind, ...] = ("direct", "mixed", "indirect")


def count(gold: Gold, predicted: Record, on: SetName) -> dict[str, Sum]:
    """Count every measure in one document.

    Raises:
        ValueError: the two do not speak of the same text.
    """
    if gold.record.article.text != predicted.article.text:
        raise ValueError(f"{gold.name}: the gold and the predicted record have different texts")
    if on == "uner":
        return uner.count(gold.record, predicted)
    if on == "gum":
        return gum.count(gold.record, predicted)
    if on == "polnear":
        predicted = _free(predicted)
    counts: dict[str, Sum] = {**_spans(gold.record, predicted)}
    counts["confidence"] = binned(
        (quote.confidence, right) for quote, right in judged(gold.record, predicted)
    )
    if on == "gold":
        counts |= _speakers(gold.record, predicted)
        counts |= _marked(gold, predicted)
        counts |= _meetings(gold.record, predicted)
    else:
        counts["direct pieces"] = of_sets(*direct_sets(gold.record, predicted, on))
        counts["scare quotes kept out"] = _kept_out(gold.record, predicted)
    return counts


def _free(predicted: Record) -> Record:
    """Leave out the quotes inside quotes: PolNeAR annotates next to none (9 pairs of 19,868 in train)."""
    return replace(predicted, quotes=tuple(quote for quote in predicted.quotes if quote.within is None))


def role_spans(quotes: Sequence[Quote], role: Role) -> list[Span]:
    """Return all pieces of one role."""
    return [span for quote in quotes for span in getattr(quote, role)]


def _spans(gold: Record, predicted: Record) -> dict[str, Count]:
    """Count what needs only spans: roles, whole attributions, kinds."""
    text = gold.article.text
    counts: dict[str, Count] = {}
    for role in ROLES:
        one = pieces(role_spans(gold.quotes, role), text)
        other = pieces(role_spans(predicted.quotes, role), text)
        counts[f"{role} exact"] = of_sets(one, other)
        common = shared(one, other)
        counts[f"{role} characters"] = Count(common, length(other), common, length(one))
    counts["whole attribution"] = of_sets(
        frozenset(_whole(quote, text) for quote in gold.quotes),
        frozenset(_whole(quote, text) for quote in predicted.quotes),
    )
    matched = match_quotes(gold.quotes, predicted.quotes)
    right = sum(
        head(gold.quotes[at].source, text) == head(predicted.quotes[against].source, text)
        for at, against in matched.items()
    )
    counts["half content, source head"] = Count(right, len(predicted.quotes), right, len(gold.quotes))
    of_gold = {pieces(quote.content, text) for quote in gold.quotes}
    of_predicted = {pieces(quote.content, text) for quote in predicted.quotes}
    for kind in KINDS:
        wanted = {pieces(quote.content, text) for quote in gold.quotes if quote.kind == kind}
        given = {pieces(quote.content, text) for quote in predicted.quotes if quote.kind == kind}
        counts[f"{kind} quotes"] = Count(
            len(given & of_gold), len(given), len(wanted & of_predicted), len(wanted)
        )
    return counts


def _whole(quote: Quote, text: str) -> tuple[frozenset[Span], ...]:
    return tuple(pieces(getattr(quote, role), text) for role in ROLES)


def _speakers(gold: Record, predicted: Record) -> dict[str, Count]:
    """Count speakers and addressees, led from predicted to gold entities by shared mentions."""
    matched = match_quotes(gold.quotes, predicted.quotes)
    who = match_entities(gold, predicted)
    right = told = right_told = direct = right_direct = addressed = 0
    for at, quote in enumerate(gold.quotes):
        against = predicted.quotes[matched[at]] if at in matched else None
        same = against is not None and _same(quote.speaker, against.speaker, who)
        right += same
        if quote.kind == "direct":
            direct += 1
            right_direct += same
        if against is None:
            continue
        if against.speaker is not None:
            told += 1
            right_told += same
        one, other = quote.addressee, against.addressee
        if one is not None and other is not None and one.span.overlaps(other.span):
            addressed += _same(one.entity, other.entity, who)
    return {
        "speaker, matched": rate(right, len(matched)),
        "speaker, all": rate(right, len(gold.quotes)),
        "speaker, direct": rate(right_direct, direct),
        "speaker, named": rate(right_told, told),
        "addressee": Count(
            addressed,
            sum(quote.addressee is not None for quote in predicted.quotes),
            addressed,
            sum(quote.addressee is not None for quote in gold.quotes),
        ),
    }


def _same(gold: str | None, predicted: str | None, who: dict[str, str | None]) -> bool:
    """Say whether a predicted entity is the one of the gold; `None` is right where the gold has `None`."""
    if gold is None or predicted is None:
        return gold is predicted
    return who.get(predicted) == gold


def _marked(gold: Gold, predicted: Record) -> dict[str, Count]:
    """Count direct pieces, whole direct quotes, and marked words that are no quotes; kinds are known here."""
    text = gold.record.article.text
    marked = stretches(text)
    wanted, given = direct_sets(gold.record, predicted, "gold")
    of_predicted = {pieces(quote.content, text) for quote in predicted.quotes}
    whole = [pieces(quote.content, text) for quote in gold.record.quotes if quote.kind == "direct"]
    content = role_spans(predicted.quotes, "content")
    # Inside reported words ("said the “peace train” was late") they are part of the content in the gold too.
    direct = [quote for quote in predicted.quotes if quote.kind == "direct"]
    alone = pieces(role_spans(direct, "content"), text)
    kept_out = sum(not _taken(span, alone) for span in gold.scare)
    # A turn of a transcript stands in no marks, so nobody can have kept its marks out.
    inside = [piece for piece in wanted if any(stretch.contains(piece) for stretch in marked)]
    lost = sum(shared([piece], content) * 2 < length([piece]) for piece in inside)
    return {
        "direct pieces": of_sets(wanted, given),
        "direct quotes exact": rate(sum(quote in of_predicted for quote in whole), len(whole)),
        "scare quotes kept out": Count(kept_out, kept_out + lost, kept_out, len(gold.scare)),
    }


def _kept_out(gold: Record, predicted: Record) -> Count:
    """Count the marked stretches that no content covers by half; scare quotes are not annotated here."""
    text = gold.article.text
    marked = pieces(stretches(text), text)
    out = [
        frozenset(stretch for stretch in marked if shared([stretch], content) * 2 < length([stretch]))
        for content in (role_spans(gold.quotes, "content"), role_spans(predicted.quotes, "content"))
    ]
    return of_sets(*out)


def _direct(quotes: Sequence[Quote], text: str, marked: list[Span]) -> frozenset[Span]:
    """Return the pieces of direct quotes, and what stands inside marks in mixed ones."""
    plain = pieces((span for quote in quotes if quote.kind == "direct" for span in quote.content), text)
    mixed = [span for quote in quotes if quote.kind == "mixed" for span in quote.content]
    return plain | direct_pieces(text, mixed, marked)


def _taken(scare: Span, given: frozenset[Span]) -> bool:
    """Say whether marked words that are no quote were taken for one by themselves."""
    return any(overlap([scare], [piece]) >= ENOUGH for piece in given)


def direct_sets(gold: Record, predicted: Record, on: SetName) -> tuple[frozenset[Span], frozenset[Span]]:
    """Return the direct pieces of the gold and of the prediction.

    Where kinds are annotated they say what is direct; on PolNeAR it is what of any content
    lies inside marked stretches, on both sides.
    """
    text = gold.article.text
    marked = stretches(text)
    if on == "gold":
        return _direct(gold.quotes, text, marked), _direct(predicted.quotes, text, marked)
    return (
        direct_pieces(text, role_spans(gold.quotes, "content"), marked),
        direct_pieces(text, role_spans(predicted.quotes, "content"), marked),
    )


def _meetings(gold: Record, predicted: Record) -> dict[str, Count]:
    """Count who met, meeting by meeting, and meetings with the same people and status."""
    who = match_entities(gold, predicted)
    matched = match_meetings(gold.meetings, predicted.meetings, who)
    common = whole = 0
    for at, against in matched.items():
        one, other = gold.meetings[at], predicted.meetings[against]
        common += len(participants(one) & led(other, who))
        whole += participants(one) == led(other, who) and one.status == other.status
    return {
        "meeting participants": Count(
            common,
            sum(len(led(meeting, who)) for meeting in predicted.meetings),
            common,
            sum(len(participants(meeting)) for meeting in gold.meetings),
        ),
        "meetings exact": Count(whole, len(predicted.meetings), whole, len(gold.meetings)),
    }


_EVERYWHERE: dict[str, tuple[str, Statistic]] = {
    "content exact F1": ("content exact", "f1"),
    "content characters F1": ("content characters", "f1"),
    "source exact F1": ("source exact", "f1"),
    "source characters F1": ("source characters", "f1"),
    "cue exact F1": ("cue exact", "f1"),
    "cue characters F1": ("cue characters", "f1"),
    "whole attribution F1": ("whole attribution", "f1"),
    "half content, source head F1": ("half content, source head", "f1"),
    "direct quotes F1": ("direct quotes", "f1"),
    "mixed quotes F1": ("mixed quotes", "f1"),
    "indirect quotes F1": ("indirect quotes", "f1"),
    "direct pieces recall": ("direct pieces", "recall"),
    "direct pieces precision": ("direct pieces", "precision"),
    "direct pieces F1": ("direct pieces", "f1"),
    "scare quotes kept out recall": ("scare quotes kept out", "recall"),
    "scare quotes kept out precision": ("scare quotes kept out", "precision"),
    "calibration held": ("confidence", "held"),
}
_GOLD_ONLY: dict[str, tuple[str, Statistic]] = {
    "direct quotes exact recall": ("direct quotes exact", "recall"),
    "speaker of direct quotes right": ("speaker, direct", "recall"),
    "speaker of matched quotes right": ("speaker, matched", "recall"),
    "speaker of all quotes right": ("speaker, all", "recall"),
    "speaker named, right": ("speaker, named", "recall"),
    "addressee F1": ("addressee", "f1"),
    "meeting participants F1": ("meeting participants", "f1"),
    "meetings exact F1": ("meetings exact", "f1"),
}
FIGURES: dict[SetName, dict[str, tuple[str, Statistic]]] = {
    "gold": _EVERYWHERE | _GOLD_ONLY,
    "polnear": _EVERYWHERE,
    "uner": {
        "names F1": ("names", "f1"),
        "person names F1": ("person names", "f1"),
        "organization names F1": ("organization names", "f1"),
        "place names F1": ("place names", "f1"),
        "calibration held": ("confidence", "held"),
    },
    "gum": {"attributions found recall": ("attributions found", "recall")},
}
