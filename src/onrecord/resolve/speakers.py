"""Speakers: the entity that a quote's words for its source lead to, or that it runs on from."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from onrecord.findings import Findings, FoundMention, FoundQuote
from onrecord.printed import words_of
from onrecord.resolution import Answer
from onrecord.resolve.coreference import Coreference
from onrecord.spans import Span, hull

NOBODY = Answer(None)

# How sure each rule's answer is: the share that was right on benchmarks/gold, rounded down to 0.05.
CONFIDENCE = {
    "rule:name": 0.95,
    "rule:role-holder": 0.9,
    "rule:organization-noun": 0.9,
    "rule:group": 0.9,
    "rule:salience": 0.85,
    "rule:relative": 0.9,
    "rule:running-speaker": 0.8,
    "rule:sentence-before": 0.8,
    "rule:first-person": 0.95,
    "rule:label": 0.95,
    "rule:interview": 0.85,
    "rule:self-introduction": 0.9,
    "rule:possessor": 0.9,
}
_FIRST_PERSON = frozenset({"i", "me", "my", "myself"})
# A source's title and its name lie no further from the source's beginning than this many code points.
_TITLE = 4
# What somebody's words stand in: "Venn's message said" is Venn speaking.
_PAPERS = frozenset(
    "message statement letter telegram tweet post note email memo speech remarks book article column"
    " essay".split()
)
_POSSESSIVE = frozenset({"his", "her"})
# Quotes of these rules without words for their speaker are not taken to run on from the one before.
_STAND_ALONE = frozenset({"rule:left-over", "rule:turn-unlabelled"})
_INTRODUCES = re.compile(r"\b(?:I['’]m|I am|[Mm]y name is|[Tt]his is)\s+\Z")


class Sources:
    """Finds the mention that a source's words turn on."""

    def __init__(self, text: str, mentions: Sequence[FoundMention]) -> None:
        """Index the mentions, which are in text order."""
        self._text = text
        self._mentions = mentions
        self._starts = [mention.span.start for mention in mentions]

    def head(self, span: Span) -> int | None:
        """Return the index of the head mention of a noun phrase.

        It is the mention whose phrase begins where the noun phrase does and takes in most of it, else the
        first one inside that owns nothing ("Istrova's Ministry of Health").
        """
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        inside = [i for i in range(first, last) if self._mentions[i].span.end <= span.end + 1]
        inside = [i for i in inside if not self._owns(i, span)] or inside
        if not inside or self._are_two(inside):
            return None
        whole = [i for i in inside if self._mentions[i].phrase.start <= span.start + _TITLE]
        if whole:
            return max(whole, key=lambda i: (min(self._mentions[i].phrase.end, span.end), -i))
        return inside[0]

    def _are_two(self, inside: Sequence[int]) -> bool:
        """Say whether "and" joins two names, neither of which stands in the other's phrase."""
        named = [i for i in inside if self._mentions[i].form == "name"]
        for first, second in pairwise(named):
            one, other = self._mentions[first], self._mentions[second]
            between = self._text[one.span.end : other.phrase.start].split()
            if between == ["and"] and not one.phrase.contains(other.span):
                return True
        return False

    def owner(self, span: Span) -> int | None:
        """Return whose paper or speech a source is: the mention at its beginning, in "his message"."""
        words = words_of(span, self._text).lower().split()
        if len(words) < 2 or words[-1] not in _PAPERS:
            return None
        first = bisect_left(self._starts, span.start)
        if first == len(self._mentions) or self._mentions[first].span.start - span.start > _TITLE:
            return None
        pronoun = words_of(self._mentions[first].span, self._text).lower() in _POSSESSIVE
        return first if pronoun or self._owns(first, span) else None

    def named_beside(self, head: int, span: Span) -> int | None:
        """Return the person named in apposition or brackets to a nominal: "the chair (Ms Brandt)"."""
        for index in range(head + 1, len(self._mentions)):
            mention = self._mentions[index]
            if mention.span.end > span.end:
                return None
            between = self._text[self._mentions[index - 1].span.end : mention.phrase.start].strip()
            if mention.form == "name" and mention.kind == "person" and between[-1:] in {",", "("}:
                return index
        return None

    def _owns(self, index: int, span: Span) -> bool:
        """Say whether a possessive follows the mention inside the noun phrase."""
        end = self._mentions[index].span.end
        return end < span.end and self._text[end : end + 2] in {"'s", "’s", "' ", "’ "}


