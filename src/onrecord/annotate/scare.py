"""Titles of works, nicknames and scare quotes told from speech, where no cue claims the marked words.

Counted on PolNeAR's training part (400 articles, 610 stretches in marks that no cue claims): of those in
title case 31% are somebody's words, of the others 69%; three words or fewer in title case, under 20%; after
"the" 42%.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.marks import Marked
from onrecord.annotate.statement import Item, is_titled

# Stretches in title case of up to this many words are titles and nicknames.
_LONGEST_TITLE = 7
# After "the", up to this many words are a name or a scare quote: the "peace train".
_LONGEST_NAMED = 3
# Words that bring up a name or a term, not a speech.
NAMING = frozenset(
    "titled entitled named dubbed nicknamed labelled labeled known so-called term terms word words phrase"
    " slogan film book song album novel show series play magazine newspaper exhibition ship vessel"
    " hashtag headline"
    " motto project operation programme program ballad poem painting essay memoir pamphlet leaflet".split()
)


def is_speech(text: str, stretch: Marked, items: Sequence[Item], item: Item, *, headline: bool) -> bool:
    """Say whether marked words that no cue claims are somebody's words.

    In a headline capitals say nothing.
    """
    words = [word for piece in stretch.inner for word in piece.of(text).split()]
    if not any(char.isalpha() for word in words for char in word):
        return False
    position = items.index(item)
    before = [entry.lower for entry in items[max(0, position - 2) : position]]
    if NAMING & set(before):
        return False
    ends = item.last in ".!?,…"
    if is_titled(words) and not headline and len(words) <= _LONGEST_TITLE:
        return ends and len(words) > _LONGEST_NAMED
    return not (before[-1:] == ["the"] and len(words) <= _LONGEST_NAMED)
