# ruff: noqa: E501 - a pattern broken over lines can no longer be read against its examples
"""Finds who met whom: frames over masked sentences, at least two people each.

High precision first. A frame (`meetingframes`) finds the word that tells of a
meeting; this file reads its people, status, mode, place, time and topics, and
joins two tellings of one meeting where the surnames say that they are one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.annotate.document import Document
from onrecord.annotate.meetings.frames import AUXILIARIES, Frame, frames, mode_of, nouns, status_of
from onrecord.annotate.meetings.masked import ORGANIZATION, PERSON, PLACE, TIME, Masked, Unit
from onrecord.annotate.meetings.merge import complete, merged
from onrecord.findings import FoundMeeting, FoundMention, FoundParticipant, FoundTime
from onrecord.spans import Span
from onrecord.types import MeetingMode, ParticipantRole

# A sentence is looked at where one of these stands in it.
_TRIGGER = re.compile(
    r"\b(?:met|meet|talk|spoke|speak|call|phon|telephon|rang|receive|host|welcom|visit|conversation|discussion|dinner|luncheon|lunch"
    r"|summit|audience|negotiation|consultation|encounter|conference|t[eê]te)|conference|taking part|took part|present\b|attended",
    re.IGNORECASE,
)
# Longer sentences are tables or broken text, not prose (characters).
_LONGEST = 4000
# How far before a noun the words stand that say whether its meeting took place (characters).
_NOUN_REACH = 60
_PRESS = re.compile(
    r"\b(?:reporters?|journalists?|media|press|news|crowd|audience|supporters|voters)\b", re.IGNORECASE
)
_POSSESSOR = re.compile(
    rf"(?:({PERSON}+)['’]s?|\b([Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur))\s+(?:[\w’'-]+\s+){{0,3}}$"
)
_OCCASION = re.compile(
    r"\b(?P<preposition>[Dd]uring|[Aa]t|[Ii]n|[Aa]fter|[Ff]ollowing|[Bb]efore|[Aa]head of|[Ff]rom|[Uu]pon|[Ww]hile|[Ss]ince)"
    r"\s+(?:(?:an?|the|two|three|several|separate|their|this|that)\s+)?(?:[\w-]+\s+){0,3}$"
)
_CALL_FOLLOWS = re.compile(
    rf"\s*,?\s*(?:(?:on\s+)?{TIME}|to\s+(?:discuss|express|talk|brief|convey|thank)|by\s+phone|earlier)"
)
_WELCOME_FOLLOWS = re.compile(r"\s+(?:to|at|in|for)\b")
_PLACE = re.compile(
    rf"\b(?:in|at)\s+(?P<place>(?:(?:the|his|her|their|its)\s+)?(?:[\w’'.-]+\s+){{0,4}}?(?:{PLACE}+|{ORGANIZATION}+)(?:,\s+{PLACE}+)?"
    r"|(?:the\s+|an?\s+)?[A-Z][\w’'.-]*[\w](?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w’'-]+){0,4})"
)
_TOPIC = re.compile(
    rf"\s*,?\s*(?:to\s+(?:discuss|talk\s+about|address|review)|about|regarding|concerning|over|on(?!\s+(?:{TIME}|numerous|several|many|a\s+number|the\s+sidelines|the\s+margins|a\s+visit|board)))"
    r"\s+(?P<topic>[^.;:?!“”\"\n]{3,200})"
)
_TOPIC_END = re.compile(
    r",\s+(?:said|says|according|who|which|and\s+\w+ed|[^,]{1,60}\s(?:said|says|told|added|announced))\b|\s+(?:said|says|before|after|as|when|while|ahead\s+of)\s+"
)
_STOP = re.compile(
    r"\s(?:to\s+discuss|about|regarding|concerning|that|who|which|and|but|where|as|after|before|when|while)\s|[.;:“”\"]"
)
_ATTENDED = re.compile(
    r"^(?:(?:Also\s+)?(?P<first>[Tt]aking\s+part|[Pp]resent|[Aa]ttending|[Pp]articipating)(?:\s+(?:in|at)\s+the\s+\w+(?:\s+\w+)?)?\s+(?:was|were)\s+)"
    r"|\b(?P<verb>(?:also\s+)?(?:took\s+part|was\s+present|were\s+present|attended|participated|was\s+also\s+present|were\s+also\s+present))\b"
    r"(?:\s+(?:in|at|the)\s+(?:the\s+)?(?:meeting|talks|conversation|discussion|consultations))?(?=[\s,]*(?:\.|$|,|as))"
)
# An attendance note belongs to the meeting told within so many sentences before it.
_NOTE_REACH = 12


@dataclass(frozen=True, slots=True)
class _Told:
    """The people of one frame: who stands before and after the trigger, and where its words end."""

    subject: list[Unit]
    people: list[Unit]
    before: str
    end: int


def find_meetings(
    document: Document, mentions: Sequence[FoundMention], times: Sequence[FoundTime]
) -> tuple[FoundMeeting, ...]:
    """Find the meetings and calls that a document tells of.

    Args:
        document: the cleaned text.
        mentions: names, nominals and pronouns, in text order.
        times: time expressions, in text order.

    Returns:
        Meetings in text order of their triggers, each with two or more participants as
        spans of mentions (nobody has said yet who "he" is); `time` indexes `times`.
    """
    found: list[FoundMeeting] = []
    headings: list[FoundMeeting] = []
    noted_at: dict[int, int] = {}
    mention_starts = [mention.phrase.start for mention in mentions]
    if any(a > b for a, b in pairwise(mention_starts)):
        mentions = sorted(mentions, key=lambda mention: mention.phrase.start)
        mention_starts = [mention.phrase.start for mention in mentions]
    time_starts = [time.span.start for time in times]
    for number, sentence in enumerate(document.sentences):
        if sentence.end - sentence.start > _LONGEST or not _TRIGGER.search(document.text, *sentence):
            continue
        inside = slice(bisect_left(mention_starts, sentence.start), bisect_left(mention_starts, sentence.end))
        first_time = bisect_left(time_starts, sentence.start)
        here = times[first_time : bisect_left(time_starts, sentence.end)]
        masked = Masked(document, sentence, mentions[inside], here)
        attendance = _attendance(masked)
        if attendance and found and number - noted_at.get(len(found) - 1, -_NOTE_REACH) < _NOTE_REACH:
            found[-1] = replace(found[-1], participants=_joined(found[-1].participants, attendance))
            continue
        for meeting in _in_sentence(masked, here, first_time, number):
            if meeting.by == ("rule:heading",) and len(meeting.participants) < 2:
                headings.append(meeting)
                continue
            found.append(meeting)
            noted_at[len(found) - 1] = number
    found = complete(document, mentions, headings, found)
    return tuple(sorted(merged(document, found, times), key=lambda meeting: meeting.trigger))


def _in_sentence(
    masked: Masked, times: Sequence[FoundTime], first_time: int, number: int
) -> Iterator[FoundMeeting]:
    """Yield the meetings of one sentence, one a trigger, in the order of the frames."""
    taken: list[Span] = []
    for frame in frames():
        if frame.shape == "heading" and (number > 2 or masked.original.rstrip()[-1:] in ".!?"):
            continue
        for match in frame.pattern.finditer(masked.text):
            trigger = Span(*match.span("trigger"))
            if any(trigger.overlaps(other) for other in taken):
                continue
            told = _told(masked, frame, match)
            if told is None or any(_PRESS.search(unit.span.of(masked.original)) for unit in told.subject):
                continue
            meeting = _meeting(masked, frame, match, told)
            if meeting is None:
                continue
            # One telling's words are spent: the noun in "held a meeting with" is no second one.
            taken.append(Span(match.start(), told.end))
            yield _situated(meeting, masked, told, match, times, first_time)


def _told(masked: Masked, frame: Frame, match: re.Match[str]) -> _Told | None:
    """Read the people around a trigger as the frame's shape says; `None` where they are too few."""
    groups = match.groupdict()
    trigger = match.start("trigger")
    if "both" in groups:
        subject, before = _subject(masked, match.start())
        return _Told(subject, [], before, match.end()) if len(subject) > 1 else None
    organizations = frame.name in {
        "held",
        "noun",
        "met-with",
        "met-object",
        "heading",
        "spoke-phone",
        "between",
    }
    people, end = masked.people_after(match.end(), organizations=organizations)
    if not people:
        return None
    if frame.shape == "heading":
        return _Told([], people, "", end)
    reach = masked.text[max(0, match.start() - _NOUN_REACH) : trigger]
    if frame.shape == "between":
        return _Told([], people, reach, end) if len(people) > 1 else None
    gerund = match.group("trigger") == "meeting"
    if frame.shape == "noun" or gerund:
        subject, before = (_subject(masked, match.start())) if gerund else ([], "")
        if subject:
            return _Told(subject, people, before, end)
        subject = _around(masked, match.start(), end)
        return _Told(subject, people, reach, end) if subject else None
    subject, before = _subject(masked, match.start())
    if not subject or not _is_plausible(masked, frame, match, people, end):
        return None
    return _Told(subject, people, before + " " + masked.text[match.start() : trigger], end)


