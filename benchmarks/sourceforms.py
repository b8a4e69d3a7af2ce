"""The form of the words that name a speaker: a name, a nominal, a pronoun, the label of a turn, or none."""

from __future__ import annotations

import re
from typing import Literal, get_args

from benchmarks.matching import head
from onrecord.spans import Span, hull
from onrecord.types import Entity, Quote, Record

Form = Literal["named", "nominal", "pronoun", "turn", "none"]
FORMS: tuple[Form, ...] = get_args(Form)
FIRST = frozenset("i me my myself we us our ich wir".split())
_PRONOUNS = FIRST | frozenset(
    "he him his she her hers it its they them their theirs you your who whom whose which that this these "
    "those er sie es".split()
)
_BEFORE_A_NAME = frozenset("the a an my our your his her its their both two".split())
# Between the label of a turn and its words: brackets with a town, then a colon, full stop or line's end. No
# quotation mark: `Venn: “We sign”` is a headline's quote, not a turn.
_AFTER_A_LABEL = re.compile(r"[^\S\n]*(?:[(\[][^)\]\n]*[)\]][^\S\n]*)?[:.—–\n-]\s*\Z")
_BEFORE_A_LABEL = re.compile(r"(?:\A|\n)\W*\Z")


def form_of(quote: Quote, record: Record) -> Form:
    """Return the form of a gold quote's source.

    A source is *named* where a name of its speaker stands in it, or where its head is part of a name;
    a *pronoun* where its head is a personal or relative one; a *nominal* otherwise ("the mayor", "his
    aides", "One of them"). The label of a transcript's turn is a *turn*, whatever it looks like.
    """
    text = record.article.text
    if not quote.source:
        return "none"
    if is_turn(quote, text):
        return "turn"
    top = head(quote.source, text)
    if top is None:
        return "nominal"
    for entity in record.entities:
        for name in names(entity, text):
            spoken = entity.id == quote.speaker and any(name.overlaps(span) for span in quote.source)
            if spoken or name.overlaps(top):
                return "named"
    return "pronoun" if top.of(text).lower() in _PRONOUNS else "nominal"


def is_turn(quote: Quote, text: str) -> bool:
    """Say whether the source is a label at the head of its line, right before the quote, no word as cue."""
    if not quote.source or any(letter.isalpha() for span in quote.cue for letter in span.of(text)):
        return False
    source = hull(quote.source)
    follows = source.end <= quote.content[0].start
    between = text[source.end : quote.content[0].start]
    return bool(follows and _AFTER_A_LABEL.match(between) and _BEFORE_A_LABEL.search(text[: source.start]))


def names(entity: Entity, text: str) -> list[Span]:
    """Return where an entity is named by more than a noun: "The two leaders" and "my editor" are no names."""
    return [
        mention.span
        for mention in entity.mentions
        if mention.form == "name" and _is_proper(mention.span.of(text).split())
    ]


def _is_proper(words: list[str]) -> bool:
    while words and words[0].lower() in _BEFORE_A_NAME:
        words = words[1:]
    return any(letter.isupper() for word in words for letter in word[:1])
