"""The stage as one function: names to entities, then nominals and pronouns, then speakers, in text order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.findings import Findings, FoundMention, FoundQuote
from onrecord.resolution import Answer, Cluster, Resolution
from onrecord.resolve.clusters import Group, cluster_names
from onrecord.resolve.coreference import Coreference
from onrecord.spans import Span, hull

_NOBODY = Answer(None)
# How sure each rule's answer is: see docs/measuring.md, speakers of benchmarks/gold by rule.
_CONFIDENCE = {"rule:name": 0.97, "rule:role-holder": 0.9, "rule:salience": 0.85, "rule:running-speaker": 0.85}


def resolve(text: str, findings: Findings) -> Resolution:
    """Lead every mention that the text leads somewhere to its entity.

    Args:
        text: the article's text, in which the findings' spans count.
        findings: what `annotate` found.
    """
    groups = cluster_names(text, findings.mentions)
    coreference = Coreference(text, findings, groups)
    sources = _Sources(findings.mentions)
    speakers: list[Answer] = [_NOBODY] * len(findings.quotes)
    answers: dict[int, Answer] = {}
    # Mentions and quotes' sources in text order, so that a pronoun sees who spoke before it.
    events: list[tuple[int, int, int]] = [(m.span.start, 0, i) for i, m in enumerate(findings.mentions)]
    events += [(_place(quote), 1, i) for i, quote in enumerate(findings.quotes)]
    for offset, what, index in sorted(events):
        if what == 0:
            group, rule = coreference.resolve(index)
            if group is not None:
                answers[index] = Answer(group, (rule,), _CONFIDENCE[rule])
            continue
        quote = findings.quotes[index]
        speakers[index] = _speaker(findings, quote, index, speakers, sources, answers)
        entity = speakers[index].entity
        if entity is not None and quote.within is None:
            coreference.spoke(offset, entity)

    order = coreference.order()
    places = {group: place for place, group in enumerate(order)}
    speakers = [_renumbered(answer, places) for answer in speakers]
    answers = {index: _renumbered(answer, places) for index, answer in answers.items()}

    def answer(span: Span | None) -> Answer:
        head = sources.head(span) if span else None
        return answers.get(head, _NOBODY) if head is not None else _NOBODY

    return Resolution(
        clusters=tuple(_cluster(groups[number], number, coreference) for number in order),
        speakers=tuple(speakers),
        addressees=tuple(answer(quote.addressee) for quote in findings.quotes),
        participants=tuple(tuple(answer(p.span) for p in m.participants) for m in findings.meetings),
        via=tuple(
            tuple(answer(hull(via.source)) if via.source else _NOBODY for via in quote.via)
            for quote in findings.quotes
        ),
    )


def _renumbered(answer: Answer, places: Mapping[int, int]) -> Answer:
    """Give an answer's entity its place among the clusters sorted by first mention."""
    return answer if answer.entity is None else replace(answer, entity=places[answer.entity])


def _place(quote: FoundQuote) -> int:
    """Where the quote's speaker is known: at the end of its source, else where it begins."""
    return quote.source[-1].end if quote.source else quote.content[0].start


def _speaker(
    findings: Findings,
    quote: FoundQuote,
    index: int,
    speakers: Sequence[Answer],
    sources: _Sources,
    answers: dict[int, Answer],
) -> Answer:
    if quote.source:
        head = sources.head(hull(quote.source))
        return answers.get(head, _NOBODY) if head is not None else _NOBODY
    if not quote.running:
        return _NOBODY
    before = [i for i in range(index) if findings.quotes[i].within is None and findings.quotes[i].kind == "direct"]
    if not before or speakers[before[-1]].entity is None:
        return _NOBODY
    rules = (*speakers[before[-1]].by, "rule:running-speaker")
    return Answer(speakers[before[-1]].entity, rules, _CONFIDENCE["rule:running-speaker"])


class _Sources:
    """Finds the mention that a source's words turn on."""

    def __init__(self, mentions: Sequence[FoundMention]) -> None:
        self._mentions = mentions
        self._starts = [mention.span.start for mention in mentions]

    def head(self, span: Span) -> int | None:
        """Return the index of the head mention of a noun phrase.

        It is the mention whose phrase takes in the whole of it, else the first one inside that is
        not a part of another mention's phrase.
        """
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        inside = [i for i in range(first, last) if self._mentions[i].span.end <= span.end + 1]
        if not inside:
            return None
        whole = [i for i in inside if self._mentions[i].phrase.start <= span.start + 4]
        if whole:
            return max(whole, key=lambda i: (min(self._mentions[i].phrase.end, span.end), -i))
        return inside[0]


def _cluster(group: Group, number: int, coreference: Coreference) -> Cluster:
    mentions = sorted(index for index, owner in coreference.group_of.items() if owner == number)
    confidence = 0.9 if not group.rules else 0.8
    return Cluster(group.kind, tuple(mentions), confidence, tuple(sorted(group.rules)) or ("rule:name",))
