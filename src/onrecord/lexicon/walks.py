"""Walks of life: what tells that two people of one name are two.

walk("transport minister")              -> "politics"
walk("head coach of Ostrel Rovers")     -> "sport"
far("politics", "sport")                -> True
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import combinations
from typing import NamedTuple

from onrecord.lexicon.load import rows

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# What stands behind these says whose or of what: a minister for sport is no sportsman.
_TIES = frozenset("of for at in on to with from under and".split())

# One person goes both ways often enough, and often at once: an owner of a club, a general in a cabinet.
_NEAR = frozenset(
    frozenset(pair.split())
    for pair in (
        "politics law", "politics force", "politics business", "politics learning", "politics press",
        "law learning", "law business", "learning medicine", "learning faith", "learning arts",
        "learning business", "learning press", "press arts", "business sport", "business trade",
        "business arts", "sport school", "arts school", "learning school", "faith school",
        "medicine business",
    )
)  # fmt: skip


class _Row(NamedTuple):
    office: str
    walk: str


@cache
def _walks() -> dict[str, str]:
    return {row.office: row.walk for row in rows("walks.tsv", _Row)}


@lru_cache(maxsize=1 << 14)
def walk(office: str) -> str | None:
    """Return the walk of life that an office as printed tells, `None` where it tells none."""
    words = [word.lower() for word in _WORD.findall(office)]
    cut = next((at for at, word in enumerate(words) if word in _TIES), len(words))
    for word in reversed(words[:cut]):
        found = _walks().get(word) or _walks().get(word.rpartition("-")[2])
        if found:
            return found
    return None


def far(one: str, other: str) -> bool:
    """Say whether one person seldom goes both ways."""
    return one != other and frozenset((one, other)) not in _NEAR


def apart(one: frozenset[str], other: frozenset[str]) -> tuple[str, str] | None:
    """Return two walks that part two people; `None` where they share one, or one that is near.

    Args:
        one: all walks that are told of the one.
        other: of the other.
    """
    if not one or not other or any(not far(a, b) for a in one for b in other):
        return None
    return min(one), min(other)


def torn(walks: frozenset[str]) -> bool:
    """Say whether walks are more than one person's."""
    return any(far(one, other) for one, other in combinations(sorted(walks), 2))
