"""Documents with their mentions marked by hand, so that a test of the finder needs no finder of names.

`[Ada Venn]` is a person's name, `{the minister}` a nominal, `{{the ministers}}` one in the plural,
`<Port Alder>` a place and `|Harbour Trust|` an organization; pronouns are found.
"""

from __future__ import annotations

import re

from onrecord.annotate.document import Document, build
from onrecord.annotate.meetings import find_meetings
from onrecord.annotate.times import find_times
from onrecord.findings import FoundMeeting, FoundMention, Number
from onrecord.spans import Span
from onrecord.types import Article, EntityKind, MentionForm, Source

_KINDS: dict[str, tuple[EntityKind, MentionForm, Number | None]] = {
    "[": ("person", "name", "singular"),
    "{": ("person", "nominal", "singular"),
    "{{": ("group", "nominal", "plural"),
    "<": ("place", "name", None),
    "|": ("organization", "name", None),
}
_MARKED = re.compile(
    r"(?P<o1>\[)([^\]]*)\]|(?P<o2>\{\{)([^}]*)\}\}|(?P<o3>\{)([^}]*)\}|(?P<o4><)([^>]*)>|(?P<o5>\|)([^|]*)\|"
)
_PRONOUN = re.compile(r"\b(?:he|she|they|him|them|his|her|their|I|we|us)\b", re.IGNORECASE)


def marked(source: str, published: str | None = "2031-04-17") -> tuple[Document, list[FoundMention]]:
    """Return the document of a text without its marks, and its mentions."""
    text, mentions, last = "", [], 0
    for match in _MARKED.finditer(source):
        text += source[last : match.start()]
        opened, words = (part for part in match.groups() if part is not None)
        kind, form, number = _KINDS[opened]
        span = Span(len(text), len(text) + len(words))
        mentions.append(FoundMention(span, form, kind, span, number=number))
        text += words
        last = match.end()
    text += source[last:]
    for match in _PRONOUN.finditer(text):
        span = Span(*match.span())
        if not any(span.overlaps(mention.span) for mention in mentions):
            mentions.append(FoundMention(span, "pronoun", "person", span))
    made = build(
        Article("", None, None, None, None, published, "en", text, Source("", "", "text/plain", "test/1"))
    )
    assert made.text == text
    return made, sorted(mentions, key=lambda mention: mention.span)


def found(source: str) -> tuple[Document, tuple[FoundMeeting, ...]]:
    """Return the document and the tellings found in it."""
    made, mentions = marked(source)
    return made, find_meetings(made, mentions, find_times(made))


def people(made: Document, meeting: FoundMeeting) -> list[str]:
    """Return the words of the participants."""
    return [participant.span.of(made.text) for participant in meeting.participants]
