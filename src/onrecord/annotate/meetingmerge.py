"""Tellings of one meeting made one, and headings given the side they leave out.

Names alone decide: two tellings are one meeting where they share two surnames and
no different day. A heading ("Meeting with X") names one side; the other is who
speaks first in the transcript below it, or who did something with X.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.document import Document
from onrecord.findings import FoundMeeting, FoundMention, FoundParticipant, FoundTime
from onrecord.spans import Span

# How many paragraphs below a heading may name the other side.
_BELOW = 6
# A meeting told again is compared with this many before it, which keeps long texts linear.
_RECENT = 40
# A person named this near to a paragraph's beginning is what it is about (characters).
_OPENING = 40
_PRONOUNS = frozenset("i he she they we him them me us his her their my our you".split())


def surname(document: Document, span: Span) -> str | None:
    """Return the last word of a name in small letters; `None` for pronouns and nominals."""
    words = re.findall(r"[^\W\d_][\w’'-]*", span.of(document.text))
    if not words or not words[-1][0].isupper() or words[-1].lower() in _PRONOUNS or words[0].lower() == "the":
        return None
    return re.sub(r"['’]s?$", "", words[-1].lower())


def _surnames(document: Document, meeting: FoundMeeting) -> set[str]:
    return {name for who in meeting.participants if (name := surname(document, who.span))}


def complete(
    document: Document, mentions: Sequence[FoundMention], headings: Sequence[FoundMeeting], found: list[FoundMeeting]
) -> list[FoundMeeting]:
    """Give each heading its other side, or its mode to the telling below it that has both."""
    result = list(found)
    for heading in headings:
        names = _surnames(document, heading)
        if not names:
            continue
        told = next((i for i, other in enumerate(result) if names <= _surnames(document, other) and other.trigger > heading.trigger), None)
        if told is not None and result[told].status == "held":
            if result[told].mode in ("other", heading.mode):
                result[told] = replace(result[told], mode=heading.mode, by=(*result[told].by, *heading.by))
            continue
        other = _other_side(document, mentions, heading, names)
        if other is not None:
            result.append(replace(heading, participants=(FoundParticipant(other), *heading.participants)))
    return result


def _other_side(
    document: Document, mentions: Sequence[FoundMention], heading: FoundMeeting, names: set[str]
) -> Span | None:
    """Find in the first paragraphs below the heading who met its counterpart."""
    below = [paragraph for paragraph in document.paragraphs if paragraph.start > heading.trigger.start][:_BELOW]
    for paragraph in below:
        people = [
            mention
            for mention in mentions
            if paragraph.contains(mention.phrase) and mention.kind == "person" and mention.form != "pronoun"
        ]
        for one, two in zip(people, people[1:], strict=False):
            between = document.text[one.phrase.end : two.phrase.start]
            if re.fullmatch(r",?\s+and\s+|\s+with\s+", between):
                pair = [surname(document, one.span), surname(document, two.span)]
                if pair[1] in names and pair[0] not in names:
                    return one.span
                if pair[0] in names and pair[1] not in names:
                    return two.span
        if not people or people[0].phrase.start - paragraph.start > _OPENING or people[0].number == "plural":
            continue
        first = people[0]
        if surname(document, first.span) not in names and not _is_counterpart(document, heading, first):
            return first.span
    return None


def _is_counterpart(document: Document, heading: FoundMeeting, mention: FoundMention) -> bool:
    """Say whether a nominal may be the counterpart's: its words stand in the heading."""
    if mention.form != "nominal":
        return False
    paragraph = next(p for p in document.paragraphs if p.contains(heading.trigger))
    title = set(paragraph.of(document.text).lower().split())
    return any(word in title for word in mention.span.of(document.text).lower().split() if word not in ("the", "of"))


def merged(document: Document, found: Sequence[FoundMeeting], times: Sequence[FoundTime]) -> list[FoundMeeting]:
    """Join the tellings that share two surnames and tell of no different day."""
    result: list[FoundMeeting] = []
    for meeting in sorted(found, key=lambda item: item.trigger):
        names = _surnames(document, meeting)
        twin = next(
            (i for i in range(max(0, len(result) - _RECENT), len(result)) if _is_same(document, meeting, names, result[i], times)),
            None,
        )
        if twin is None:
            result.append(meeting)
        else:
            result[twin] = _union(document, result[twin], meeting)
    return result


def _is_same(
    document: Document, one: FoundMeeting, names: set[str], other: FoundMeeting, times: Sequence[FoundTime]
) -> bool:
    if len(names & _surnames(document, other)) < 2 or one.status != other.status:
        return False
    if one.mode != other.mode and "other" not in (one.mode, other.mode):
        return False
    values = [times[item.time].value for item in (one, other) if item.time is not None]
    known = [value[:10] for value in values if value]
    return len(known) < 2 or known[0].startswith(known[1]) or known[1].startswith(known[0])


def _union(document: Document, first: FoundMeeting, again: FoundMeeting) -> FoundMeeting:
    """Keep the first telling's words and add what only the second says."""
    names = _surnames(document, first)
    added = tuple(
        who for who in again.participants if (name := surname(document, who.span)) is not None and name not in names
    )
    roles = {surname(document, who.span): who.role for who in again.participants if who.role != "participant"}
    kept = tuple(
        replace(who, role=roles.get(surname(document, who.span), who.role)) if who.role == "participant" else who
        for who in first.participants
    )
    return replace(
        first,
        mode=again.mode if first.mode == "other" else first.mode,
        participants=(*kept, *added),
        place=first.place or again.place,
        time=first.time if first.time is not None else again.time,
        topics=first.topics or again.topics,
        confidence=max(first.confidence, again.confidence),
        by=tuple(dict.fromkeys((*first.by, *again.by))),
    )
