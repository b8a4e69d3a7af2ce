"""TIMEX3's `mod`: what "nearly", "early" or "the end of" make of the value beside them."""

from __future__ import annotations

from onrecord.annotate.times.value import Words
from onrecord.types import TimeModifier, TimeType

_OF_LENGTHS: dict[str, TimeModifier] = {
    "nearly": "LESS_THAN", "almost": "LESS_THAN", "less than": "LESS_THAN", "under": "LESS_THAN",
    "just under": "LESS_THAN", "over": "MORE_THAN", "more than": "MORE_THAN", "just over": "MORE_THAN",
    "well over": "MORE_THAN", "at least": "EQUAL_OR_MORE", "no less than": "EQUAL_OR_MORE",
    "up to": "EQUAL_OR_LESS", "no more than": "EQUAL_OR_LESS", "at most": "EQUAL_OR_LESS",
}  # fmt: skip
# Of a point that lies a length away: "more than a year ago" is before the day a year ago.
_OF_POINTS: dict[str, TimeModifier] = {
    "less than": "AFTER", "under": "AFTER", "just under": "AFTER", "over": "BEFORE", "more than": "BEFORE",
    "just over": "BEFORE", "well over": "BEFORE", "at least": "ON_OR_BEFORE", "no less than": "ON_OR_BEFORE",
    "up to": "ON_OR_AFTER", "no more than": "ON_OR_AFTER", "at most": "ON_OR_AFTER",
}  # fmt: skip
_OF_PARTS: dict[str, TimeModifier] = {
    "early": "START", "beginning": "START", "start": "START", "mid": "MID", "middle": "MID", "late": "END",
    "end": "END", "close": "END",
}  # fmt: skip


def modifier(kind: TimeType, words: Words) -> TimeModifier | None:
    """Return the modifier that the words before an expression, or "or so" behind it, give it."""
    about = words.get("about")
    if about:
        return (_OF_LENGTHS if kind in {"DURATION", "SET"} else _OF_POINTS).get(about, "APPROX")
    if "orso" in words:
        return "APPROX"
    return _OF_PARTS.get(words.get("edge") or words.get("part") or "")
