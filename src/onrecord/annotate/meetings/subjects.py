# ruff: noqa: E501 - a pattern broken over lines can no longer be read against its examples
"""Who stands before the word that tells of a meeting: its subject, its owner, or whom the clause is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.annotate.meetings.masked import ORGANIZATION, PERSON, PLACE, TIME, Masked, Unit
from onrecord.annotate.meetings.people import POSTMODIFIER, people_after, people_before, people_from
from onrecord.annotate.meetings.status import AUXILIARIES
from onrecord.spans import Span

# Words between a subject and its verb, asides included (characters).
_GAP = 240
# How far before a noun its owner or occasion stands (characters).
_REACH = 160
# Subjects are looked for among so many people before the verb.
_NEAR = 6
_ASIDES = re.compile(r"(?:\s*[,–—][^,;:–—“”]{1,150}){1,3}[,–—]")
_ASIDE = re.compile(
    r",\s+(?:accompanied|joined|flanked|along|together|with|led|whose|who)\b[^;:“”\"]{1,150},"
)
_RELATIVE = re.compile(r",?\s+who\b")
_SHARED = re.compile(
    rf"(?:,?\s+and|,|,?\s+then|,?\s+before|,?\s+after)((?:\s+(?:later|then|also|afterwards|there|will|has|had|to|briefly|{TIME}+,?|on\s+{TIME}+,?|[a-z]+ly))*)\s*$"
)
_DATELINE = re.compile(r"[^.;:“”\"a-z]{1,80}?(?:\([^()]{1,40}\)\s*)?\s(?:—|–|--?)\s")
_AGREED = re.compile(r"\b(?:agreed|plans?|planned|intends?|promised|is|are|due)\s+to\b")
_LED_BY = re.compile(r",?\s+(?:led|headed|chaired)\s+by\s+$")
_WROTE = re.compile(
    rf",[”\"’']?\s+(?={PERSON}+\s+(?:wrote|said|posted|tweeted|added|announced|reported|told)\b)"
)
_LINK = 80
_POSSESSOR = re.compile(
    rf"(?:({PERSON}+)['’]s?|\b([Hh]is|[Hh]er|[Mm]y))\s+(?:(?:{TIME}+|{PLACE}+|[\w’'-]+)\s+){{0,4}}$"
)
_OCCASION = re.compile(
    r"\b(?P<preposition>[Dd]uring|[Aa]t|[Ii]n|[Aa]fter|[Ff]ollowing|[Bb]efore|[Aa]head of|[Ff]rom|[Uu]pon|[Ww]hile|[Ss]ince|[Oo]n the (?:sidelines|margins) of)"
    rf"\s+(?:(?:an?|the|two|three|several|separate|this|that|yet another|another)\s+)?(?:(?:(?!for\b)[\w-]+|{TIME}+|{PLACE}+)\s+){{0,3}}$"
)


class Subject(NamedTuple):
    """People before a trigger, and the words between them and it; nobody where `people` is empty."""

    people: list[Unit]
    before: str


NOBODY = Subject([], "")


def subject(masked: Masked, verb: int) -> Subject:
    """Find the subject of the verb that begins at `verb`."""
    near = _people(masked, verb)[-_NEAR:]
    for number, unit in enumerate(reversed(near)):
        gap = masked.text[unit.span.end : verb]
        if len(gap) > _GAP:
            break
        led = _leads(gap)
        if led is None or _is_inside(masked, unit):
            continue
        people = people_before(masked, unit.span.end) or [unit]
        before = near[: len(near) - 1 - number]
        if gap.startswith(",") and len(people) == 1 and before:
            # "Venn, accompanied by Olt, met": the comma closes an aside of somebody else's.
            outer = before[-1]
            if _ASIDE.fullmatch(masked.text[outer.span.end : verb - len(gap) + 1]):
                people = people_before(masked, outer.span.end) or [outer]
        people = [*_headed(masked, people[0]), *people]
        return Subject(people, _governed(masked, people[0]) + led)
    return _body(masked, verb) or _shared(masked, verb)


def _headed(masked: Masked, head: Unit) -> list[Unit]:
    """Return the delegation before its head: "a delegation of pilots led by P"."""
    low = max(0, head.span.start - _REACH)
    led = _LED_BY.search(masked.text[low : head.span.start])
    unit = masked.unit_ending(low + led.start()) if led else None
    return [unit] if unit is not None and unit.mention.form == "nominal" else []


def _body(masked: Masked, verb: int) -> Subject | None:
    """Find a body as the subject right before the verb: "the Council has met", "her office will telephone"."""
    unit = next((unit for unit in reversed(masked.units) if unit.span.end <= verb), None)
    if unit is None or masked.text[unit.span.start] != ORGANIZATION or unit.mention.kind != "organization":
        return None
    gap = masked.text[unit.span.end : verb]
    return Subject([unit], gap) if AUXILIARIES.fullmatch(" " + gap.strip()) else None


def _is_inside(masked: Masked, unit: Unit) -> bool:
    """Say whether a bare name ends somebody's office: "Ada Venn, the mayor of Kelm, met"."""
    before = masked.text[max(0, unit.span.start - 12) : unit.span.start]
    bare = unit.mention.form == "name" and unit.mention.phrase == unit.mention.span
    return bare and re.search(r"\b(?:of|from)\s+(?:the\s+)?$", before) is not None


