"""Quotes as the model reads them, their edges set on the text: whole marks, signs and brackets kept whole."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

import numpy as np

from onrecord.annotate.document import Document
from onrecord.annotate.draft import Draft
from onrecord.annotate.linking import Linked, linked
from onrecord.annotate.marks import Marked
from onrecord.lexicon.cues import cue_forms
from onrecord.model.labels import ACTS, HEADS
from onrecord.model.pairs import softmax
from onrecord.model.scores import Scores
from onrecord.model.viterbi import Piece
from onrecord.spans import Span
from onrecord.types import QuoteAct

# Words in marks belong to a content that takes in half of them.
_HALF = 0.5
_SIGNS_BEFORE = "$£€¥#@"
_SIGNS_AFTER = "%°"
_ABBREVIATED = re.compile(
    r"(?:\b\w\.)+\w\Z|\b(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Inc|Co|Corp|Ltd|etc|Gen|Sen|Rep|Gov)\Z"
)
_WORD = re.compile(r"\w")


class _Marks(NamedTuple):
    """One paragraph's piece of a stretch in marks."""

    inner: Span
    outer: Span
    number: int


def modelled(document: Document, marked: Sequence[Marked], scores: Scores) -> list[Draft]:
    """Return the quotes that the model reads, in text order.

    Args:
        document: the cleaned text.
        marked: its stretches in marks.
        scores: what the model says of its words.
    """
    pieces = sorted(
        _Marks(inner, outer, index)
        for index, stretch in enumerate(marked)
        if stretch.parent is None
        for inner, outer in zip(stretch.inner, stretch.outer, strict=True)
    )
    paragraphs = [paragraph.start for paragraph in document.paragraphs]
    drafts = []
    for one in linked(scores):
        if one.cue is None:  # what stands in marks alone is for the rules of marks
            continue
        spans = [_span(scores, part) for part in one.content]
        spans = [span for span in spans if _WORD.search(document.text, *span)]
        if not spans:
            continue
        draft = _draft(document.text, scores, one)
        for span in spans:
            _add(draft, document.text, span, pieces)
        draft.paragraph = bisect_right(paragraphs, draft.content[-1].start) - 1
        drafts.append(draft)
    return drafts


def doubts(marked: Sequence[Marked], scores: Scores) -> dict[int, float]:
    """Return how likely each marked stretch is no quote, by the model's reading of its first word."""
    told = {}
    said = softmax(scores.numbers[:, HEADS["acts"].slice])[:, ACTS.index("none")]
    for index, stretch in enumerate(marked):
        first = int(np.searchsorted(scores.pieces.starts, stretch.inner[0].start))
        if first < len(said):
            told[index] = float(said[first])
    return told


def _draft(text: str, scores: Scores, one: Linked) -> Draft:
    draft = Draft(f"model:{scores.name}", _act(text, scores, one), sure=one.sure)
    if one.cue is not None:
        draft.cue = (_grown(text, _span(scores, one.cue)),)
    if one.source is not None:
        draft.source = (_grown(text, _span(scores, one.source)),)
    return draft


def _span(scores: Scores, part: Piece) -> Span:
    return Span(int(scores.pieces.starts[part.first]), int(scores.pieces.ends[part.last]))


def _act(text: str, scores: Scores, one: Linked) -> QuoteAct:
    """Return the act of the cue's verb, and where the lexicon can't tell, what the model finds likeliest."""
    if one.cue is not None:
        words = _span(scores, one.cue).of(text).lower().split()
        for word in reversed(words):
            form = cue_forms().get(word)
            acts = {verb.act for verb in form.verbs} if form else set()
            if len(acts) == 1:
                return acts.pop()
    said = scores.numbers[one.content[0].first, HEADS["acts"].slice][:-1]
    return cast("QuoteAct", ACTS[int(said.argmax())])


def _add(draft: Draft, text: str, span: Span, pieces: Sequence[_Marks]) -> None:
    """Add a piece of content: without its marks where it is nothing but words in marks."""
    touched = [piece for piece in pieces if piece.outer.overlaps(span)]
    # Marks around the cue as well were set wrong, or hold a quote that somebody else quotes.
    broken = [piece for piece in touched if any(piece.outer.overlaps(s) for s in (*draft.cue, *draft.source))]
    held = [piece for piece in touched if piece not in broken and _share(piece.inner, span) >= _HALF]
    rest = list(_without(span, [piece.outer for piece in touched]))
    if touched and not any(_WORD.search(text, part.start, part.end) for part in rest):
        if held:
            draft.content += [piece.inner for piece in held]
            draft.marked += [piece.number for piece in held]
        else:
            # Some words of a stretch: without the mark that stands at its edge.
            start, end = max(span.start, touched[0].inner.start), min(span.end, touched[-1].inner.end)
            draft.content.append(_grown(text, Span(start, end) if start < end else span))
            draft.marked += [piece.number for piece in touched]
        draft.any_marked = True
        return
    start, end = span
    for piece in touched:
        if piece in held:
            start, end = min(start, piece.outer.start), max(end, piece.outer.end)
        elif piece.outer.start <= start:
            start = max(start, piece.outer.end)
        elif piece.outer.end >= end:
            end = min(end, piece.outer.start)
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    draft.content.append(_grown(text, Span(start, end)))
    draft.all_marked = False
    draft.any_marked = draft.any_marked or bool(held)
    draft.marked += [piece.number for piece in held]


def _share(inner: Span, span: Span) -> float:
    common = min(inner.end, span.end) - max(inner.start, span.start)
    return max(common, 0) / max(inner.end - inner.start, 1)


def _without(span: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """Yield what is left of a span without others, which are in text order."""
    start = span.start
    for other in taken:
        if other.start > start:
            yield Span(start, min(other.start, span.end))
        start = max(start, other.end)
    if start < span.end:
        yield Span(start, span.end)


def _grown(text: str, span: Span) -> Span:
    """Take in what belongs to the words at both ends: a currency sign, a bracket, the stop of "U.S."."""
    start, end = span
    if start and text[start - 1] in _SIGNS_BEFORE:
        start -= 1
    if text[end : end + 1] and text[end] in _SIGNS_AFTER:
        end += 1
    if text[end : end + 1] == "." and _ABBREVIATED.search(text, start, end):
        end += 1
    for opening, closing in ("()", "[]"):
        words = text[start:end]
        if text[end : end + 1] == closing and words.count(opening) > words.count(closing):
            end += 1
        elif text[start - 1 : start] == opening and words.count(closing) > words.count(opening):
            start -= 1
    return Span(start, end)
