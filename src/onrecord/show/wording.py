"""The words people read for what the schema calls by code, shared by terminal, page and text."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from onrecord.spans import Span
from onrecord.types import EntityKind, MeetingMode, MentionForm, Quote, QuoteAct, Record, TimeModifier

EMPTY = "—"  # the text does not say
GAP = " … "  # between the pieces of one quote, as `Quote.text` joins them

# How a dossier cites.
CITED = (
    "Every quote stands in the words of its article; what was said is marked. The number in brackets is the "
    "source, the two behind it the place in its text, in Unicode code points, and the last how often facts "
    "like this one are right. A dash means that the text does not say."
)

MODES: dict[MeetingMode, str] = {
    "in_person": "in person",
    "phone": "by phone",
    "video": "by video",
    "visit": "visit",
    "other": "other",
}
ENTITY_KINDS: dict[EntityKind, str] = {
    "person": "person",
    "organization": "organisation",
    "place": "place",
    "group": "group",
    "unknown": "kind unknown",
}
MODIFIERS: dict[TimeModifier, str] = {
    "BEFORE": "before",
    "AFTER": "after",
    "ON_OR_BEFORE": "then or before",
    "ON_OR_AFTER": "then or after",
    "LESS_THAN": "less than",
    "MORE_THAN": "more than",
    "EQUAL_OR_LESS": "at most",
    "EQUAL_OR_MORE": "at least",
    "START": "the start of it",
    "MID": "the middle of it",
    "END": "the end of it",
    "APPROX": "about",
}
ANCHORS = {"published": "the date of publication", "dateline": "the dateline", "text": "another time"}
FORMS: dict[MentionForm, str] = {"name": "name", "nominal": "noun", "pronoun": "pronoun"}
_ACTS: dict[QuoteAct, str] = {"speech": "speech", "writing": "writing", "thought": "thought"}


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Return `1 quote`, `2 quotes`, `2,000 quotes`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def counts(record: Record) -> str:
    """Return what the record holds in one line: people, quotes, meetings, warnings."""
    people = sum(entity.kind == "person" for entity in record.entities)
    parts = [
        counted(people, "person", "people"),
        counted(len(record.quotes), "quote"),
        counted(len(record.meetings), "meeting"),
    ]
    if record.warnings:
        parts.append(counted(len(record.warnings), "warning"))
    return ", ".join(parts)


def manner(quote: Quote) -> str:
    """Return `direct speech`, `indirect thought`."""
    return f"{quote.kind} {_ACTS[quote.act]}"


def sureness(confidence: float) -> str:
    """Return a confidence as people see it, with two decimals."""
    return f"{confidence:.2f}"


def words(text: str, spans: Sequence[Span]) -> str:
    """Return the words that `spans` cover, pieces joined by ` … `; empty where there are none."""
    return GAP.join(span.of(text) for span in spans)


def printed_marks(text: str, content: Sequence[Span]) -> tuple[str, str]:
    """Return the quotation marks that the article prints around a quote, each `""` where there is none.

    The closing one may stand after a comma or full stop that is not part of the quote.
    """
    if not content:
        return "", ""
    start, end = content[0].start, content[-1].end
    before, after = text[max(start - 1, 0) : start], text[end : end + 2]
    closing = after[1:] if after[:1] in {",", "."} else after[:1]
    return before if _is_mark(before) else "", closing if _is_mark(closing) else ""


def _is_mark(character: str) -> bool:
    # Unicode's initial and final quotation marks, and those that Unicode counts as other punctuation.
    return bool(character) and (character in "\"'„‚‟‛" or unicodedata.category(character) in {"Pi", "Pf"})
