"""Names as printed: one way to write a name that lines, no-break spaces and soft hyphens cut up.

A record's names are given in printed form: invisible characters (Unicode category
Cf: soft hyphens, zero-width marks, direction marks) dropped, every run of white
space one space, none at the ends. The article's text keeps what it has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import category

from onrecord.spans import Span, View


def printed_form(words: str) -> str:
    """Return `words` without invisible characters and with single spaces between them."""
    if not words.isascii():
        words = "".join(char for char in words if not _invisible(char))
    return " ".join(words.split())


def words_of(span: Span, text: str) -> str:
    """Return the words that a span covers, in printed form."""
    return printed_form(span.of(text))


def printed_view(text: str) -> View:
    """Return the printed form of a whole text, with the way back to its characters."""
    kept: list[str] = []
    origins: list[int] = []
    for offset, char in enumerate(text):
        if _invisible(char):
            continue
        if char.isspace():
            if not kept or kept[-1] == " ":
                continue
            char = " "  # noqa: PLW2901 - white space of any kind prints as a space
        kept.append(char)
        origins.append(offset)
    return View("".join(kept), origins, len(text))


def printed_at(text: str, name: str, spans: Sequence[Span]) -> bool:
    """Say whether `name` stands in `text` where it shares a character with one of `spans`.

    This compares the characters as they are. A name that the text breaks over two lines,
    or prints with a soft hyphen in it, is found by `printed_in_view`.
    """
    return any(_touches(place, spans) for place in _places(text, name))


def printed_in_view(view: View, name: str, spans: Sequence[Span]) -> bool:
    """Say the same of a text given by its `printed_view`."""
    return any(_touches(view.source_span(place), spans) for place in _places(view.text, name))


def _places(text: str, name: str) -> Iterator[Span]:
    start = text.find(name)
    while start >= 0:
        yield Span(start, start + len(name))
        start = text.find(name, start + 1)


def _touches(place: Span, spans: Sequence[Span]) -> bool:
    return any(place.overlaps(span) for span in spans)


def _invisible(char: str) -> bool:
    return not char.isascii() and category(char) == "Cf"
