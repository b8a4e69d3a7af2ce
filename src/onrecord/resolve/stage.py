"""The stage as one function: names to entities, then nominals, pronouns and speakers in reading order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.findings import Findings
from onrecord.resolution import Answer, Cluster, Meeting, Resolution
from onrecord.resolve.answers import NOBODY
from onrecord.resolve.clusters import cluster_names
from onrecord.resolve.coreference import Coreference, order
from onrecord.resolve.layout import OUTSIDE, Layout
from onrecord.resolve.meetings import Meetings
from onrecord.resolve.memory import Memory
from onrecord.resolve.reported import Reported
from onrecord.resolve.speakers import Speakers
from onrecord.resolve.tellings import Leader
from onrecord.resolve.via import chains_of_sources

# How sure an entity is that no name names, and what joining names by a rule leaves of being sure.
_UNNAMED, _JOINED = 0.9, 0.95


def resolve(text: str, findings: Findings) -> Resolution:
    """Lead every mention that the text leads somewhere to its entity.

    Args:
        text: the article's text, in which the findings' spans count.
        findings: what `annotate` found.
    """
    layout = Layout(text, findings)
    chains, warnings = cluster_names(layout)
    memory = Memory(layout, findings.mentions, chains)
    coreference = Coreference(layout, memory)
    speakers = Speakers(layout, coreference)
    for what, index in _reading_order(layout):
        if what == _QUOTE:
            speakers.read(index)
        else:
            coreference.read(index)
    speakers.finish()
    via = chains_of_sources(findings, speakers, memory, text)
    reported = Reported(findings, speakers.found, via)
    meetings = Meetings(layout, memory, Leader(layout, memory, speakers), reported).find()
    kept = order(memory, findings, {who.entity for meeting in meetings for who in meeting.participants})
    led: dict[int, list[int]] = {chain: [] for chain in kept}
    for index, chain in sorted(memory.chain_of.items()):
        if chain in led:
            led[chain].append(index)
    places = {chain: place for place, chain in enumerate(kept)}
    return Resolution(
        warnings=warnings,
        clusters=tuple(_cluster(memory, findings, number, led[number], places) for number in kept),
        speakers=tuple(_renumbered(answer, places) for answer in speakers.found),
        addressees=tuple(_renumbered(answer, places) for answer in speakers.addressees),
        via=tuple(tuple(_renumbered(answer, places) for answer in steps) for steps in via),
        meetings=tuple(_placed(meeting, places) for meeting in meetings),
    )


_MENTION, _QUOTE, _INSIDE = 0, 1, 2


def _reading_order(layout: Layout) -> list[tuple[int, int]]:
    """Return mentions and quotes as they can be understood: words in a quote once its speaker is known.

    "“He rang me,” Ms Harrow said": who "he" is depends on who speaks.
    """
    findings = layout.findings
    events: list[tuple[int, int, int, int]] = []
    for index, mention in enumerate(findings.mentions):
        start = mention.span.start
        place, what = start, _MENTION
        around = layout.report(mention.span)
        while around != OUTSIDE:
            told = layout.told_at(around)
            if told > place:
                place, what = told, _INSIDE
            within = findings.quotes[around].within
            around = OUTSIDE if within is None else within
        events.append((place, what, start, index))
    for index, quote in enumerate(findings.quotes):
        place, what = layout.told_at(index), _QUOTE
        if quote.within is not None and layout.told_at(quote.within) > place:
            place, what = layout.told_at(quote.within), _INSIDE
        events.append((place, what, layout.told_at(index), ~index))
    events.sort(key=lambda event: (event[0], event[1], event[2], event[3] >= 0))
    return [(_QUOTE, ~index) if index < 0 else (_MENTION, index) for *_, index in events]


def _renumbered(answer: Answer, places: Mapping[int, int]) -> Answer:
    """Give an answer's chain its place among those kept; one that is not kept is nobody."""
    if answer.entity is None:
        return answer
    return replace(answer, entity=places[answer.entity]) if answer.entity in places else NOBODY


def _placed(meeting: Meeting, places: Mapping[int, int]) -> Meeting:
    """Give the chains of a meeting their places among those kept; all who met are."""
    return replace(
        meeting,
        participants=tuple(replace(who, entity=places[who.entity]) for who in meeting.participants),
        via=tuple(
            replace(step, entity=None if step.entity is None else places.get(step.entity))
            for step in meeting.via
        ),
    )


def _cluster(
    memory: Memory, findings: Findings, number: int, mentions: Sequence[int], places: Mapping[int, int]
) -> Cluster:
    """Return an entity: as sure as its names are on average, a little less where a rule joined them."""
    chain = memory.chains[number]
    sure = [findings.mentions[i].confidence for i in mentions if findings.mentions[i].form == "name"]
    confidence = (sum(sure) / len(sure) if sure else _UNNAMED) * (_JOINED if chain.rules else 1.0)
    return Cluster(
        kind=chain.kind,
        mentions=tuple(mentions),
        reasons=tuple(memory.reason[index] for index in mentions),
        members=tuple(places[member] for member in chain.members if member in places),
        confidence=confidence,
        by=tuple(sorted(chain.rules)) or ("rule:name",),
    )
