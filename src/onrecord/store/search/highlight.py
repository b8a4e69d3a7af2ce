"""What was found, marked in the text as printed, and the words around it.

marks("In Łódź, “grain deal”", terms)  -> (Span(3, 7), Span(10, 20))

Text and terms are folded alike, and each folded word knows where it stands in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.spans import Span
from onrecord.store.search.fold import folded
from onrecord.store.search.typed import Term

# Of a snippet, so much stands before what it is cut for.
_BEFORE = 0.3


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text.

    Attributes:
        text: the piece.
        marks: where in it what was found stands.
        start: where in the whole text it begins.
        is_whole: whether it is all of it.
    """

    text: str
    marks: tuple[Span, ...]
    start: int
    is_whole: bool


def marks(text: str, terms: Sequence[Term]) -> tuple[Span, ...]:
    """Return where in a text the terms stand, in order; what touches or overlaps is one."""
    words, spans = folded(text)
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        places.setdefault(word, []).append(at)
    found = set()
    for term in terms:
        whole, last = term.words[:-1], term.words[-1]
        if term.prefix and not whole:
            starts = [at for word, all_of_it in places.items() if word.startswith(last) for at in all_of_it]
        else:
            starts = places.get(term.words[0], [])
        for at in starts:
            end = at + len(term.words)
            if end > len(words) or words[at : end - 1] != whole:
                continue
            if words[end - 1] == last or (term.prefix and words[end - 1].startswith(last)):
                found.add(Span(spans[at].start, spans[end - 1].end))
    return _merged(sorted(found))


def snippet(text: str, found: Sequence[Span], width: int) -> Snippet:
    """Return the piece of a text that has most of what was found in it, cut at blanks.

    Args:
        text: the text.
        found: the marks, in order.
        width: code points of the piece at most, as long as one mark is no longer than that.
    """
    if len(text) <= width:
        return Snippet(text, tuple(found), 0, is_whole=True)
    best = max(found, key=lambda mark: _near(found, mark.start, width), default=Span(0, 0))
    start = max(0, min(best.start - int(width * _BEFORE), len(text) - width))
    end = start + width
    if start:
        blank = text.find(" ", start, best.start)
        start = start if blank < 0 else blank + 1
    if end < len(text):
        blank = text.rfind(" ", max(start, min(best.end, end)), end + 1)
        end = end if blank < 0 else blank
    inside = (Span(max(mark.start, start), min(mark.end, end)) for mark in found)
    kept = tuple(mark.shifted(-start) for mark in inside if mark.start < mark.end)
    return Snippet(text[start:end], kept, start, is_whole=False)


def _near(found: Sequence[Span], start: int, width: int) -> int:
    """Return how many marks fit in a piece that begins a little before the first of them."""
    reach = start + int(width * (1 - _BEFORE))
    return sum(start <= mark.start and mark.end <= reach for mark in found)


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for span in spans:
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
