"""Statements: sentences as the finders of attributions see them.

What stands inside quotation marks counts as one item, however many sentences it holds, so that
a sentence that reports a quote is whole: `«…» said Marta Venn on Thursday.`
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.annotate import grammar
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
    last: str = ""
    """Of a piece inside marks, the last character inside."""
    capital: bool = False
    """Of a piece inside marks, whether it begins with a capital."""
    titled: bool = False
    """Of a piece inside marks, whether it is written as titles are."""

    @property
    def span(self) -> Span:
        """Where the item stands; of a piece inside marks, the marks included."""
        return Span(self.start, self.end)


# Words in -ly of fewer letters ("fly", "rely") are no adverbs.
_SHORTEST_ADVERB = 4
_NO_ADVERBS = frozenset(
    "family assembly supply ally bully rally reply anomaly monopoly butterfly dragonfly homily jelly belly"
    " lily oligopoly doily gully tally folly holly jolly comply apply imply multiply rely".split()
)
Range = tuple[int, int]
"""A half-open range of a statement's items."""
_MINOR = frozenset("a an the and or of in on at to for from with by vs".split())
_Piece = tuple[Span, Item]


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
    pieces = sorted(
        (outer, _marked_item(document.text, inner, outer, index))
        for index in children
        for inner, outer in zip(marked[index].inner, marked[index].outer, strict=True)
    )
    ends = [outer.end for outer, _ in pieces]
    regions = document.paragraphs if parent is None else marked[parent].inner
    paragraph_starts = [paragraph.start for paragraph in document.paragraphs]
    sentence_starts = [sentence.start for sentence in document.sentences]
    for region in regions:
        inside = _overlapping(pieces, ends, region)
        paragraph = bisect_right(paragraph_starts, region.start) - 1
        cuts = sentence_starts[
            bisect_right(sentence_starts, region.start) : bisect_left(sentence_starts, region.end)
        ]
        cuts = [cut for cut in cuts if not _within(cut, inside)]
        start = region.start
        for cut in (*cuts, region.end):
            span = Span(start, cut)
            items = tuple(_items(document, span, _overlapping(pieces, ends, span)))
            if items:
                yield Statement(items, paragraph)
            start = cut


def _marked_item(text: str, inner: Span, outer: Span, index: int) -> Item:
    words = inner.of(text).strip()
    return Item(
        outer.start, outer.end, "", "", index, words[-1:], words[:1].isupper(), is_titled(words.split())
    )


def _overlapping(pieces: Sequence[_Piece], ends: Sequence[int], span: Span) -> Sequence[_Piece]:
    """Return the pieces that share a character with `span`; neither starts nor ends ever decrease."""
    first = bisect_right(ends, span.start)
    return pieces[first : bisect_left(pieces, span.end, key=lambda piece: piece[0].start)]


def _within(cut: int, pieces: Sequence[_Piece]) -> bool:
    """Say whether a place lies inside a piece, its two ends aside."""
    index = bisect_left(pieces, cut, key=lambda piece: piece[0].start) - 1
    return index >= 0 and cut < pieces[index][0].end


def _items(document: Document, span: Span, pieces: Sequence[_Piece]) -> Iterator[Item]:
    """Yield the tokens of `span`, each piece inside marks as one item in its place."""
    position = span.start
    for outer, item in pieces:
        yield from _words(document, Span(position, outer.start))
        yield item
        position = outer.end
    if position < span.end:
        yield from _words(document, Span(position, span.end))


def _words(document: Document, span: Span) -> Iterator[Item]:
    for token in document.tokens_in(span):
        if token.end <= span.end:
            yield Item(token.start, token.end, token.text, token.text.lower().replace("’", "'"), -1)


def is_titled(words: Sequence[str]) -> bool:
    """Say whether words are written as titles of works and names are: capitals, small words aside."""
    return all(word[:1].isupper() or word.lower() in _MINOR or not word[:1].isalpha() for word in words)


def is_adverb(item: Item) -> bool:
    """Say whether an item is an adverb, by the list or by its ending."""
    ending = item.lower.endswith("ly") and item.text.islower() and len(item.text) > _SHORTEST_ADVERB
    ending = ending and item.lower not in _NO_ADVERBS
    return item.lower in grammar.ADVERBS or ending
