"""One word however a newspaper writes it: case, accents, British or American spelling, figures or words.

key("Organisation") == key("organization")
key("Łódź")         == key("lodz")
key("eight")        == key("8")

A key is for comparing only and need not be a word ("promise" becomes "promize"). Contractions are other
words ("don't" is not "do not"), and so are inflected forms; those of one stem share `stem`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.lexicon.load import rows
from onrecord.names.words import fold

_UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: number * 10
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ORDINALS = {
    "first": "1st", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th", "seventh": "7th",
    "eighth": "8th", "ninth": "9th", "tenth": "10th", "eleventh": "11th", "twelfth": "12th",
    "twentieth": "20th", "thirtieth": "30th", "hundredth": "100th",
}  # fmt: skip
_FIGURES = {word: str(number) for word, number in (_UNITS | _TENS).items()} | _ORDINALS
_SIGNS = {"%": "percent", "&": "and"}
# British endings into American ones, tried in turn; what stands before keeps two letters or more.
_ENDINGS = tuple(
    (re.compile(ending), instead)
    for ending, instead in (
        (r"(?<=\w{3})is(e|es|ed|er|ers|ing|able|ation|ations|ational)$", r"iz\1"),
        (r"(?<=\w{2})ys(e|es|ed|er|ers|ing)$", r"yz\1"),
        (r"(?<=\w{2})our(s|ed|er|ers|ing|able|ably|ful|hood|hoods|ite|ites|less)?$", r"or\1"),
        (r"(?<=\w{3})ogue(s|d)?$", r"og\1"),
        (r"(?<=[aeiouy][^aeiouy][aeiou])ll(ed|ing|er|ers|or|ors)$", r"l\1"),
        (r"(?<=[aeiouy][^aeiouy][^aeiouy][aeiou])ll(ed|ing|er|ers|or|ors)$", r"l\1"),
    )
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_SUFFIXES = (
    "ations", "ation", "ments", "ment", "ities", "ity", "ions", "ion", "ness", "ally", "ing", "ied", "ies",
    "ed", "ly", "es", "er", "al", "s", "e", "y",
)  # fmt: skip


class _Spelling(NamedTuple):
    """A row of `spellings.tsv`: two ways to print one word."""

    word: str
    same: str


@lru_cache(maxsize=1 << 17)
def key(word: str) -> str:
    """Return what one printed word is compared by; never empty for a word with a letter or a digit."""
    if word in _SIGNS:
        return _SIGNS[word]
    if word[0].isdigit() and _GROUPED.fullmatch(word):
        return word.replace(",", "")
    plain = word.casefold()
    if not plain.isascii():
        plain = _folded(plain)
    if not plain.isalnum():
        plain = "".join(letter for letter in plain if letter.isalnum() or letter in ".,") or plain
    if plain in _FIGURES:
        return _FIGURES[plain]
    plain = _same().get(plain, plain)
    if len(plain) > 4:
        for ending, instead in _ENDINGS:
            plain = ending.sub(instead, plain)
    return plain


@lru_cache(maxsize=1 << 17)
def stem(key_: str) -> str:
    """Return what the inflected and derived forms of a word mostly share; short words stay whole."""
    if len(key_) < 5 or not key_.isascii() or not key_.isalpha():
        return key_[:-1] if len(key_) == 4 and key_.endswith("s") and key_[-2] != "s" else key_
    for suffix in _SUFFIXES:
        if key_.endswith(suffix) and len(key_) - len(suffix) >= 4:
            key_ = key_[: -len(suffix)]
            break
    return key_[:-1] if len(key_) > 4 and key_[-1] in "eiys" else key_


def number(keys: Sequence[str]) -> float | None:
    """Return the number that keys in a row say ("2", "100" of "two hundred"), `None` where they say none."""
    total = current = 0.0
    seen = False
    for word in keys:
        if word in _SCALES:
            scale = _SCALES[word]
            if scale == 100:
                current = (current or 1) * 100
            else:
                total, current = total + (current or 1) * scale, 0.0
            seen = True
        elif _NUMBER.fullmatch(word) and len(word) < 20:
            current, seen = current + float(word), True
        elif word in ("and", "a"):
            continue
        else:
            return None
    return total + current if seen else None


def _folded(word: str) -> str:
    kept = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", word)
        if not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf"
    )
    if kept.isascii():
        return kept or word
    return fold(kept) or kept or word


@cache
def _same() -> dict[str, str]:
    return {row.word: row.same for row in rows("spellings.tsv", _Spelling)}
