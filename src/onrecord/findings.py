"""What the finders find: mentions that nobody has resolved yet.

This is the seam between `annotate` and `resolve`. Whoever finds (rules today, a
model tomorrow) fills these; nothing in here says who "he" is. `by` names the rule
or model, `confidence` is the finder's own.

Inside `annotate` the spans count the cleaned view; `annotate.annotate` returns
them counted in `Article.text`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.spans import Span
from onrecord.types import (
    Article,
    EntityKind,
    MeetingMode,
    MeetingStatus,
    MentionForm,
    Notice,
    ParticipantRole,
    Precision,
    QuoteAct,
    QuoteKind,
    TimeModifier,
    TimeType,
)

Gender = Literal["feminine", "masculine"]
Number = Literal["singular", "plural"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What `read` gives: the article, and what its reader could not tell for sure."""

    article: Article
    warnings: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundMention:
    """A name, a nominal ("the rabbi") or a pronoun.

    `span` is the name without titles ("Marta Venn"), or the whole nominal or pronoun.
    `phrase` is the whole noun phrase, with titles before and apposition after it
    ("Foreign Minister Marta Venn, 54,"); equal to `span` where the name stands bare.
    `roles` are the titles and offices in the phrase, without the name.
    `gender` and `number` are evidence from the words themselves ("Ms", "she", a
    given name), `None` where they don't tell. `confidence` is how sure it is that a name stands
    here and is of its kind.
    """

    span: Span
    form: MentionForm
    kind: EntityKind
    phrase: Span
    roles: tuple[Span, ...] = ()
    gender: Gender | None = None
    number: Number | None = None
    confidence: float = 0.9
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundAntecedent:
    """How likely, from 0 to 1, two mentions (indices) mean the same people, as the model sees it."""

    mention: int
    antecedent: int
    share: float


@dataclass(frozen=True, slots=True)
class FoundVia:
    """Words that name who stands between the reader and the speaker."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """A quote with the words of its attribution, not yet led to a person.

    `source` is empty where the quote has no words of its own for its speaker;
    `running` then says that it goes on from the quote before it (`True`), so that
    its speaker is that quote's. `within` is the index, in `Findings.quotes`, of the
    quote that this one is quoted inside.
    """

    kind: QuoteKind
    act: QuoteAct
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    addressee: Span | None = None
    via: tuple[FoundVia, ...] = ()
    running: bool = False
    within: int | None = None
    confidence: float = 0.5
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundParticipant:
    """Words that name somebody who met, and the part they had."""

    span: Span
    role: ParticipantRole = "participant"


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A TIMEX3 expression with its value, as precise as the words; `None` where they don't fix it.

    `anchor`, `anchor_span`, `mod`, `begin` and `end` are those of `types.Time`.
    """

    span: Span
    type: TimeType
    value: str | None
    precision: Precision | None = None
    anchor: str | None = None
    by: tuple[str, ...] = ()
    mod: TimeModifier | None = None
    begin: str | None = None
    end: str | None = None
    anchor_span: Span | None = None


TellingForm = Literal["sentence", "title", "heading", "caption", "note", "visit"]


@dataclass(frozen=True, slots=True)
class FoundMeeting:
    """One telling of a meeting; several may be of the same one.

    `form` says what tells it: a `sentence` or a `title` names both sides, a `heading` ("Meeting with X") or a
    `caption` ("With X.") one at least, a `visit` somebody who goes to a place, and a `note` says more of the
    meeting told before it ("X was also present", "The talks took place in Y"). `time` is the index of its
    expression in `Findings.times`; `above_time` and `above_place` are those of the line above the text, where
    it is told as the news of that day.
    """

    status: MeetingStatus
    mode: MeetingMode
    trigger: Span
    participants: tuple[FoundParticipant, ...]
    place: Span | None = None
    time: int | None = None
    topics: tuple[Span, ...] = ()
    confidence: float = 0.5
    by: tuple[str, ...] = ()
    form: TellingForm = "sentence"
    above_time: int | None = None
    above_place: Span | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """All that `annotate` found in one article, in text order."""

    paragraphs: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()
    mentions: tuple[FoundMention, ...] = ()
    quotes: tuple[FoundQuote, ...] = ()
    meetings: tuple[FoundMeeting, ...] = ()
    times: tuple[FoundTime, ...] = ()
    warnings: tuple[Notice, ...] = ()
    antecedents: tuple[FoundAntecedent, ...] = ()