def _is_plausible(masked: Masked, frame: Frame, match: re.Match[str], people: list[Unit], end: int) -> bool:
    """Weed out the verbs' other senses: called him a liar, welcomed the minister's words, spoke to reporters."""
    words = masked.original[match.end() : end]
    if frame.name == "called":
        return _CALL_FOLLOWS.match(masked.text, end) is not None
    if match.group("trigger").startswith("welcom"):
        return _WELCOME_FOLLOWS.match(masked.text, end) is not None
    if frame.name == "spoke-phone":
        if _PRESS.search(words):
            return False
        live = mode_of(masked.original[match.start() : min(len(masked.original), end + 40)])
        return live is not None or (
            match.group().split()[-1] == "with" and people[0].mention.kind == "person"
        )
    if frame.name in {"received", "visited"}:
        return all(unit.mention.kind in ("person", "group") for unit in people)
    return True


def _subject(masked: Masked, verb: int) -> tuple[list[Unit], str]:
    """Find the subject of the verb that begins at `verb`, and the words between the two."""
    for unit in reversed(_people(masked, verb)[-6:]):
        gap = masked.text[unit.span.end : verb]
        if len(gap) > 220:
            break
        aside = re.match(r",[^,;:]{1,150},", gap)
        if aside and AUXILIARIES.fullmatch(" " + gap[aside.end() :].strip()):
            return masked.people_before(unit.span.end) or [unit], gap[aside.end() :]
        relative = re.match(r",?\s+who\b", gap)
        if relative:
            gap = gap[relative.end() :]
        if AUXILIARIES.fullmatch(" " + gap.strip(" ,")) or not gap.strip(" ,"):
            return masked.people_before(unit.span.end) or [unit], gap
    return _shared_subject(masked, verb)


