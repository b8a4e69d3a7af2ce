"""Titles and captions: "Meeting with X" and "With X." name one side and leave the other to the text below."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.annotate.document import Document
from onrecord.annotate.meetings.frames import Frame, frames, nouns
from onrecord.annotate.meetings.masked import Masked, Unit
from onrecord.annotate.meetings.people import people_after
from onrecord.annotate.meetings.situation import situation
from onrecord.annotate.meetings.status import mode_of, status_of
from onrecord.annotate.meetings.subjects import owner
from onrecord.findings import FoundMeeting, FoundParticipant, TellingForm
from onrecord.lexicon.meetings import share
from onrecord.spans import Span

# A heading is no longer than this (characters).
_LONGEST = 300
_ENDS = (".", "!", "?", ":", ",", ";")
_WITH = re.compile(r"With\s+")
_ALLOWED_AFTER = re.compile(r"\s*(?:[.,]|$|\([^()]{1,30}\)|(?:at|before|after|during|following|in|on)\s)")


def is_heading(document: Document, paragraph: int) -> bool:
    """Say whether a paragraph is a title: short, one line, without the mark that ends a sentence."""
    if not 0 <= paragraph < len(document.paragraphs):
        return False
    words = document.paragraphs[paragraph].of(document.text).rstrip()
    return 0 < len(words) <= _LONGEST and not words.endswith(_ENDS) and words[:1] not in "“\"'‘"


def heading(masked: Masked) -> FoundMeeting | None:
    """Read a title that names one side: "Telephone conversation with X", "Statements after talks with X"."""
    for frame in _nouns():
        for match in frame.pattern.finditer(masked.text):
            people, end = people_after(masked, match.end())
            before = masked.text[: match.start("trigger")]
            status = status_of(before, masked.text[end:], infinitive=False)
            if people and status in {"held", "planned", "cancelled"}:
                return _one_sided(masked, "heading", Span(*match.span("trigger")), people, end)
    return _owned(masked)


def _owned(masked: Masked) -> FoundMeeting | None:
    """Read a title that says whose call it is, not with whom: "P's Call with Ostrian Counterparts"."""
    frame = next(frame for frame in frames() if frame.shape == "noun")
    match = frame.pattern.search(masked.text)
    people = owner(masked, match.start()).people if match else []
    if match is None or not people:
        return None
    # A caption is no meeting by itself, but lends its mode to the one that is told below.
    return _one_sided(masked, "caption", Span(*match.span("trigger")), list(people), match.end())


def denial(masked: Masked) -> FoundMeeting | None:
    """Read "There was no meeting with X", said by whoever should have been at it."""
    names = "|".join(sorted(nouns(), key=len, reverse=True))
    match = re.search(
        rf"\b[Tt]here\s+(?:was|were|has\s+been|had\s+been)\s+(?:no|never\s+an?y?)\s+(?:\w+\s+)?(?P<trigger>{names})\s+with\s+",
        masked.text,
    )
    people, end = people_after(masked, match.end()) if match else ([], 0)
    if match is None or not people:
        return None
    found = _one_sided(masked, "heading", Span(*match.span("trigger")), people, end)
    return replace(found, status="denied")


def _nouns() -> tuple[Frame, ...]:
    return tuple(frame for frame in frames() if frame.shape == "noun" or frame.name == "met-with")


def caption(masked: Masked) -> FoundMeeting | None:
    """Read a photograph's caption that begins "With X"."""
    match = _WITH.match(masked.text)
    if match is None:
        return None
    people, end = people_after(masked, match.end(), organizations=False)
    if (
        not people
        or any(unit.mention.form != "name" for unit in people)
        or not _ALLOWED_AFTER.match(masked.text, end)
    ):
        return None
    if "," in masked.text[end : end + 1]:
        return None  # "With Venn gone, …"
    return _one_sided(masked, "caption", Span(match.start(), match.start() + 4), people, end)


def _one_sided(
    masked: Masked, form: TellingForm, trigger: Span, people: list[Unit], end: int
) -> FoundMeeting:
    told = situation(masked, trigger.start, trigger.start, end)
    before = masked.text[: trigger.start]
    status = status_of(before, masked.text[end:], infinitive=False) or "held"
    words = trigger.of(masked.original)
    mode = mode_of(masked.original) or nouns().get(" ".join(words.lower().split()), "in_person")
    return FoundMeeting(
        status=status,
        mode=mode,
        trigger=trigger.shifted(masked.span.start),
        participants=tuple(FoundParticipant(unit.mention.span) for unit in people),
        place=told.place,
        time=told.time,
        topics=told.topics,
        confidence=share(form),
        by=(f"rule:{form}",),
        form=form,
    )
