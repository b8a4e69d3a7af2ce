"""Where the parts of a quote stand in a text, each part with its difference word by word.

A passage is a part of a quote and a stretch of the text in the same order, with no whole sentence of the text
skipped between. A quote that needs two passages was put together from two places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.compare.blocks import FAR, Block
from onrecord.compare.difference import Step, joined, steps
from onrecord.compare.words import Word
from onrecord.spans import Span

# A sentence of fewer words that a quote skips is a pause ("Thank you.", "You know.") and no other place.
_SENTENCE = 4
# A passage is a place of its own with so many words, and so much weight, found as they are.
_PLACE_WORDS, _PLACE_WEIGHT = 3, 1.3
# Words that are written as two too, beside those with an apostrophe.
_SHORT = frozenset({"percent", "cannot", "okay", "us", "uk", "eu"})


class Passage(NamedTuple):
    """Steps that lead from words `quote` of the quote to words `text` of the text (numbers of words).

    `sentences` are the words of the text's sentences, from the first to the last, that it stands in.
    """

    quote: Span
    text: Span
    steps: tuple[Step, ...]
    sentences: Span

    def weight(self, quote: Sequence[Word]) -> float:
        """Return what the words found as they are count for."""
        return sum(quote[at].weight for step in self.equal() for at in range(step.at, step.end))

    def equal(self) -> Iterator[Step]:
        """Yield the steps that are equal."""
        return (step for step in self.steps if step.kind == "equal")

    def is_place(self, quote: Sequence[Word]) -> bool:
        """Say whether enough stands here to call it a place that the quote was taken from."""
        number = sum(step.end - step.at for step in self.equal())
        return number >= _PLACE_WORDS and self.weight(quote) >= _PLACE_WEIGHT


def passages(quote: Sequence[Word], text: Sequence[Word], chain: Sequence[Block]) -> list[Passage]:
    """Return the passages of a chain of blocks; between them every word of the quote is in one of them."""
    groups = list(_groups(text, chain))
    found = []
    at = 0
    for number, group in enumerate(groups):
        following = groups[number + 1][0] if number + 1 < len(groups) else None
        end = _share(quote, text, group[-1], following) if following else len(quote)
        found.append(_passage(quote, text, group, Span(at, end)))
        at = end
    return found


def _groups(text: Sequence[Word], chain: Sequence[Block]) -> Iterator[list[Block]]:
    group: list[Block] = []
    for block in chain:
        if group and not _goes_on(text, group[-1], block):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _goes_on(text: Sequence[Word], one: Block, other: Block) -> bool:
    between = other.to - one.until
    if not 0 <= between < FAR:
        return False
    first, last = text[one.until - 1].sentence, text[other.to].sentence
    skipped = sum(first < word.sentence < last and not word.aside for word in text[one.until : other.to])
    return skipped < _SENTENCE


def _share(quote: Sequence[Word], text: Sequence[Word], one: Block, other: Block) -> int:
    """Return where the words between two passages are parted: at a joint, else where a sentence ends."""
    for at in range(one.end, other.at + 1):
        if quote[at].joint:
            return at
    ended = text[one.until - 1].stop == 2
    return one.end if ended else other.at


def _passage(quote: Sequence[Word], text: Sequence[Word], group: Sequence[Block], part: Span) -> Passage:
    first, last = group[0], group[-1]
    start, end = _sentence_start(text, first.to), _sentence_end(text, last.until)
    found = list(_head(quote, text, first, Span(part.start, first.at), start))
    for number, block in enumerate(group):
        if number:
            before = group[number - 1]
            found += steps(quote, text, Span(before.end, block.at), Span(before.until, block.to))
        found += _inside(quote, text, block)
    found += _tail(quote, text, last, Span(last.end, part.end), end)
    found = joined(found)
    while found and found[0].kind == "delete":
        found.pop(0)
    while found and found[-1].kind == "delete":
        found.pop()
    stretch = Span(found[0].to, found[-1].until)
    return Passage(part, stretch, tuple(found), Span(start, end))


def _head(
    quote: Sequence[Word], text: Sequence[Word], first: Block, part: Span, start: int
) -> Iterator[Step]:
    if part.start < part.end:
        start = max(start, first.to - _reach(quote, part))
        yield from steps(quote, text, part, Span(start, first.to))


def _tail(quote: Sequence[Word], text: Sequence[Word], last: Block, part: Span, end: int) -> Iterator[Step]:
    if part.start < part.end:
        end = min(end, last.until + _reach(quote, part))
        yield from steps(quote, text, part, Span(last.until, end))


def _reach(quote: Sequence[Word], part: Span) -> int:
    """Return how many words of the text may stand in the place of words at an end of the quote.

    As many, and one more for each that may be written as two ("we've", "percent").
    """
    return sum(2 if word.key in _SHORT or word.joined else 1 for word in quote[part.start : part.end])


def _inside(quote: Sequence[Word], text: Sequence[Word], block: Block) -> Iterator[Step]:
    """Yield the steps of a block: words of one stem that are not one word stand in each other's place."""
    for step in range(block.length):
        at, to = block.at + step, block.to + step
        same = quote[at].key == text[to].key
        yield Step("equal" if same else "replace", at, at + 1, to, to + 1)


def _sentence_start(text: Sequence[Word], to: int) -> int:
    while to and text[to - 1].sentence == text[to].sentence:
        to -= 1
    return to


def _sentence_end(text: Sequence[Word], until: int) -> int:
    while until < len(text) and text[until].sentence == text[until - 1].sentence:
        until += 1
    return until
