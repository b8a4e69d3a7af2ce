"""News outlets, from `outlets.tsv`: whose words are the press rather than somebody asked or addressed."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.lexicon.load import rows

_OWN = re.compile(r"(?:this|our|my)\b", re.IGNORECASE)
_DETERMINED = re.compile(r"(?:the|an?|his|her|their|its|another|same|one)\s+", re.IGNORECASE)
_SAME = re.compile(r"the same agency\Z", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*\([^()]*\)\Z")


class _Row(NamedTuple):
    word: str
    place: str


@cache
def _words(place: str) -> frozenset[str]:
    return frozenset(row.word for row in rows("outlets.tsv", _Row) if row.place == place)


def is_outlet(words: str) -> bool:
    """Say whether a noun phrase names a news outlet: "Radio Seven", "the QNA agency", "local television".

    "This newspaper" is the reader's own, and none.
    """
    if _OWN.match(words):
        return False
    bare = _BRACKETED.sub("", words.strip())
    while match := _DETERMINED.match(bare):
        bare = bare[match.end() :]
    parts = bare.split()
    if not parts:
        return False
    last, before = parts[-1], parts[:-1]
    if before and before[0] in _words("noun") | {"agency"} and all(part[:1].isupper() for part in parts[1:]):
        return True  # "the broadcaster Channel North"
    if bare in _words("name"):
        return True
    if last.lower() == "agency":
        named = bool(before) and (before[-1].lower() in {"news", "press"} or before[-1].isupper())
        return named or _SAME.match(words) is not None
    if last.islower():
        # "told the press" is told to reporters; "local media" and "the paper" are outlets.
        return last in _words("noun") and (bool(before) or last not in {"press", "media"})
    capital = bool(before) and before[0][:1].isupper()
    first = capital and before[0] in _words("first")
    # "the Courier" is one; "Courier" may be somebody, and "the TV" a thing.
    known = last in _words("last") and last.lower() not in _words("noun")
    return first or (last in _words("last") and capital) or (known and bare != words.strip())
