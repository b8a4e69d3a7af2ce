"""How often each rule for meetings was right, from `meetings-confidence.tsv`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.lexicon.load import rows

# A rule that has too few to be counted: those together were right 30 times of 32.
_UNKNOWN = 0.9


class _Row(NamedTuple):
    rule: str
    right: str
    of: str


@cache
def _shares() -> dict[str, float]:
    """Return right / of by rule, drawn towards a half where few were counted (Laplace)."""
    return {
        row.rule: (int(row.right) + 1) / (int(row.of) + 2) for row in rows("meetings-confidence.tsv", _Row)
    }


def share(rule: str) -> float:
    """Return the share of a rule's meetings that were right; `rule` is its name without `rule:`."""
    return round(_shares().get(rule, _UNKNOWN), 2)
