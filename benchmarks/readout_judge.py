"""Holds the meetings of a readout's record against the labels of its title and metadata.

*Found*: each of the people whom the title names takes part in a meeting that has the title's status, and
the site's own side with them, or nobody else. The other fields judge one meeting, the one with most of
them, where there is any: its day, place and mode against the label; *extra*, whether the text gives
everybody in it as taking part. It gives those whom the title names, the site's own side, speakers of a
transcript's turns, whoever stands in a sentence that tells of taking part ("attended by", "on their side"),
and whoever stands behind "with" or begins the sentence where the record sees them meet. A list of other
items ("See also") gives nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from benchmarks.readout_labels import Item, Label
from benchmarks.readout_titles import MONTHS, Name, spaced
from onrecord.spans import Span
from onrecord.types import Entity, Meeting, Record

Field = Literal["found", "extra", "day", "place", "mode", "false"]
FIELDS: tuple[Field, ...] = ("found", "extra", "day", "place", "mode", "false")

# Somebody without a name who is the site's own: "the President", "the Secretary".
_OWN_OFFICE = re.compile(
    r"(?:the )?(?:(?:acting|russian|deputy) )*"
    r"(?:president|secretary|leader|head of (?:the )?(?:russian )?state)",
    re.IGNORECASE,
)
# Later Kremlin pages are hard-wrapped: a line end alone ends nothing.
_SENTENCE_END = re.compile(r"(?<=[.!?])\s|(?<=[”)*])\n|\n\n")
_LONGEST_SENTENCE = 600
# A line that ends in a date is one of the other items that a page lists ("See also"), anywhere in it.
_LISTED = re.compile(rf"\b(?:{'|'.join(MONTHS)}) \d{{1,2}}(?: ?[−–-] ?[\w ]{{1,12}})?, \d{{4}} *(?=\n|\Z)")
_TAKING_PART = re.compile(
    r"\b(?:tak(?:e|es|ing)\s+part|took\s+part|participa\w+|attend\w*|(?:was|were|is|also)\s+present|"
    r"present\s+at|joined|accompan\w+|delegations?|together\s+with|side)\b",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:met|meet\w*|talks?|talked|spoke|conversation|call(?:ed)?|negotiations|discuss\w*|received|welcomed|"
    r"lunch|dinner|with|between|congratulated|briefed|informed|told|thanked|exchanged)\b",
    re.IGNORECASE,
)
_WITH = re.compile(r"\b(?:with|between|and|by|received|welcomed|met|host\w*)\b[^.;]*\Z", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:discuss\w+|about|on|regarding|concerning|against|signed by|according to)\b[^.;]*\Z", re.IGNORECASE
)
_OF = re.compile(r"\b(?:in|at|of|to|from|for)\s+(?:the\s+)?\Z", re.IGNORECASE)
# The label of a transcript's turn, up to a name in it.
_TURN = re.compile(r"(?:\A|\n)[^:.!?]{0,80}\Z")
# A line's first words, be they somebody's office.
_BEGINS = re.compile(r"(?:\A|\n)(?:(?:[A-Z][\w’'-]*|of|for|the|and)\s+)*\Z")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a record got right of an item: `None` where there is no label, or no meeting to judge.

    `right["false"]` is true where a greeting has a meeting; `meeting` is the one judged, `extra` the names of
    those in it whom the text does not give.
    """

    right: Mapping[Field, bool | None]
    meeting: Meeting | None = None
    extra: tuple[str, ...] = ()


def judge(item: Item, predicted: Record) -> Verdict:
    """Judge the record of an item."""
    right: dict[Field, bool | None] = dict.fromkeys(FIELDS)
    label = item.label
    if label is None:
        right["false"] = bool(predicted.meetings)
        return Verdict(right, next(iter(predicted.meetings), None))
    entities = {entity.id: entity for entity in predicted.entities}
    found, meeting = _told(item, label, predicted, entities)
    right["found"] = found == set(label.counterparts)
    if meeting is None:
        return Verdict(right)
    extra = tuple(_extra(item, label, meeting, entities))
    right["extra"] = not extra
    if label.modes is not None:
        right["mode"] = meeting.mode in label.modes
    if label.day is not None and not label.unsure:
        right["day"] = meeting.time is not None and (meeting.time.value or "")[:10] == label.day
    if label.place is not None:
        right["place"] = meeting.place is not None and not label.place.isdisjoint(
            words_of(meeting.place.text)
        )
    return Verdict(right, meeting, extra)


