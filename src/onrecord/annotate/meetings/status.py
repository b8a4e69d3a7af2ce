# ruff: noqa: E501 - a pattern broken over lines can no longer be read against its examples
"""Whether the words say that a meeting took place, will, was called off or never was; and how people met."""

from __future__ import annotations

import re

from onrecord.annotate.meetings.masked import TIME
from onrecord.types import MeetingMode, MeetingStatus

# Words that stand between a subject and its verb, adverbs and times included.
AUXILIARIES = re.compile(
    rf"(?:[\s,]+(?:accept\w*\s+an?\s+(?:\w+\s+)?invitation|has|have|had|will|would|is|are|was|were|be|been|to|shall|also|then|later|earlier|first|last|never|not|did|does|do|due|only"
    rf"|set|scheduled|expected|planning|plans?|planned|going|agreed|both|each|all|on|in|at|twice|again|recently|today|there|here|once"
    rf"|now|may|might|could|can|should|must|cannot|hopes?|wants?|refused|declined|denied|denies|having|slated|offered|invited|urged"
    rf"|asked|promised|reportedly|just|already|yet|still|next|before|intends?|claimed|claims|said|about|time|the|same|day|evening|morning|week"
    rf"|[a-z]+ly|{TIME}+|\w+n['’]t|['’](?:ll|ve|d|s|re)))*\s*$"
)
_NEGATED = re.compile(r"\b(?:not|never|no|without|nobody|neither|nor)\b|n['’]t\b")
_WISHED = re.compile(
    r"\b(?:could|may|might|can|cannot|should|must|hop(?:es?|ed|ing)|wants?|wanted|wish(?:es|ed)?|refus\w+|declin\w+|if|whether|unless"
    r"|would like|would have|willing|ready|offer\w*|propos\w+|suggest\w*|urg(?:e|es|ed|ing)|invit\w+|demand\w*|request\w*|ask(?:s|ed|ing)?|seek\w*|sought"
    r"|potential|possible|possibility|prospects?|any|ever|calls? for|called for|calling for|calls? on|called on|idea|hypothetical|let|wait\w*"
    r"|rumou?r\w*|speculat\w+|alleged\w*|reports? of|talk of|doubts?|eager|keen|hard|unable|failed|tried|try\w*|attempt\w*|imagin\w+|supposed|ought|need\w*|dream\w*|impossible|pretend\w*)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:will|shall|would|is to|are to|was to|were to|be to|due to|due|set to|scheduled|slated|expected to|plan(?:s|ned|ning)? (?:to|for)|planned"
    r"|going to|agreed to|promis\w+ to|upcoming|forthcoming|ahead of|(?:run|lead)-?up to|eve of|dates? (?:for|of)|agenda for|venue for|in advance of|is meeting|are meeting|prepar\w+ for|intends? to|be back|before (?:his|her|their|the|a))\b|['’]ll\b"
)
# Behind the people of a noun: "his meeting with P, scheduled for June 3".
_SCHEDULED = re.compile(
    r"\s*,?\s*(?:(?:which|that)\s+(?:is|are)\s+)?(?:scheduled|planned|slated|due|set)\s+(?:for|on|to)\b|\s*,?\s*to\s+(?:be\s+held|take\s+place)\b"
)
_ACCEPTED = re.compile(r"\baccept\w*\s+(?:an?|the|his|her|their)\s+(?:\w+\s+)?invitation\s+to\b")
_CANCELLED = re.compile(
    r"\b(?:cancel\w*|call(?:s|ed|ing)? off|scrapp\w+|abandon\w+|shelv\w+|postpon\w+|put off)\b"
)
_DENIED = re.compile(r"\bden(?:y|ies|ied|ying)\b")
# What follows "the meeting between P and P": that it was held, or anything but.
_HAPPENED = re.compile(
    r"[^.;:“”\"]{0,60}?\b(?:took place|lasted|beg[au]n|ended|collapsed|broke|opened|closed|ran|went|continued|focus\w+|covered|dealt|produced|resulted|brought|touched|centred|centered|yielded|concluded|finished"
    r"|(?:was|were|has been|have been|had been)\s+(?:\w+ly\s+)?(?:held|hosted|arranged|recorded|broadcast|overheard|attended|dominated|devoted|followed|described|leaked|brief|short|long|tense|cordial|friendly|constructive|productive))\b"
)
_CALLED_OFF = re.compile(
    r"[^.;“”\"]{0,160}?\b(?:(?:was|were|has been|have been|had been|is|are|been)\s+(?:\w+ly\s+)?(?:cancel\w*|called\s+off|scrapped|abandoned|shelved|postponed|put\s+off)|will\s+not\s+(?:now\s+)?(?:take\s+place|happen|go\s+ahead|be\s+held)|did\s+not\s+go\s+ahead)\b"
)
_NEVER_WAS = re.compile(r"[^.;“”\"]{0,80}?\b(?:never|not)\s+(?:\w+\s+)?(?:took|taken|take|happen\w*|held)\b")
_TO_COME = re.compile(
    r"[^.;“”\"]{0,60}?\b(?:will|shall|is\s+(?:set|scheduled|planned|due|expected|to)|are\s+(?:set|scheduled|planned|due|expected|to)|would)\b"
)
_FELL_THROUGH = re.compile(
    r"[\w\s,’'-]{0,30}?\b(?:stall\w*|falter\w*|hit|remain\w*|would|could|might|may|should|must|can|cannot|never|not)\b"
)
_PHONE = re.compile(
    r"\b(?:by|over the|on the) (?:tele)?phone\b|\btele?phone\b|\btelephoned\b|\bphone call\b|\bphone\b",
    re.IGNORECASE,
)
_VIDEO = re.compile(
    r"\bvideo[ -]?(?:link|call|conferenc\w+|meeting)|\b(?:via|by) video\b|\bvirtual(?:ly)?\b|\bonline\b|\bVTC\b",
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
    before = _ACCEPTED.sub("agreed to", before)
    if _DENIED.search(before):
        return "denied"
    if _CANCELLED.search(before) or _CALLED_OFF.match(after):
        return "cancelled"
    if _WISHED.search(before):
        return None
    if _NEGATED.search(before):
        # "will not meet" is no denial: nobody said that they had.
        return None if _PLANNED.search(before) else "denied"
    if _PLANNED.search(before) or _SCHEDULED.match(after):
        return "planned"
    return None if infinitive else "held"


def predicate_of(after: str) -> MeetingStatus | None:
    """Read the status off what is said of "the meeting between P and P", `None` where that says nothing."""
    if _CALLED_OFF.match(after):
        return "cancelled"
    if _NEVER_WAS.match(after):
        return "denied"
    if _FELL_THROUGH.match(after):
        return None
    if _HAPPENED.match(after):
        return "held"
    return "planned" if _TO_COME.match(after) else None


def falls_through(after: str) -> bool:
    """Say whether what follows speaks of talks that stalled, or of what they might be."""
    return _FELL_THROUGH.match(after) is not None


def mode_of(words: str) -> MeetingMode | None:
    """Return the mode that the words tell, `None` where they don't."""
    if _VIDEO.search(words):
        return "video"
    return "phone" if _PHONE.search(words) else None
