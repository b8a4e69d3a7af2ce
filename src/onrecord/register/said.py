"""A quote as one article gives it, with all that a register shows of it and nothing else of the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.register.origin import Origin, Sentences, Who, Words, sentence
from onrecord.spans import Span, hull
from onrecord.types import Entity, Quote, QuoteAct, QuoteKind, Record, Time

# So few words between a cue and its date: "he had said back in May".
_BEHIND = 3
# A TIMEX3 value that is a day, a month or a year.
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Said:
    """One quote of one article.

    Attributes:
        id: the mark of its origin and the quote's id in its record: `3f2a90c1d2e4:q1`.
        content: the pieces, in text order; `text` joins them by ` … `.
        source: the words that name who said it; `cue` those that report.
        speaker: who said it, `None` where the text does not say.
        to: who was spoken to, where the article names them.
        about: who and what is named within the content, in order of first mention; no pronoun counts.
        via: who passes it on, in the article's words, nearest to the speaker first.
        within: the `id` of the quote that this one is quoted inside.
        told: the sentences it stands in.
        recalled: the day, month or year before the article's in which these say that it was said: `2031-05`
            of "“We will,” he had said in May".
    """

    id: str
    origin: Origin
    kind: QuoteKind
    act: QuoteAct
    content: tuple[Words, ...]
    text: str
    source: tuple[Words, ...]
    cue: tuple[Words, ...]
    speaker: Who | None
    to: Who | None
    about: tuple[Who, ...]
    via: tuple[str, ...]
    within: str | None
    told: Words
    confidence: float
    by: tuple[str, ...]
    recalled: str | None = None


def quotes(record: Record, sentences: Sentences) -> Iterator[Said]:
    """Yield the quotes of a record, in its order."""
    if not record.quotes:
        return
    text, origin = record.article.text, Origin.of(record)
    cut, times = sorted(sentences(text)), sorted(record.times, key=lambda time: time.span)
    cast = {entity.id: entity for entity in record.entities}
    named = sorted(
        (mention.span, entity.id)
        for entity in record.entities
        for mention in entity.mentions
        if mention.form == "name"
    )
    for quote in record.quotes:
        told = sentence(hull(quote.content), cut)
        yield _said(quote, origin, text, cast, named, told, _recalled(quote, told, times, origin, text))


def _recalled(quote: Quote, told: Span, times: Sequence[Time], origin: Origin, text: str) -> str | None:
    """Return the one date that a quote's sentences give for it, where it lies before the article's day.

    It stands before the quote and its cue, or right behind the cue; what follows a content may be anything's.
    """
    first = bisect_left(times, told.start, key=lambda time: time.span.start)
    last = bisect_left(times, told.end, key=lambda time: time.span.start)
    begin, cued = hull((*quote.content, *quote.cue)).start, [span.end for span in quote.cue]
    found = {
        time.value or ""
        for time in times[first:last]
        if time.span.end <= begin
        or any(end <= time.span.start and len(text[end : time.span.start].split()) <= _BEHIND for end in cued)
    }
    dates = [value for value in found if _DATE.fullmatch(value)]
    published = origin.published
    if published is None or len(dates) != 1 or dates[0] >= published[: len(dates[0])]:
        return None
    return dates[0]


def _said(  # noqa: PLR0913, PLR0917 - a quote and all that it is looked up in
    quote: Quote,
    origin: Origin,
    text: str,
    cast: Mapping[str, Entity],
    named: Sequence[tuple[Span, str]],
    told: Span,
    recalled: str | None,
) -> Said:
    def words(spans: Sequence[Span]) -> tuple[Words, ...]:
        return tuple(Words(span.of(text), span) for span in spans)

    def who(entity: str | None) -> Who | None:
        return None if entity is None else Who.of(cast[entity])

    inside = dict.fromkeys(
        entity for span, entity in named if any(span.overlaps(piece) for piece in quote.content)
    )
    return Said(
        id=f"{origin.mark}:{quote.id}",
        origin=origin,
        kind=quote.kind,
        act=quote.act,
        content=words(quote.content),
        text=quote.text,
        source=words(quote.source),
        cue=words(quote.cue),
        speaker=who(quote.speaker),
        to=who(quote.addressee.entity) if quote.addressee else None,
        about=tuple(Who.of(cast[entity]) for entity in inside),
        via=tuple(" ".join(span.of(text) for span in step.source) for step in quote.via if step.source),
        within=f"{origin.mark}:{quote.within}" if quote.within else None,
        told=words([told])[0],
        confidence=quote.confidence,
        by=quote.by,
        recalled=recalled,
    )
