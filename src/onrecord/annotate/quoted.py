"""Quotes of quotes: "the agency quoted X as saying that …", "X was quoted by the agency as saying …".

Who speaks is X. The one who quotes stands between, and where nobody is said to quote, nobody does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.annotate import grammar
from onrecord.annotate.content import trimmed
from onrecord.annotate.statement import Item, Range, is_adverb
from onrecord.annotate.subject import Subjects
from onrecord.lexicon.cues import cue_forms

_QUOTES = frozenset({"quote", "quotes", "quoted", "quoting", "cite", "cites", "cited", "citing"})
# "quoted Foreign Minister Marta Venn, the leader of the party, as saying": no more items than these between.
_FAR = 24


class Quoted(NamedTuple):
    """A quote as item ranges; `by` is the words of who quotes it and the cue that says so."""

    source: Range
    cue: Range
    content: Range
    """Empty where nothing says what is quoted."""
    by: tuple[Range, Range] | None


def find_quoted(items: Sequence[Item], subjects: Subjects) -> Iterator[Quoted]:
    """Yield the statement's quotes of quotes."""
    for index, item in enumerate(items):
        if item.lower not in _QUOTES or item.marked >= 0:
            continue
        saying = _as_saying(items, index)
        if saying is None:
            continue
        first = index
        while first > 0 and (items[first - 1].lower in grammar.AUXILIARIES or is_adverb(items[first - 1])):
            first -= 1
        passive = any(items[i].lower in grammar.BE for i in range(first, index)) and item.lower.endswith("ed")
        found = (_passive if passive else _active)(items, (first, index), saying, subjects)
        if found is not None:
            yield found


def _as_saying(items: Sequence[Item], start: int) -> int | None:
    """Return the item of "as" in "as saying", "as having told"."""
    forms = cue_forms()
    for index in range(start + 1, min(start + _FAR, len(items) - 1)):
        if items[index].marked >= 0 or items[index].text in {".", ";", ":", "?", "!"}:
            return None
        if items[index].lower == "as":
            form = forms.get(items[index + 1].lower)
            return index if form is not None and "ing" in form.forms else None
    return None


def _active(items: Sequence[Item], verb: Range, saying: int, subjects: Subjects) -> Quoted | None:
    who = subjects.before(items, verb[0])
    source = trimmed(items, verb[1] + 1, saying)
    if source[0] >= source[1]:
        return None
    by = (who, (verb[0], verb[1] + 1)) if who is not None else None
    content = _content(items, saying + 2, who[0] if who is not None else verb[0])
    return Quoted(source, (saying, saying + 2), content, by)


def _passive(items: Sequence[Item], verb: Range, saying: int, subjects: Subjects) -> Quoted | None:
    source = subjects.before(items, verb[0])
    if source is None:
        return None
    by, start = None, saying + 2
    for at in (verb[1] + 1, saying + 2):  # "quoted by S as saying", "quoted as saying by S"
        if at < len(items) and items[at].lower == "by":
            who = subjects.after(items, at + 1)
            if who is not None:
                by, start = (who, (at, at + 1)), max(start, who[1])
    first = verb[0] if by is None or by[0][0] > saying else saying
    return Quoted(source, (first, saying + 2), _content(items, start, source[0]), by)


def _content(items: Sequence[Item], start: int, clause: int) -> Range:
    """Return what is quoted: behind the words that say so, else before: "“…,” S quoted X as saying"."""
    right = trimmed(items, start, len(items))
    if right[0] < right[1]:
        return right
    left = trimmed(items, 0, clause)
    told_before = left[0] < left[1] and (left[1] < clause or items[left[1] - 1].marked >= 0)
    return left if told_before else right
