"""Chains of sources: whom the words for each step lead to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from onrecord.findings import Findings, FoundMention
from onrecord.printed import words_of
from onrecord.resolution import Answer
from onrecord.resolve.answers import NOBODY, by
from onrecord.resolve.memory import Memory
from onrecord.resolve.speakers import Speakers
from onrecord.spans import Span, hull

# What words stand in. Whose it is stands after "from", "by" or "of", or as the subject of "which X sent".
_PAPER = re.compile(
    r"(?:(?:an?|the|his|her|their|its|another)\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?:statement|note|letter|message|report|release|communiqué|communique|readout|memo|email|document|post|tweet"
    r"|transcript|filing|telegram|bulletin)s?(?=\s|\Z)(?:\s+(?P<by>from|by|of|which|that)\s)?",
    re.IGNORECASE,
)
_SENT = re.compile(r"\s+(?:sent|wrote|issued|published|released|posted|had|has|gave)\b")
_SAME = re.compile(r"the\s+same\s+(?:agency|station|paper|newspaper|broadcaster|channel)\Z", re.IGNORECASE)


def chains_of_sources(
    findings: Findings, speakers: Speakers, memory: Memory, text: str
) -> list[tuple[Answer, ...]]:
    """Return for each quote whom the steps of its chain lead to, nearest to the speaker first.

    Args:
        findings: with the quotes and their steps.
        speakers: after all of the text was read.
        memory: the chains of mentions.
        text: what the spans count.
    """
    return _Steps(findings, speakers, memory, text).answers()


class _Steps:
    def __init__(self, findings: Findings, speakers: Speakers, memory: Memory, text: str) -> None:
        self._findings = findings
        self._speakers = speakers
        self._memory = memory
        self._text = text
        self._starts = [mention.span.start for mention in findings.mentions]
        self._outlet: int | None = None

    def answers(self) -> list[tuple[Answer, ...]]:
        told = []
        for index, quote in enumerate(self._findings.quotes):
            steps = tuple(self._answer(hull(step.source)) for step in quote.via)
            for step, answer in zip(quote.via, steps, strict=True):
                if quote.addressee == hull(step.source):  # "told the same agency": one and the same
                    self._speakers.addressees[index] = answer
            speaker = self._speakers.found[index].entity
            if (
                "rule:message" in quote.by
                and speaker is not None
                and speaker in {one.entity for one in steps}
            ):
                # Who sends does not carry: the words for one of them were led to the other.
                self._speakers.found[index] = NOBODY
            told.append(steps)
        return told

    def _answer(self, source: Span) -> Answer:
        answer = self._author(source) or self._body(source) or self._same(source)
        if answer is None:
            answer = self._speakers.answer(source)
        if answer.entity is not None and self._memory.chains[answer.entity].kind == "organization":
            self._outlet = answer.entity
        return answer

    def _mentions(self, start: int, end: int) -> Iterator[tuple[int, FoundMention]]:
        """Yield the mentions that begin at `start` or behind, up to the first that ends behind `end`."""
        for index in range(bisect_left(self._starts, start), len(self._starts)):
            mention = self._findings.mentions[index]
            if mention.span.end > end:
                return
            yield index, mention

    def _same(self, source: Span) -> Answer | None:
        """Return the outlet that was named last, for "the same agency"."""
        if self._outlet is None or not _SAME.match(words_of(source, self._text)):
            return None
        for index, mention in self._mentions(source.start, source.end):
            if mention.form == "nominal":
                self._memory.correct(index, self._outlet, "rule:organization-noun")
                return by("rule:organization-noun", self._outlet)
        return None

    def _author(self, source: Span) -> Answer | None:
        """Return whose paper it is: "a note from the board", "a statement which the firm sent"."""
        paper = _PAPER.match(self._text, source.start, source.end)
        if paper is None:
            return None
        if paper["by"] is None:
            return NOBODY
        for index, mention in self._mentions(paper.end(), source.end):
            if paper["by"] in {"which", "that"} and not _SENT.match(self._text, mention.span.end):
                break
            chain = self._memory.chain(index)
            if chain is not None:
                return by("rule:possessor", chain)
        return NOBODY

    def _body(self, source: Span) -> Answer | None:
        """Return the body named inside "the QNA agency", "the broadcaster Channel North"."""
        for index, mention in self._mentions(source.start, source.end):
            chain = self._memory.chain(index)
            if mention.form == "name" and mention.kind == "organization" and chain is not None:
                before = self._text[source.start : mention.span.start].split()
                return by("rule:name", chain) if len(before) <= 2 and "," not in "".join(before) else None
        return None
