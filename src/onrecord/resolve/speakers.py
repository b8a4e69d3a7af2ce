"""Speakers: the entity that a quote's words for its source lead to, or that it runs on from."""

from __future__ import annotations

from onrecord.findings import FoundQuote
from onrecord.printed import words_of
from onrecord.resolution import Answer
from onrecord.resolve.answers import NOBODY, by
from onrecord.resolve.coreference import FIRST_PERSON, SECOND_PERSON, Coreference
from onrecord.resolve.dialogue import Dialogue
from onrecord.resolve.elided import Elided
from onrecord.resolve.labels import Labels
from onrecord.resolve.layout import OUTSIDE, Layout
from onrecord.resolve.sources import Sources
from onrecord.spans import Span, hull

# A label of no more letters may be somebody's initials.
_INITIALS = 3


class Speakers:
    """Answers who speaks, quote after quote in reading order."""

    def __init__(self, layout: Layout, coreference: Coreference) -> None:
        """Take the article's layout and the coreference, which is read along with the quotes."""
        self._layout = layout
        self._findings = layout.findings
        self._coreference = coreference
        self._memory = coreference.memory
        self._sources = Sources(layout.text, self._findings.mentions)
        self._labels = Labels(layout, self._memory)
        self._dialogue = Dialogue(layout, coreference)
        self._elided = Elided(layout, self._memory)
        self.found: list[Answer] = [NOBODY] * len(self._findings.quotes)
        self.addressees: list[Answer] = [NOBODY] * len(self._findings.quotes)

    def answer(self, span: Span | None) -> Answer:
        """Return the entity that a noun phrase leads to."""
        head = self._sources.head(span) if span else None
        if span is None or head is None:
            return NOBODY
        found = self._of(head)
        named = self._sources.named_beside(head, span)
        if found.entity is not None and (self._memory.chains[found.entity].named or named is None):
            return found
        owner = self._sources.owner(span)
        if owner is not None and (chain := self._memory.chain(owner)) is not None:
            return by("rule:possessor", chain)
        return self._of(named) if named is not None else found

    def _of(self, mention: int) -> Answer:
        chain = self._memory.chain(mention)
        return NOBODY if chain is None else by(self._memory.reason.get(mention, "rule:name"), chain)

    def read(self, index: int) -> None:
        """Find the speaker of quote `index`; all that a reader reads before it has been read."""
        quote = self._findings.quotes[index]
        found = self._with_source(quote) if quote.source else self._without_source(quote)
        self.found[index] = found
        if quote.addressee is not None:
            self.addressees[index] = self.answer(quote.addressee)
            if (addressee := self.addressees[index].entity) is not None:
                self._memory.addressee_of[index] = addressee
        if found.entity is not None:
            self._memory.spoke(index, found.entity, outside=quote.within is None)
        if quote.within is None:
            self._memory.asked = self._layout.asks(index)
            self._dialogue.spoken(index, found, self.addressees[index])

    def finish(self) -> None:
        """Lead "I" and "you" as a source to the speaker of the quote around them, and to whom he speaks."""
        quotes = self._findings.quotes
        self._answer_addressees()
        spoken_to = [self._spoken_to(index) for index in range(len(quotes))]
        for index, quote in enumerate(quotes):
            if not quote.source or self.found[index].entity is not None:
                continue
            source = hull(quote.source)
            around = quote.within if quote.within is not None else self._around(index, source)
            around = None if around is None or (told := self._layout.voice(around)) == OUTSIDE else told
            word = words_of(source, self._layout.text).lower()
            if around is None:
                continue
            if word in FIRST_PERSON:
                self.found[index] = by("rule:first-person", self.found[around].entity)
            elif word in SECOND_PERSON:
                self.found[index] = by("rule:second-person", spoken_to[around])
        self._coreference.lead_speech([answer.entity for answer in self.found], spoken_to)
        self._answer_addressees()

    def _answer_addressees(self) -> None:
        """Find to whom quotes are said where that was read later: "told him", "told me"."""
        for index, quote in enumerate(self._findings.quotes):
            if quote.addressee is not None and self.addressees[index].entity is None:
                self.addressees[index] = self.answer(quote.addressee)

    def _spoken_to(self, index: int) -> int | None:
        """Return to whom a quote is said: as its attribution tells, as it calls somebody, as turns follow."""
        if self.addressees[index].entity is not None:
            return self.addressees[index].entity
        quote, speaker = self._findings.quotes[index], self.found[index].entity
        if "rule:turn" not in quote.by or speaker is None:
            return None
        called = self._sources.called(quote.content[0])
        chain = None if called is None else self._memory.chain(called)
        if chain is not None and chain != speaker:
            return chain
        for beside in (index - 1, index + 1):
            if 0 <= beside < len(self.found) and "rule:turn" in self._findings.quotes[beside].by:
                other = self.found[beside].entity
                if other is not None and other != speaker:
                    return other
        return None

    def _is_somebody(self, chain: int, label: Span) -> bool:
        """Say whether a label leads to a name, and not to an acronym that is printed nowhere else: "TB"."""
        found = self._memory.chains[chain]
        letters = words_of(label, self._layout.text).lower()
        return found.named and not (
            found.kind != "person" and len(letters) <= _INITIALS and found.names == {letters}
        )

    def _around(self, index: int, source: Span) -> int | None:
        """Return the quote that a source stands in, when it is not its own."""
        around = self._layout.report(source)
        return around if around not in {index, -1} else None

    def _without_source(self, quote: FoundQuote) -> Answer:
        found = self._elided.speaker(quote)
        return found if found.entity is not None else self._dialogue.speaker(quote)

    def _with_source(self, quote: FoundQuote) -> Answer:
        source = hull(quote.source)
        told = self.answer(source)
        return self._of_turn(quote, source, told) if "rule:turn" in quote.by else told

    def _of_turn(self, quote: FoundQuote, source: Span, told: Answer) -> Answer:
        """Return who speaks a turn; `told`: whom its label leads to as words of the text."""
        named = told.entity is not None and self._is_somebody(told.entity, source)
        found = self._labels.answer(quote, told if named else NOBODY)
        if found.entity is None and words_of(source, self._layout.text).lower().startswith("the "):
            found = told  # "THE CLERK", who has no name anywhere
        head = self._sources.head(source)
        if head is not None and found.entity not in {None, self._memory.chain(head)}:
            self._memory.correct(head, found.entity, found.by[0])
        return found
