"""Quotes without words for their speaker: whom they run on from, whom they answer.

News lets a speaker go on without naming him again: over a paragraph break, after a sentence about him, in
a dialogue where question and answer alternate.
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.findings import FoundQuote
from onrecord.printed import words_of
from onrecord.resolution import Answer
from onrecord.resolve.answers import CONFIDENCE, NOBODY, by
from onrecord.resolve.coreference import Coreference
from onrecord.resolve.layout import Layout

# Quotes of these rules are not taken to run on from the one before.
_STAND_ALONE = frozenset({"rule:turn-unlabelled"})
# A paragraph between two quotes ends the talk.
_NEXT = 1


class _Said(NamedTuple):
    """The quote before: who said it to whom, in which paragraph it ends, and whether it asks."""

    quote: FoundQuote
    answer: Answer
    addressee: Answer
    paragraph: int
    asks: bool


class Dialogue:
    """Follows who talks to whom, quote after quote in reading order; quotes inside quotes aside."""

    def __init__(self, layout: Layout, coreference: Coreference) -> None:
        """Nobody has spoken yet."""
        self._layout = layout
        self._coreference = coreference
        self._last: _Said | None = None
        self._answerer: Answer = NOBODY

    def spoken(self, index: int, answer: Answer, addressee: Answer) -> None:
        """Note who spoke a quote, and to whom."""
        quote = self._layout.findings.quotes[index]
        asks = self._layout.asks(index)
        self._last = _Said(quote, answer, addressee, self._layout.paragraph(quote.content[-1].start), asks)
        if answer.entity is not None and not asks:
            self._answerer = answer

    def speaker(self, quote: FoundQuote) -> Answer:
        """Return who speaks a quote that has no source."""
        if quote.within is not None or not _STAND_ALONE.isdisjoint(quote.by):
            return NOBODY
        here = self._layout.paragraph(quote.content[0].start)
        last = self._last
        near = last is not None and here - last.paragraph <= _NEXT
        if last is None or not near:
            return self._subject_before(quote, here)
        if words_of(quote.content[-1], self._layout.text).rstrip().endswith("?"):
            # In an interview the question is the other's.
            return self._run_on(last) if last.paragraph == here and not last.asks else NOBODY
        if last.asks:
            return by("rule:answer", self._asked(last))
        return self._goes_on(last, quote, here)

    def _asked(self, last: _Said) -> int | None:
        """Return who was asked: as the question tells, else who answered before and did not ask this."""
        if last.addressee.entity is not None:
            return last.addressee.entity
        return self._answerer.entity if self._answerer.entity != last.answer.entity else None

    def _goes_on(self, last: _Said, quote: FoundQuote, here: int) -> Answer:
        """Return the last speaker, unless a sentence between the two quotes is about somebody."""
        before = self._subject_before(quote, here)
        told = before.entity is not None
        if told and "rule:sentence-before" in before.by:
            return before
        if (last.paragraph == here and not self._told_between(last, quote)) or quote.running:
            return self._run_on(last)
        if told:
            return before
        return self._run_on(last) if last.quote.kind != "indirect" else NOBODY

    def _run_on(self, last: _Said) -> Answer:
        if last.answer.entity is None:
            return NOBODY
        rules = tuple(dict.fromkeys((*last.answer.by, "rule:running-speaker")))
        return Answer(last.answer.entity, rules, CONFIDENCE["rule:running-speaker"])

    def _told_between(self, last: _Said, quote: FoundQuote) -> bool:
        """Say whether a whole sentence stands between two quotes of one paragraph."""
        end = max([last.quote.content[-1].end, *(span.end for span in (*last.quote.source, *last.quote.cue))])
        return self._layout.sentence(quote.content[0].start) - self._layout.sentence(end - 1) > 1

    def _subject_before(self, quote: FoundQuote, here: int) -> Answer:
        """Return the person whom the sentence before the quote is about, where no quote stands in it."""
        sentence = self._layout.sentence(quote.content[0].start) - 1
        if sentence < 0:
            return NOBODY
        start = self._layout.findings.sentences[sentence].start
        if self._last is not None and self._last.quote.content[-1].end > start:
            return NOBODY
        paragraph = self._layout.paragraph(start)
        if here - paragraph > _NEXT:
            return NOBODY
        rule = "rule:sentence-before" if paragraph == here else "rule:paragraph-before"
        return by(rule, self._coreference.named_subject(sentence))