class Speakers:
    """Answers who speaks, quote after quote in text order."""

    def __init__(
        self, text: str, findings: Findings, coreference: Coreference, answers: Mapping[int, Answer]
    ) -> None:
        """Take the findings and the answers for mentions, which fill as the text is gone through."""
        self._text = text
        self._findings = findings
        self._coreference = coreference
        self._answers = answers
        self._sources = Sources(text, findings.mentions)
        self._paragraphs = [paragraph.start for paragraph in findings.paragraphs]
        self._labels: dict[str, Answer] = {}
        self._interview: tuple[Answer, Answer] | None = None
        self._last: tuple[int, Answer, FoundQuote] | None = None
        self.found: list[Answer] = [NOBODY] * len(findings.quotes)

    def answer(self, span: Span | None) -> Answer:
        """Return the entity that a noun phrase leads to."""
        head = self._sources.head(span) if span else None
        if span is None or head is None:
            return NOBODY
        found = self._answers.get(head, NOBODY)
        if found.entity is not None:
            return found
        mention = self._findings.mentions[head]
        led = self._coreference.group_of.get(head)
        if led is not None:
            return _by("rule:first-person", led)
        if words_of(mention.span, self._text).lower() == "it":
            organization = self._coreference.organization_before(mention.span.start)
            if organization is not None:
                self._coreference.lead(head, organization)
                return _by("rule:salience", organization)
        owner = self._sources.owner(span)
        if owner is not None and self._answers.get(owner, NOBODY).entity is not None:
            return _by("rule:possessor", self._answers[owner].entity)
        if mention.form == "nominal":
            named = self._sources.named_beside(head, span)
            return self._answers.get(named, NOBODY) if named is not None else NOBODY
        return NOBODY

    def read(self, index: int) -> None:
        """Find the speaker of quote `index`; all that stands before it has been read."""
        quote = self._findings.quotes[index]
        found = self._with_source(quote) if quote.source else self._without_source(quote)
        self.found[index] = found
        if found.entity is not None:
            self._coreference.spoke(index, found.entity, outside=quote.within is None)
        if quote.within is None:
            self._last = (self._paragraph(quote.content[-1].start), found, quote)

    def finish(self) -> None:
        """Lead "I" in a quote inside a quote to the speaker of the quote around it."""
        quotes = self._findings.quotes
        for index, quote in enumerate(quotes):
            around = quote.within
            if around is None or not quote.source or self.found[index].entity is not None:
                continue
            if (
                words_of(hull(quote.source), self._text).lower() in _FIRST_PERSON
                and self.found[around].entity is not None
            ):
                self.found[index] = _by("rule:first-person", self.found[around].entity)
        self._coreference.lead_first_person([answer.entity for answer in self.found])

    def _paragraph(self, offset: int) -> int:
        return bisect_right(self._paragraphs, offset) - 1

    def _with_source(self, quote: FoundQuote) -> Answer:
        source = hull(quote.source)
        found = self.answer(source)
        if "rule:turn" not in quote.by:
            return found
        label = words_of(source, self._text).split("(")[0].strip().lower().removeprefix("the ")
        if found.entity is None:
            found = self._labels.get(label) or self._by_interview(label) or self._introduced(quote)
        if found.entity is None:
            return found
        head = self._sources.head(source)
        if head is not None:
            self._coreference.lead(head, found.entity)
        if len(label) > 1 and label != "question":
            self._labels.setdefault(label, _by("rule:label", found.entity))
        return found

    def _by_interview(self, label: str) -> Answer | None:
        """Lead Q and A to the two people whom the text before the first question names, in this order."""
        if label not in {"q", "a"}:
            return None
        if self._interview is None:
            self._interview = self._interviewed()
        return self._interview[0 if label == "q" else 1]

    def _interviewed(self) -> tuple[Answer, Answer]:
        turns = [quote.source[0].start for quote in self._findings.quotes if "rule:turn" in quote.by]
        first = min(turns)
        pattern = re.compile(
            r"\b(?:talk(?:s|ed)|sp(?:eaks|oke)|sat down) (?:to|with)\s|\binterview(?:s|ed)\s"
        )
        for match in pattern.finditer(self._text[:first]):
            asked = self._named(range(len(self._findings.mentions) - 1, -1, -1), match.start(), before=True)
            answered = self._named(range(len(self._findings.mentions)), match.end(), before=False)
            return asked, answered
        people = [
            i for i, m in enumerate(self._findings.mentions) if m.span.start < first and m.form == "name"
        ]
        entities = {
            answer.entity
            for i in people
            if self._findings.mentions[i].kind == "person" and (answer := self._answers.get(i)) is not None
        }
        alone = entities.pop() if len(entities) == 1 else None
        return NOBODY, NOBODY if alone is None else _by("rule:interview", alone)

    def _named(self, order: range, offset: int, *, before: bool) -> Answer:
        """Return the person named nearest to `offset`, on one side of it, within the sentence."""
        here = self._coreference.sentence(offset)
        for index in order:
            mention = self._findings.mentions[index]
            if mention.form != "name" or mention.kind != "person":
                continue
            near = mention.span.end <= offset if before else mention.span.start >= offset
            if near and self._coreference.sentence(mention.span.start) == here:
                answer = self._answers.get(index, NOBODY)
                return NOBODY if answer.entity is None else _by("rule:interview", answer.entity)
        return NOBODY

    def _introduced(self, quote: FoundQuote) -> Answer:
        """Lead a label that names nobody to the person who says "I'm …" in the turn."""
        first = bisect_left([m.span.start for m in self._findings.mentions], quote.content[0].start)
        for index in range(first, len(self._findings.mentions)):
            mention = self._findings.mentions[index]
            if mention.span.start >= quote.content[0].end:
                break
            lead = self._text[quote.content[0].start : mention.span.start]
            named = mention.kind == "person" and mention.form == "name"
            # "Ines Calder, Radio Wavelength. Minister, …": a reporter gives name and paper.
            signs = lead == "" and self._text[mention.span.end : mention.span.end + 1] == ","
            if named and (signs or _INTRODUCES.search(lead)):
                entity = self._coreference.group_of.get(index)
                if entity is not None:
                    return _by("rule:self-introduction", entity)
        return NOBODY

    def _without_source(self, quote: FoundQuote) -> Answer:
        """Lead a quote without attribution to who spoke before it."""
        if quote.within is not None or not _STAND_ALONE.isdisjoint(quote.by):
            return NOBODY
        here = self._paragraph(quote.content[0].start)
        sentence = self._coreference.sentence(quote.content[0].start) - 1
        if words_of(quote.content[-1], self._text).rstrip().endswith("?"):
            return NOBODY  # in an interview the question is the other's
        if self._last is not None:
            paragraph, answer, before = self._last
            goes_on = paragraph == here or (quote.running and paragraph == here - 1)
            if goes_on and answer.entity is not None and before.kind == "direct":
                return Answer(
                    answer.entity, (*answer.by, "rule:running-speaker"), CONFIDENCE["rule:running-speaker"]
                )
        start = self._findings.sentences[sentence].start if sentence >= 0 else 0
        reported = self._last is not None and self._last[2].content[-1].end > start
        if sentence >= 0 and not reported and self._paragraph(start) == here:
            subject = self._coreference.named_subject(sentence)
            return NOBODY if subject is None else _by("rule:sentence-before", subject)
        return NOBODY


def _by(rule: str, entity: int | None) -> Answer:
    return Answer(entity, (rule,), CONFIDENCE[rule])
