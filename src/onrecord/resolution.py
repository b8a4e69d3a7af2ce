"""What `resolve` makes of the findings: which mentions are one entity, who spoke, who met.

The seam between `resolve` and `record`. Indices are places in `Findings.mentions`,
`Findings.quotes` and `Findings.times`; an entity is its place in `clusters`.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.spans import Span
from onrecord.types import EntityKind, MeetingMode, MeetingStatus, Notice, ParticipantRole


@dataclass(frozen=True, slots=True)
class Cluster:
    """Mentions of one entity, in text order; at least one of them is a name or a nominal.

    `reasons` are the rules that led each mention here, `members` the entities that a group is made of.
    """

    kind: EntityKind
    mentions: tuple[int, ...]
    reasons: tuple[str, ...]
    members: tuple[int, ...]
    confidence: float
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The entity that some words lead to, with the rules that led there; `None`: the text does not say."""

    entity: int | None
    by: tuple[str, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who met, and the words of the telling that name them."""

    entity: int
    span: Span
    role: ParticipantRole


@dataclass(frozen=True, slots=True)
class Step:
    """Who stands between the reader and a telling; `entity` is `None` where the words lead to nobody."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    entity: int | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """All tellings of one meeting; `time` is an index of `Findings.times`, `via` is innermost first."""

    status: MeetingStatus
    mode: MeetingMode
    trigger: Span
    participants: tuple[Participant, ...]
    place: Span | None
    time: int | None
    topics: tuple[Span, ...]
    via: tuple[Step, ...]
    confidence: float
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """One answer a quote for its speaker, its addressee and each step of its `via`; meetings by trigger."""

    clusters: tuple[Cluster, ...]
    warnings: tuple[Notice, ...]
    speakers: tuple[Answer, ...]
    addressees: tuple[Answer, ...]
    via: tuple[tuple[Answer, ...], ...]
    meetings: tuple[Meeting, ...] = ()
