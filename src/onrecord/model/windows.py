"""Windows over a long text: which words are read together, and which of them are taken from where.

A window is filled up with whole sentences; what stands before and after its own words is read along with
them, so that no word is judged at an edge.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from onrecord.model.pieces import Pieces

# The pieces that frame a window, as BERT's vocabulary numbers them.
CLS, SEP = 101, 102


class Window(NamedTuple):
    """Words `start` to `stop` are read; `first` to `last` (half-open) are taken from this window."""

    start: int
    first: int
    last: int
    stop: int


def windows(pieces: Pieces, longest: int, context: int) -> list[Window]:
    """Cover all words of a text.

    Args:
        pieces: the text.
        longest: pieces a window, its two frames included.
        context: pieces read along on either side, where there are as many.

    Returns:
        Windows in text order; their own words follow each other without gap or overlap. A window may
        be longer than `longest` only where a single word is.
    """
    total, words = len(pieces.ids), len(pieces.first)
    edges = np.append(pieces.first, total)
    found = []
    first = 0
    while first < words:
        start = int(np.searchsorted(edges, edges[first] - context)) if first else 0
        room = int(edges[start]) + longest - 2
        if total <= room:
            found.append(Window(start, first, words, words))
            break
        stop = max(int(np.searchsorted(edges, room, "right")) - 1, first + 1)
        last = max(int(np.searchsorted(edges, edges[stop] - context, "right")) - 1, first + 1)
        begun = np.flatnonzero(pieces.breaks[first + 1 : last + 1])
        if len(begun) and begun[-1] + 1 >= (last - first) // 2:
            last = first + 1 + int(begun[-1])
        found.append(Window(start, first, last, max(stop, last)))
        first = last
    return found
