"""Articles as numbers of words, and how much of one another carries."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from onrecord.joining.shingles import Texts

RUN = 7
"""So many words in a row are no accident."""

_PART = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[“”„«»\"]|\n")
_OPEN, _CLOSE = "“„«", "”»"


class Carried(NamedTuple):
    """How much of an article another has.

    Attributes:
        words: its words outside quotation marks that stand in runs of `RUN` which the other has.
        of: how many it has outside quotation marks.
        whole: its words, quoted or not, that stand in such runs, as a share.
    """

    words: int
    of: int
    whole: float

    @property
    def share(self) -> float:
        """The share of its words outside quotation marks."""
        return self.words / self.of if self.of else 0.0


class Articles:
    """Collects the texts of articles."""

    def __init__(self) -> None:
        """Begin with none."""
        self._number: dict[str, int] = {}
        self._words = array("i")
        self._quoted = bytearray()
        self._starts = array("q", [0])

    def add(self, text: str) -> None:
        """Take one more; a quotation mark that nothing closes is closed by the end of its line."""
        inside = False
        for part in _PART.findall(text):
            if part == "\n" or part in _CLOSE:
                inside = False
            elif part in _OPEN:
                inside = True
            elif part == '"':
                inside = not inside
            else:
                self._words.append(self._number.setdefault(part.casefold(), len(self._number)))
                self._quoted.append(inside)
        self._starts.append(len(self._words))

    def texts(self) -> Texts:
        """Return all of them as numbers of words."""
        return Texts(np.array(self._words, np.int32), np.array(self._starts, np.int64))

    def words(self, number: int) -> Sequence[int]:
        """Return the words of one."""
        return self._words[self._starts[number] : self._starts[number + 1]]

    def carried(self, number: int, by: int) -> Carried:
        """Return how much of an article another has."""
        words, other = self.words(number), self.words(by)
        quoted = self._quoted[self._starts[number] : self._starts[number + 1]]
        there = {tuple(other[at : at + RUN]) for at in range(len(other) - RUN + 1)}
        covered = bytearray(len(words))
        for at in range(len(words) - RUN + 1):
            if tuple(words[at : at + RUN]) in there:
                covered[at : at + RUN] = b"\1" * RUN
        own = sum(inside and not marked for inside, marked in zip(covered, quoted, strict=True))
        return Carried(own, quoted.count(0), sum(covered) / len(words) if len(words) else 0.0)
