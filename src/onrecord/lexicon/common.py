"""Common English words: what a capital at the beginning of a sentence says nothing about."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from onrecord.lexicon.load import words

# Ending, and what stands in its place in the word the list holds.
_ENDINGS = (
    ("ies", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("ily", ("y",)),
    ("ly", ("", "e")),
    ("er", ("", "e")),
    ("est", ("", "e")),
    ("ness", ("",)),
)
# The list is American.
_SPELLINGS = (
    ("our", "or"),
    ("isa", "iza"),
    ("ise", "ize"),
    ("isi", "izi"),
    ("tres", "ters"),
    ("tre", "ter"),
    ("ogue", "og"),
)
_DOUBLING = frozenset({"ed", "ing", "er", "est"})


def function_words() -> frozenset[str]:
    """Return pronouns, determiners, prepositions, conjunctions, auxiliaries and sentence openers."""
    return words("function_words.txt")


def finite_verbs() -> frozenset[str]:
    """Return finite verbs that often follow their subject at once in news."""
    return words("finite_verbs.txt")


@lru_cache(maxsize=1 << 15)
def is_common(word: str) -> bool:
    """Say whether a word in small letters is a common English word or an inflected form of one."""
    known = words("common_words.txt")
    if word in known or any(is_common(stem) for stem in _stems(word)):
        return True
    return any(
        british in word[2:] and is_common(word[:2] + word[2:].replace(british, american))
        for british, american in _SPELLINGS
    )


def _stems(word: str) -> Iterator[str]:
    for ending, endings in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            base = word[: -len(ending)]
            for other in endings:
                yield base + other
            if ending in _DOUBLING and len(base) > 3 and base[-1] == base[-2]:
                yield base[:-1]
