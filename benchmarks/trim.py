"""Exact means: the same words after trimming white space and punctuation at both ends."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from onrecord.spans import Span

# Marks that Unicode calls symbols but print uses for quotation.
_MARKS = "`´"


def trimmed(span: Span, text: str) -> Span | None:
    """Return `span` without space, punctuation and invisible signs at its ends; `None` if nothing is left."""
    start, end = max(span.start, 0), min(span.end, len(text))
    while start < end and _slack(text[start]):
        start += 1
    while end > start and _slack(text[end - 1]):
        end -= 1
    return Span(start, end) if start < end else None


def pieces(spans: Iterable[Span], text: str) -> frozenset[Span]:
    """Return the trimmed pieces as a set; pieces of punctuation alone are left out."""
    return frozenset(piece for span in spans if (piece := trimmed(span, text)) is not None)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return the union of `spans` as spans in text order; those that only touch stay apart."""
    union: list[Span] = []
    for span in sorted(spans):
        if union and span.start < union[-1].end:
            union[-1] = Span(union[-1].start, max(union[-1].end, span.end))
        else:
            union.append(span)
    return union


def length(spans: Iterable[Span]) -> int:
    """Return the number of code points that `spans` cover."""
    return sum(span.end - span.start for span in merged(spans))


def shared(one: Iterable[Span], other: Iterable[Span]) -> int:
    """Return the number of code points that both cover."""
    others = merged(other)
    return sum(
        max(0, min(span.end, against.end) - max(span.start, against.start))
        for span in merged(one)
        for against in others
    )


def overlap(one: Iterable[Span], other: Iterable[Span]) -> float:
    """Return the shared code points as a part of the longer of the two, 0 to 1."""
    one, other = list(one), list(other)
    longer = max(length(one), length(other))
    return shared(one, other) / longer if longer else 0.0


def _slack(char: str) -> bool:
    return char.isspace() or char in _MARKS or unicodedata.category(char) in _SLACK


_SLACK = frozenset({"Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "Cf", "Cc"})
