"""Small golds and predictions made by hand, and fake pipelines."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from benchmarks.gold.compiled import Gold
from benchmarks.sets import Set, as_kept
from onrecord.findings import Reading
from onrecord.spans import Span
from onrecord.types import Article, Entity, Mention, Quote, QuoteKind, Record, Source


def at(text: str, words: str, nth: int = 1) -> Span:
    """Return where the nth occurrence of `words` stands."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def article(text: str) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source("made.txt", digest, "text/plain", "made/1")
    return Article(f"sha256:{digest}", None, None, None, None, None, "en", text, source)


def record(text: str, quotes=(), entities=(), meetings=()) -> Record:
    return Record(article(text), tuple(entities), tuple(quotes), tuple(meetings), (), ())


def quote(text: str, content, cue=(), source=(), *, number=1, kind: QuoteKind = "direct", **more) -> Quote:
    """Make a quote from words, each occurring first where meant, or from spans."""

    def spans(pieces) -> tuple[Span, ...]:
        pieces = [pieces] if isinstance(pieces, str) else pieces
        return tuple(piece if isinstance(piece, Span) else at(text, piece) for piece in pieces)

    pieces = spans(content)
    fields = {"speaker": None, "addressee": None, "via": (), "within": None, "by": ("hand",)} | more
    return Quote(
        id=f"q{number}",
        kind=kind,
        act="speech",
        content=pieces,
        text=" … ".join(piece.of(text) for piece in pieces),
        cue=spans(cue),
        source=spans(source),
        confidence=1.0,
        **fields,
    )


def person(number: int, name: str, *mentions: tuple[Span, str]) -> Entity:
    found = tuple(Mention(span, form) for span, form in mentions)
    return Entity(f"e{number}", "person", name, (name,), (), found, 1.0, ("hand",))


def gold(name: str, made: Record, scare=()) -> Gold:
    return Gold(name, "wire", (), tuple(scare), made)


def made_set(*golds: Gold) -> Set:
    return Set("gold", golds, as_kept)


def answering(*records: Record) -> Callable[[Reading], Record]:
    """Return a fake pipeline that knows what to answer to each text."""
    known = {made.article.text: made for made in records}
    return lambda reading: known[reading.article.text]
