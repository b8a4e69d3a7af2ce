"""A sentence with its names, pronouns and times blacked out, so that frames match shapes, not names.

Every mention's phrase is replaced, one for one, by a private-use character that
says what it is; offsets stay those of the document. `Masked` then reads the noun
phrases on either side of a word: "with the visiting Foreign Minister P and P".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.annotate.document import Document
from onrecord.findings import FoundMention, FoundTime
from onrecord.lexicon import function_words, role_modifiers, roles
from onrecord.spans import Span

PERSON, ORGANIZATION, PLACE, OTHER, TIME = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
_PRIVATE = re.compile("[\ue000-\ue004]")
_KINDS = {"person": PERSON, "group": PERSON, "organization": ORGANIZATION, "place": PLACE, "unknown": OTHER}
# Pronouns that can be a subject or an object and stand for people.
_PEOPLE = frozenset(["i", "he", "she", "they", "him", "them", "me"])
_POSSESSIVE = frozenset(["his", "her", "their", "my"])

_WORD = re.compile(rf"{PERSON}+|{ORGANIZATION}+|{PLACE}+|{OTHER}+|{TIME}+|[\w.&/-]+(?:['’]\w+)*|['’]s\b|\S")
_SEPARATOR = re.compile(r",?\s+(?:and|as\s+well\s+as|along\s+with|together\s+with)\s+|,\s+|\s+&\s+")
_INNER = frozenset(
    [
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "our",
        "my",
        "of",
        "for",
        "and",
        "to",
        "on",
        "in",
        "de",
        "new",
        "former",
        "acting",
        "visiting",
        "senior",
        "then",
        "newly",
        "elected",
        "appointed",
        "outgoing",
        "incoming",
        "current",
        "top",
        "chief",
        "deputy",
        "own",
        "first",
        "counterpart",
        "colleague",
        "both",
        "fellow",
        "incumbent",
        "-",
        "–",
    ]
)
_CALLING_THEN_NAME = re.compile(rf"\s+(?:[A-Z][\w-]+\s+)?{PERSON}")
# A noun phrase has at most this many words before its name.
_REACH = 14
# A list of people is read up to this many members.
_MEMBERS = 24


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
        self, document: Document, sentence: Span, mentions: Sequence[FoundMention], times: Sequence[FoundTime]
    ) -> None:
        """Mask `mentions` and `times`, those that lie in the sentence, in text order."""
        self.span = sentence
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
                if word == "her" and re.match(
                    r"\s\w", document.text[mention.span.end : mention.span.end + 2]
                ):
                    continue
            kind = PERSON if mention.form == "pronoun" else _KINDS[mention.kind]
            mention, phrase = _named(mention, people)  # noqa: PLW2901 - the name stands for its nominal
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
        self._starts = [unit.span.start for unit in self.units]

    def unit_at(self, start: int) -> Unit | None:
        """Return the unit that begins there."""
        index = bisect_left(self._starts, start)
        return self.units[index] if index < len(self.units) and self._starts[index] == start else None

    def people_after(self, start: int, *, organizations: bool = True) -> tuple[list[Unit], int]:
        """Read the list of people that begins at `start`; return them and where the list ends."""
        found, end = self._phrase_after(start, organizations=organizations)
        if found is None:
            return [], start
        people, ends, commas = [found], [end], []
        while len(people) < _MEMBERS and (separator := _SEPARATOR.match(self.text, end)):
            unit, after = self._phrase_after(separator.end(), organizations=organizations)
            if unit is None:
                break
            commas.append(separator.group().strip() == ",")
            people.append(unit)
            ends.append(after)
            end = after
        # Without an "and" before its last member, what follows a comma is another clause.
        while commas and commas[-1]:
            commas.pop()
            people.pop()
            ends.pop()
        return people, ends[-1]

    def _phrase_after(self, start: int, *, organizations: bool) -> tuple[Unit | None, int]:  # noqa: C901, PLR0912 - one branch a kind of word
        """Read one noun phrase: titles and what else may stand before a name, then the name."""
        position, fallback, nominal, commas = start, None, None, 0
        for _ in range(_REACH):
            match = _WORD.search(self.text, position)
            if match is None or match.start() - position > 3:
                break
            word, position = match.group(), match.end()
            if word[0] == PERSON and nominal is not None and (unit := self.unit_at(match.start())):
                # "the leader of P Party Ada Venn", "the minister, Ada Venn": the name says it better.
                return (unit, position) if unit.mention.form == "name" else nominal
            if word[0] == PERSON:
                unit = self.unit_at(match.start())
                if (
                    unit
                    and unit.mention.form == "nominal"
                    and re.match(r"\s+(?:of|for|from)\s|,\s", self.text[position : position + 6])
                ):
                    nominal = (unit, position)
                    continue
                if not re.match(r"['’]s?\b", self.text[position : position + 3]):
                    return (unit, position) if unit else (None, start)
            elif word[0] in (ORGANIZATION, OTHER):
                unit = self.unit_at(match.start())
                if unit and not re.match(r"['’]s?\b", self.text[position : position + 3]):
                    fallback = fallback or ((unit, position) if commas == 0 else None)
            elif word == ",":
                commas += 1
                if commas > 1 or fallback:
                    break
                # After a comma only a name itself can be what the nominal before it is called.
                if nominal and not re.match(rf"\s+{PERSON}", self.text[position : position + 4]):
                    break
            elif (word == "and" and nominal) or (
                not _may_precede(word) and not self._is_callings_word(match)
            ):
                break
        if nominal:
            return nominal
        return (
            fallback
            if fallback and organizations and fallback[0].mention.kind == "organization"
            else (None, start)
        )

    def _is_callings_word(self, match: re.Match[str]) -> bool:
        """Say whether an unknown word is of a calling right before a name ("heart surgeon P")."""
        word = match.group()
        return (
            word.isalpha()
            and word.islower()
            and word not in function_words()
            and not word.endswith(("ed", "ing"))
            and (name := _CALLING_THEN_NAME.match(self.text, match.end())) is not None
            and (unit := self.unit_at(name.end() - 1)) is not None
            and unit.mention.form == "name"
        )

    def people_before(self, end: int) -> list[Unit]:
        """Read the list of people that ends at `end`, as the subject right before a verb."""
        people: list[Unit] = []
        near = self.units[max(0, bisect_left(self._starts, end) - _MEMBERS) : bisect_left(self._starts, end)]
        units = [unit for unit in near if unit.span.end <= end and self.text[unit.span.start] == PERSON]
        edge, joined = end, False
        for unit in reversed(units):
            gap = self.text[unit.span.end : edge]
            if people and not self._is_link(gap, joined=joined):
                break
            if not people and gap.strip(" "):
                break
            joined = joined or ((bool(people) and " and " in gap) or "as well as" in gap)
            people.insert(0, unit)
            edge = unit.span.start
        # Commas alone don't make a list: keep the one next to the verb.
        return people if joined or len(people) < 2 else people[-1:]

    def _is_link(self, gap: str, *, joined: bool) -> bool:
        """Say whether the words between two names make them members of one list."""
        separator = _SEPARATOR.match(gap)
        if separator is None or (not joined and separator.group().strip() == ","):
            return False
        words = _WORD.findall(gap[separator.end() :])
        return len(words) <= _REACH and all(
            word[0] in (ORGANIZATION, PLACE, OTHER) or _may_precede(word) for word in words
        )


def _named(mention: FoundMention, people: Sequence[FoundMention]) -> tuple[FoundMention, Span]:
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
        return inside[-1], mention.phrase
    if mention.form == "name" and any(person.span != mention.span for person in inside):
        return mention, Span(mention.phrase.start, mention.span.end)
    return mention, mention.phrase


def _may_precede(word: str) -> bool:
    """Say whether the word may stand before a name in its noun phrase: articles, titles, capitals."""
    lowered = word.lower()
    return (
        lowered in _INNER
        or word[0] in (ORGANIZATION, PLACE, OTHER, TIME)
        or (word[0].isupper() and word[0].isalpha())
        or word in ("'s", "’s")
        or (lowered in roles() and roles()[lowered].kind != "thing")
        or lowered in role_modifiers()
    )
