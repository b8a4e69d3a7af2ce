"""Which way a clause looks, read off the nearest verb: enough to tell last Friday from the next.

In news a bare weekday is the same day or one of the six before it nine times in ten (measured on TimeBank:
47% back, 44% the same day, 5% ahead), so the past is the rule and a verb that looks ahead the exception.
"""

from __future__ import annotations

import re

from onrecord.annotate.times.alphabet import BACK
from onrecord.annotate.times.arithmetic import Tense
from onrecord.annotate.times.pattern import translated

# How far, in words, a verb's tense reaches before an expression and behind it.
_BEFORE, _BEHIND = 22, 11
# "Is to be held" looks ahead although "held" stands nearer: so many words on.
_HELD = 4


def _any_of(*shapes: str) -> re.Pattern[str]:
    return re.compile("|".join(translated(shape, {}) for shape in shapes))


_AHEAD = _any_of(
    "will|shall|would|should|until|till|upcoming|due|scheduled|slated|next|hopes",
    "intends|intended|expects|expected|planned|planning|plan to|plans to|going to|ahead of|to be",
    "set for|likely to|(could|might|can|must) be",
    "(wants|agreed|decided|promised|vowed) to",
    "(is|are|was|were|be) (to|set)|(is|are) on",
    "continues|resumes|begins|opens|starts|returns|meets|leaves|arrives|ends|closes|retires|sails",
)
_BACK = re.compile(f"{BACK}|{_any_of('was|were|had|since|ended').pattern}")
_WILL = _any_of("will|shall|(is|are) to")
# Right before an expression: a deadline is met "by" it, in the past too, and mostly yet to come "before" it.
_BY, _BEFORE_IT = _any_of("by"), _any_of("before")
_SINCE, _UNTIL = _any_of("since|ended"), _any_of("until|till|ending")


def tense_of(letters: str, stretch: tuple[int, int], sentence: tuple[int, int]) -> Tense | None:
    """Read the tense of the letters in `stretch` off the nearest verb before them, else the first behind."""
    (start, end), (first, last) = stretch, sentence
    before = letters[max(first, start - _BEFORE) : start]
    if _BEFORE_IT.match(before[-1:]):
        return "future"
    ahead, back = _last(_AHEAD, before), _last(_BACK, before)
    if ahead >= 0 or back >= 0:
        return "future" if ahead >= 0 and ahead + _HELD >= back else "past"
    if _BY.match(before[-1:]):
        return "future"
    after = letters[end : min(last, end + _BEHIND)]
    will, had = _WILL.search(after), _BACK.search(after)
    if will and (had is None or will.start() < had.start()):
        return "future"
    return "past" if had else None


def told_tense(before: str) -> Tense | None:
    """Return the tense that the letter right before an expression tells beyond doubt."""
    return "past" if _SINCE.match(before) else "future" if _UNTIL.match(before) else None


def _last(pattern: re.Pattern[str], letters: str) -> int:
    """Return where the last match begins, -1 if there is none."""
    place = -1
    for match in pattern.finditer(letters):
        place = match.start()
    return place
