"""A sentence with its names, pronouns and times blacked out, so that frames match shapes, not names.

Every mention's phrase is replaced, one for one, by a private-use character that
says what it is; offsets stay those of the document.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.annotate.document import Document
from onrecord.findings import FoundMention, FoundTime
from onrecord.names.given import is_given
from onrecord.spans import Span

PERSON, ORGANIZATION, PLACE, OTHER, TIME = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
_PRIVATE = re.compile("[\ue000-\ue004]")
_KINDS = {"person": PERSON, "group": PERSON, "organization": ORGANIZATION, "place": PLACE, "unknown": OTHER}
# Pronouns that can be a subject or an object and stand for people.
_PEOPLE = frozenset(["i", "he", "she", "they", "him", "them", "me"])
_POSSESSIVE = frozenset(["his", "her", "their", "my"])

_RELATIVE = re.compile(r",?\s+(?:who|whom|whose|which)\b|\s+at\s+(?:the\s+)?(?=[A-Z])")
# "the president of Qalburz": what stands behind it is a place, whatever it looks like.
_OF = re.compile(r"\b(?:of|from|for|in)\s+(?:the\s+)?\Z")
# Behind "her" that is an object ("met her at noon"); before a noun it owns.
_HER_ALONE = re.compile(
    r"[^\w\s]|\s+(?:in|at|on|for|to|again|there|here|yesterday|today|tomorrow|last|this|and|or|before|after|with|by|over|during"
    r"|herself|himself|twice|once|when|while|as|about|from|outside|inside|privately|alone|later|earlier)\b"
)
# A nominal that is a place, whatever body it may be elsewhere: "the town of Kelm".
_SETTLEMENT = re.compile(
    r"(?:the|an?)\s+(?:[a-z]+\s+)?(?:town|city|village|port|island|region|district|province|capital)\s+of\s[^,.;:]+"
)
# The first words of a list of what is to come, told in the present tense.
_AGENDA = re.compile(r"(?:[A-Z]\w*[’']?s?\s+){0,4}(?:[Ss]chedule|[Aa]genda|[Dd]iary)\b")


class Unit:
    """One masked phrase: where it stands and the mention that it is the phrase of."""

    __slots__ = ("mention", "span")

    def __init__(self, span: Span, mention: FoundMention) -> None:
        """Tie a masked span to its mention."""
        self.span = span
        self.mention = mention


class Masked:
    """One sentence, masked; offsets count the document's text."""

    def __init__(
        self,
        document: Document,
        sentence: Span,
        mentions: Sequence[FoundMention],
        times: Sequence[FoundTime],
        first_time: int = 0,
    ) -> None:
        """Mask `mentions` and `times`, those that lie in the sentence, in text order.

        `first_time` is the place of the first of the times among those of the document.
        """
        self.span = sentence
        self.times = times
        self.first_time = first_time
        self.agenda = _AGENDA.match(document.text) is not None
        self.published = document.published or ""
        self.original = sentence.of(document.text)
        chars = list(_PRIVATE.sub(" ", self.original))
        self.units: list[Unit] = []
        self.possessives: dict[int, FoundMention] = {}
        people = [mention for mention in mentions if mention.form == "name" and mention.kind == "person"]
        for mention in sorted(
            mentions, key=lambda m: (m.kind not in ("person", "group"), m.phrase.start, -m.phrase.end)
        ):
            word = mention.span.of(document.text).lower()
            if mention.form == "pronoun":
                if word in _POSSESSIVE:
                    self.possessives[mention.span.start - sentence.start] = mention
                if word not in _PEOPLE and not (word == "her" and mention.span.end < sentence.end):
                    continue
                if word == "her" and not _HER_ALONE.match(document.text, mention.span.end):
                    continue
            kind = PERSON if mention.form == "pronoun" or _is_persons(word, mention) else _KINDS[mention.kind]
            if mention.form == "nominal" and _SETTLEMENT.fullmatch(mention.phrase.of(document.text)):
                kind = PLACE
            mention, phrase = _named(mention, people, document.text)  # noqa: PLW2901 - the name stands for its nominal
            relative = _RELATIVE.search(document.text, mention.span.end, max(mention.span.end, phrase.end))
            if relative:  # what she did, or where, is no part of her name: "Ada Venn, who met …"
                phrase = Span(phrase.start, relative.start())
            for span in (phrase, mention.span):
                low, high = span.start - sentence.start, span.end - sentence.start
                if (
                    low >= 0
                    and high <= len(chars)
                    and not any(_PRIVATE.match(char) for char in chars[low:high])
                ):
                    chars[low:high] = kind * (high - low)
                    self.units.append(Unit(Span(low, high), mention))
                    break
        for time in times:
            low, high = time.span.start - sentence.start, time.span.end - sentence.start
            if low >= 0 and high <= len(chars) and not any(_PRIVATE.match(char) for char in chars[low:high]):
                chars[low:high] = TIME * (high - low)
        self.text = "".join(chars)
        self.units.sort(key=lambda unit: unit.span)
        self.starts = [unit.span.start for unit in self.units]

    def unit_at(self, start: int) -> Unit | None:
        """Return the unit that begins there."""
        index = bisect_left(self.starts, start)
        return self.units[index] if index < len(self.units) and self.starts[index] == start else None

    def unit_ending(self, end: int) -> Unit | None:
        """Return the unit that ends there."""
        index = bisect_left(self.starts, end) - 1
        return self.units[index] if index >= 0 and self.units[index].span.end == end else None


def _named(mention: FoundMention, people: Sequence[FoundMention], text: str) -> tuple[FoundMention, Span]:
    """Return the mention to read for a phrase, and the phrase's extent.

    A nominal that ends in a name ("the leader of P Party Ada Venn") is that name; a
    name's phrase that has run into another person's name ends with its own.
    """
    first = bisect_left(people, mention.phrase.start, key=lambda person: person.span.start)
    inside = []
    for person in people[first:]:
        if person.span.end > mention.phrase.end:
            break
        inside.append(person)
    if mention.form == "nominal" and inside and inside[-1].span.end == mention.phrase.end:
        last = inside[-1].span.start - mention.phrase.start
        if not _OF.search(mention.phrase.of(text)[:last]):
            return inside[-1], mention.phrase
    if mention.form == "name" and any(person.span != mention.span for person in inside):
        return mention, Span(mention.phrase.start, mention.span.end)
    return mention, mention.phrase


def _is_persons(words: str, mention: FoundMention) -> bool:
    """Say whether a name that was taken for a place's or for nobody's begins with a given name."""
    parts = words.split()
    return (
        mention.form == "name"
        and mention.kind in {"place", "unknown"}
        and len(parts) > 1
        and is_given(parts[0])
    )
