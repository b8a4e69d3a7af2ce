"""One sentence's tellings of meetings: each frame that holds, with its people's parts, mode and situation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotate.meetings.frames import frames, nouns
from onrecord.annotate.meetings.masked import TIME, Masked, Unit
from onrecord.annotate.meetings.people import people_after
from onrecord.annotate.meetings.senses import are_somebody, is_fiction
from onrecord.annotate.meetings.shapes import MODE_REACH, REACH, Hit, Told, read
from onrecord.annotate.meetings.situation import is_adjacent, is_to_come, situation
from onrecord.annotate.meetings.status import mode_of
from onrecord.findings import FoundMeeting, FoundParticipant, TellingForm
from onrecord.lexicon.meetings import share
from onrecord.spans import Span
from onrecord.types import MeetingMode, ParticipantRole

_SEPARATELY = re.compile(
    r"\b(?:one\s+(?:after|by)\s+(?:the\s+other|one|another)|separately|in\s+turn"
    r"|(?:in\s+)?separate\s+(?:meetings|rooms|sessions|talks|calls|conversations))\b"
)
_ACCOMPANIED = re.compile(rf"\b(?:accompanied|flanked|joined(?:\s+(?:\w+|{TIME}+)){{0,4}})\s+by\s+")
# What follows is another matter's: it does not say how these people met.
_NEXT_MATTER = re.compile(r"[.;]|\b(?:and|about|after|before)\b")

# A visit's place ends before what it is for: "the town of Kelm for the opening".
_PURPOSE = re.compile(r"\s+(?:for|on|to|before|after|with)\s")
# What stands between a noun and the day that it is on.
_OF_NOUN = re.compile(r"(?:['’]s)?\s+(?:[\w-]+\s+){0,2}")


def tellings(masked: Masked, *, title: bool) -> Iterator[FoundMeeting]:
    """Yield the meetings of one sentence, one a trigger, in the order of the frames.

    Args:
        masked: the sentence.
        title: it is a headline, where "Venn to meet Reyl" is a plan.
    """
    if is_fiction(masked.original):
        return
    taken: list[Span] = []
    for frame in frames():
        for match in frame.pattern.finditer(masked.text):
            trigger = Span(*match.span("trigger"))
            if any(trigger.overlaps(other) for other in taken):
                continue
            hit = Hit(masked, frame, match, title)
            told = read(hit)
            # Whom a title says that somebody met is the news, journalists too.
            crowds = title and frame.name == "met-with"
            if told is None or not are_somebody(masked, (*told.subject, *told.people), crowds=crowds):
                continue
            # One telling's words are spent: the noun in "held a meeting with" is no second one.
            taken.append(Span(match.start(), max(told.end, match.end())))
            yield from (_meeting(hit, each) for each in _one_by_one(hit, told))


def _one_by_one(hit: Hit, told: Told) -> Iterator[Told]:
    """Yield a meeting for each of the people who were met "one after the other"."""
    apart = _SEPARATELY.search(hit.masked.text, hit.start, told.end + REACH)
    if apart and told.subject and len(told.people) > 1:
        yield from (replace(told, people=[unit]) for unit in told.people)
    else:
        yield told


def _meeting(hit: Hit, told: Told) -> FoundMeeting:
    """Make the meeting of a telling."""
    masked, match, frame = hit.masked, hit.match, hit.frame
    one, other = _roles(hit)
    participants = (
        *_participants(told.subject, one),
        *_participants(told.people, other),
        *_participants(_company(masked, told), "attendee"),
    )
    status = told.status
    if status == "held" and frame.shape in {"noun", "between"} and _is_to_come(masked, match, told.end):
        status = "planned"
    # Between "discussed" and "with" is the matter, with places of its own.
    words = told.end if frame.name == "discussed" else match.start("trigger")
    situated = situation(masked, match.start(), words, told.end, held=status == "held")
    mode = _mode(hit, told.end)
    if mode == "other" and frame.name == "spoke-both" and situated.place:
        mode = "in_person"  # "they talked in the sacristy"
    form: TellingForm = "title" if hit.title else "sentence"
    if frame.shape in {"place", "visit"} and not told.people:
        form = "visit"
    place = situated.place
    if match.groupdict().get("place"):
        start, end = match.span("place")
        name = _PURPOSE.split(masked.original[start:end], maxsplit=1)[0]
        place = Span(start, start + len(name)).shifted(masked.span.start)
    return FoundMeeting(
        status=status,
        mode=mode,
        trigger=Span(*match.span("trigger")).shifted(masked.span.start),
        participants=_once(participants),
        place=place,
        time=situated.time,
        topics=situated.topics,
        confidence=share(frame.name),
        by=(f"rule:{frame.name}",),
        form=form,
    )


def _is_to_come(masked: Masked, match: re.Match[str], end: int) -> bool:
    """Say whether a noun's own day is after the article's: "the June 3 talks", "their call on June 3"."""
    base = masked.span.start
    for time in masked.times:
        if not is_to_come(time, masked.published):
            continue
        before = masked.text[time.span.end - base : match.start("trigger")]
        if (time.span.end - base <= match.start("trigger") and _OF_NOUN.fullmatch(before)) or is_adjacent(
            masked, end, time.span
        ):
            return True
    return False


def _roles(hit: Hit) -> tuple[ParticipantRole, ParticipantRole]:
    """Return the parts of who stands before the trigger and who behind it."""
    if hit.frame.shape in {"place", "visit"} or hit.frame.hosting == "object":
        return "guest", "host"
    return ("host", "guest") if hit.frame.hosting == "subject" else ("participant", "participant")


def _mode(hit: Hit, end: int) -> MeetingMode:
    """Return the mode that the words around the trigger tell, else the frame's own, else the noun's."""
    original, start = hit.masked.original, hit.match.start()
    behind = _NEXT_MATTER.split(original[end : end + MODE_REACH], maxsplit=1)[0]
    told = mode_of(behind) or mode_of(original[start:end]) or hit.frame.mode
    if told is not None:
        return told
    if hit.frame.name.startswith("spoke"):
        return "other"
    return nouns().get(" ".join(hit.match.group("trigger").lower().split()), "in_person")


def _company(masked: Masked, told: Told) -> list[Unit]:
    """Return who came along: "Venn, accompanied by Olt, met Reyl"."""
    first = min((unit.span.start for unit in told.subject), default=0)
    found = _ACCOMPANIED.search(masked.text, first, told.end + REACH)
    return people_after(masked, found.end(), organizations=False)[0] if found else []


def _once(participants: Sequence[FoundParticipant]) -> tuple[FoundParticipant, ...]:
    """Return participants without those told twice; the first part that is told stays."""
    return tuple({who.span: who for who in reversed(participants)}.values())[::-1]


def _participants(units: Sequence[Unit], role: ParticipantRole) -> tuple[FoundParticipant, ...]:
    return tuple(FoundParticipant(unit.mention.span, role) for unit in units)
