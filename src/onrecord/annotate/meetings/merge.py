"""Tellings of one meeting made one, and headings given the side they leave out.

Names alone decide: two tellings are one meeting where they share two surnames and
no different day. A heading ("Meeting with X") names one side; the other is who
speaks first in the transcript below it, or who did something with X.
"""

from __future__ import annotations

import re
from bisect import bisect_right
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
_PRONOUNS = frozenset(
    ["i", "he", "she", "they", "we", "him", "them", "me", "us", "his", "her", "their", "my", "our", "you"]
)


def name_words(document: Document, span: Span) -> tuple[str, ...]:
    """Return a name's words in small letters; none for pronouns and nominals."""
    words = re.findall(r"[^\W\d_][\w’'-]*", span.of(document.text))
    if (
        not words
        or words[-1] == words[-1].lower()
        or words[-1].lower() in _PRONOUNS
        or words[0].lower() == "the"
    ):
        return ()
    return tuple(re.sub(r"['’]s?$", "", word.lower()) for word in words)


def is_same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether the last word of either name stands in the other ("Venn", "Marta Venn", "Venn Marta")."""
    return bool(one and other) and (one[-1] in other or other[-1] in one)


def _names(document: Document, meeting: FoundMeeting) -> list[tuple[str, ...]]:
    return [words for who in meeting.participants if (words := name_words(document, who.span))]


def _shared(one: list[tuple[str, ...]], other: list[tuple[str, ...]]) -> int:
    """Count the names of one list that stand in the other."""
    return sum(any(is_same_name(name, twin) for twin in other) for name in one)


def complete(
    document: Document,
    mentions: Sequence[FoundMention],
    headings: Sequence[FoundMeeting],
    found: list[FoundMeeting],
) -> list[FoundMeeting]:
    """Give each heading its other side, or its mode to the telling below it that has both."""
    result = list(found)
    for heading in headings:
        names = _names(document, heading)
        if not names:
            continue
        below = (
            i for i, other in enumerate(result) if other.trigger > heading.trigger and other.status == "held"
        )
        told = next((i for i in below if _shared(names, _names(document, result[i])) == len(names)), None)
        if told is not None:
            if result[told].mode in ("other", heading.mode):
                result[told] = replace(result[told], mode=heading.mode, by=(*result[told].by, *heading.by))
            continue
        other = _other_side(document, mentions, heading, names)
        if other is not None:
            result.append(replace(heading, participants=(FoundParticipant(other), *heading.participants)))
    return result


def _other_side(
    document: Document, mentions: Sequence[FoundMention], heading: FoundMeeting, names: list[tuple[str, ...]]
) -> Span | None:
    """Find in the first paragraphs below the heading who met its counterpart."""
    first = bisect_right(document.paragraphs, heading.trigger)
    for paragraph in document.paragraphs[first : first + _BELOW]:
        people = [
            mention
            for mention in mentions
            if paragraph.contains(mention.phrase) and mention.kind == "person" and mention.form != "pronoun"
        ]
        strangers = [mention for mention in people if not _is_counterpart(document, heading, names, mention)]
        if not strangers:
            continue
        nearest = strangers[0]
        # It opens the paragraph, or the paragraph tells what the two of them did.
        opens = nearest.phrase.start - paragraph.start <= _OPENING and nearest.number != "plural"
        if opens or (len(people) > len(strangers) and nearest.form == "name" and nearest in people[:2]):
            return nearest.span
    return None


def _is_counterpart(
    document: Document, heading: FoundMeeting, names: list[tuple[str, ...]], mention: FoundMention
) -> bool:
    """Say whether a mention may be the heading's person: by name, or by an office told there."""
    if mention.form == "name":
        words = name_words(document, mention.span)
        return not words or any(is_same_name(words, name) for name in names)
    title = document.paragraphs[bisect_right(document.paragraphs, heading.trigger) - 1]
    known = set(title.of(document.text).lower().split())
    return all(
        word in known for word in mention.span.of(document.text).lower().split() if word not in ("the", "of")
    )


def merged(
    document: Document, found: Sequence[FoundMeeting], times: Sequence[FoundTime]
) -> list[FoundMeeting]:
    """Join the tellings that share two surnames and tell of no different day."""
    result: list[FoundMeeting] = []
    for meeting in sorted(found, key=lambda item: item.trigger):
        names = _names(document, meeting)
        twin = next(
            (
                i
                for i in range(max(0, len(result) - _RECENT), len(result))
                if _is_same(document, meeting, names, result[i], times)
            ),
            None,
        )
        if twin is None:
            result.append(meeting)
        else:
            result[twin] = _union(document, result[twin], meeting)
    return result


def _is_same(
    document: Document,
    one: FoundMeeting,
    names: list[tuple[str, ...]],
    other: FoundMeeting,
    times: Sequence[FoundTime],
) -> bool:
    if _shared(names, _names(document, other)) < 2 or one.status != other.status:
        return False
    if one.mode != other.mode and "other" not in (one.mode, other.mode):
        return False
    values = [times[item.time].value for item in (one, other) if item.time is not None]
    known = [value[:10] for value in values if value]
    return len(known) < 2 or known[0].startswith(known[1]) or known[1].startswith(known[0])


def _union(document: Document, first: FoundMeeting, again: FoundMeeting) -> FoundMeeting:
    """Keep the first telling's words and add what only the second says."""
    names = _names(document, first)
    added = tuple(
        who
        for who in again.participants
        if (words := name_words(document, who.span)) and not any(is_same_name(words, name) for name in names)
    )
    kept = tuple(_with_role(document, who, again) for who in first.participants)
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


def _with_role(document: Document, who: FoundParticipant, again: FoundMeeting) -> FoundParticipant:
    """Give a participant the part that the second telling says, where the first says none."""
    words = name_words(document, who.span)
    told = (twin.role for twin in again.participants if is_same_name(words, name_words(document, twin.span)))
    return replace(who, role=next(told, who.role)) if who.role == "participant" else who
