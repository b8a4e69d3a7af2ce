"""Many quotes as numbers: the stems of their words, and what each stem tells.

A word tells the more the rarer it is: its weight is the natural logarithm of one over its share of quotes,
counted over the quotes at hand. A small register knows too little of English to count by; so what is known of
a word beforehand (a function word, a common word, any other) counts as `_KNOWN` quotes more.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable

import numpy as np

from onrecord.compare.spelling import key, stem
from onrecord.joining.overlap import Words
from onrecord.joining.shingles import Texts
from onrecord.lexicon.alike import alike_words, irregular_forms
from onrecord.lexicon.common import function_words, is_common

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
# A capital behind a word or a comma: no sentence begins there.
_CAPITAL = re.compile(r"(?<=[\w,;’'] )[^\W\d_a-z][^\W_]*(?:['’ʼ][^\W_]+)*")
# Two words where one is printed: a retelling says "I will" for "I'll".
_PARTED = re.compile(r"(?i)(?<=[a-z])(n['’]t|['’](?:ll|re|ve|m|d|s))\Z")
_FULL = {"n't": "not", "'ll": "will", "'re": "are", "'ve": "have", "'m": "am", "'d": "would", "'s": ""}
_IRREGULAR = {"ca": "can", "wo": "will", "sha": "shall"}
# Function words of `lexicon`, which say much all the same about what was said.
_TELLING = frozenset(
    "ask asked billion dozen few first five four get give gave half hundred hundreds keep last lot made make"
    " million millions never next nine nothing put run say says second see set seven several six sorry take"
    " tell ten thank thanks think third thousand thousands three today together tomorrow tonight took try"
    " twelve two want watch went won't yesterday eight eleven".split()
)
# What retelling changes, and what was said stays the same: whose mouth it comes from, and when.
_RETOLD = {
    "would": "will", "could": "can", "might": "may", "should": "shall",
    "is": "be", "am": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be",
    "has": "have", "had": "have", "having": "have", "does": "do", "did": "do", "done": "do", "doing": "do",
    **dict.fromkeys("i me he him she her".split(), "i"),
    **dict.fromkeys("we us they them".split(), "we"),
    **dict.fromkeys("my mine his hers".split(), "my"),
    **dict.fromkeys("our ours their theirs".split(), "our"),
    **dict.fromkeys("myself himself herself".split(), "myself"),
    **dict.fromkeys("ourselves themselves".split(), "ourselves"),
    "those": "these", "that": "this",
}  # fmt: skip
# A name of a thing is no longer than so many letters, and has so many words of so many letters.
_TITLE, _TITLE_WORDS, _LONGER = 200, 3, 4
# So many quotes, and the share of them that has a function word, a common one, any other.
_KNOWN = 2000
_FUNCTION, _COMMON, _OTHER = 0.1, 0.002, 0.0003


class Wording:
    """Collects texts; `texts()` and `weights()` are for when all are in."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}  # of a stem
        self._printed: dict[str, tuple[int, ...]] = {}  # word as printed -> its stems
        self._shares: list[float] = []
        self._words = array("i")
        self._starts = array("q", [0])
        self._times: Counter[str] = Counter()  # a word as printed -> how often
        self._inside: Counter[str] = Counter()  # a word with a capital -> how often behind a word or a comma

    def add(self, text: str) -> None:
        """Take one more text."""
        printed = self._printed
        found = _WORD.findall(text)
        for word in found:
            stems = printed.get(word)
            if stems is None:
                stems = printed[word] = self._stems(word)
            self._words.extend(stems)
        self._starts.append(len(self._words))
        self._times.update(found)
        self._inside.update(_CAPITAL.findall(text))

    def extend(self, texts: Iterable[str]) -> None:
        """Take more texts."""
        for text in texts:
            self.add(text)

    def texts(self) -> Texts:
        """Return all texts as numbers of stems."""
        return Texts(np.array(self._words, np.int32), np.array(self._starts, np.int64))

    def weights(self, texts: Texts) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """Return what each stem tells, by its number.

        Args:
            texts: what the stems are counted in, each text once; usually texts that are printed alike
                stand in it once.
        """
        lengths = np.diff(texts.starts)
        owners = np.repeat(np.arange(len(texts)), lengths)
        seen = np.unique(texts.words.astype(np.int64) * max(len(texts), 1) + owners) // max(len(texts), 1)
        counts = np.bincount(seen, minlength=len(self._shares))
        known = _KNOWN * np.array(self._shares)
        found = np.log((len(texts) + _KNOWN) / (counts + known))
        told: np.ndarray[tuple[int], np.dtype[np.float64]] = np.maximum(found, 0.0)
        return told

    def words(self, texts: Texts) -> Words:
        """Return what is known of all stems; `texts` as for `weights`."""
        function = np.flatnonzero(np.array(self._shares) >= _FUNCTION)
        figures = frozenset(number for root, number in self._number.items() if root.isdecimal())
        weights = self.weights(texts).tolist()
        small = frozenset(function.tolist()) - figures
        return Words(weights, small, figures, self._names() - small, self._alike())

    def _names(self) -> frozenset[int]:
        """Return the stems that are printed with a capital inside a sentence more often than without."""
        capital: Counter[int] = Counter()
        for word, times in self._times.items():
            own = self._inside[word] if word[0].isupper() else -times
            for number in self._printed[word]:
                capital[number] += own
        return frozenset(number for number, more in capital.items() if more > 0)

    def _alike(self) -> dict[int, frozenset[int]]:
        """Return of each stem those of the register that say nearly the same."""
        found: dict[int, set[int]] = defaultdict(set)
        for word, others in alike_words().items():
            number = self._number.get(root_of(word))
            if number is not None:
                found[number] |= {self._number[root] for root in map(root_of, others) if root in self._number}
        return {number: frozenset(others - {number}) for number, others in found.items()}

    def _stems(self, word: str) -> tuple[int, ...]:
        parts = [word]
        if found := _PARTED.search(word):
            head = word[: found.start()]
            tail = _FULL[found[1].lower().replace("’", "'")]
            parts = [_IRREGULAR.get(head.lower(), head), *([tail] if tail else [])]
        return tuple(self._of(part) for part in parts)

    def _of(self, word: str) -> int:
        root, lower = root_of(word), word.casefold()
        function = lower in function_words() - _TELLING
        share = _FUNCTION if function else _COMMON if _is_known(lower) else _OTHER
        number = self._number.setdefault(root, len(self._number))
        if number == len(self._shares):
            self._shares.append(share)
        else:
            self._shares[number] = max(self._shares[number], share)
        return number


def root_of(word: str) -> str:
    """Return what the forms of a word share, irregular ones too."""
    lower = word.casefold()
    return stem(key(_RETOLD.get(lower) or irregular_forms().get(lower, word)))


def is_titled(text: str) -> bool:
    """Say whether words are printed as the name of a thing is: every longer one with a capital."""
    if len(text) > _TITLE:
        return False
    words = [word for word in _WORD.findall(text) if len(word) >= _LONGER and word.isalpha()]
    longer = [word for word in words if word.casefold() not in function_words()]
    return len(longer) >= _TITLE_WORDS and all(word[0].isupper() for word in longer)


def _is_known(word: str) -> bool:
    return word.isdecimal() or is_common(word)
