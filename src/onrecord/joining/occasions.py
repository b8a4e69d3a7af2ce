"""Articles of one source, and whether two of them tell of one occasion, as far as their titles say.

A paper or a ministry rarely tells the same twice; what its articles of two occasions have in common are its
set phrases. Two outlets that print the same words have them from one mouth.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from onrecord.joining.wording import root_of
from onrecord.lexicon.common import function_words
from onrecord.register.origin import Origin

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# So many words that titles begin with in common are a frame; what fills it is another thing where less than
# so much of it is in the other.
_FRAME, _FILLING = 2, 0.3
_FUNCTION = " "
# So many titles more are known of every source, none of which has the word.
_OTHERS = 20


class Titles(NamedTuple):
    """What the titles of two articles of one source say of their occasions.

    Attributes:
        alike: how much of both they share, 0 to 1; words count by how few titles of the source have them.
        series: one frame and other fillings: "Call with Minister Venn", "Call with Minister Olt"; or other
            figures: two days' briefings.
    """

    alike: float
    series: bool


class Occasions:
    """Numbers for articles, in the order in which they come."""

    def __init__(self) -> None:
        """Begin with none."""
        self._number: dict[str, int] = {}
        self._sources: list[str] = []
        self._titles: list[tuple[str, ...]] = []
        self._articles: Counter[str] = Counter()
        self._often: Counter[tuple[str, str]] = Counter()

    def number(self, origin: Origin) -> int:
        """Return the number of an article."""
        number = self._number.setdefault(origin.key, len(self._sources))
        if number == len(self._sources):
            source = origin.publisher
            title = tuple(map(_word, _WORD.findall(origin.title or "")))
            self._sources.append(source)
            self._titles.append(title)
            self._articles[source] += 1
            self._often.update((source, word) for word in set(title))
        return number

    def titles(self, left: int, right: int) -> Titles | None:
        """Compare the titles of two articles; `None` for one article, and for those of two sources."""
        source = self._sources[left]
        if left == right or not source or source != self._sources[right]:
            return None
        one, other = self._titles[left], self._titles[right]
        lacking, left_over = set(one) - set(other), set(other) - set(one)
        figures = any(map(str.isdecimal, lacking)) and any(map(str.isdecimal, left_over))
        return Titles(self._alike(source, one, other), figures or self._are_filled(source, one, other))

    def _are_filled(self, source: str, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Say whether two titles are one frame with two fillings; it ends with a word like "with" or "on"."""
        pairs = zip(one, other, strict=False)
        frame = next((at for at, (left, right) in enumerate(pairs) if left != right), 0)
        if frame < _FRAME or not one[frame - 1].startswith(_FUNCTION):
            return False
        return self._alike(source, one[frame:], other[frame:]) < _FILLING

    def _alike(self, source: str, one: tuple[str, ...], other: tuple[str, ...]) -> float:
        both = self._told(source, one) * self._told(source, other)
        shared = tuple(word for word in one if word in other)
        return min(self._told(source, shared) / math.sqrt(both), 1.0) if both else 0.0

    def _told(self, source: str, words: tuple[str, ...]) -> float:
        total = self._articles[source] + _OTHERS
        told = {word for word in words if not word.startswith(_FUNCTION)}
        return math.fsum(math.log(total / self._often[source, word]) for word in told)


@lru_cache(maxsize=1 << 14)
def _word(printed: str) -> str:
    """Return a word's root, that of a function word marked as one."""
    word = printed.casefold()
    return _FUNCTION + word if word in function_words() else root_of(word)
