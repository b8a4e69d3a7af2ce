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

from onrecord.annotate.meetings.masked import ORGANIZATION, OTHER, PERSON, PLACE, TIME
from onrecord.lexicon.load import rows
from onrecord.types import MeetingMode

Shape = Literal["pair", "both", "between", "noun", "theirs", "owner", "place", "visit"]
"""Who stands where.

`pair`: a subject before the trigger, the other side after it. `both`: a plural subject alone. `between`: both sides
after it. `noun`: one side after it ("a meeting with P"), the other somewhere around. `theirs`: "after their meeting".
`owner`: the other side owns where somebody came ("came to her door"). `place`: a visit to a place, one side alone.
`visit`: "the visit of P to P", "a visit to L by P".
"""


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
    """A trigger with what stands around it.

    `mode` is told by the frame's words, `None` where the noun or the sentence tells it. `hosting` says which
    side is the host. `follows` must match behind the people: the verb has other senses ("called him a liar").
    `bodies`: an organization may be the other side.
    """

    name: str
    pattern: re.Pattern[str]
    shape: Shape
    mode: MeetingMode | None = None
    hosting: Literal["subject", "object"] | None = None
    follows: re.Pattern[str] | None = None
    bodies: bool = True


# Between a verb and its "with": times, places, adverbs and names of places, no other verb.
_FILL = (
    rf"(?:[\s,]+(?:{TIME}+|{PLACE}+|{ORGANIZATION}+|{OTHER}+|[a-z]+ly|in|at|on|for|the|a|an|of|over|by|via|from|again|here|there|up|face-to-face|face|margins"
    r"|to|telephone|phone|video|link|videoconference|hours?|minutes|two|three|four|five|six|day|first|second|third|time|sidelines|separately|one-on-one|together|alone"
    r"|behind|closed|doors|during|his|her|their|its|visit|trip|tour|summit|forum|conference|assembly|session|late|early|evening|morning|afternoon|lunch|dinner|breakfast|talks|half|hour"
    r"|border|door|doors|steps|gate|gates|foot|door|airport|station|quay|private|person|secret|public|palace|residence|office|hotel|house|airport|embassy|and|before|after|around|[A-Z][\w.’'-]*)){0,16}?"
)
_BETWEEN_FILL = rf"[^.;:“”\"{PERSON}]{{0,110}}?"
_ADJECTIVES = rf"(?:(?:(?!(?:for|about|that|with|and|to|when|where|while|after|before|because|which|who|as|met|spoke|been)\b)[\w’'-]+|(?:{TIME}+|{PLACE}+|{ORGANIZATION}+|{OTHER}+)(?:['’]s)?)[\s,]+){{0,6}}?"
_HOLD = r"(?:(?:has|have|had)\s+(?:had|held)|hold|chaired|holds|[Hh]eld|holding|has|have|[Hh]ad|having|conducts?|conducted|began|begun|begin|opened|concluded|completed|ended|finished|co-chaired|convened)"
_ATTEND = r"(?:took part in|takes part in|take part in|taking part in|attended|attends|attend|participated in|participates in|participate in|joined|spent [^.;:“”\"]{0,30}? in|went into|returned from|arrived for|came for|described|recalled|remembered|recounted|left|entered|emerged from|walked out of|wrapped up|hosted|hosts|host)"
# Between "received" and its object: when and where.
_THERE = rf"(?:,? (?:this (?:morning|afternoon|evening)|today|yesterday|(?:on )?{TIME}+),?)?(?: (?:at|in) (?:the )?[^.;:,“”\"{PERSON}]{{3,60}}?(?= (?:the |his |her |its |{PERSON})))?"
_MEAL = rf"(?:dined|lunched|breakfasted|supped|(?:(?:had|has|having|have|ate|took|taking|shared|sharing|share)\s+(?:(?:an?|the|working|private|long|late|early|quiet|brief|[a-z]+ly|[a-z]+-[a-z]+|{TIME}+)\s+)*(?:lunch|luncheon|dinner|breakfast|supper|tea|coffee|a meal|meal|drinks)))"
_SAT = r"(?:sat|sits|sit|sitting) down"
# Behind somebody who was called by telephone: when, why or for how long; else it is "called him a liar".
_CALLED = re.compile(
    rf"\s*,?\s*(?:(?:(?:late|early|shortly|just|again|back|first|twice|only|right|hours?|minutes|soon|before|after|around|on|at)\s+)*{TIME}|to\s+(?:discuss|express|talk|brief|convey|thank|ask|say|tell|offer|protest|warn|inform|wish|urge|complain|apologi[sz]e|hear|explain|congratulate|demand|request|pass|deliver|let)|by\s+(?:tele)?phone|earlier|from\s|on\s+(?:his|her|their)\s+(?:mobile|phone)|again\b|back\b|twice\b|before\s+(?:dawn|noon|lunch)|(?:after|following)\s+the\b)"
)
# How whoever congratulated or thanked somebody did so.
_BY_PHONE = re.compile(
    r"(?:\s+[^.;:,“”\"]{0,40}?)?\s+(?:by|over\s+the|on\s+the|in\s+an?)\s+(?:tele)?phone\b(?:\s+call\b|\s+conversation\b)?"
)
_CALLED_ON = re.compile(
    rf"\s*(?:$|[.,;]|(?:at|in)\s|(?:on\s+)?{TIME}|with\s|yesterday|today|again|there|unannounced)"
)
_WELCOMED = re.compile(
    r"\s+(?:to\s+(?:the\s+|his\s+|her\s+|their\s+|an?\s+)?(?:[\w’'-]+\s+){0,3}?(?:palace|residence|office|ministry|house|home|embassy|capital|castle|lodge|table|talks|lunch|dinner|meeting|kitchen|town hall|city hall|chancellery|mansion|headquarters)"
    rf"|to\s+(?:the\s+)?(?:{PLACE}|[A-Z])|at\s|in\s+(?:his|her|their|the|{PLACE}|[A-Z])|for\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){{0,2}}(?:talks|lunch|dinner|meeting|visit|breakfast|consultations))"
)
_VISITED = re.compile(
    rf"\s*(?:$|[.,;]|(?:at|in|on|to|for|before|after|during|twice|again|four|three|last|this|every|earlier|yesterday|today|there|here|with|and)\b|{TIME})"
)
_JOINED = re.compile(
    r"\s+(?:for|over|at|in)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,2}(?:talks|lunch|dinner|breakfast|meeting|supper|tea|coffee|consultations|drinks|walk)"
)
# Behind a plural subject's "met" no object may follow: "met their targets".
_ALONE = rf"(?=\s*(?:$|[.,;:)–—”’'\"-]|{TIME}|{PLACE}|(?:again|briefly|privately|separately|secretly|together|face|face-to-face|at|in|on|for|to|over|behind|during|before|after|late|early|last|this|yesterday|today|tomorrow|here|there|once|twice|next|and|or|as|when|while|only|one|alone|by|under|every|several|most|without|near|outside|inside|aboard|around|from|via|online|virtually|earlier|later|later|that|three|two|just|soon|a\s+(?:day|week|month|year|second|third))\b))"


