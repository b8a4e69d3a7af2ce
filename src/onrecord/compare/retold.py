"""Whether a statement is there in other words: for indirect quotes, whose words are the article's by nature.

What counts is content words by their stems, wherever they stand in a few sentences in a row: order, function
words, tense and person are the teller's. That is a likeness of words and no proof of one meaning.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from onrecord.compare.change import Change, Part, Written
from onrecord.compare.difference import joined, op, steps
from onrecord.compare.transcript import Transcript
from onrecord.compare.words import CONTENT
from onrecord.spans import Span

# Sentences in a row that one statement is told from. A statement is there where so much of its content words
# is, and so many words; with one word less, where it has hardly another. docs/compare.md has the figures.
_SENTENCES = 4
_SHARE, _ENOUGH = 0.4, 4
_FEW, _SHARE_OF_FEW = 3, 0.75


class _Stretch(NamedTuple):
    worth: float
    words: int  # different content words of the quote
    part: Span  # of numbers of words


def retold(one: Written, transcript: Transcript, worth: Callable[[int], float]) -> Change | None:
    """Return where a text says what a quote says, in other words; `None` where it does not.

    Args:
        one: the quote.
        transcript: the text. A statement does not go on from one turn of it into the next.
        worth: what a word of the text counts for by its number, as a share.
    """
    other = transcript.written
    stems = {word.stem for word in one.words if word.weight == CONTENT}
    best = _best(stems, transcript, worth)
    if best is None or best.words < _FEW:
        return None
    share = best.words / len(stems)
    if share < (_SHARE if best.words >= _ENOUGH else _SHARE_OF_FEW):
        return None
    found = joined(steps(one.words, other.words, Span(0, len(one.words)), best.part))
    ops = tuple(op(step, one.words, other.words) for step in found)
    part = Part(Span(ops[0].quote.start, ops[-1].quote.end), Span(ops[0].text.start, ops[-1].text.end), ops)
    changed = sum(step.end - step.at for step in found if step.kind in {"replace", "insert"})
    left_out = sum(step.until - step.to for step in found if step.kind == "delete")
    return Change("reworded", share, (part,), changed, left_out)


def _best(stems: set[str], transcript: Transcript, worth: Callable[[int], float]) -> _Stretch | None:
    """Return the sentences in a row that have most of the words, from the first of them to the last."""
    words = transcript.written.words
    places = sorted(at for stem in stems for at in transcript.seeds.places(stem))
    inside: Counter[str] = Counter()
    first, best = 0, None
    for at in places:
        inside[words[at].stem] += 1
        while not _together(transcript, places[first], at):
            gone = words[places[first]].stem
            inside[gone] -= 1
            if not inside[gone]:
                del inside[gone]
            first += 1
        found = _Stretch(len(inside) * worth(at), len(inside), Span(places[first], at + 1))
        if best is None or _order(found) > _order(best):
            best = found
    return best


def _together(transcript: Transcript, first: int, last: int) -> bool:
    words = transcript.written.words
    near = words[last].sentence - words[first].sentence < _SENTENCES
    return near and transcript.turn(first) == transcript.turn(last)


def _order(one: _Stretch) -> tuple[float, int]:
    """Order stretches: what has most, in the fewest words."""
    return one.worth, one.part.start - one.part.end
