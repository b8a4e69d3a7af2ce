"""What became of a text from one version to the next, word by word.

difference("We sail at dawn.", "We stay.")  -> same "We ", gone "sail at dawn", new "stay", same "."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

# More tokens than this of what changed are told as one replacement: nobody reads that word by word, and the
# comparison takes the square of them.
_MOST = 2_000
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


class Piece(NamedTuple):
    """A stretch of text: in both versions, in the earlier one only (`gone`), or in the later one (`new`)."""

    kind: Literal["same", "gone", "new"]
    text: str


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces of two texts in order: those not new are `before`, those not gone are `after`.

    Lines are compared first, then the words of those that differ.
    """
    return tuple(_joined(_lines(before.splitlines(keepends=True), after.splitlines(keepends=True))))


def _lines(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    for is_same, one, other in _steps(before, after):
        if is_same:
            yield Piece("same", one)
        else:
            for is_equal, gone, new in _steps(_TOKEN.findall(one), _TOKEN.findall(other)):
                yield from [Piece("same", gone)] if is_equal else [Piece("gone", gone), Piece("new", new)]


def _steps(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[bool, str, str]]:
    """Yield stretches of both sides, and whether they are the same."""
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    one, other = before[start : len(before) - end], after[start : len(after) - end]
    yield True, "".join(before[:start]), ""
    if max(len(one), len(other)) > _MOST:
        yield False, "".join(one), "".join(other)
    else:
        for tag, at, until, to, last in SequenceMatcher(None, one, other).get_opcodes():
            yield tag == "equal", "".join(one[at:until]), "".join(other[to:last])
    yield True, "".join(before[len(before) - end :]), ""


def _alike(before: Sequence[str], after: Sequence[str]) -> int:
    """Return how many of the first are the same on both sides."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(before), len(after)))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Put pieces of one kind together, between two that are the same first what is gone, then what is new."""
    gone = new = same = ""
    for kind, text in pieces:
        if not text:
            continue
        if kind == "same":
            yield from _changed(gone, new)
            gone = new = ""
            same += text
            continue
        if same:
            yield Piece("same", same)
            same = ""
        if kind == "gone":
            gone += text
        else:
            new += text
    yield from _changed(gone, new)
    if same:
        yield Piece("same", same)


def _changed(gone: str, new: str) -> Iterator[Piece]:
    if gone:
        yield Piece("gone", gone)
    if new:
        yield Piece("new", new)
