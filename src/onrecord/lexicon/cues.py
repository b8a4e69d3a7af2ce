"""Reporting verbs in every form, from `cues.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple, cast

from onrecord.lexicon.load import rows
from onrecord.types import QuoteAct

VerbForm = Literal["base", "third", "past", "participle", "ing"]
Frame = Literal["s", "t", "i", "n", "o", "q"]
_FORMS: tuple[VerbForm, ...] = ("base", "third", "past", "participle", "ing")


class _Row(NamedTuple):
    lemma: str
    act: str
    frames: str
    forms: str


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A reporting verb: what it reports, and the frames that make it report (see `cues.tsv`)."""

    lemma: str
    act: QuoteAct
    frames: frozenset[Frame]
    particle: str | None = None
    """The second word of a phrasal verb: "out" of "point out"."""


@dataclass(frozen=True, slots=True)
class CueForm:
    """One spelling of a cue verb with the forms it can be."""

    verbs: tuple[CueVerb, ...]
    forms: frozenset[VerbForm]


@cache
def cue_forms() -> dict[str, CueForm]:
    """Return every spelling of a cue verb's first word, in lower case."""
    verbs: dict[str, list[CueVerb]] = {}
    forms: dict[str, set[VerbForm]] = {}
    for lemma, act, frames, spellings in rows("cues.tsv", _Row):
        head, _, particle = lemma.partition(" ")
        verb = CueVerb(
            lemma,
            cast("QuoteAct", act),
            frozenset(cast("list[Frame]", frames.split())),
            particle or None,
        )
        spelled = regular(head) if spellings == "-" else spellings.split()
        for spelling, form in zip(spelled, _FORMS, strict=True):
            entry = verbs.setdefault(spelling, [])
            if verb not in entry:
                entry.append(verb)
            forms.setdefault(spelling, set()).add(form)
    return {word: CueForm(tuple(verbs[word]), frozenset(forms[word])) for word in verbs}


def regular(base: str) -> list[str]:
    """Return base, third person, past, participle and -ing form of a regular verb."""
    sibilant = base.endswith(("s", "sh", "ch", "x", "z"))
    third = base + ("es" if sibilant else "s")
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    past = base + "d" if base.endswith("e") else base + "ed"
    return [base, third, past, past, stem + "ing"]
