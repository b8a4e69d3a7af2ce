"""The stage as one function: names to entities, then nominals, pronouns and speakers in text order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from onrecord.findings import Findings, FoundQuote
from onrecord.resolution import Answer, Cluster, Resolution
from onrecord.resolve.clusters import Group, cluster_names
from onrecord.resolve.coreference import Coreference
from onrecord.resolve.speakers import CONFIDENCE, NOBODY, Speakers
from onrecord.spans import hull

# How sure an entity is that no name names, and what joining names by a rule leaves of being sure.
_UNNAMED, _JOINED = 0.9, 0.95


def resolve(text: str, findings: Findings) -> Resolution:
    """Lead every mention that the text leads somewhere to its entity.

    Args:
        text: the article's text, in which the findings' spans count.
        findings: what `annotate` found.
    """
    groups = cluster_names(text, findings.mentions)
    coreference = Coreference(text, findings, groups)
    answers: dict[int, Answer] = {}
    speakers = Speakers(text, findings, coreference, answers)
    # Mentions and quotes in text order, so that a pronoun sees who spoke before it.
    events = [(m.span.start, 0, i) for i, m in enumerate(findings.mentions)]
    events += [(_place(quote), 1, i) for i, quote in enumerate(findings.quotes)]
    for _, what, index in sorted(events):
        if what:
            speakers.read(index)
            continue
        group, rule = coreference.resolve(index)
        if group is not None:
            answers[index] = Answer(group, (rule,), CONFIDENCE[rule])
    speakers.finish()
    order = coreference.order()
    places = {group: place for place, group in enumerate(order)}
    return Resolution(
        clusters=tuple(_cluster(groups[number], number, coreference, findings) for number in order),
        speakers=tuple(_renumbered(answer, places) for answer in speakers.found),
        addressees=tuple(_renumbered(speakers.answer(quote.addressee), places) for quote in findings.quotes),
        participants=tuple(
            tuple(_renumbered(speakers.answer(p.span), places) for p in m.participants)
            for m in findings.meetings
        ),
        via=tuple(
            tuple(
                _renumbered(speakers.answer(hull(via.source)), places) if via.source else NOBODY
                for via in quote.via
            )
            for quote in findings.quotes
        ),
    )


def _renumbered(answer: Answer, places: Mapping[int, int]) -> Answer:
    """Give an answer's entity its place among the clusters sorted by first mention."""
    return answer if answer.entity is None else replace(answer, entity=places[answer.entity])


def _place(quote: FoundQuote) -> int:
    """Where the quote's speaker is known: at the end of its source, else where it begins."""
    return quote.source[-1].end if quote.source else quote.content[0].start


def _cluster(group: Group, number: int, coreference: Coreference, findings: Findings) -> Cluster:
    """Return an entity: as sure as its names are on average, a little less where a rule joined them."""
    mentions = sorted(index for index, owner in coreference.group_of.items() if owner == number)
    sure = [findings.mentions[i].confidence for i in mentions if findings.mentions[i].form == "name"]
    confidence = (sum(sure) / len(sure) if sure else _UNNAMED) * (_JOINED if group.rules else 1.0)
    return Cluster(group.kind, tuple(mentions), confidence, tuple(sorted(group.rules)) or ("rule:name",))
