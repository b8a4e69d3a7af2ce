"""English words that say nearly the same, and irregular forms, both from WordNet."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from onrecord.lexicon.load import rows


class _Alike(NamedTuple):
    word: str
    alike: str


class _Irregular(NamedTuple):
    form: str
    word: str


@cache
def alike_words() -> dict[str, frozenset[str]]:
    """Return of a word those that say nearly the same in one of its frequent senses: "ship", "vessel"."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows("alike_words.tsv", _Alike):
        for other in row.alike.split():
            found[row.word].add(other)
            found[other].add(row.word)
    return {word: frozenset(others) for word, others in found.items()}


@cache
def irregular_forms() -> dict[str, str]:
    """Return the word of an irregular form: "stole" is one of "steal"."""
    return {row.form: row.word for row in rows("irregular_forms.tsv", _Irregular)}
