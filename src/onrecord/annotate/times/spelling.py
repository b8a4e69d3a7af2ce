"""A document as words with a letter each, compounds taken apart, and its stretches that may be times."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from onrecord.annotate.document import Document
from onrecord.annotate.times.alphabet import COMPOUND, LEAST, TELLING_PLACE, letter
from onrecord.annotate.token import Token
from onrecord.spans import Span

_text_of = itemgetter(2)
_PARTS = re.compile("[^-]+|-")


class Spelling(NamedTuple):
    """The words of a document and their letters, one each."""

    words: Sequence[Token]
    letters: str

    def text(self, first: int, last: int) -> str:
        """Return the words `[first, last)` in small letters, single blanks between them."""
        return " ".join(map(_text_of, self.words[first:last])).lower()

    def span(self, first: int, last: int) -> Span:
        """Return where the words `[first, last)` stand."""
        return Span(self.words[first].start, self.words[last - 1].end)


class Stretch(NamedTuple):
    """Words `[start, end)` that may be times, in a sentence whose words are `[first, last)`."""

    sentence: int
    first: int
    start: int
    end: int
    last: int


def spelled(tokens: Sequence[Token]) -> Spelling:
    """Give each word its letter; "third-quarter" is three words, if one of them tells of a time."""
    letters = "".join(map(letter, map(_text_of, tokens)))
    at = letters.find(COMPOUND)
    if at < 0:
        return Spelling(tokens, letters)
    words: list[Token] = []
    line: list[str] = []
    done = 0
    while at >= 0:
        start, _, text = tokens[at]
        parts = [Token(start + part.start(), start + part.end(), part[0]) for part in _PARTS.finditer(text)]
        words += [*tokens[done:at], *parts]
        line += [letters[done:at], *(letter(part.text) for part in parts)]
        done = at + 1
        at = letters.find(COMPOUND, done)
    words += tokens[done:]
    line.append(letters[done:])
    return Spelling(words, "".join(line))


def stretches(spelling: Spelling, document: Document) -> Iterator[Stretch]:
    """Yield the stretches around words that tell of a time, in text order."""
    letters = spelling.letters
    ends = [bisect_left(spelling.words, (sentence.end,)) for sentence in document.sentences]
    sentence = first = end = 0
    for telling in TELLING_PLACE.finditer(letters):
        at = telling.start()
        if at < end:
            continue
        while ends[sentence] <= at:
            first = ends[sentence]
            sentence += 1
        last = ends[sentence]
        start, end = at, at + 1
        while start > first and letters[start - 1] >= LEAST:
            start -= 1
        while end < last and letters[end] >= LEAST:
            end += 1
        yield Stretch(sentence, first, start, end, last)
