"""Stretches inside quotation marks, found without the pipeline, for measuring only.

Paragraph by paragraph (a line that begins with a small letter goes on from the one
before it): a double mark (“ ” „ ‟ " « ») opens when nothing is open
and it has the shape of an opener; the next double mark closes, and so does the
end of the paragraph. Outside of these, single marks (‘ ’ ') that stand apart from
letters on their outer side do the same, but only when they are closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from benchmarks.trim import merged, pieces, trimmed
from onrecord.spans import Span
from onrecord.types import QuoteKind

_DOUBLE = re.compile(r"[“”„‟\"«»]")
_SINGLE = re.compile(r"(?<!\w)[‘'](?=\S)((?:[^\n]|\n(?=[a-z]))+?)(?<=\S)['’](?!\w)")
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?=[a-z]))+")
_BEFORE_OPENER = "([{—–-/…"


def stretches(text: str) -> list[Span]:
    """Return the marked stretches of a text, without their marks, in text order."""
    found: list[Span] = []
    for line in _PARAGRAPH.finditer(text):
        found += _doubles(text, Span(*line.span()))
    outside = [
        Span(*match.span(1))
        for match in _SINGLE.finditer(text)
        if not any(span.overlaps(Span(*match.span(1))) for span in found)
    ]
    return sorted(found + outside)


def _doubles(text: str, line: Span) -> list[Span]:
    found: list[Span] = []
    opened: int | None = None
    opener = ""
    for match in _DOUBLE.finditer(text, line.start, line.end):
        at, mark = match.start(), match.group()
        opens = _opens(text, at, line)
        if opened is None:
            if opens or mark in "“„«":
                opened, opener = at + 1, mark
            continue
        found.append(Span(opened, at))
        reopens = opens and mark in "“„«" and not (opener == "„" and mark == "“")
        opened, opener = (at + 1, mark) if reopens else (None, "")
    if opened is not None:
        found.append(Span(opened, line.end))
    return [span for span in found if span.start < span.end]


def _opens(text: str, at: int, line: Span) -> bool:
    """Say whether a mark has the shape of an opener: space or a bracket before it, none after."""
    before = text[at - 1] if at > line.start else " "
    after = text[at + 1] if at + 1 < line.end else " "
    return (before.isspace() or before in _BEFORE_OPENER) and not after.isspace()


def direct_pieces(text: str, content: Iterable[Span], marked: list[Span]) -> frozenset[Span]:
    """Return the direct pieces of some content: what of it lies inside marked stretches, trimmed.

    They are maximal: pieces of one stretch with no letter or digit between them are one,
    however many attributions they were cut into.
    """
    found: list[Span] = []
    union = merged(content)
    for inside in marked:
        joined: list[Span] = []
        for span in union:
            if not span.overlaps(inside):
                continue
            piece = Span(max(span.start, inside.start), min(span.end, inside.end))
            if joined and not any(map(str.isalnum, text[joined[-1].end : piece.start])):
                piece = Span(joined.pop().start, piece.end)
            joined.append(piece)
        found += joined
    return pieces(found, text)


def kind_of(text: str, content: Iterable[Span], marked: list[Span]) -> QuoteKind:
    """Say what kind a content is by its marks: all its letters and digits inside them, some, or none."""
    inside = outside = 0
    for span in content:
        piece = trimmed(span, text) or span
        for at in range(piece.start, piece.end):
            if text[at].isalnum():
                if any(stretch.start <= at < stretch.end for stretch in marked):
                    inside += 1
                else:
                    outside += 1
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"
