"""A compared quote as it is shown: what both sides have, what the quote leaves out, and what it adds.

Words are shown as printed. Where both sides have the same words written otherwise, what differs of the print
stands as left out and added too, so that nothing that differs looks the same; white space alone
can't be shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain
from typing import Literal, NamedTuple

from onrecord.compare.change import Part
from onrecord.spans import Span

# Marks that an article puts for its own sentence at the end of a quote.
_REPORTS = ".,;:–— "


class Piece(NamedTuple):
    """Printed words: the `same` on both sides, `left_out` of the transcript, `added` by the quote."""

    kind: Literal["same", "left_out", "added"]
    words: str


def pieces(part: Part, content: Sequence[Span], article: str, transcript: str) -> list[Piece]:
    """Return one part of a quote as pieces, neighbours of one kind joined.

    Args:
        part: the part.
        content: the spans of the whole quote in the article.
        article: the text of the article.
        transcript: the text of the transcript.
    """
    found: list[Piece] = []
    for piece in chain.from_iterable(_pieces(part, content, article, transcript)):
        if not piece.words:
            continue
        if found and found[-1].kind == piece.kind:
            found[-1] = Piece(piece.kind, f"{found[-1].words} {piece.words}")
        else:
            found.append(piece)
    return found


def _pieces(part: Part, content: Sequence[Span], article: str, transcript: str) -> Iterator[Iterator[Piece]]:
    ends = [op.quote.start for op in part.ops[1:]], [op.text.start for op in part.ops[1:]]
    for number, op in enumerate(part.ops):
        # Marks behind a word belong to it, up to where the next step begins.
        more = number + 1 < len(part.ops)
        quote_end = max(ends[0][number], op.quote.end) if more else _marks_end(article, op.quote.end)
        text_end = max(ends[1][number], op.text.end) if more else _marks_end(transcript, op.text.end)
        last = not any(_filled(later.quote) for later in part.ops[number + 1 :])
        quoted = _within(Span(op.quote.start, quote_end), content, article) if _filled(op.quote) else ""
        said = _printed(transcript[op.text.start : text_end]) if _filled(op.text) else ""
        if op.kind == "equal":
            yield _alike(quoted, said, last=last)
        else:
            yield iter((Piece("left_out", said), Piece("added", quoted)))


def _alike(quoted: str, said: str, *, last: bool) -> Iterator[Piece]:
    """Yield the same words as both sides print them."""
    if last:  # the mark at a quote's end belongs to the report
        bare = quoted.rstrip(_REPORTS)
        said = said.rstrip(_REPORTS) + quoted[len(bare) :]
    one, other = quoted.split(), said.split()
    for tag, at, end, to, until in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", " ".join(one[at:end]))
        else:
            yield Piece("left_out", " ".join(other[to:until]))
            yield Piece("added", " ".join(one[at:end]))


def _within(span: Span, content: Sequence[Span], article: str) -> str:
    """Return the words of a span that are the quote's: not those of the article between two pieces of it."""
    parts = (
        article[max(span.start, piece.start) : min(span.end, piece.end)]
        for piece in content
        if piece.overlaps(span)
    )
    return _printed(" ".join(parts))


def _printed(words: str) -> str:
    return " ".join(words.split())


def _filled(span: Span) -> bool:
    return span.start < span.end


def _marks_end(text: str, end: int) -> int:
    while end < len(text) and text[end] in ".,;:!?…":
        end += 1
    return end
