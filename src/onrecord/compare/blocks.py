"""Runs of words that two texts share, and the best chain of them: where each part of a quote stands.

A block is a run of words of one stem in both texts that can't be made longer. A chain takes blocks in the
order of the quote, wherever they stand in the other text; each costs what lies between: little where words
are left out, more where it goes back, most where it goes somewhere else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from onrecord.compare.words import Word
from onrecord.spans import Span

# The costs of going on, in the measure of the weights (a content word is 1). A leap pays when it finds three
# content words or so together: less is found anywhere in a text as long as a speech.
_STEP, _PER_WORD, _PER_SENTENCE = 0.25, 0.02, 0.3
_BACK, _LEAP = 1.2, 2.5
# Where the quote itself says that something is left out, words from elsewhere are no surprise.
_LEAP_AT_JOINT = 1.2
# So many words further on is elsewhere.
FAR = 80
# A block that weighs less is nothing to start from: one function word, or two.
_LEAST = 0.85
# Words in a row beyond the second add this to what they weigh: a row of function words ("it is what it is")
# is seldom found by chance.
_ROW = 0.25
# A chain is sought among so many blocks, the heaviest: the time grows with their square.
_MOST_BLOCKS = 300
# A word that a quote has more often begins a block at so many of its places only: so the time grows with the
# length of the texts, and not with its square, whatever is repeated in them.
_MOST_PLACES = 200


class Block(NamedTuple):
    """`length` words of the quote from `at` are those of the text from `to`."""

    at: int
    to: int
    length: int

    @property
    def end(self) -> int:
        """Where it ends in the quote."""
        return self.at + self.length

    @property
    def until(self) -> int:
        """Where it ends in the text."""
        return self.to + self.length


def blocks(quote: Sequence[Word], text: Sequence[Word], windows: Iterable[Span]) -> list[Block]:
    """Return the blocks worth something inside windows of the text (spans of word numbers, apart)."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(quote):
        if len(places[word.stem]) < _MOST_PLACES:
            places[word.stem].append(at)
    found = []
    for window in windows:
        for to in range(*window):
            for at in places.get(text[to].stem, ()):
                if at and to > window.start and quote[at - 1].stem == text[to - 1].stem:
                    continue  # the block began before
                length = 1
                most = min(len(quote) - at, window.end - to)
                while length < most and quote[at + length].stem == text[to + length].stem:
                    length += 1
                found.append(Block(at, to, length))
    weights = _sums(quote)
    found = [block for block in found if weights[block.end] - weights[block.at] >= _LEAST] or found
    if len(found) > _MOST_BLOCKS:
        found.sort(key=lambda block: (weights[block.at] - weights[block.end], block))
        del found[_MOST_BLOCKS:]
    return sorted(found)


def chain(
    quote: Sequence[Word], text: Sequence[Word], found: Sequence[Block], worth: Sequence[float]
) -> list[Block]:
    """Return the chain of blocks that is worth most, in the order of the quote and without overlap.

    Args:
        quote: its words.
        text: the words of the text.
        found: blocks in the order of the quote.
        worth: for each, what a word of it counts for, as a share: less where somebody else says it.
    """
    weights = _sums(quote)
    joints = list(accumulate((word.joint > 0 for word in quote), initial=0))
    best: list[tuple[float, int, int]] = []  # what it is worth, the block before, words cut off its head
    for number, block in enumerate(found):
        top = (_gain(weights, block.at, block.end) * worth[number], -1, 0)
        for before in range(number):
            last = found[before]
            if last.end >= block.end or last.at >= block.at:
                continue
            cut = max(last.end - block.at, 0)
            ahead = block.to - last.until
            if ahead < 0 and block.until > last.until and block.to >= last.to:
                cut = max(cut, -ahead)  # they overlap in the text: the same words serve once
            if cut >= block.length:
                continue
            gain = _gain(weights, block.at + cut, block.end) * worth[number]
            marked = joints[block.at + cut + 1] > joints[last.end]
            sentences = text[block.to + cut].sentence - text[last.until - 1].sentence
            cost = _cost(ahead + cut, block.at + cut - last.end, sentences, marked=marked)
            value = best[before][0] + gain - cost
            if value > top[0]:
                top = (value, before, cut)
        best.append(top)
    if not best:
        return []
    chosen = []
    number = max(range(len(best)), key=lambda one: best[one][0])
    while number >= 0:
        block, (_, before, cut) = found[number], best[number]
        chosen.append(Block(block.at + cut, block.to + cut, block.length - cut))
        number = before
    return chosen[::-1]


def _gain(weights: Sequence[float], at: int, end: int) -> float:
    return weights[end] - weights[at] + _ROW * max(end - at - 2, 0)


def _cost(ahead: int, between: int, sentences: int, *, marked: bool) -> float:
    leap = _LEAP_AT_JOINT if marked else _LEAP
    if ahead >= 0:
        step = _STEP + _PER_WORD * ahead + _PER_SENTENCE * sentences
        return min(step, leap) if ahead or between else 0.0
    return min(_BACK, leap) if ahead > -FAR else leap


def _sums(quote: Sequence[Word]) -> list[float]:
    return list(accumulate((word.weight for word in quote), initial=0.0))
