"""Text as it is searched: words of lower-case ASCII letters and digits, whatever the script and the marks.

fold("Łódź, the “Müller-Line”")   -> "lodz the muller line"
fold("We’ll see Ms Venn’s plan")  -> "we ll see ms venn s plan"
folded("in Łódź").spans[1].of("in Łódź")  -> "Łódź"

Whoever searches and what is searched are folded alike, so what is left out is never missed. Hyphens part
words. An apostrophe is dropped within a word (O'Brien, don't), but before 's, 'll, 're, 've, 'd and 'm it
parts them, so that `Venn` finds "Venn's" and `well` does not find "we'll". Thousands are read without their
commas, acronyms without their dots. Signs that are written without blanks between words (Chinese, kana,
Hangul, Thai and their neighbours) are a word each, so that a word of several signs is found as a phrase.
Words in other scripts are romanised as names are (`names.romanise`); what is left is `anyascii`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from onrecord.names.romanise import romanise
from onrecord.spans import Span

LONGEST = 64
"""Letters of one word that count: PostgreSQL leaves words of 2 kB out, and nobody types so many."""

# Marks that stand on letters and are no letters to `re`: Latin, Cyrillic, Hebrew, Arabic, Indic and Thai
# ones, joiners, variation selectors, the soft hyphen.
_MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06ed\u0711\u0730-\u074a\u0900-\u0963\u0966-\u0df3\u0e00-\u0e4e\u0eb1-\u0ece"
    "\u0f18-\u0fbc\u102b-\u103e\u17b4-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u2060\u20d0-\u20ff"
    "\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
)
_LETTER = rf"[\w{_MARKS}]"
_APOSTROPHE = "['’‘´`׳״＇]"
_PIECE = re.compile(
    r"(?P<number>(?<![\w.,])\d{1,3}(?:,\d{3})+(?!\w))"
    r"|(?P<acronym>(?<![\w.])(?:[^\W\d_]\.)+[^\W\d_](?!\w))"
    rf"|{_LETTER}+(?:{_APOSTROPHE}{_LETTER}+)*"
)
_CLITIC = re.compile(rf"(?<=\w){_APOSTROPHE}(?=(?:s|ll|re|ve|d|m)$)", re.IGNORECASE)
# Thai to Myanmar, Khmer, kana, Chinese, Hangul.
_SIGNS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "\U00020000-\U0002ffff"
)
_SIGN = re.compile(f"[{_SIGNS}]|[^{_SIGNS}]+")
# What stands around a word and never within one.
_AROUND = ".,;:!?()[]…\"“”„«»'’‘"


class Folded(NamedTuple):
    """A folded text: its words, and where in the text as printed each stands."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]


def fold(text: str) -> str:
    """Return the folded words of a text, a blank between two."""
    return " ".join(filter(None, map(_plain, text.split())))


def folded(text: str) -> Folded:
    """Return the folded words of a text, the same as `fold`'s, and their spans in it."""
    found = [
        (word, Span(chunk.start() + start, chunk.start() + end))
        for chunk in re.finditer(r"\S+", text)
        for word, start, end in _words(chunk.group())
    ]
    return Folded(tuple(word for word, _ in found), tuple(span for _, span in found))


@lru_cache(maxsize=1 << 17)
def _plain(chunk: str) -> str:
    """Return the folded words of a text without blanks; most of a text's were in the one before, too."""
    bare = chunk.strip(_AROUND)
    if bare.isascii() and bare.isalnum():  # a word and nothing else, as most are
        return bare.lower()[:LONGEST]
    return " ".join(word for word, _, _ in _words(chunk))


def _words(chunk: str) -> Iterator[tuple[str, int, int]]:
    """Yield the folded words of a text without blanks, each with where it starts and ends."""
    for piece in _PIECE.finditer(chunk):
        text, start = piece.group(), piece.start()
        if piece.lastgroup:
            yield romanise(text.replace(",", "").replace(".", ""))[:LONGEST], start, piece.end()
            continue
        clitic = _CLITIC.search(text)
        cuts = (0, clitic.start(), clitic.end(), len(text)) if clitic else (0, len(text))
        for first, last in zip(cuts[::2], cuts[1::2], strict=True):
            for part in _SIGN.finditer(text, first, last):
                for word in romanise(part.group()).replace("-", " ").split():
                    yield word[:LONGEST], start + part.start(), start + part.end()
