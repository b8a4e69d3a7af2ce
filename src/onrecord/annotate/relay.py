"""Words that pass on what others report: "…, according to a note from S", "…, the agency reported"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.annotate.attribution import Attribution
from onrecord.annotate.draft import Draft
from onrecord.annotate.pronouns import PRONOUNS
from onrecord.spans import Span, hull

_INTRODUCED = re.compile(
    r"(?:according to|in the words of|as (?:reported|cited) by|(?:as )?quoted by)", re.IGNORECASE
)
_AS = re.compile(r"\b[Aa]s\s+\Z")

# Rules whose report stands after or around what it reports, and verbs that are hardly ever nouns there.
_AROUND = frozenset({"clause-left", "parenthesis", "clause-right"})
_TELLING = frozenset("say report tell add note recall explain announce confirm write claim".split())


@dataclass(frozen=True, slots=True)
class Relay:
    """Who passes on, by which words, and the stretches of text that are passed on."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """A way in which words came out, in the statement at `statement`: "in a statement read out by S"."""

    statement: Span
    source: Span
    cue: Span


def relay_of(draft: Draft, text: str) -> Relay | None:
    """Return a quote as the words that pass on the quotes in it, where it stands after or around those.

    "S said that X hopes …" is a quote that holds another; "X hopes …, S said" and "According to S, X hopes …"
    tell X's hope with S between. Someone known by a pronoun only speaks for himself: "X wants …, he added".
    """
    if not draft.source or not draft.cue or not draft.content or draft.kind == "direct":
        return None
    if draft.source[0].of(text).lower() in PRONOUNS:
        return None
    cue = draft.cue[0]
    first = min(draft.source[0].start, cue.start)
    after = cue.start > min(piece.start for piece in draft.content)
    if after or is_introduced(draft, text) or _AS.search(text, max(0, first - 4), first):
        return Relay(draft.source, draft.cue, tuple(draft.content))
    return None


def is_introduced(draft: Draft, text: str) -> bool:
    """Say whether words like "according to" report a quote, and no verb."""
    return bool(draft.cue) and _INTRODUCED.fullmatch(" ".join(draft.cue[0].of(text).split())) is not None


def is_around(found: Attribution) -> bool:
    """Say whether an attribution surely passes on what stands before or around it."""
    told = found.verb is not None and found.verb.lemma in _TELLING and found.rule in _AROUND
    return told or found.rule == "according-to"


def cut_before(draft: Draft, relay: Relay, text: str) -> bool:
    """Cut "in the words of S, that …" off the beginning of a content; say whether it was there."""
    own = hull([*relay.cue, *relay.source])
    for at, piece in enumerate(draft.content):
        if piece.start == own.start and own.end < piece.end:
            rest = text[own.end : piece.end]
            start = own.end + len(rest) - len(rest.lstrip(" ,\n"))
            if start < piece.end:
                draft.content[at] = Span(start, piece.end)
                return True
    return False
