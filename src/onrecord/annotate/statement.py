"""Statements: sentences as the finders of attributions see them.

What stands inside quotation marks counts as one item, however many sentences it holds, so that
a sentence that reports a quote is whole: `«…» said Marta Venn on Thursday.`
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.annotate.document import Document
from onrecord.annotate.marks import Marked
from onrecord.spans import Span


class Item(NamedTuple):
    """A token, or (with `marked` not -1) a piece inside marks taken as one word."""

    start: int
    end: int
    text: str
    lower: str
    marked: int

    @property
    def span(self) -> Span:
        """Where the item stands; of a piece inside marks, the marks included."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Statement:
    """A run of items that is one reporting sentence; `paragraph` is the index of its paragraph."""

    items: tuple[Item, ...]
    paragraph: int

    @property
    def span(self) -> Span:
        """From the first item to the last."""
        return Span(self.items[0].start, self.items[-1].end)


def statements(document: Document, marked: Sequence[Marked], parent: int | None) -> Iterator[Statement]:
    """Cut a region into statements.

    With `parent` None the region is the whole document, else what stands inside the stretch of
    that index; the stretches directly inside the region become items.
    """
    children = [i for i, stretch in enumerate(marked) if stretch.parent == parent]
    pieces = sorted((outer, index) for index in children for outer in marked[index].outer)
    regions = document.paragraphs if parent is None else marked[parent].inner
    paragraph_starts = [paragraph.start for paragraph in document.paragraphs]
    sentence_starts = [sentence.start for sentence in document.sentences]
    for region in regions:
        inside = [(outer, index) for outer, index in pieces if region.overlaps(outer)]
        paragraph = bisect_right(paragraph_starts, region.start) - 1
        cuts = sentence_starts[
            bisect_right(sentence_starts, region.start) : bisect_left(sentence_starts, region.end)
        ]
        cuts = [cut for cut in cuts if not any(outer.start < cut < outer.end for outer, _ in inside)]
        start = region.start
        for cut in (*cuts, region.end):
            items = tuple(_items(document, Span(start, cut), inside))
            if items:
                yield Statement(items, paragraph)
            start = cut


def _items(document: Document, span: Span, pieces: Sequence[tuple[Span, int]]) -> Iterator[Item]:
    """Yield the tokens of `span`, each piece inside marks as one item in its place."""
    position = span.start
    for outer, index in pieces:
        if outer.end <= position or outer.start >= span.end:
            continue
        yield from _words(document, Span(position, outer.start))
        yield Item(outer.start, outer.end, "", "", index)
        position = outer.end
    if position < span.end:
        yield from _words(document, Span(position, span.end))


def _words(document: Document, span: Span) -> Iterator[Item]:
    for token in document.tokens_in(span):
        if token.end <= span.end:
            yield Item(token.start, token.end, token.text, token.text.lower().replace("’", "'"), -1)
