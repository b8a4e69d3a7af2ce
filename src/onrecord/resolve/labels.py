"""Labels of turns: "VENN:", "Q:", "THE CHAIR (Ms Brandt):", and whom they lead to."""

from __future__ import annotations

import re
from bisect import bisect_left

from onrecord.findings import FoundQuote
from onrecord.names.person import PersonName
from onrecord.printed import words_of
from onrecord.resolution import Answer
from onrecord.resolve.answers import NOBODY, by
from onrecord.resolve.layout import Layout
from onrecord.resolve.memory import Memory
from onrecord.spans import Span, hull

_INTRODUCES = re.compile(r"\b(?:I['’]m|I am|[Mm]y name is|[Tt]his is)\s+\Z")
_INTERVIEW = re.compile(r"\b(?:talk(?:s|ed)|sp(?:eaks|oke)|sat down) (?:to|with)\s|\binterview(?:s|ed)\s")


class Labels:
    """Answers for the turns of one article, in reading order; a label once led keeps its answer."""

    def __init__(self, layout: Layout, memory: Memory) -> None:
        """Nothing is read yet."""
        self._layout = layout
        self._memory = memory
        self._known: dict[str, Answer] = {}
        self._interview: tuple[Answer, Answer] | None = None
        self._starts = [mention.span.start for mention in layout.findings.mentions]

    def answer(self, quote: FoundQuote, found: Answer) -> Answer:
        """Return who speaks a turn; `found` is what the label's words lead to by themselves."""
        source = hull(quote.source)
        label = words_of(source, self._layout.text).split("(")[0].strip().lower().removeprefix("the ")
        if found.entity is None:
            found = (
                self._known.get(label)
                or self._by_interview(label)
                or self._by_name(label)
                or self._introduced(quote)
            )
        if found.entity is not None and len(label) > 1 and label != "question":
            self._known.setdefault(label, by("rule:label", found.entity))
        return found

    def _by_name(self, label: str) -> Answer | None:
        """Lead a label to the one person with this surname or these initials: "OBUYA", "TB"."""
        for fits, rule in ((_is_surname, "rule:label"), (_are_initials, "rule:initials")):
            people = [
                number
                for number, chain in enumerate(self._memory.chains)
                if chain.kind == "person" and any(fits(label, person) for person in chain.persons)
            ]
            if len(people) == 1:
                return by(rule, people[0])
        return None

    def _by_interview(self, label: str) -> Answer | None:
        """Lead Q and A to the two people whom the text before the first question names, in this order."""
        if label not in {"q", "a"}:
            return None
        if self._interview is None:
            self._interview = self._interviewed()
        return self._interview[0 if label == "q" else 1]

    def _interviewed(self) -> tuple[Answer, Answer]:
        findings = self._layout.findings
        first = min(quote.source[0].start for quote in findings.quotes if "rule:turn" in quote.by)
        for match in _INTERVIEW.finditer(self._layout.text[:first]):
            size = len(findings.mentions)
            asked = self._person_near(range(size - 1, -1, -1), Span(match.start(), match.start()))
            answered = self._person_near(range(size), Span(match.end(), match.end()))
            return asked, answered
        people = {
            chain
            for index, mention in enumerate(findings.mentions)
            if mention.span.start < first
            and mention.form == "name"
            and mention.kind == "person"
            and (chain := self._memory.chain(index)) is not None
        }
        return NOBODY, by("rule:interview", people.pop() if len(people) == 1 else None)

    def _person_near(self, order: range, place: Span) -> Answer:
        """Return the person named nearest to a place, before it in a falling order, within the sentence."""
        here = self._layout.sentence(place.start)
        before = order.step < 0
        for index in order:
            mention = self._layout.findings.mentions[index]
            if mention.form != "name" or mention.kind != "person":
                continue
            near = mention.span.end <= place.start if before else mention.span.start >= place.start
            if near and self._layout.sentence(mention.span.start) == here:
                return by("rule:interview", self._memory.chain(index))
        return NOBODY

    def _introduced(self, quote: FoundQuote) -> Answer:
        """Lead a label that names nobody to the person who says "I'm …" in the turn."""
        text = self._layout.text
        for index in range(bisect_left(self._starts, quote.content[0].start), len(self._starts)):
            mention = self._layout.findings.mentions[index]
            if mention.span.start >= quote.content[0].end:
                break
            lead = text[quote.content[0].start : mention.span.start]
            named = mention.kind == "person" and mention.form == "name"
            # "Ines Calder, Radio Wavelength. Minister, …": a reporter gives name and paper.
            signs = lead == "" and text[mention.span.end : mention.span.end + 1] == ","
            if named and (signs or _INTRODUCES.search(lead)):
                entity = self._memory.chain(index)
                if entity is not None:
                    return by("rule:self-introduction", entity)
        return NOBODY


def _is_surname(label: str, person: PersonName) -> bool:
    return len(label) > 2 and label in {person.surname, person.core}


def _are_initials(label: str, person: PersonName) -> bool:
    letters = label.replace(".", "").replace(" ", "")
    return 2 <= len(letters) <= 3 and letters == "".join(word[0] for word in person.printed.lower().split())
