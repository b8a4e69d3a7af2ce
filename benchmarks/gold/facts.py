"""The facts of one gold article as a person writes them, in TOML.

Every string called an anchor points at words of the article (see `anchors`). A
fact with an `id` or a reference is named by the writer; the compiler gives the
record's own ids.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from onrecord.types import (
    EntityKind,
    MeetingMode,
    MeetingStatus,
    MentionForm,
    ParticipantRole,
    Precision,
    QuoteAct,
    QuoteKind,
    TimeType,
)

ArticleKind = Literal["readout", "wire", "interview", "transcript", "press-release", "feature"]
Anchor = str


def _listed(value: object) -> object:
    """Let one string stand for a list of one."""
    return [value] if isinstance(value, str) else value


Anchors = Annotated[tuple[Anchor, ...], BeforeValidator(_listed)]


class _Facts(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MentionFacts(_Facts):
    """A mention whose form the compiler would guess wrongly."""

    at: Anchor
    form: MentionForm


class EntityFacts(_Facts):
    """Somebody or something with a name; `name` is the fullest form printed."""

    id: str
    kind: EntityKind
    name: str
    names: tuple[str, ...] = ()
    roles: Anchors = ()
    mentions: tuple[Anchor | MentionFacts, ...] = ()


class AddresseeFacts(_Facts):
    """To whom a quote was said."""

    at: Anchor
    entity: str | None = None


class ViaFacts(_Facts):
    """Who stands between the reader and the speaker."""

    source: Anchors
    cue: Anchors = ()
    entity: str | None = None


class QuoteFacts(_Facts):
    """A quote; `within` is the index, in this file, of the quote it is quoted inside."""

    kind: QuoteKind
    act: QuoteAct = "speech"
    content: Anchors
    cue: Anchors = ()
    source: Anchors = ()
    speaker: str | None = None
    addressee: AddresseeFacts | None = None
    via: tuple[ViaFacts, ...] = ()
    within: int | None = None


class ScareFacts(_Facts):
    """Marked words that are not speech: a title of a work, a nickname, scare quotes."""

    words: Anchor


class ParticipantFacts(_Facts):
    """Somebody who met."""

    entity: str
    at: Anchor
    role: ParticipantRole = "participant"


class MeetingTimeFacts(_Facts):
    """When a meeting took place."""

    at: Anchor
    value: str | None = None
    precision: Precision | None = None
    type: TimeType = "DATE"
    anchor: str | None = None


class MeetingFacts(_Facts):
    """Who met whom."""

    status: MeetingStatus
    mode: MeetingMode
    trigger: Anchor
    participants: tuple[ParticipantFacts, ...] = ()
    place: Anchor | None = None
    time: MeetingTimeFacts | None = None
    topics: Anchors = ()
    via: tuple[ViaFacts, ...] = ()


class TimeFacts(_Facts):
    """A TIMEX3 expression."""

    at: Anchor
    type: TimeType
    value: str | None = None
    anchor: str | None = None


class ArticleFacts(_Facts):
    """All facts of one article; `published`, `outlet` and `url` are options for the reader."""

    kind: ArticleKind
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    cases: tuple[str, ...] = ()
    entity: tuple[EntityFacts, ...] = ()
    quote: tuple[QuoteFacts, ...] = ()
    scare: tuple[ScareFacts, ...] = ()
    meeting: tuple[MeetingFacts, ...] = ()
    time: tuple[TimeFacts, ...] = ()