def words_of(text: str) -> set[str]:
    """Return the words of a place in small letters."""
    return {word.lower() for word in _WORD.findall(text)}


def is_named(entity: Entity, name: Name) -> bool:
    """Say whether an entity has the label's name, in full or short."""
    for told in (entity.name, *entity.names):
        words = [word.strip(".,").removesuffix("’s").removesuffix("'s") for word in spaced(told).split()]
        if name.last.lower() in (word.lower() for word in words):
            return True
        # The surname stands first in some languages: a courtesy may go before it, a given name alone is none.
        if (
            len(words) > 1
            and words[-1] == name.words[0]
            and words[-2] in {"Mr", "Mrs", "Ms", "President", "Minister"}
        ):
            return True
    return False


def _told(
    item: Item, label: Label, predicted: Record, entities: Mapping[str, Entity]
) -> tuple[set[Name], Meeting | None]:
    """Return which of the label's people the record has as met, and the meeting that has most of them."""
    found: set[Name] = set()
    ranked: list[tuple[int, bool, int, Meeting]] = []
    for meeting in predicted.meetings:
        people = _people(meeting, entities)
        here = {name for name in label.counterparts if any(is_named(entity, name) for entity in people)}
        own = any(_is_own(entity, label) for entity in people)
        # One that somebody else had with them is another meeting.
        theirs = own or not label.hosts or meeting.trigger.end <= len(item.title) or len(people) == len(here)
        if here and theirs and meeting.status in label.statuses:
            found |= here
            ranked.append((len(here), own, -meeting.trigger.start, meeting))
    return found, max(ranked, key=lambda one: one[:3])[3] if ranked else None


def _people(meeting: Meeting, entities: Mapping[str, Entity]) -> list[Entity]:
    """Return the participants of a meeting, with the members of groups."""
    found = []
    for participant in meeting.participants:
        entity = entities[participant.entity]
        found += [entity, *(entities[one] for one in entity.members if one in entities)]
    return found


def _is_own(entity: Entity, label: Label) -> bool:
    """Say whether an entity is the site's own side."""
    named = any(is_named(entity, Name((host,))) for host in label.hosts)
    return named or _OWN_OFFICE.fullmatch(entity.name) is not None


def _extra(item: Item, label: Label, meeting: Meeting, entities: Mapping[str, Entity]) -> Iterator[str]:
    """Yield the names of participants whom the text does not give as taking part."""
    for participant in meeting.participants:
        entity = entities[participant.entity]
        labelled = any(is_named(entity, name) for name in label.counterparts) or _is_own(entity, label)
        if not labelled and not _given(item, entity, participant.span):
            yield entity.name


def _given(item: Item, entity: Entity, span: Span) -> bool:
    """Say whether the text gives somebody as taking part in the meeting of its title."""
    named = {mention.span for mention in entity.mentions if mention.form != "pronoun"}
    return any(_gives(item, entity, one, one == span) for one in sorted({span, *named}))


def _gives(item: Item, entity: Entity, span: Span, sees_them_meet: bool) -> bool:
    sentence, at = sentence_of(item.text, span)
    before, after = sentence[:at], item.text[span.end : span.end + 40]
    line_end = item.text.find("\n", span.end)
    listed = _LISTED.search(item.text, span.end, line_end + 1 if line_end >= 0 else len(item.text))
    if _OF.search(before) or listed is not None:
        return False
    if span.end <= len(item.title):
        # "with Oltram CEO Ida Ran": a name that others follow is whose office it is.
        return entity.kind != "organization" and re.match(r"[’']?s? [A-Z]", after) is None
    if _TURN.search(before) and re.match(r"(?: \([^)\n]*\))?:", after):
        return True
    if _TAKING_PART.search(sentence):
        return True
    begins = _BEGINS.search(before) is not None
    return (
        sees_them_meet
        and _MEETING.search(sentence) is not None
        and (begins or _WITH.search(before) is not None)
        and _ABOUT.search(before) is None
    )


def sentence_of(text: str, span: Span) -> tuple[str, int]:
    """Return the sentence around a span, and where the span begins in it."""
    ends = _SENTENCE_END.finditer(text, max(0, span.start - _LONGEST_SENTENCE), span.start)
    start = max((match.end() for match in ends), default=max(0, span.start - _LONGEST_SENTENCE))
    after = _SENTENCE_END.search(text, span.end, span.end + _LONGEST_SENTENCE)
    return text[start : after.start() if after else span.end + _LONGEST_SENTENCE], span.start - start
