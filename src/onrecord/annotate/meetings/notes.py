# ruff: noqa: E501 - a pattern broken over lines can no longer be read against its examples
"""Sentences that say more of a meeting told before: who else was present, where it was held, what about."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.annotate.meetings.masked import PERSON, Masked, Unit
from onrecord.annotate.meetings.people import people_after
from onrecord.annotate.meetings.situation import situation, topics_in
from onrecord.annotate.meetings.subjects import subject
from onrecord.findings import FoundMeeting, FoundParticipant
from onrecord.spans import Span

_THE_MEETING = r"(?:(?:the|their|this)\s+(?:\w+\s+)?(?:meeting|talks|conversation|discussions?|consultations|negotiations|lunch|dinner|call|audience))"
_ATTENDED = re.compile(
    rf"^(?:(?:Also\s+)?(?P<first>[Tt]aking\s+part|[Pp]resent|[Aa]ttending|[Pp]articipating|[Ii]n\s+attendance)(?:\s+(?:in|at)\s+(?:the\s+)?\w+(?:\s+\w+)?)?\s+(?:was|were)\s+)"
    rf"|\b(?P<verb>(?:also\s+)?(?:took\s+part|was\s+present|were\s+present|attended|participated|sat\s+in|was\s+also\s+present|were\s+also\s+present|(?:was|were)\s+also\s+(?:there|in\s+the\s+(?:hall|room)|at\s+the\s+table)|(?<=who\s)(?:was|were)\s+in\s+the\s+room))\b"
    rf"(?:\s+(?:in|at|on)?\s*{_THE_MEETING})?(?:\s+by\s+(?:video|phone|telephone)[^.]{{0,60}})?(?=[\s,]*(?:\.|$|,|as))"
)
_ATTENDED_BY = re.compile(
    r"\b[Tt]he\s+(?:meeting|talks|call|conversation|lunch|dinner)\s+(?:was|were)\s+(?:also\s+)?(?P<trigger>attended)\s+by\s+"
)
_HOST = re.compile(r"The host,?\s+[A-Z]")
_TOOK_PLACE = re.compile(
    r"^(?:The|Their|This)\s+(?:\w+\s+)?(?P<trigger>meeting|talks|conversation|discussions|consultations|negotiations|lunch|dinner|call|audience|summit|visit)\b[^.;:“”\"]{0,60}?\b(?:took\s+place|was\s+held|were\s+held|happened)\b"
)
_DISCUSSED = re.compile(
    rf"^(?:{PERSON}+|[Tt]he\s+(?:sides|parties|pair|two))(?:\s+(?:also|and\s+{PERSON}+))?\s+(?P<trigger>discussed|(?:talked|spoke)\s+about|exchanged\s+views\s+on|reviewed|considered)\s+(?P<topic>[^.;:?!“”\"\n]{{3,240}})"
)


def note(masked: Masked) -> FoundMeeting | None:
    """Return what a sentence adds to the meeting told last, `None` where it adds nothing.

    Its participants are those also present; all else is told as of any meeting.
    """
    host = _HOST.match(masked.original)
    unit = masked.unit_at(0) if host else None
    if unit is not None and unit.mention.form == "name":
        return _adding(masked, Span(0, len("The host")), (FoundParticipant(unit.mention.span, "host"),))
    present = _attendance(masked)
    if present is not None:
        trigger, units = present
        people = tuple(FoundParticipant(unit.mention.span, "attendee") for unit in units)
        return _adding(masked, trigger, people) if people else None
    held = _TOOK_PLACE.match(masked.text)
    if held is not None:
        told = situation(masked, held.start("trigger"), held.start("trigger"), held.end())
        made = _adding(masked, Span(*held.span("trigger")), ())
        return replace(made, place=told.place, time=told.time)
    discussed = _DISCUSSED.match(masked.text)
    if discussed is not None:
        made = _adding(masked, Span(*discussed.span("trigger")), ())
        return replace(made, topics=topics_in(masked, Span(*discussed.span("topic"))))
    return None


def _attendance(masked: Masked) -> tuple[Span, list[Unit]] | None:
    """Read "Also present were P, P and P", "P also took part in the meeting", "attended by P"."""
    by = _ATTENDED_BY.search(masked.text)
    if by is not None:
        return Span(*by.span("trigger")), people_after(masked, by.end(), organizations=False)[0]
    match = _ATTENDED.search(masked.text)
    if match is None:
        return None
    if match.group("first"):
        # Such lists are long and hold offices with commas of their own: every name in one was there.
        named = [
            unit for unit in masked.units if unit.span.start >= match.end() and unit.mention.form == "name"
        ]
        return Span(*match.span("first")), [unit for unit in named if masked.text[unit.span.start] == PERSON]
    return Span(*match.span("verb")), subject(masked, match.start("verb")).people


def _adding(masked: Masked, trigger: Span, people: tuple[FoundParticipant, ...]) -> FoundMeeting:
    return FoundMeeting(
        status="held",
        mode="other",
        trigger=trigger.shifted(masked.span.start),
        participants=people,
        form="note",
        by=("rule:note",),
    )
