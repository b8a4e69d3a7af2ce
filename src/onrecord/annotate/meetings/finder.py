"""Finds the tellings of meetings, sentence by sentence; nobody has said yet who "he" is, or which are one.

High precision first. A frame (`frames`) finds the word that tells of a meeting, `telling` its people and
status, `headings` what titles and captions say, `notes` who else was there; `resolve.meetings` joins them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.annotate.document import Document
from onrecord.annotate.meetings.above import Above, above, looks_back
from onrecord.annotate.meetings.headings import caption, denial, heading, is_heading
from onrecord.annotate.meetings.masked import Masked
from onrecord.annotate.meetings.notes import note
from onrecord.annotate.meetings.telling import tellings
from onrecord.findings import FoundMeeting, FoundMention, FoundTime

# A sentence is looked at where one of these stands in it.
_TRIGGER = re.compile(
    r"\b(?:met|meet|talk|spoke|speak|call|phon|telephon|rang|rung|receiv|host|welcom|visit|conversation|discuss"
    r"|summit|din(?:ed|ner)|lunch|breakfast|supp|tea|coffee|audience|negotiat|consult|encounter|conference"
    r"|t[eê]te|video|taking part|took part|(?:was|were) also|in the room|the host|present\b|attend|participat"
    r"|confer|huddl|closeted|sat |sit|join|dropped in|looked in|came |come |went |flew |drove |due |paid|pays"
    r"|travel|with )",
    re.IGNORECASE,
)
# What follows such a line are titles of other articles.
_RELATED = re.compile(
    r"(?:See also|Related(?: (?:articles|links|stories|topics))?|Read (?:more|also)|More on this story):?",
    re.IGNORECASE,
)
# Longer sentences are tables or broken text, not prose (characters).
_LONGEST = 4000
# A title is among the first paragraphs, and the news of the day in the first sentences below it.
_TITLE_PARAGRAPHS = 6
_NEWS_SENTENCES = 3


def find_meetings(
    document: Document, mentions: Sequence[FoundMention], times: Sequence[FoundTime]
) -> tuple[FoundMeeting, ...]:
    """Find the tellings of meetings and calls in a document.

    Args:
        document: the cleaned text.
        mentions: names, nominals and pronouns, in text order.
        times: time expressions, in text order.

    Returns:
        Tellings in text order of their triggers, participants as spans of mentions; `time` indexes `times`.
    """
    if any(a.phrase.start > b.phrase.start for a, b in pairwise(mentions)):
        mentions = sorted(mentions, key=lambda mention: mention.phrase.start)
    starts = [mention.phrase.start for mention in mentions]
    time_starts = [time.span.start for time in times]
    line = above(document, mentions, times)
    found: list[FoundMeeting] = []
    told = 0  # sentences of the body so far
    for sentence in document.sentences:
        paragraph = bisect_right(document.paragraphs, (sentence.start, len(document.text))) - 1
        title = paragraph < _TITLE_PARAGRAPHS and is_heading(document, paragraph)
        told += not title
        if _RELATED.fullmatch(sentence.of(document.text).strip()):
            break
        if sentence.end - sentence.start > _LONGEST or not _TRIGGER.search(document.text, *sentence):
            continue
        inside = slice(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end))
        first = bisect_left(time_starts, sentence.start)
        here = times[first : bisect_left(time_starts, sentence.end)]
        masked = Masked(document, sentence, mentions[inside], here, first)
        for meeting in _in_sentence(masked, title=title):
            news = title or told <= _NEWS_SENTENCES
            found.append(_dated(document, meeting, line) if news else meeting)
    return tuple(sorted(found, key=lambda meeting: meeting.trigger))


def _in_sentence(masked: Masked, *, title: bool) -> Iterator[FoundMeeting]:
    """Yield what one sentence tells: meetings, else what a title or a caption names, else a note."""
    told = list(tellings(masked, title=title))
    if not told:
        other = (heading(masked) if title else None) or caption(masked) or denial(masked)
        told = [other] if other else []
    added = note(masked)
    if added is not None and not any(added.trigger.overlaps(one.trigger) for one in told):
        told.append(added)
    yield from told


def _dated(document: Document, meeting: FoundMeeting, line: Above) -> FoundMeeting:
    """Lend the day and place of the line above the text to what is told as the news of that day."""
    if meeting.status != "held" or meeting.form == "note" or looks_back(document.text, meeting.trigger):
        return meeting
    return replace(meeting, above_time=line.time, above_place=line.place)
