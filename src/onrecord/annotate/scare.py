"""Titles of works, nicknames and scare quotes told from speech, where no cue claims the marked words."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.marks import Marked
from onrecord.annotate.statement import Item

# Up to this many words in marks, inside a sentence that reports nothing, are a name or a scare quote.
# PolNeAR, training part: of the unclaimed stretches of one to three words one in ten is a content.
_SHORT = 3
_MINOR = frozenset("a an the and or of in on at to for from with by vs".split())
_NAMING = frozenset("called titled entitled named dubbed nicknamed labelled labeled known term word phrase words film book".split())


def is_speech(text: str, stretch: Marked, items: Sequence[Item], item: Item) -> bool:
    """Say whether marked words that no cue claims are somebody's words."""
    words = [word for piece in stretch.inner for word in piece.of(text).split()]
    if len(words) <= _SHORT:
        return False
    position = items.index(item)
    before = items[position - 1].lower if position else ""
    if before in _NAMING:
        return False
    ends = stretch.inner[-1].of(text).rstrip()[-1:]
    titled = all(word[:1].isupper() or word.lower() in _MINOR or not word[:1].isalpha() for word in words)
    return not (titled and ends not in ".!?,")