def _shared_subject(masked: Masked, verb: int) -> tuple[list[Unit], str]:
    """Find the subject that an earlier verb of the sentence had ("flew to P and met")."""
    linked = re.search(
        rf"(?:,?\s+and|,)((?:\s+(?:later|then|also|{TIME}+|[a-z]+ly|will|has|had))*)\s*$",
        masked.text[max(0, verb - 80) : verb],
    )
    people = _people(masked, verb)
    if not linked or not people:
        return [], ""
    first = people[0]
    opening = masked.text[: first.span.start]
    if (
        len(opening) > 40
        or re.search(r"[a-z]{3,}ed\b|[;:“\"]", opening)
        or re.search(r"[;:“”\"]", masked.text[first.span.end : verb])
    ):
        return [], ""
    if (
        not re.match(r"\s+(?:\w+ly\s+)?[a-z]+", masked.text[first.span.end : verb])
        or "who" in masked.text[first.span.end : verb]
    ):
        return [], ""
    return [first], linked.group(1)


def _people(masked: Masked, end: int) -> list[Unit]:
    return [unit for unit in masked.units if unit.span.end <= end and masked.text[unit.span.start] == PERSON]


def _around(masked: Masked, start: int, end: int) -> list[Unit]:
    """Find who was at "a meeting with Y": a possessor, else the one person the clause is about."""
    prefix = masked.text[max(0, start - 160) : start]
    offset = start - len(prefix)
    possessor = _POSSESSOR.search(prefix)
    if possessor and possessor.group(1):
        unit = masked.unit_at(offset + possessor.start(1))
        return [unit] if unit else []
    if possessor:
        at = offset + possessor.start(2)
        mention = masked.possessives.get(at)
        return [Unit(Span(at, at + len(possessor.group(2))), mention)] if mention else []
    occasion = _OCCASION.search(prefix)
    if occasion is None:
        return []
    follows = re.compile(rf"[^,;:“”\"]{{0,60}},\s+(?={PERSON})").match(masked.text, end)
    if follows and offset + occasion.start() <= 30:
        unit = masked.unit_at(follows.end())
        return [unit] if unit else []
    before = _people(masked, offset + occasion.start())
    subject = masked.people_before(before[-1].span.end) if before else []
    return subject if len(subject) == len(before) else []


