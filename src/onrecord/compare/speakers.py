"""Whether the speaker of a quote and the one of a transcript's turn are one person.

Both stand in texts about one occasion, so a surname that both bear is enough where nothing speaks against it:
a register of many articles asks for more (`names.compare`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from onrecord.lexicon.common import function_words
from onrecord.names.compare import compare
from onrecord.names.context import Named
from onrecord.names.words import fold

Sameness = Literal["same", "other", "unknown"]
# Labels of turns whose speaker has no name and is nobody whom an article quotes by name.
_ASKING = frozenset(
    "q question questions reporter journalist correspondent moderator interviewer presenter remark host"
    " operator audience".split()
)
_ARTICLES = ("the ", "a ", "an ")


def sameness(one: Sequence[str], other: Sequence[str]) -> Sameness:
    """Say whether two speakers are the same by all forms of their names; `unknown` where one has none."""
    return _sameness(tuple(one), tuple(other))


@lru_cache(maxsize=1 << 14)
def _sameness(one: tuple[str, ...], other: tuple[str, ...]) -> Sameness:
    if not one or not other:
        return "unknown"
    if _same_words(one, other):
        return "same"
    left, right = _named(one), _named(other)
    if not _surnames(left) or not _surnames(right):
        return "unknown"
    asking = _is_asking(one), _is_asking(other)
    if any(asking):
        return "unknown" if all(asking) else "other"
    shared = _surnames(left) & _surnames(right)
    verdict = compare(left, right).verdict
    if shared:
        return "other" if verdict == "different" else "same"
    return "same" if verdict == "same" else "other"


def _named(names: Sequence[str]) -> Named:
    """Return the names among the forms: "the mayor", "THE CHAIR" and "They" name nobody."""
    nobody = function_words()
    return Named.of(
        *(
            name
            for name in names
            if not name.lower().startswith(_ARTICLES) and not nobody.issuperset(name.lower().split())
        )
    )


def _same_words(one: Sequence[str], other: Sequence[str]) -> bool:
    return not {_folded(name) for name in one}.isdisjoint(_folded(name) for name in other)


def _folded(name: str) -> str:
    return " ".join(filter(None, map(fold, name.replace("-", " ").split())))


def _is_asking(names: Sequence[str]) -> bool:
    return any({fold(word.strip(".:")) for word in name.split()} <= _ASKING for name in names)


def _surnames(named: Named) -> frozenset[str]:
    return frozenset(word for name in named.names for word in name.core)
