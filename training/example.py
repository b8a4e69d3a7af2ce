"""One training text with whatever its corpus says of it; what a corpus does not annotate is `None`.

All spans are `(start, end)`, half-open, in code points of `text`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Place = tuple[int, int]
NameKind = Literal["person", "organization", "place"]
MentionForm = Literal["name", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody's words or thoughts: each role a list of pieces in text order, maybe empty."""

    source: tuple[Place, ...]
    cue: tuple[Place, ...]
    content: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A name without titles; `kind` is `None` where a name stands and its kind is not to be learnt."""

    span: Place
    kind: NameKind | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of persons, by its head word, and the number of its entity in this text."""

    head: Place
    form: MentionForm
    entity: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A pronoun and the candidates for what it means; `right` says which are (maybe none of them)."""

    pronoun: Place
    candidates: tuple[Place, ...]
    right: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A text of a corpus. Empty says "there is none", `None` says "not annotated here"."""

    id: str
    corpus: str
    text: str
    attributions: tuple[Attribution, ...] | None = None
    names: tuple[Name, ...] | None = None
    mentions: tuple[Mention, ...] | None = None
    choices: tuple[Choice, ...] = ()
