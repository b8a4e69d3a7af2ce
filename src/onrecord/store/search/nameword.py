"""The words of a name, each with the sounds by which its other spellings are found.

name_words("Marta Venn")  -> (NameWord("marta", "mrt"), NameWord("venn", "bn"))

A word in letters that leave sounds out stands twice: romanised, as it is typed, and as printed.
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.names.blocking import bones
from onrecord.names.words import fold as plain
from onrecord.store.search.fold import folded


class NameWord(NamedTuple):
    """One word, folded, and one consonant skeleton of it (`names.blocking.bones`); "" where it has none."""

    word: str
    bone: str


def name_words(name: str) -> tuple[NameWord, ...]:
    """Return the words of a name, each with all its skeletons."""
    found: dict[NameWord, None] = {}
    words, spans = folded(name)
    for word, span in zip(words, spans, strict=True):
        printed = plain(span.of(name))
        for form in (word, printed) if printed and not printed.isascii() else (word,):
            found.update((NameWord(form, bone), None) for bone in bones(form))
    return tuple(found)
