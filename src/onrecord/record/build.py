"""Findings and their resolution put together into a record, in text order, with ids."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onrecord import types
from onrecord.findings import Findings, FoundMention, FoundQuote, Reading
from onrecord.printed import printed_form
from onrecord.resolution import Answer, Cluster, Meeting, Resolution
from onrecord.spans import Span

_COURTESY = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Mme|Dr|Sir|Dame|Lord|Lady|Madam)\.?\s*\Z")


def build(reading: Reading, findings: Findings, resolution: Resolution) -> types.Record:
    """Return the record of an article. Facts that lead to no words or to nobody needed are left out."""
    text = reading.article.text
    bodies = _bodies(resolution.clusters, findings)
    entities = tuple(
        _entity(f"e{number}", cluster, findings, bodies, text)
        for number, cluster in enumerate(resolution.clusters, start=1)
    )
    quotes = tuple(_quote(index, quote, resolution, text) for index, quote in enumerate(findings.quotes))
    meetings = tuple(
        _meeting(number, meeting, findings, text)
        for number, meeting in enumerate(resolution.meetings, start=1)
    )
    times = tuple(
        types.Time(t.span, t.type, t.value, t.anchor, t.by, t.mod, t.begin, t.end, t.anchor_span)
        for t in findings.times
    )
    return types.Record(
        reading.article,
        entities,
        quotes,
        meetings,
        times,
        (*reading.warnings, *findings.warnings, *resolution.warnings),
    )


def _entity(
    identity: str, cluster: Cluster, findings: Findings, bodies: Mapping[Span, str], text: str
) -> types.Entity:
    mentions = [findings.mentions[index] for index in cluster.mentions]
    reasons = dict(zip(cluster.mentions, cluster.reasons, strict=True))
    names: dict[str, None] = {}
    for mention in mentions:
        if mention.form == "name":
            for form in (_titled(mention, text), mention.span):
                names.setdefault(printed_form(form.of(text)))
    named = [m for m in mentions if m.form == "name"] or [m for m in mentions if m.form == "nominal"]
    bare = [printed_form(m.span.of(text)) for m in named]
    # Of names with as many words, one that is not set in capitals, then the longest.
    fullest = max(bare, key=lambda name: (len(name.split()), not name.isupper(), len(name)))
    roles = sorted({role for mention in mentions for role in mention.roles})
    return types.Entity(
        id=identity,
        kind=cluster.kind,
        name=fullest,
        names=tuple(names) or (fullest,),
        roles=tuple(types.Role(role.of(text), role, _owner(role, bodies)) for role in roles),
        mentions=tuple(
            types.Mention(findings.mentions[index].span, findings.mentions[index].form, (reason,))
            for index, reason in sorted(reasons.items(), key=lambda one: findings.mentions[one[0]].span)
        ),
        confidence=round(cluster.confidence, 2),
        by=cluster.by,
        members=tuple(f"e{member + 1}" for member in cluster.members),
    )


def _bodies(clusters: Sequence[Cluster], findings: Findings) -> dict[Span, str]:
    """Return where bodies and places are named, each with its entity."""
    return {
        findings.mentions[index].span: f"e{number}"
        for number, cluster in enumerate(clusters, start=1)
        if cluster.kind in {"organization", "place"}
        for index in cluster.mentions
    }


def _owner(role: Span, bodies: Mapping[Span, str]) -> str | None:
    """Return the body that a role names, a place where it names no body: "head of the Harbour Board"."""
    return next((entity for span, entity in bodies.items() if role.contains(span)), None)


def _titled(mention: FoundMention, text: str) -> Span:
    """Return a name with the offices and the courtesy title printed right before it."""
    start = mention.span.start
    courtesy = _COURTESY.search(text, max(mention.phrase.start, start - 12), start)
    if courtesy:
        start = courtesy.start()
    for role in reversed(mention.roles):
        if role.end <= start and not text[role.end : start].strip():
            start = role.start
    return Span(start, mention.span.end)


def _id(answer: Answer) -> str | None:
    return None if answer.entity is None else f"e{answer.entity + 1}"


def _quote(index: int, quote: FoundQuote, resolution: Resolution, text: str) -> types.Quote:
    speaker = resolution.speakers[index]
    addressee = None
    if quote.addressee is not None:
        addressee = types.Addressee(_id(resolution.addressees[index]), quote.addressee)
    via = tuple(
        types.Via(found.source, found.cue, _id(answer))
        for found, answer in zip(quote.via, resolution.via[index], strict=True)
        if answer.entity is None or answer.entity != speaker.entity  # nobody stands before himself
    )
    return types.Quote(
        id=f"q{index + 1}",
        kind=quote.kind,
        act=quote.act,
        content=quote.content,
        text=" … ".join(span.of(text) for span in quote.content),
        cue=quote.cue,
        source=quote.source,
        speaker=_id(speaker),
        addressee=addressee,
        via=via,
        within=None if quote.within is None else f"q{quote.within + 1}",
        confidence=round(quote.confidence, 2),
        by=(*quote.by, *(rule for rule in speaker.by if rule not in quote.by)),
    )


def _meeting(number: int, meeting: Meeting, findings: Findings, text: str) -> types.Meeting:
    time = findings.times[meeting.time] if meeting.time is not None else None
    return types.Meeting(
        id=f"m{number}",
        status=meeting.status,
        mode=meeting.mode,
        trigger=meeting.trigger,
        participants=tuple(
            types.Participant(f"e{who.entity + 1}", who.span, who.role) for who in meeting.participants
        ),
        place=types.Place(meeting.place.of(text), meeting.place) if meeting.place else None,
        time=types.MeetingTime(time.value, time.precision, time.span) if time else None,
        topics=tuple(types.Topic(topic.of(text), topic) for topic in meeting.topics),
        via=tuple(
            types.Via(step.source, step.cue, None if step.entity is None else f"e{step.entity + 1}")
            for step in meeting.via
        ),
        confidence=round(meeting.confidence, 2),
        by=meeting.by,
    )
