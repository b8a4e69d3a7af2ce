"""Spans and offset maps: which characters of the text as read say a thing.

A span counts Unicode code points of `article.text` and is half-open, so that
`text[start:end]` gives back the words. Finders may work on a cleaned `View` of
the text; `View.source_span` leads each of their spans back to the text as read.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range `[start, end)` of code points in a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words the span covers in `text`."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """Return the span moved `by` code points."""
        return Span(self.start + by, self.end + by)


def hull(spans: Sequence[Span]) -> Span:
    """Return the smallest span that covers all of `spans` (at least one)."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))


class View:
    """A cleaned text whose every code point knows where it came from.

    `origins[i]` is the offset in the source of the view's code point `i`; it never
    decreases. A view may drop or replace code points, it never reorders them.
    """

    __slots__ = ("origins", "source_length", "text")

    def __init__(self, text: str, origins: Iterable[int], source_length: int) -> None:
        """Make a view of `text` with one origin a code point.

        Raises:
            ValueError: the number of origins differs from the length of the text.
        """
        self.text = text
        self.origins = array("q", origins)
        self.source_length = source_length
        if len(self.origins) != len(text):
            raise ValueError(f"{len(text)} code points but {len(self.origins)} origins")

    @classmethod
    def identity(cls, text: str) -> View:
        """Return the view that is the text itself."""
        return cls(text, range(len(text)), len(text))

    def source_span(self, span: Span) -> Span:
        """Lead a non-empty span of the view back to the text it was made from."""
        return Span(self.origins[span.start], self.origins[span.end - 1] + 1)
