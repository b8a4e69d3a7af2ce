"""Cues: the verb groups of a statement that can report somebody's words, and `according to`.

A word of the lexicon is a cue only as a verb: its neighbours tell "she hopes that" from "her hopes".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.annotate import grammar
from onrecord.annotate.statement import Item, is_adverb
from onrecord.lexicon.cues import CueForm, CueVerb, cue_forms

Shape = Literal["finite", "participle", "passive"]

_ACCORDING = CueVerb("according to", "speech", frozenset())
_INTRODUCING: dict[str, tuple[tuple[str, ...], ...]] = {
    "according": (("according", "to"),),
    "in": (("in", "the", "words", "of"),),
    "as": (("as", "reported", "by"), ("as", "quoted", "by"), ("as", "cited", "by")),
    "quoted": (("quoted", "by"),),
}
_NOUN_BEFORE = (
    grammar.DETERMINERS
    | grammar.PREPOSITIONS
    | {
        "'s",
        "'",
        "’",
        "own",
        "new",
        "recent",
        "public",
        "false",
        "official",
        "joint",
        "written",
        "first",
        "last",
    }
)
_BEFORE_GERUND = frozenset("by of for in with without after before while".split())
_AFTER_NOUN = frozenset("of for about on against from and or was is were are 's".split())
_PLURALS = frozenset(
    "i we you they who which people men women children police families critics many some others most few both"
    " all those these politicians two three several percent".split()
)
_LONGEST_TIE = 8
_CONTENT_STARTS = (
    grammar.DETERMINERS
    | grammar.SUBJECT_PRONOUNS
    | {"that", "to", "whether", "if", "how", "what", "why", "there", "its", "him", "her", "them", ",", ":"}
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb group as items `[first, stop)` with its head verb at `head`."""

    first: int
    head: int
    stop: int
    verb: CueVerb
    shape: Shape

    @property
    def according(self) -> bool:
        """Whether it is "according to" or the like, which has its source on the right."""
        return self.verb is _ACCORDING


def find_cues(items: Sequence[Item]) -> Iterator[Cue]:
    """Yield the cues of a statement in text order; what stands inside marks is not looked at."""
    lexicon = cue_forms()
    for index, item in enumerate(items):
        length = introduced(items, index)
        if length:
            yield Cue(index, index, index + length, _ACCORDING, "finite")
            continue
        entry = lexicon.get(item.lower)
        if entry is None:
            continue
        cue = _cue(items, index, entry)
        if cue is not None:
            yield cue


def introduced(items: Sequence[Item], index: int) -> int:
    """Return how many items of words that introduce a source begin here: "according to"; 0 if none."""
    word = items[index].lower
    if word == "quoted" and _lower(items, index - 1) != ",":
        return 0  # "Olt was quoted by the agency as saying", not "Olt, quoted by the agency, said"
    for phrase in _INTRODUCING.get(word, ()):
        if all(_lower(items, index + at) == word for at, word in enumerate(phrase)):
            return len(phrase)
    return 0


def _cue(items: Sequence[Item], index: int, entry: CueForm) -> Cue | None:
    verb, stop = _verb(items, index, entry)
    if verb is None or (verb.lemma == "read" and _lower(items, stop) in {"out", "aloud"}):
        return None  # who reads out carries, see `ways`
    first = index
    while first > 0 and (_is_auxiliary(items[first - 1]) or is_adverb(items[first - 1])):
        first -= 1
    group = {items[i].lower for i in range(first, index)}
    if first > 0 and items[first - 1].lower.endswith(("'re", "'m")):
        group.add("'re")  # "we're told"
    before = _lower(items, first - 1)
    if before == "to":
        used = _lower(items, first - 2) == "used" and "base" in entry.forms
        return Cue(first - 2, index, stop, verb, "finite") if used else None
    if "ing" in entry.forms and len(entry.forms) == 1:
        if group & grammar.BE:
            return Cue(first, index, stop, verb, "finite")
        return None if _is_noun(items, index, before) else Cue(index, index, stop, verb, "participle")
    if "base" in entry.forms and "past" not in entry.forms and not _has_plural_subject(items, first, group):
        return None
    past_participle = "participle" in entry.forms
    if past_participle and group & grammar.BE and not group & {"'s"}:
        return Cue(first, index, stop, verb, "passive")
    noun = "past" not in entry.forms and not group & (grammar.MODALS | grammar.DO)
    noun = noun and (before in _NOUN_BEFORE if verb.particle else _is_noun(items, index, before))
    adjective = before in _NOUN_BEFORE - grammar.PREPOSITIONS and _is_bare(items, index)
    if noun or (adjective and not group & grammar.AUXILIARIES):
        return None
    return Cue(first, index, stop, verb, "finite")


def _has_plural_subject(items: Sequence[Item], first: int, group: set[str]) -> bool:
    """Say whether a base form can be a finite verb: after "will" or "did", or a plural or "I" or "you"."""
    if group & (grammar.MODALS | grammar.DO) or first == 0:
        return True
    before = items[first - 1]
    plural = before.lower.endswith("men") and len(before.text) > len("omen")
    plural = plural or (before.lower.endswith("s") and not before.lower.endswith(("'s", "ss", "us", "is")))
    listed = before.lower in _PLURALS or before.text in {",", ")", "—", "–"} or before.marked >= 0
    return listed or plural or _plural_before_tie(items, first)


def _plural_before_tie(items: Sequence[Item], stop: int) -> bool:
    """Say whether a plural is tied to more before the verb: "the farmers of the valley", "Olt and Venn"."""
    for index in range(stop - 1, max(stop - _LONGEST_TIE, 0), -1):
        item, before = items[index], items[index - 1]
        if item.marked >= 0 or not (item.text[:1].isalnum() or item.lower == "'s"):
            return False
        if item.lower == "and" or (item.lower in grammar.NOUN_PREPOSITIONS and before.lower.endswith("s")):
            return True
    return False


def _is_bare(items: Sequence[Item], index: int) -> bool:
    """Say whether the word stands between a determiner and a noun, as an adjective does."""
    after = items[index + 1] if index + 1 < len(items) else None
    return (
        after is not None
        and after.marked < 0
        and after.text[:1].isalpha()
        and after.lower not in _CONTENT_STARTS
    )


def _verb(items: Sequence[Item], index: int, entry: CueForm) -> tuple[CueVerb | None, int]:
    """Choose among the verbs of one spelling by the particle that follows; return it and the group's end."""
    following = _lower(items, index + 1)
    plain = None
    for verb in entry.verbs:
        if verb.particle is None:
            plain = plain or verb
        elif verb.particle == following:
            return verb, index + 2
        elif following == "it" and verb.particle == _lower(items, index + 2):
            return verb, index + 3
    return plain, index + 1


def _is_noun(items: Sequence[Item], index: int, before: str) -> bool:
    """Say whether a base, -s or -ing form stands as a noun or adjective: "the report", "his hopes"."""
    word = items[index]
    gerund = word.lower.endswith("ing")
    if before in _NOUN_BEFORE:
        return not gerund or before not in _BEFORE_GERUND
    after = _lower(items, index + 1)
    if gerund or index + 1 == len(items):
        return False
    return after in _AFTER_NOUN or (word.text[:1].isupper() and index > 0)


def _is_auxiliary(item: Item) -> bool:
    return item.lower in grammar.AUXILIARIES


def _lower(items: Sequence[Item], index: int) -> str:
    return items[index].lower if 0 <= index < len(items) else ""
