"""How many others could bear a name: what makes two equal names one person's or a coincidence.

namesakes("ivan", ("ivanov",))    -> about 1.5    a second Ivan Ivanov in a country's news is no surprise
namesakes("zusha", ("anspach",))  -> about 0.002  a second Zusha Anspach would be

The shares are orders of size: no register stands behind them, only the lists of the lexicon (what is listed
as very common, what is known at all, what is not). They were reasoned; `PEOPLE` and `RELATIVES` were lowered
once, after the first reading of `benchmarks/cases/names.csv`.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache

from onrecord.lexicon.namesakes import cognates, common_surnames, diminutives
from onrecord.lexicon.people import name_words
from onrecord.names.drift import key
from onrecord.names.given import is_given
from onrecord.names.words import fold

# People that the newspapers of one country name in some decades.
PEOPLE = 10_000
# Relatives in the news who share a surname, however rare it is.
RELATIVES = 2.0

# What stands in a surname's place and is a father's name: of one father's name are as many as of his.
_FATHERS, _FATHERS_NAME = 0.01, ("ovich", "evich", "ovna", "evna", "ovych", "ivna")
_GIVEN_TOP, _GIVEN_KNOWN, _GIVEN_OTHER, _INITIAL = 0.015, 0.003, 0.0006, 0.06
_SURNAME_GIVEN, _SURNAME_KNOWN, _SURNAME_OTHER = 0.0004, 0.0001, 0.00002
# A name of a syllable (Wei, Min) is borne by many.
_SYLLABLE = 4
# Given names with so many short forms and forms in other languages are the common ones.
_TOP_FROM = 4


@cache
def _forms() -> dict[str, int]:
    """Count the short forms and the forms in other languages of each given name, by key."""
    count: dict[str, int] = {}
    for short in diminutives():
        name = key(fold(short.full))
        count[name] = count.get(name, 0) + 1
    for group in cognates():
        for word in {key(fold(name)) for name in group.names}:
            count[word] = count.get(word, 0) + (3 if group.kind == "spelling" else 1)
    return count


@cache
def _surnames() -> dict[str, float]:
    shares: dict[str, float] = {}
    for name, share in common_surnames().items():
        word = key(fold(name))
        shares[word] = max(shares.get(word, 0.0), share)
        # A woman's form of a Slavic surname is as common as the man's.
        if word.endswith(("ov", "ev", "in")):
            shares.setdefault(word + "a", share)
        elif word.endswith(("ski", "zki")):
            shares.setdefault(word[:-1] + "a", share)
            shares.setdefault(word[:-1] + "aia", share)
    return shares


@cache
def _words() -> frozenset[str]:
    return frozenset(key(word) for word in name_words())


@lru_cache(maxsize=1 << 16)
def given_share(word: str) -> float:
    """Return what share of people bear a given name, or begin with an initial; 1 for none."""
    if not word:
        return 1.0
    if len(word) == 1:
        return _INITIAL
    if _forms().get(key(word), 0) >= _TOP_FROM:
        return _GIVEN_TOP
    return _GIVEN_KNOWN if is_given(word) or len(word) <= _SYLLABLE else _GIVEN_OTHER


@lru_cache(maxsize=1 << 16)
def surname_share(core: tuple[str, ...]) -> float:
    """Return what share of a country's people bear a surname; a double one is as rare as its rarer half."""
    return min((_surname_word(word) for word in core), default=1.0)


def _surname_word(word: str) -> float:
    one = key(word)
    if one in _surnames():
        return _surnames()[one]
    father = next((word.removesuffix(end) for end in _FATHERS_NAME if word.endswith(end)), "")
    if father and (is_given(father) or is_given(father + "y")):
        return _FATHERS  # "Anna Petrovna" is called so by whoever knows her, as many are
    if is_given(word):
        return _SURNAME_GIVEN
    return _SURNAME_KNOWN if one in _words() else _SURNAME_OTHER


def namesakes(given: str, core: tuple[str, ...], second: float = 1.0) -> float:
    """Return about how many others in the news of a country bear a name; `second`: share of a second name."""
    share = given_share(given) * second
    return share * (PEOPLE * surname_share(core) + RELATIVES)


@lru_cache(maxsize=1 << 12)
def in_words(tenths: int) -> str:
    """Say in words how many namesakes there may be, given ten times the decimal logarithm of their number."""
    number = 10 ** (tenths / 10)
    if number >= 1:
        return f"about {number:.0f} others in the news may be called so"
    return f"another of that name is one chance in {max(2, round(1 + 1 / number))}"


def tenths(number: float) -> int:
    """Return ten times the decimal logarithm of a number, rounded: what `in_words` is asked by."""
    return round(10 * math.log10(max(number, 1e-3)))