@cache
def frames() -> tuple[Frame, ...]:
    """Return the frames, those with more words first."""
    noun = "(?P<noun>" + "|".join(sorted(nouns(), key=len, reverse=True)) + ")"

    def frame(name: str, pattern: str, shape: Shape, **options: Any) -> Frame:  # noqa: ANN401 - the fields of Frame, of several types
        return Frame(name, re.compile(pattern.replace(" ", r"\s+")), shape, **options)

    return (
        frame("held", rf"\b(?P<verb>{_HOLD}) {_ADJECTIVES}(?P<trigger>{noun})\b{_FILL},? with ", "pair"),
        frame("in-talks", rf"\b(?P<verb>was|were|been) (?:already |back |deep |locked |again )?in (?P<trigger>talks|negotiations|discussions|consultations|conversation)\b[^.;:,“”\"{PERSON}]{{0,60}}? with ", "pair"),
        frame("in-talks-both", r"\b(?P<verb>was|were|been) (?:already |back |deep |locked |again )?in (?P<trigger>talks|negotiations|discussions|consultations)(?P<both>)(?! (?:with|between|about)\b)", "both"),
        frame("attended", rf"\b(?P<verb>{_ATTEND}) {_ADJECTIVES}(?P<trigger>{noun})\b{_FILL},? with ", "pair"),
        frame("held-to", rf"\b(?P<verb>{_HOLD}) {_ADJECTIVES}(?P<trigger>{noun}) to (?:discuss|review|address|talk about) [^.;:“”\"{PERSON}]{{3,160}}? with (?=(?:the |his |her |their )?[A-Z{PERSON}{ORGANIZATION}])", "pair", bodies=False),
        frame("held-both", rf"\b(?P<verb>{_HOLD}|spent [^.;:“”\"]{{0,30}}? in) {_ADJECTIVES}(?P<trigger>{noun})\b(?! of\b)(?!{_FILL},? (?:with|between)\b)(?P<both>)", "both"),
        frame("between", rf"\b(?P<trigger>(?i:{noun}))\b{_BETWEEN_FILL} between ", "between"),
        frame("in-which", rf"\b(?P<trigger>{noun}),? (?:in|at|during) which ", "between"),
        frame("over", rf"^Over (?:(?:an?|the|[\w-]+) ){{0,3}}(?P<trigger>(?:working )?(?:breakfast|lunch|dinner|supper|tea|coffee|drinks))\b[^.;:“”\"{PERSON}]{{0,80}}?, ", "between"),
        frame("of", rf"\b(?:trilateral|three-way|bilateral|four-way|quadrilateral|joint) (?P<trigger>{noun}) of ", "between"),
        frame("came-for", rf"\b(?:came|come|comes|went|flew|travelled|traveled|drove|arrived|is due|are due|due|is|are) (?:[^.;:,“”\"{PERSON}]{{0,50}}? )?for (?:[\w-]+ ){{0,2}}(?P<trigger>{noun}) with ", "pair"),
        frame("noun", rf"\b(?P<trigger>(?i:{noun}))\b{_FILL},? with ", "noun"),
        frame("theirs", rf"\b(?i:after|following|during|at(?: the (?:start|end|beginning|opening|close) of)?|ended|opened|began|before|concluded|ahead of) (?i:their) (?i:{_ADJECTIVES})(?P<trigger>(?i:{noun}))\b", "theirs"),
        frame("met-with", rf"\b(?P<trigger>met|meet|meets|meeting){_FILL},? with ", "pair"),
        frame("met-object", rf"\b(?P<trigger>met|meet|meets|meeting)(?: up)?(?: again| briefly| privately| separately| personally| secretly| today|,? {TIME}+,?| on {TIME}+)? ", "pair"),
        frame("sat-down", rf"\b(?P<trigger>{_SAT}){_FILL} with ", "pair"),
        frame("sat-both", rf"\b(?P<trigger>{_SAT})(?P<both>)(?=,? (?:together|face to face|for (?:\w+ )?(?:talks|dinner|lunch|minutes|(?:an |half an )?hours?|{TIME})|across|opposite))", "both"),
        frame("ate", rf"\b(?P<trigger>{_MEAL}){_FILL} with ", "pair", bodies=False),
        frame("ate-both", rf"\b(?P<trigger>{_MEAL})(?P<both>){_ALONE}", "both", bodies=False),
        frame("conferred", rf"\b(?P<trigger>conferred|confers|confer|consulted|huddled|negotiated|negotiates|negotiate|was closeted|were closeted){_FILL} with ", "pair"),
        frame("closeted", r"\b(?P<trigger>closeted|huddled|conferred)\b(?P<both>)" + _ALONE, "both"),
        frame("spoke-phone", rf"\b(?P<trigger>spoke|speak|speaks|spoken|speaking|talked|talk|talks){_FILL} (?:with|to) ", "pair"),
        frame("phoned", rf"\b(?P<trigger>phoned|telephoned|telephones|telephone|phones|phone|rang|rung|ring)(?: up| back|,? {TIME}+)? ", "pair", mode="phone"),
        frame("called", r"\b(?P<trigger>called|calls|call) (?:up )?", "pair", mode="phone", follows=_CALLED),
        frame("told-by-phone", r"\b(?P<trigger>congratulated|congratulates|thanked|thanks|briefed|briefs|informed|informs|contacted|reached|reassured|consoled|condoled with) ", "pair", mode="phone", follows=_BY_PHONE, bodies=False),
        frame("call-to", r"\b(?P<verb>placed|made|makes|place) an? (?:[\w-]+ ){0,2}(?P<trigger>(?:tele)?(?:phone )?call) to ", "pair", mode="phone"),
        frame("call-from", r"\b(?P<verb>took|takes|received|receives|had|got) an? (?:[\w-]+ ){0,2}(?P<trigger>(?:tele)?(?:phone )?call) from ", "pair", mode="phone", bodies=False),
        frame("received", r"\b(?P<trigger>received|receives|receive|receiving|hosted|hosts|host|hosting)(?: in audience| briefly| again| (?:the )?(?:letters of )?credentials (?:of|from))?" + _THERE + " ", "pair", hosting="subject", bodies=False),
        frame("welcomed", r"\b(?P<trigger>welcomed|welcomes) ", "pair", hosting="subject", follows=_WELCOMED, bodies=False),
        frame("received-by", rf"(?:\b(?:was|were|been|be|is|being) (?:also |then |later |first |earlier |again )?|(?<=,\s))(?P<trigger>received|hosted|welcomed|met){_FILL} by ", "pair", hosting="object", bodies=False),
        frame("called-off", rf"\b(?P<verb>called off|calls off|cancelled|canceled|cancels|scrapped|shelved|postponed|put off) {_ADJECTIVES}(?P<trigger>{noun})\b{_FILL},? with ", "pair"),
        frame("discussed", rf"\b(?P<trigger>discussed|discusses|discuss)\b[^.;:“”\"{PERSON}]{{3,200}}? with (?=(?:(?:the|his|her|their|visiting|former|acting) )*[A-Z{PERSON}])", "pair", mode="other", bodies=False),
        frame("visited", r"\b(?P<trigger>visited|visits|visit|visiting) ", "pair", mode="visit", hosting="object", follows=_VISITED, bodies=False),
        frame("visit-to", rf"\b(?P<verb>paid|pays|pay|paying) (?:an?|his|her|their) (?:[\w-]+ ){{0,3}}(?P<trigger>visits?){_FILL} (?:to|on) ", "pair", mode="visit", hosting="object", bodies=False),
        frame("call-on", rf"\b(?P<verb>paid|pays|pay|paying) (?:an?|his|her|their) (?:[\w-]+ ){{0,3}}(?P<trigger>calls?){_FILL} on ", "pair", mode="in_person", hosting="object", bodies=False),
        frame("called-on", r"\b(?P<trigger>called on|calls on|call on|dropped in on|looked in on) ", "pair", hosting="object", follows=_CALLED_ON, bodies=False),
        frame("due-to-see", r"\b(?:is|are|was|were|been) (?:(?:now|still|also) )?(?:due|scheduled|set|slated) to (?P<trigger>see) ", "pair", bodies=False),
        frame("came-to-see", rf"\b(?:came|come|comes|went|flew|travelled|traveled|drove|goes) (?:[^.;:,“”\"{PERSON}]{{0,50}}? )?to (?P<trigger>see|visit|meet with|meet) ", "pair", bodies=False),
        frame("joined", r"\b(?P<trigger>joined|joins) ", "pair", follows=_JOINED, bodies=False),
        frame("came-to", r"\b(?P<trigger>came|come|comes|coming) (?:back |over |down |up )?to (?=(?:my|his|her|their) (?:own )?(?:door|house|home|kitchen|office|flat|apartment|farm|table|shop|bedside|cell|residence|study|tent|hut|boat)\b)", "owner", mode="visit", hosting="object"),
        frame("met-both", r"\b(?P<trigger>met|meet|meeting)\b(?P<both>)" + _ALONE, "both"),
        frame("spoke-both", rf"\b(?P<trigger>spoke|speak|spoken|talked|talk)\b(?P<both>)(?={_FILL} (?:(?:by|over the|on the|via) (?:tele)?(?:phone|video)|for (?:\w+ )?(?:\w+ )?(?:minutes?|hours?|{TIME})|to each other|with each other|privately|again|face to face|(?:(?:in|at) (?:the|an?|his|her|their) [\w-]+ )?(?:until|till|into the)))", "both"),
        frame("visit-place", rf"\b(?P<trigger>visit|come to|travel to|pay an? (?:[\w-]+ )?visit to) (?P<place>(?:the )?(?:{PLACE}+|(?:town|city|port|village|island|region|district|republic|kingdom) of (?:{PLACE}|{PERSON}|{OTHER})+|(?:Emirate|Kingdom|Republic|Federation|Principality|Duchy|Capital|Islands?)\b|[A-Z][\w’'-]*(?=\s*[.,]|\s+(?:in|on|next|for)\b|$)))", "place", mode="visit"),
        frame("visit-of", rf"\b(?P<trigger>[Vv]isit)(?: to (?P<place>(?:the )?(?:{PLACE}+|[A-Z][\w’'-]*)))? (?:of|by) ", "visit", mode="visit"),
    )  # fmt: skip
