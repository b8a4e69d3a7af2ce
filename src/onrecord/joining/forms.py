"""How each giving of a statement stands to the fullest one: exact, punctuation, cut, stitched, reworded.

The fullest is one in quotation marks, if there is any, that has the words of most others in it (a
retranslation may be longer); of those the longest, of equals the first. What became of its words in another
is `onrecord.compare`'s to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from onrecord.compare.change import Class, change
from onrecord.compare.words import words

Form: TypeAlias = Literal["full", "exact", "punctuation", "cut", "stitched", "reworded"]

_FORMS: dict[Class, Form] = {
    "verbatim": "exact",
    "punctuation": "punctuation",
    "cut": "cut",
    "stitched": "stitched",
    "reworded": "reworded",
    "not_found": "reworded",  # joined by what a comparison of words alone does not see: days, speaker
}
# The longest so many texts are looked at as the fullest.
_LONGEST = 6
# Of the pairs of words in a row, so many are in a text that has the words of another: a stitch breaks some.
_INSIDE = 0.8


class Giving(NamedTuple):
    """One giving of a statement: its text, and whether it is retold (indirect) rather than quoted."""

    text: str
    retold: bool


def fullest(givings: Sequence[Giving]) -> int:
    """Return the place of the fullest."""
    distinct: dict[str, int] = {}
    for at, giving in enumerate(givings):
        distinct.setdefault(giving.text, at)
    places = [at for at in distinct.values() if not givings[at].retold] or list(distinct.values())
    if len(places) == 1:
        return places[0]
    pairs = {text: _pairs(text) for text in distinct}
    longest = sorted(places, key=lambda at: (-len(pairs[givings[at].text]), at))[:_LONGEST]

    def holds(at: int) -> int:
        own = pairs[givings[at].text]
        return sum(len(own & found) >= _INSIDE * len(found) for found in pairs.values())

    return max(longest, key=lambda at: (holds(at), len(pairs[givings[at].text]), -at))


def forms(givings: Sequence[Giving]) -> list[Form]:
    """Return the form of each, in their order."""
    full = fullest(givings)
    text = givings[full].text
    known: dict[str, Form] = {text: "exact"}
    found: list[Form] = []
    for at, giving in enumerate(givings):
        if giving.text not in known:
            known[giving.text] = _FORMS[change(text, giving.text).kind]
        found.append("full" if at == full else known[giving.text])
    return found


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    """Return the words of a text, each with the one before."""
    keys = ["", *(word.key for word in words(text))]
    return frozenset(pairwise(keys))
