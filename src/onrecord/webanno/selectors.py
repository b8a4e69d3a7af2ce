"""Words of a text as selectors, and selectors held against the text."""

from __future__ import annotations

from typing import Any

from onrecord.errors import ProofError
from onrecord.spans import Span

AROUND = 32
"""Code points of context on either side, as many as other annotation programs keep."""


def selectors(text: str, span: Span) -> list[dict[str, Any]]:
    """Return where words stand and what they are; each selector alone finds them."""
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[max(span.start - AROUND, 0) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        },
    ]


def proved(text: str, given: object, place: str) -> Span:
    """Return the span that two selectors select.

    Raises:
        ProofError: they are no such pair, or what they quote is not what the text has there: an orphan.
    """
    by_type = (
        {one.get("type"): one for one in given if isinstance(one, dict)} if isinstance(given, list) else {}
    )
    position, quote = by_type.get("TextPositionSelector"), by_type.get("TextQuoteSelector")
    if position is None or quote is None:
        raise ProofError(f"{place}: it has no TextPositionSelector with a TextQuoteSelector beside it")
    start, end = position.get("start"), position.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        raise ProofError(f"{place}: [{start!r}, {end!r}] is no place in a text of {len(text)} characters")
    span = Span(start, end)
    exact = quote.get("exact")
    if exact != span.of(text):
        raise ProofError(
            f"{place}: an orphan, its words {_short(exact)} are not at [{start}, {end}], "
            f"where the text has {_short(span.of(text))}"
        )
    if not _stands_between(text, span, quote.get("prefix", ""), quote.get("suffix", "")):
        raise ProofError(f"{place}: an orphan, the words around {_short(exact)} are not those of the text")
    return span


def _stands_between(text: str, span: Span, before: object, after: object) -> bool:
    if not isinstance(before, str) or not isinstance(after, str):
        return False
    return text.endswith(before, 0, span.start) and text.startswith(after, span.end)


def _short(words: object) -> str:
    told = repr(words)
    return told if len(told) <= 62 else f"{told[:61]}…"
