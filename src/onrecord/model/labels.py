"""What the model's numbers mean: labels, heads and features. Training and reading share this page."""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal, NamedTuple

# Goes up when a model made before can't be read any more: other labels, heads or features.
INTERFACE = 1

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")


def _labels(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Return "O", and begin, inside, end and single word of each kind (BIOES, Ratinov and Roth 2009)."""
    return ("O", *(f"{edge}-{kind}" for kind in kinds for edge in "BIES"))


TAGS = _labels(ROLES)
NAMES = _labels(("person", "organization", "place"))
ACTS = ("speech", "writing", "thought", "none")
FORMS = ("none", "name", "nominal", "pronoun")

# How long the vectors are whose dot products score a pair.
LINK = 64


class Columns(NamedTuple):
    """The columns of the output that belong to a head."""

    start: int
    size: int

    @property
    def slice(self) -> slice:
        """The columns as a slice."""
        return slice(self.start, self.start + self.size)


def _heads() -> dict[str, Columns]:
    sizes = {
        "tags": len(TAGS),
        "names": len(NAMES),
        "acts": len(ACTS),
        "forms": len(FORMS),
        "content": LINK,  # a content looks for its cue
        "cue": LINK,  # a cue is looked for
        "cue_asks": LINK,  # a cue looks for its source
        "source": LINK,  # a source is looked for
        "mention": LINK,  # a mention looks for its antecedent
        "antecedent": LINK,  # an antecedent is looked for
    }
    heads, start = {}, 0
    for name, size in sizes.items():
        heads[name] = Columns(start, size)
        start += size
    return heads


HEADS = MappingProxyType(_heads())
WIDTH = sum(columns.size for columns in HEADS.values())

# Case of the word that a piece belongs to.
CASE_NONE, CASE_LOWER, CASE_TITLE, CASE_UPPER, CASE_MIXED, CASE_DIGIT = range(6)
CASES = 6
# Place of a piece: 1 where a paragraph begins, plus 2 a pair of quotation marks around it (2 at most).
PLACES = 6
DEEPEST = 2

# Signed distances in words fall into buckets: 0, 1, 2, 3-4, 5-8, … on either side.
HALF = 10
BUCKETS = 2 * HALF + 1
# Others that stand between two of a pair are counted up to this many.
CROWD = 2
# The table of a relation's biases: by others between and by bucket, then that of "none of them".
BIASES = (CROWD + 1) * BUCKETS + 1


def bucket(distance: int) -> int:
    """Return the bucket of a signed distance in words, from 0 to `BUCKETS` - 1."""
    size = min((abs(distance) - 1).bit_length() + 1, HALF) if distance else 0
    return HALF + (size if distance > 0 else -size)


def opens(label: str) -> bool:
    """Say whether a piece begins with a word so labelled."""
    return label[0] in "BS"


def goes_on(label: str) -> bool:
    """Say whether a piece that a word is part of has more words after it."""
    return label[0] in "BI"


def barred(labels: tuple[str, ...]) -> list[list[bool]]:
    """Say which label (second) may not follow which (first)."""
    return [
        [
            after == "O" or opens(after) or after[2:] != before[2:]
            if goes_on(before)
            else after != "O" and not opens(after)
            for after in labels
        ]
        for before in labels
    ]