def _leads(gap: str) -> str | None:
    """Return the auxiliaries in a gap between subject and verb, `None` where other words stand in it."""
    modifier = POSTMODIFIER.match(gap)
    for start in {0, modifier.end() if modifier else 0}:
        rest = gap[start:]
        aside = _ASIDES.match(rest)
        if aside and AUXILIARIES.fullmatch(" " + rest[aside.end() :].strip()):
            return rest[aside.end() :]
        relative = _RELATIVE.match(rest)
        if relative:
            rest = rest[relative.end() :]
        if not rest.strip(" ,") or AUXILIARIES.fullmatch(" " + rest.strip(" ,")):
            return rest
    return None


def _governed(masked: Masked, unit: Unit) -> str:
    """Return the words right before a subject that govern its verb: "if P met", "hopes that P will meet"."""
    before = masked.text[max(0, unit.span.start - 40) : unit.span.start]
    found = re.search(
        rf"\b(?:if|whether|unless|should|could|would|will|did|has|had|let|den(?:y|ies|ied)(?:(?: on| late| again| flatly|,)? {TIME}+)?(?: that)?|(?:hop|wish|urg|ask|demand|suggest|propos|doubt|imagin|pretend)\w*(?: that)?(?: the| a)?|nor|never|neither)\s+$",
        before.replace(PERSON, " ") if before.endswith(PERSON) else before,
        re.IGNORECASE,
    )
    return found.group() + " " if found else ""


def _shared(masked: Masked, verb: int) -> Subject:
    """Find the subject that an earlier verb of the sentence had ("flew to P and met")."""
    linked = _SHARED.search(masked.text[max(0, verb - _LINK) : verb])
    people = _people(masked, verb)
    if not linked or not people:
        return NOBODY
    first = people[0]
    opening = masked.text[: first.span.start]
    between = masked.text[first.span.end : verb]
    if len(opening) > _LINK or re.search(r"[a-z]{3,}ed\b|[;:“\"]|\b(?:said|says)\b", opening):
        return NOBODY
    if re.search(r"[;:“”\"]|\bwho\b|\bthat\b|\bwhich\b|\bwhose\b", between):
        return NOBODY
    if not re.match(rf"(?:{POSTMODIFIER.pattern})?(?:,[^,]{{1,80}},)?\s+(?:\w+ly\s+)?[a-z]+", between):
        return NOBODY
    agreed = _AGREED.search(between)
    return Subject(people_from(masked, first), (f"{agreed.group()} " if agreed else "") + linked.group(1))


def _people(masked: Masked, end: int) -> list[Unit]:
    """Return the people before `end`; the place in a dateline is nobody, whatever it looks like."""
    dateline = _DATELINE.match(masked.text)
    start = dateline.end() if dateline else 0
    return [
        unit
        for unit in masked.units
        if start <= unit.span.start and unit.span.end <= end and masked.text[unit.span.start] == PERSON
    ]


def owner(masked: Masked, start: int) -> Subject:
    """Find who owns the meeting that is told at `start`: "P's meeting with", "his call with"."""
    low = max(0, start - _REACH)
    found = _POSSESSOR.search(masked.text[low:start])
    if found is None:
        return NOBODY
    between = found.group()[found.end(1 if found.group(1) else 2) - found.start() :]
    reach = masked.text[max(0, low + found.start() - 60) : low + found.start()]
    if found.group(1):
        unit = masked.unit_ending(low + found.end(1))
        return Subject(people_before(masked, unit.span.end) or [unit], reach + between) if unit else NOBODY
    at = low + found.start(2)
    mention = masked.possessives.get(at)
    if mention is None:
        return NOBODY
    return Subject([Unit(Span(at, at + len(found.group(2))), mention)], reach + between)


def around(masked: Masked, start: int, end: int) -> Subject:
    """Find who was at "a meeting with P" that a clause tells of in passing: the one the clause is about."""
    low = max(0, start - _REACH)
    occasion = _OCCASION.search(masked.text[low:start])
    if occasion is None:
        return NOBODY
    at = low + occasion.start()
    words = occasion.group()
    follows = re.compile(rf"[^,;:“”\"]{{0,80}},\s+(?={PERSON})").match(masked.text, end)
    if follows and at <= 30:
        unit = masked.unit_at(follows.end())
        return Subject(people_from(masked, unit), words) if unit else NOBODY
    before = _people(masked, at)
    if not before:
        return NOBODY
    found = _clause_subject(masked, before, at)
    return Subject(found, words) if found else NOBODY


def _clause_subject(masked: Masked, before: Sequence[Unit], end: int) -> list[Unit]:
    """Return the people that the clause up to `end` is about: those before its verb, if nobody else is in it."""
    people = people_before(masked, before[-1].span.end)
    if len(people) == len(before):
        return people
    # "P said after": whoever stands right before a verb of saying next to the occasion.
    gap = masked.text[before[-1].span.end : end]
    if re.fullmatch(
        rf"\s+(?:said|says|told\s+[a-z]+|announced|added|wrote|spoke)(?:\s+{TIME}+|\s+[a-z]+ly|\s+on)?\s*",
        gap,
    ):
        return people
    return []


def writer(masked: Masked, start: int) -> Subject:
    """Find whose note begins with its verb: "Had talks with P, P wrote"."""
    found = _WROTE.search(masked.text, start, start + _REACH)
    unit = masked.unit_at(found.end()) if found else None
    return Subject([unit], "") if unit else NOBODY


def couple(masked: Masked, end: int) -> list[Unit]:
    """Return the two or more people that "their meeting" before `end` is of: the first list in the sentence."""
    people = _people(masked, end)
    if not people:
        return []
    found = people_from(masked, people[0])
    beside = re.compile(r"[^.;:“”\"]{0,60}?\bwith\s+", re.IGNORECASE).match(
        masked.text, people[0].span.end, end
    )
    others, after = people_after(masked, beside.end(), organizations=False) if beside else ([], 0)
    return [people[0], *others] if others and after <= end else found
