"""Interviews printed without labels: a question a paragraph, then its answer, in the first person.

    The Courier spoke with Ada Morn, who keeps the light.

    How long have you been here?

    I came in 2019.

"I" in an answer is Ada Morn, and so is "you" in a question. Such a page is known by its questions, and by
an opening that says who is interviewed or names one person only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.findings import Findings
from onrecord.resolve.layout import OUTSIDE, Layout
from onrecord.resolve.memory import Memory
from onrecord.spans import Span

# A page that says that it is an interview needs one paragraph that asks, another this many, and so many "I"s.
_QUESTIONS, _FIRST_PERSONS = 2, 3
# A longer paragraph that ends with a question mark is an answer that asks back; so is a longer prompt.
_LONGEST_QUESTION, _LONGEST_PROMPT = 90, 45
# From "interviewed" to the name there are no more characters than this.
_NEAR = 160
_WITH = re.compile(
    r"\b(?:interview(?:s|ed)?(?:\s(?:with|of))?|sp(?:eaks|oke)\s(?:with|to)|talk(?:s|ed)\s(?:with|to)"
    r"|sat\sdown\swith|caught\sup\swith)\s",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\s(?:is|was)?\s?(?:being\s)?interviewed\sby\b|:\sAn?\sinterview\b|\s(?:tells|told|talks)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:about|on|regarding|over)\b")
# Who made a picture is not who is talked to.
_CREDIT = re.compile(r"\b(?:image|photo|picture|credit)s?(?:\sby)?:?\s*\Z", re.IGNORECASE)
_YOU = re.compile(r"\b[Yy]ou(?:r|['’]\w+)?\b")
_ME = re.compile(r"\b(?:I|me|my|I['’]\w+)\b")


@dataclass(frozen=True, slots=True)
class Interview:
    """Who asks and who answers, chains or `None`, which paragraphs ask, and with which the talk begins."""

    answers: int
    asks: int | None
    questions: frozenset[int]
    begins: int

    def speaker(self, paragraph: int) -> int | None:
        """Return who says "I" in a paragraph."""
        if paragraph < self.begins:
            return None
        return self.asks if paragraph in self.questions else self.answers

    def addressee(self, paragraph: int) -> int | None:
        """Return whom "you" in a paragraph means."""
        if paragraph < self.begins:
            return None
        return self.answers if paragraph in self.questions else self.asks


def find_interview(layout: Layout, memory: Memory) -> Interview | None:
    """Return the interview that the article is; `None` where it is none, or does not say who is asked."""
    findings = layout.findings
    questions = frozenset(
        number for number, span in enumerate(findings.paragraphs) if _asks(span, layout.text, findings)
    )
    if not questions:
        return None
    opening = findings.paragraphs[min(questions)].start
    people = _people(layout, memory)
    told = _told(layout, people, opening)
    begins = _begins(layout, min(questions))
    if told is not None:
        return Interview(told[0], told[1], questions, begins) if told[0] is not None else None
    alone = {chain for span, chain in people if span.start < opening}
    if len(alone) != 1 or len(questions) < _QUESTIONS or _first_persons(layout) < _FIRST_PERSONS:
        return None
    return Interview(alone.pop(), None, questions, begins)


def _begins(layout: Layout, first: int) -> int:
    """Return the paragraph before the first question in which somebody says "I", else the question's."""
    spoken = {
        layout.paragraph(mention.span.start)
        for mention in layout.findings.mentions
        if layout.frame(mention.span) == OUTSIDE and _ME.fullmatch(mention.span.of(layout.text))
    }
    return min((paragraph for paragraph in spoken if paragraph < first), default=first)


def _asks(span: Span, text: str, findings: Findings) -> bool:
    """Say whether a paragraph asks: it ends so, or it is a short prompt to "you"."""
    words = span.of(text)
    size = len(words.split())
    asks = words.rstrip().endswith("?") and size <= _LONGEST_QUESTION
    yours, mine = len(_YOU.findall(words)), len(_ME.findall(words))
    ends = words.rstrip().endswith((".", "?", "!", ":"))  # a headline does not
    prompts = ends and size <= _LONGEST_PROMPT and yours > 0 and yours >= mine
    return (asks or prompts) and not any(
        piece.overlaps(span) for quote in findings.quotes if quote.kind == "direct" for piece in quote.content
    )


def _first_persons(layout: Layout) -> int:
    return sum(
        mention.form == "pronoun"
        and layout.frame(mention.span) == OUTSIDE
        and mention.span.of(layout.text) == "I"
        for mention in layout.findings.mentions
    )


def _people(layout: Layout, memory: Memory) -> list[tuple[Span, int]]:
    """Return the people spoken of outside of quotes, by name or pronoun."""
    return [
        (mention.span, chain)
        for index, mention in enumerate(layout.findings.mentions)
        if mention.form != "nominal"
        and mention.kind == "person"
        and layout.frame(mention.span) == OUTSIDE
        and (chain := memory.chain(index)) is not None
        and memory.chains[chain].named
        and not _CREDIT.search(layout.text, max(0, mention.span.start - 12), mention.span.start)
    ]


def _told(
    layout: Layout, people: list[tuple[Span, int]], opening: int
) -> tuple[int | None, int | None] | None:
    """Return who answers and who asks, as the opening tells; `None` where it tells of no interview."""
    text = layout.text
    for match in _WITH.finditer(text[:opening]):
        here = layout.sentence(match.start())
        behind = [
            (span, chain)
            for span, chain in people
            if match.end() <= span.start <= match.end() + _NEAR and layout.sentence(span.start) == here
        ]
        if not behind or _ABOUT.search(text, match.end(), behind[0][0].start):
            continue
        both = len(behind) > 1 and text[behind[0][0].end : behind[1][0].start].strip() in {"and", "&"}
        before = {
            chain
            for span, chain in people
            if span.end <= match.start() and layout.sentence(span.start) == here
        }
        asks = before - {behind[0][1]}
        answers = None if both else behind[0][1]
        return answers, asks.pop() if len(asks) == 1 else None
    for match in _BY.finditer(text[:opening]):
        named = [chain for span, chain in people if span.end <= match.start()]
        if named:
            return named[-1], None
    return None
