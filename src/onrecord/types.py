"""The record and its parts, as `onrecord/1` defines them.

Frozen values without behaviour of their own: `codec` turns them into JSON and
back, `record.verify` proves them. All spans count code points of `Article.text`.
`None` and `()` mean that the text does not say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from onrecord.spans import Span

SCHEMA: Literal["onrecord/1"] = "onrecord/1"

EntityKind = Literal["person", "organization", "place", "group", "unknown"]
MentionForm = Literal["name", "nominal", "pronoun"]
QuoteKind = Literal["direct", "mixed", "indirect"]
QuoteAct = Literal["speech", "writing", "thought"]
MeetingStatus = Literal["held", "planned", "cancelled", "denied"]
MeetingMode = Literal["in_person", "phone", "video", "visit", "other"]
ParticipantRole = Literal["host", "guest", "participant", "attendee"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal["year", "month", "week", "day", "time"]
TimeModifier = Literal[
    "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER",
    "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE",
    "START", "MID", "END", "APPROX",
]  # fmt: skip
"""TIMEX3's `mod`: of points in time, of lengths, of parts, and of any."""

# Read by pydantic where records enter from outside (`codec.load`): no field that
# the schema does not name, no "3" for 3.
_STRICT: Mapping[str, Any] = {"extra": "forbid", "strict": True}


@dataclass(frozen=True, slots=True)
class Source:
    """Where the bytes came from: `sha256` is of the bytes read, `reader` names what read them."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = _STRICT
    name: str
    sha256: str
    media_type: str
    reader: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read. `id` is `sha256:` and the digest of `text` in UTF-8."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = _STRICT
    id: str
    title: str | None
    byline: str | None
    outlet: str | None
    url: str | None
    published: str | None
    language: str | None
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Role:
    """A title or office printed beside a name; `of` is the body or place in it that is an entity too."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = _STRICT
    text: str
    span: Span
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is spoken of; `by` says why it was led here."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = _STRICT
    span: Span
    form: MentionForm
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something with a name. `name` is the fullest form printed in this article.

    `members` are the entities that a group is made of, where the text gives them all.
    """

    __pydantic_config__: ClassVar[Mapping[str, Any]] = _STRICT
    id: str
    kind: EntityKind
    name: str
    names: tuple[str, ...]
    roles: tuple[Role, ...]
    mentions: tuple[Mention, ...]
    confidence: float
    by: tuple[str, ...]
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom a quote was said."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = _STRICT
    entity: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Via:
    """Who stands between the reader and the speaker."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = _STRICT
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    entity: str | None


@dataclass(frozen=True, slots=True)
class Quote:
    """Who said, wrote or thought what; `text` is the pieces of `content` joined by ` … `."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = _STRICT
    id: str
    kind: QuoteKind
    act: QuoteAct
    content: tuple[Span, ...]
    text: str
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    speaker: str | None
    addressee: Addressee | None
    via: tuple[Via, ...]
    within: str | None
    confidence: float
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who met; `span` is where this meeting's sentence names them."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = _STRICT
    entity: str
    span: Span
    role: ParticipantRole


@dataclass(frozen=True, slots=True)
class Place:
    """Where a meeting took place, as printed."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = _STRICT
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Topic:
    """What a meeting was about, as printed."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = _STRICT
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class MeetingTime:
    """When a meeting took place; `value` is TIMEX3, `None` where the words don't fix it."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = _STRICT
    value: str | None
    precision: Precision | None
    span: Span


@dataclass(frozen=True, slots=True)
class Meeting:
    """Who met whom; `trigger` is the word that reports it."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = _STRICT
    id: str
    status: MeetingStatus
    mode: MeetingMode
    trigger: Span
    participants: tuple[Participant, ...]
    place: Place | None
    time: MeetingTime | None
    topics: tuple[Topic, ...]
    via: tuple[Via, ...]
    confidence: float
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Time:
    """A TIMEX3 expression.

    `anchor` says what a relative value was counted from: `published`, `dateline`, or `text`, another time of
    the article; `anchor_span` is where the words of the last two stand. `mod` is TIMEX3's modifier ("nearly
    500 days"), `begin` and `end` the DATE or TIME values between which a length or a part of one lies.
    """

    __pydantic_config__: ClassVar[Mapping[str, Any]] = _STRICT
    span: Span
    type: TimeType
    value: str | None
    anchor: str | None
    by: tuple[str, ...]
    mod: TimeModifier | None = None
    begin: str | None = None
    end: str | None = None
    anchor_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader of the record should know; `span` is where, if anywhere."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = _STRICT
    code: str
    message: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Record:
    """Everything one article says, each fact tied to the characters that say so."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = _STRICT
    schema: Literal["onrecord/1"] = field(default=SCHEMA, kw_only=True)
    article: Article
    entities: tuple[Entity, ...]
    quotes: tuple[Quote, ...]
    meetings: tuple[Meeting, ...]
    times: tuple[Time, ...]
    warnings: tuple[Notice, ...]
