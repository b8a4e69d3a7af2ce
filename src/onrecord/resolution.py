"""What `resolve` makes of the findings: which mentions are one entity, and who spoke.

The seam between `resolve` and `record`. Indices are places in `Findings.mentions`,
`Findings.quotes` and `Findings.meetings`; an entity is its place in `clusters`.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.types import EntityKind, Notice


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
class Resolution:
    """One answer a quote for its speaker and its addressee, one a participant for every meeting."""

    clusters: tuple[Cluster, ...]
    warnings: tuple[Notice, ...]
    speakers: tuple[Answer, ...]
    addressees: tuple[Answer, ...]
    participants: tuple[tuple[Answer, ...], ...]
    via: tuple[tuple[Answer, ...], ...]
