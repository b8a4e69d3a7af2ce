# ruff: noqa: E501 - a pattern broken over lines can no longer be read against its examples
"""The shapes of words that tell of a meeting, over a masked sentence.

Each frame begins at the word that reports the meeting (its trigger). The words
before it give the subject, the tense and the reasons to doubt; the words after
it the counterpart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple, cast

from onrecord.annotate.meetings.masked import ORGANIZATION, PLACE, TIME
from onrecord.lexicon.load import rows
from onrecord.types import MeetingMode, MeetingStatus

# Who stands where: `both` takes a plural subject alone, `object` needs the other side after the trigger.
Shape = Literal["with", "object", "between", "passive", "noun", "heading"]


class Noun(NamedTuple):
    """A noun for a meeting and the mode it tells."""

    noun: str
    mode: str


@cache
def nouns() -> dict[str, MeetingMode]:
    """Return the nouns that name a meeting, with their mode."""
    return {row.noun: cast("MeetingMode", row.mode) for row in rows("meetings-nouns.tsv", Noun)}


@dataclass(frozen=True, slots=True)
class Frame:
    """A trigger with what stands around it: `mode` where the words tell it, roles of subject and object."""

    name: str
    pattern: re.Pattern[str]
    shape: Shape
    mode: MeetingMode | None = None
    hosting: Literal["subject", "object"] | None = None


# Between a verb and its "with": times, places, adverbs and names of places, no other verb.
_FILL = (
    rf"(?:[\s,]+(?:{TIME}+|{PLACE}+|{ORGANIZATION}+|[a-z]+ly|in|at|on|for|the|of|over|by|via|from|again|here|there|up|face-to-face|face"
    r"|to|telephone|phone|video|link|videoconference|hours?|minutes|two|three|four|day|first|time|sidelines|separately|one-on-one"
    r"|behind|closed|doors|during|his|her|their|visit|trip|tour|[A-Z][\w.’'-]*)){0,14}?"
)
_ADJECTIVES = rf"(?:(?:(?!for\b|about\b|that\b)[\w’'-]+|{TIME}+)[\s,]+){{0,5}}?"
_HOLD = r"(?:(?:has|have|had)\s+(?:had|held)|hold|chaired|holds|held|holding|has|have|had|having|conduct|conducts|conducted|began|begun|began|opened|concluded|completed)"


@cache
def frames() -> tuple[Frame, ...]:
    """Return the frames, those with more words first."""
    noun = "(?P<noun>" + "|".join(sorted(nouns(), key=len, reverse=True)) + ")"

    def frame(name: str, pattern: str, shape: Shape, **options: Any) -> Frame:  # noqa: ANN401 - the fields of Frame, of several types
        return Frame(name, re.compile(pattern.replace(" ", r"\s+")), shape, **options)

    heading = r"^(?:[A-Z][\w-]+ ){0,2}?(?P<trigger>(?i:" + noun + r")) with "
    return (
        frame("heading", heading, "heading"),
        frame("held", rf"\b(?P<verb>{_HOLD}) {_ADJECTIVES}(?P<trigger>{noun})\b{_FILL} with ", "with"),
        frame("held-both", rf"\b(?P<verb>{_HOLD}) {_ADJECTIVES}(?P<trigger>{noun})\b(?!{_FILL} (?:with|of|between)\b)(?P<both>)", "with"),
        frame("between", rf"\b(?P<trigger>{noun})\b{_FILL} between ", "between"),
        frame("noun", rf"\b(?P<trigger>(?i:{noun}))\b{_FILL} with ", "noun"),
        frame("met-with", rf"\b(?P<trigger>met|meet|meets|meeting){_FILL} with ", "with"),
        frame("met-object", r"\b(?P<trigger>met|meet|meets|meeting)(?: up)?(?: again| briefly| privately| separately| personally)? ", "object"),
        frame("spoke-phone", rf"\b(?P<trigger>spoke|speak|speaks|spoken|speaking|talked|talk|talks){_FILL} (?:with|to) ", "with"),
        frame("phoned", r"\b(?P<trigger>phoned|telephoned|telephones) ", "object", mode="phone"),
        frame("called", r"\b(?P<trigger>called|calls|rang) ", "object", mode="phone"),
        frame("received", r"\b(?P<trigger>received|receives|receive|hosted|hosts|host|welcomed|welcomes) ", "object", hosting="subject"),
        frame("received-by", rf"\b(?:was|were|been|be|is) (?P<trigger>received|hosted|welcomed){_FILL} by ", "passive", hosting="object"),
        frame("visited", r"\b(?P<trigger>visited|visits) ", "object", mode="visit", hosting="object"),
        frame("met-both", r"\b(?P<trigger>met|meet)\b(?P<both>)(?! (?:with|by)\b)", "with"),
        frame("spoke-both", rf"\b(?P<trigger>spoke|speak|talked|talk)\b{_FILL} (?:by|over the|on the) (?:tele)?phone(?P<both>)", "with", mode="phone"),
    )  # fmt: skip


# Words that stand between a subject and its verb, adverbs and times included.
AUXILIARIES = re.compile(
    rf"(?:[\s,]+(?:has|have|had|will|would|is|are|was|were|be|been|to|also|then|later|earlier|first|last|never|not|did|does|do|due"
    rf"|set|scheduled|expected|planning|plans?|planned|going|agreed|both|each|on|in|at|twice|again|recently|today|there|here"
    rf"|now|both|all|have|may|might|could|can|should|must|cannot|hopes?|wants?|refused|declined|denied|denies|having|slated"
    rf"|[a-z]+ly|{TIME}+|\w+n['’]t))*\s*$"
)
_NEGATED = re.compile(r"\b(?:not|never|no|without)\b|n['’]t\b")
_WISHED = re.compile(
    r"\b(?:could|may|might|can|cannot|should|must|hopes?|hoped|hoping|wants?|wanted|wish(?:es|ed)?|refus\w+|declin\w+|if|whether|unless"
    r"|would like|willing|ready|offer\w*|propos\w+|suggest\w*|urg\w+|invit\w+|demand\w*|request\w*|ask(?:s|ed|ing)?|seek\w*|sought"
    r"|potential|possible|possibility|prospects?|any|call(?:s|ed|ing)? for|call(?:s|ed|ing)? on|idea|hypothetical|let)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:will|shall|would|is to|are to|was to|were to|due to|set to|scheduled|slated|expected to|plan(?:s|ned|ning)? (?:to|for)|planned"
    r"|going to|agreed to|upcoming|forthcoming|ahead of|in advance of|next|is meeting|are meeting|prepar\w+ for|intends? to)\b|['’]ll\b"
)
_CANCELLED = re.compile(r"\b(?:cancel\w*|call(?:s|ed|ing)? off|scrapp\w+|abandoned)\b")
_DENIED = re.compile(r"\bden(?:y|ies|ied|ying)\b")
_PHONE = re.compile(r"\b(?:by|over the|on the) (?:tele)?phone\b|\btelephone\b|\bphone call\b", re.IGNORECASE)
_VIDEO = re.compile(
    r"\bvideo[ -]?(?:link|call|conferenc\w+|meeting)|\bvia video\b|\bvirtual(?:ly)?\b|\bonline\b",
    re.IGNORECASE,
)


def status_of(before: str, after: str, *, infinitive: bool) -> MeetingStatus | None:
    """Read the status off the clause's words before the trigger and the few after its people.

    Args:
        before: the masked words of the clause up to the trigger.
        after: the masked words behind the participants.
        infinitive: the trigger is a bare "meet", which tells nothing by itself.

    Returns:
        The status, or `None` where the words tell of no meeting: a wish, a proposal, a refusal.
    """
    if _DENIED.search(before):
        return "denied"
    if _CANCELLED.search(before) or re.match(
        r"\W*(?:was|were|has been|have been)\s+(?:cancel|called\s+off)", after
    ):
        return "cancelled"
    if _WISHED.search(before):
        return None
    if _NEGATED.search(before):
        return "denied"
    if _PLANNED.search(before):
        return "planned"
    return None if infinitive else "held"


def mode_of(words: str) -> MeetingMode | None:
    """Return the mode that the sentence's words tell, `None` where they don't."""
    if _VIDEO.search(words):
        return "video"
    return "phone" if _PHONE.search(words) else None
