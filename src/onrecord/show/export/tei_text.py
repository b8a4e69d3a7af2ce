"""An article's text as TEI: marks that nest are elements, the others are left over for the stand-off part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from xml.sax.saxutils import escape

from onrecord.spans import Span

# What XML 1.0 has no place for, not even escaped (its production Char).
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_STANDS_FOR_IT = "\ufffd"
# A reader of XML makes a line feed of a carriage return, and a blank of either in an attribute.
_RETURN = {"\r": "&#13;"}
_IN_ATTRIBUTES = _RETURN | {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
# Elements of names and times, which hold phrases and no speech (TEI's macro.phraseSeq).
_PHRASES = frozenset({"persName", "orgName", "placeName", "rs", "date", "time"})

Attributes = Mapping[str, str | None]


class Mark(NamedTuple):
    """Words and the element that says what they are; of two with the same words the first is outside."""

    span: Span
    element: str
    attributes: Attributes


def marked(text: str, marks: Iterable[Mark]) -> tuple[str, list[Mark]]:
    """Return the text with elements in it, and the marks that would overlap, which are not in it.

    Without its tags it is the text to the character, but for what XML has no place for. Of two that overlap
    the one that begins first stays. Linear in text and marks, once these are sorted.
    """
    pieces: list[str] = []
    open_marks: list[Mark] = []
    left: list[Mark] = []
    at = 0

    def write_to(end: int) -> None:
        nonlocal at
        pieces.append(words(text[at:end]))
        at = end

    def close_before(start: int) -> None:
        while open_marks and open_marks[-1].span.end <= start:
            write_to(open_marks[-1].span.end)
            pieces.append(f"</{open_marks.pop().element}>")

    for mark in sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end)):
        close_before(mark.span.start)
        if open_marks and not _holds(open_marks[-1], mark):
            left.append(mark)
            continue
        write_to(mark.span.start)
        pieces.append(start_tag(mark.element, mark.attributes))
        open_marks.append(mark)
    close_before(len(text))
    write_to(len(text))
    return "".join(pieces), left


def _holds(outer: Mark, inner: Mark) -> bool:
    speech = inner.element in {"said", "seg"}
    return outer.span.contains(inner.span) and not (outer.element in _PHRASES and speech)


def words(text: str) -> str:
    """Write a text as content of an element."""
    return escape(printable(text), _RETURN)


def printable(text: str) -> str:
    """Return a text with U+FFFD for what XML has no place for: as many characters as before."""
    return _NO_XML.sub(_STANDS_FOR_IT, text)


def start_tag(element: str, attributes: Attributes = {}) -> str:  # noqa: B006 - it is never changed
    """Write a start tag; attributes without a value are left out."""
    told = "".join(
        f' {name}="{escape(printable(value), _IN_ATTRIBUTES)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{element}{told}>"


def element(name: str, content: str | None, attributes: Attributes = {}) -> str:  # noqa: B006 - never changed
    """Write an element around a text; nothing where there is none."""
    return "" if content is None else f"{start_tag(name, attributes)}{words(content)}</{name}>"