def _meeting(masked: Masked, frame: Frame, match: re.Match[str], told: _Told) -> FoundMeeting | None:
    """Make the meeting of a telling: status, mode, people with their parts."""
    trigger = match.group("trigger")
    after = masked.text[told.end : told.end + 40]
    verb = match.groupdict().get("verb") or trigger
    infinitive = verb in {"meet", "hold", "have", "receive", "host", "speak", "talk"}
    status = status_of(told.before, after, infinitive=infinitive)
    if status == "held" and (
        verb == "has" or re.search(r"\bfor\s+(?:an?\s+)?(?:[\w-]+\s+){0,2}$", told.before)
    ):
        status = "planned"
    if status is None:
        return None
    roles: tuple[ParticipantRole, ParticipantRole] = ("participant", "participant")
    if frame.hosting:
        roles = ("host", "guest") if frame.hosting == "subject" else ("guest", "host")
    participants = _participants(told.subject, roles[0]) + _participants(told.people, roles[1])
    distinct = tuple({participant.span: participant for participant in participants}.values())
    if len(distinct) < 2 and frame.shape != "heading":
        return None
    if not any(_is_definite(masked, unit) for unit in (*told.subject, *told.people)):
        return None
    words = masked.original[match.start() : min(len(masked.original), told.end + 40)]
    mode: MeetingMode | None = mode_of(words) or frame.mode
    if mode is None:
        named = " ".join(trigger.lower().split())
        mode = nouns().get(named) or ("other" if frame.name.startswith("spoke") else "in_person")
    confidence = {"noun": 0.7, "heading": 0.7, "spoke-phone": 0.75, "called": 0.6, "visited": 0.6}.get(
        frame.name, 0.85
    )
    return FoundMeeting(
        status=status,
        mode=mode or "other",
        trigger=Span(*match.span("trigger")).shifted(masked.span.start),
        participants=distinct,
        confidence=confidence,
        by=(f"rule:{frame.name}",),
    )


def _is_definite(masked: Masked, unit: Unit) -> bool:
    """Say whether a unit is somebody in particular: a name, a pronoun, "the minister"; "experts" are nobody."""
    if unit.mention.form != "nominal":
        return True
    words = unit.span.of(masked.original).lower()
    return (
        words.startswith(("the ", "his ", "her ", "their ", "this ", "that "))
        or unit.mention.number == "singular"
    )


def _participants(units: Sequence[Unit], role: ParticipantRole) -> tuple[FoundParticipant, ...]:
    return tuple(FoundParticipant(unit.mention.span, role) for unit in units)


def _situated(  # noqa: PLR0913, PLR0917 - a telling, its match and its sentence
    meeting: FoundMeeting,
    masked: Masked,
    told: _Told,
    match: re.Match[str],
    times: Sequence[FoundTime],
    first_time: int,
) -> FoundMeeting:
    """Add place, time and topics from the words right around the telling."""
    text, base = masked.text, masked.span.start
    stop = _STOP.search(text, told.end, told.end + 120)
    tail = stop.start() if stop else min(len(text), told.end + 120)
    # The topic stands right after the people, or after the place or time that follows them.
    edges = [
        told.end,
        *(hit.end() for hit in re.compile(rf"{TIME}+|{PLACE}+").finditer(text, told.end, tail)),
    ]
    topic = next((found for edge in edges if (found := _TOPIC.match(text, edge))), None)
    tail = min(tail, topic.start()) if topic else tail
    place = _PLACE.search(text, match.start("trigger"), tail)
    topics: tuple[Span, ...] = ()
    if topic:
        end = _TOPIC_END.search(text, *topic.span("topic"))
        span = Span(topic.start("topic"), end.start() if end else topic.end("topic"))
        kept = span.of(masked.original).rstrip(" ,")
        topics = (Span(span.start, span.start + len(kept)).shifted(base),) if kept else ()
    return replace(
        meeting,
        place=Span(*place.span("place")).shifted(base) if place else None,
        time=_time(meeting.trigger, times, first_time, base + tail),
        topics=topics,
    )


def _time(trigger: Span, times: Sequence[FoundTime], first_time: int, tail: int) -> int | None:
    """Return the index of the point in time nearest to the trigger, before the words run on to another matter."""
    points = [
        (abs(time.span.start - trigger.start), first_time + index)
        for index, time in enumerate(times)
        if time.type in ("DATE", "TIME") and time.span.end <= tail and not (time.value or "").endswith("_REF")
    ]
    return min(points)[1] if points else None


def _attendance(masked: Masked) -> list[Unit]:
    """Read "Also present were P, P and P" and "P also took part in the meeting"."""
    match = _ATTENDED.search(masked.text)
    if match is None:
        return []
    if match.group("first"):
        # Such lists are long and hold offices with commas of their own: every name in one was there.
        named = [
            unit for unit in masked.units if unit.span.start >= match.end() and unit.mention.form == "name"
        ]
        return [unit for unit in named if masked.text[unit.span.start] == PERSON]
    return _subject(masked, match.start())[0]


def _joined(
    participants: tuple[FoundParticipant, ...], units: Sequence[Unit]
) -> tuple[FoundParticipant, ...]:
    known = {participant.span for participant in participants}
    return participants + tuple(
        FoundParticipant(unit.mention.span, "attendee") for unit in units if unit.mention.span not in known
    )
