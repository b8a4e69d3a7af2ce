"""How often each rule for quotes was right, from `confidence.tsv`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.lexicon.load import rows

# A rule that was never measured.
_UNKNOWN = 0.5


class _Row(NamedTuple):
    rule: str
    kind: str
    frame: str
    right: str
    of: str


@cache
def _shares() -> dict[tuple[str, str, str], float]:
    """Return right / of by rule, kind and frame, drawn towards a half where few were counted (Laplace)."""
    return {
        (row.rule, row.kind, row.frame): (int(row.right) + 1) / (int(row.of) + 2)
        for row in rows("confidence.tsv", _Row)
    }


def confidence(rule: str, kind: str, frame: str) -> float:
    """Return the share of quotes made so that were right: content at least half, the head of a source named.

    Args:
        rule: the name of the rule, without `rule:`.
        kind: direct, mixed or indirect.
        frame: what the verb takes, "" where the rule has no frame.
    """
    return round(_shares().get((rule, kind, frame or "-"), _UNKNOWN), 2)
