"""Every word as one letter: the alphabet in which the shapes of time expressions are written.

A sentence becomes a line with one letter a token, so that a shape ("MONTH DAYNUMBER") is a short pattern over
letters instead of a long one over characters. A word of `classes` or of a shape has a letter of its own, in
one of two ranges of Unicode's private use area: words that tell of a time, and words that help. Figures share
a letter by what they may count. All other words are no part of an expression: they share a few letters, by
what they say about one beside them, but those that say which way a clause looks have letters of their own.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.annotate.times.classes import AROUND, HELPING, TELLING, UNIONS

# Letters of words that belong to no expression.
OTHER, CAPITAL, PLURAL, MARK, BACK = "oCsm<"
# "third-quarter", "38-year-old": its parts have letters of their own.
COMPOUND = "\uf8ff"
_AROUND, _HELP, _TELL = 0xA000, 0xE000, 0xE800

LEAST = chr(_HELP)
"""Letters from here on are of words that may be part of an expression."""
TELLING_LETTER = re.compile(f"[{chr(_TELL)}-{COMPOUND}]")

_letters: dict[str, str] = {}
_given: dict[int, int] = {}
_classes: dict[str, str] = {"CAPITAL": CAPITAL, "PLURAL": PLURAL, "MARK": MARK, "BACK": BACK}

# What a token in figures may be; the first that fits names its class.
_FIGURES = (
    ("ISO", r"\d{4}-\d\d-\d\d(?:T(?:[01]\d|2[0-3]))?", _TELL),
    ("DOTTED", r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d", _TELL),
    ("D12", r"0?[1-9]|1[0-2]", _HELP),
    ("D24", r"1[3-9]|2[0-4]", _HELP),
    ("D31", r"2[5-9]|3[01]", _HELP),
    ("D99", r"\d\d", _HELP),
    ("ZULU", r"[0-5]\dZ", _HELP),
    ("NTH", r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)", _HELP),
    ("ROUNDYEAR", r"(?:1\d|20)00", _TELL),
    ("YEARS19", r"(?:19|20)\d\d", _TELL),
    ("YEARS10", r"1[0-8]\d\d", _TELL),
    ("DECADE", r"(?:1[5-9]|20)\d0s", _TELL),
    ("LATEDECADE", r"[6-9]0s", _TELL),
    ("SHORTDECADE", r"[1-5]0s", _TELL),  # the 40s may be degrees, or years of age
    ("CLOCK", r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?", _TELL),
    ("SHORTCLOCK", r"\d:[0-5]\d", _TELL),
    ("SECONDS", r"[0-5]\d:[0-5]\d", _HELP),
    ("CLOCKDOT", r"(?:[01]?\d|2[0-3])\.[0-5]\d", _HELP),
    ("CLOCKPM", r"(?:0?[1-9]|1[0-2])(?:[ap]m|[AP]M)", _TELL),
    ("LONGFIGURE", r"\d{1,3}(?:,\d{3}){1,4}|\d{1,12}(?:\.\d{1,6})?", _HELP),
)
_FIGURE = re.compile("|".join(f"(?P<{name}>{shape})" for name, shape, _ in _FIGURES), re.ASCII)
_QUARTER = re.compile(r"[QH][1-4]")
# Verbs of the past are told by their ending and this list of frequent ones without it.
_PAST = frozenset(
    "told met was were had did made held took came went gave spoke wrote began left won lost fell rose sold "
    "became saw got found kept led ran sent set stood thought brought said saying telling put paid".split()
)


def letter_of(word: str) -> str:
    """Give a word of a shape its letter, a helping one where it has none yet."""
    return _letters.get(word) or _letters.get(word.capitalize()) or _enter(word, _HELP)


def letters_of(name: str) -> str:
    """Return the letters of a class."""
    return _classes[name]


@lru_cache(maxsize=1 << 16)
def letter(word: str) -> str:
    """Return the letter of a token."""
    known = _letters.get(word)
    if known is not None:
        return known
    first = word[0]
    figure = _FIGURE.fullmatch(word)
    if figure is not None and figure.lastgroup:
        return _classes[figure.lastgroup]
    if "-" in word[1:]:
        return COMPOUND if _tells([letter(part) for part in word.split("-") if part]) else OTHER
    if not (first.isalnum() or first in "@#"):
        return MARK
    return _classes["QUARTERMARK"] if _QUARTER.fullmatch(word) else _outside(word)


def _tells(parts: list[str]) -> bool:
    """Say whether a compound may be part of a time: "third-quarter", "ninety-six", "17-19"."""
    return any(map(TELLING_LETTER.match, parts)) or (bool(parts) and {*parts} <= _counting)


def _outside(word: str) -> str:
    """Return the letter of a word that is no part of any expression."""
    if word.endswith(("'ll", "’ll")):
        return _letters["will"]
    if word in _PAST or (word.endswith("ed") and len(word) > 3 and word.islower()):
        return BACK
    if word[0].isupper():
        return CAPITAL
    return PLURAL if word.endswith("s") and not word.endswith("ss") else OTHER


def _enter(word: str, least: int) -> str:
    """Give a word the next letter of its range, in each way that it may be written."""
    new = chr(least + _given.setdefault(least, 0))
    _given[least] += 1
    for way in {word} if word.isupper() else {word, word.upper(), word[0].upper() + word[1:]}:
        _letters.setdefault(way, new)
    letter.cache_clear()
    return new


def _fill_classes() -> None:
    for word in AROUND:
        _enter(word, _AROUND)
    for classes, least in ((TELLING, _TELL), (HELPING, _HELP)):
        for name, words in classes.items():
            known = [_letters.get(word) or _enter(word, least) for word in words]
            _classes[name] = "".join(dict.fromkeys(known))
    for name, _, least in _FIGURES:
        _classes[name] = _enter(f"<{name}>", least)
    _classes["QUARTERMARK"] = _enter("<QUARTERMARK>", _TELL)
    for name, parts in UNIONS.items():
        _classes[name] = "".join(_classes[part] for part in parts)


_fill_classes()
TELLING_PLACE = re.compile(f"{TELLING_LETTER.pattern}|[{_classes['QUOTE']}](?=[{_classes['D99']}])")
"""Where a line of letters tells of a time: at a telling word, and at the quotation mark of "’99"."""
_counting = {*_classes["SMALL"], *_classes["TENS"], *_classes["ORDINAL"], *_classes["FIGURE"]}
