"""A text as words to be compared: where each stands, what it is compared by, and what parts it from the next.

Words in square brackets, and stage directions in round ones ("(Laughter.)"), are `aside`: nobody spoke them.
A bracket that completes a word ("[W]e") is part of it. Hyphens part words ("long-term" is two), so that
`change` can find them written together or apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.compare.spelling import key, stem
from onrecord.lexicon.common import function_words
from onrecord.spans import Span

# Marks that belong to the letter before (accents set apart, soft hyphens, joiners) and apostrophes in a word.
_INNER = "\u0300-\u036f\u0483-\u0487\u00ad\u200b-\u200f\u2060\ufeff"
_WORD = re.compile(
    r"\d+(?:[.,]\d+)+"
    r"|(?<=\[)[^\W_]{1,3}\][^\W_]+(?:['’][^\W_]+)*"  # "[W]e"
    r"|[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"  # a sign is a word where no blanks part words
    rf"|[^\W_](?:['’ʼ‘`´{_INNER}]*[^\W_\u3040-\u30ff\u3400-\u9fff])*[{_INNER}]*"
    r"|[%&]"
)
_BRACKETS = re.compile(r"\[[^\[\]]{0,200}\](?!\w)")
_STAGE = re.compile(
    r"\((?:laughs?|laughter|applause|cheers|crosstalk|inaudible|unintelligible|pause|sic|via interpreter"
    r"|through (?:an )?interpreter|in \w+|retranslated|nods|smiles|off.?mic|speaks \w+"
    r"|emphasis (?:added|mine|ours))\b[^()\n]{0,40}\)",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.|<\s*>")
_STOP = re.compile(r"[.!?…。！？]|\n")
_CLAUSE = re.compile(r"[;:—–]|\s--?\s")
_BARE_STOP = re.compile(r"\.[\"'”’)\]]*\s*[\"'“‘(\[]*")
# After these, and after one letter, a full stop alone ends nothing.
_ABBREVIATED = frozenset(
    "mr mrs ms dr prof gen sen rep gov st lt col capt sgt no jr sr vs rev hon messrs".split()
)

_APOSTROPHES = frozenset("'’ʼ‘`´")
# Before the key of a word that is aside: what one side spoke is never what somebody else noted beside it.
ASIDE = "\0"
# What a word counts for. A function word stands in any text; a content word says what it is about.
CONTENT, FUNCTION = 1.0, 0.3


class Word(NamedTuple):
    """One word of a text.

    Attributes:
        span: where it stands.
        key: what it is compared by (`spelling.key`), behind `ASIDE` if it is aside.
        stem: what its inflected forms share.
        weight: what it counts for: `CONTENT`, or `FUNCTION` for a function word, 0 for one that is aside.
        aside: somebody's who wrote it down, not the speaker's.
        sentence: the number of its sentence in the text.
        stop: what parts it from the next word: 2 the end of a sentence, 1 of a clause, 0 nothing.
        joint: before it the text itself says that something may be left out: 1 by an ellipsis, 2 by beginning
            a new piece of a quote.
        joined: an apostrophe stands in it: it may be two words in one ("we've").
    """

    span: Span
    key: str
    stem: str
    weight: float
    aside: bool
    sentence: int
    stop: int
    joint: int
    joined: bool


def words(
    text: str,
    pieces: Sequence[Span] | None = None,
    unspoken: Sequence[Span] = (),
    edges: Sequence[int] = (),
) -> list[Word]:
    """Return the words of a text, or of some pieces of it, in their order; spans count the whole text.

    Where everything is aside nothing is: a quote that stands in brackets as a whole is still a quote.

    Args:
        text: the text.
        pieces: which parts of it, in order; by default all of it.
        unspoken: what else in it nobody said: the labels of a transcript's turns, "she said" within a quote.
        edges: places, in order, where a sentence begins and another ends: those of labels and quotes.
    """
    found: list[Word] = []
    sentence, joint = 0, 0
    for piece in pieces if pieces is not None else (Span(0, len(text)),):
        matches = list(_WORD.finditer(text, piece.start, piece.end))
        asides = sorted([*_asides(text, piece), *unspoken])
        for at, match in enumerate(matches):
            span = Span(*match.span())
            after = matches[at + 1].start() if at + 1 < len(matches) else piece.end
            while asides and asides[0].end <= span.start:
                asides.pop(0)
            aside = bool(asides) and asides[0].start <= span.start
            compared = key(match[0])
            mark = ASIDE if aside else ""
            stop = _stop(text, span, after, last=at + 1 == len(matches))
            if edges and bisect_left(edges, span.end) < bisect_right(edges, after):
                stop = 2
            found.append(
                Word(
                    span,
                    mark + compared,
                    mark + stem(compared),
                    0.0 if aside else _weight(compared),
                    aside,
                    sentence,
                    stop,
                    joint,
                    not _APOSTROPHES.isdisjoint(match[0]),
                )
            )
            joint = 1 if _ELLIPSIS.search(text, span.end, after) else 0
            sentence += stop == 2
        joint = 2
    if found and all(word.aside for word in found):
        return [_heard(word) for word in found]
    return found


def _heard(word: Word) -> Word:
    compared = word.key.removeprefix(ASIDE)
    return word._replace(key=compared, stem=stem(compared), weight=_weight(compared), aside=False)


def _asides(text: str, piece: Span) -> Iterator[Span]:
    for pattern in (_BRACKETS, _STAGE):
        for match in pattern.finditer(text, piece.start, piece.end):
            yield Span(*match.span())


def _stop(text: str, span: Span, after: int, *, last: bool) -> int:
    gap = text[span.end : after]
    if gap == " ":
        return 0
    if _STOP.search(gap):
        following = text[after : after + 1]
        if last or not following.islower():
            bare = _BARE_STOP.fullmatch(gap) is not None and "\n" not in gap
            word = text[span.start : span.end]
            if not last and bare and (len(word) == 1 or word.casefold() in _ABBREVIATED):
                return 0
            return 2
        return 1 if gap.strip() and "\n" not in gap.strip() else 0
    return 1 if _CLAUSE.search(gap) else 0


def _weight(compared: str) -> float:
    return FUNCTION if compared in _function_keys() else CONTENT


_FUNCTION_KEYS: frozenset[str] = frozenset()


def _function_keys() -> frozenset[str]:
    global _FUNCTION_KEYS  # noqa: PLW0603 - filled once: the list is in written form, keys are compared
    if not _FUNCTION_KEYS:
        told = (word for word in function_words() if not word[0].isdigit())
        _FUNCTION_KEYS = frozenset(key(word) for word in told) - {str(n) for n in range(100)}
    return _FUNCTION_KEYS
