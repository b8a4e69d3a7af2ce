"""One name spelled two ways: habits of romanising, and slips of the keyboard.

key("zelenskyy") == key("zelenskiy") == key("zelenskij")   habits: one key
is_slip("gurin", "gurrin")                                 one letter more, less, other, or two swapped

The habits are those newspapers mix when they write Russian, Ukrainian, Hebrew, Yiddish, Arabic, Greek and
German names: ou/oo/u, y/i/j, kh/h, ch/h after a vowel, ts/tz/c, sch/sh/sz, w/v, ph/f, q/k/ck/c, x/ks, th/t,
doubled letters, umlauts as two letters, a mute h at the end, -off for -ov. They are applied in one order;
two words drift when their keys are equal.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

# Shorter words are told apart by single letters: Li and Le, Khan and Han.
_HABITS_FROM, _ALL_HABITS_FROM = 4, 5
# A slip is believed in words of this length and more; at the first letter (Garayev, Qarayev) only in longer
# ones and between letters that sound alike: Boris is not Doris.
SLIP_FROM, _FIRST_LETTER_FROM = 5, 7

# Letters that spellings of one name begin with in turn, each line a bit: Garayev, Karayev; Haim, Chaim;
# Jelena, Elena.
_ALIKE = ("aeiouyjh", "kcqgxhj", "szcxt", "tdz", "vwfpbu", "jgzdy", "l", "m", "n", "r")
_NEAR = ("aeiouyj", "kcqgxh", "szcx", "td", "vwfpbu", "lr", "mn")
Slip = Literal["swap", "letter", "near", "far", "habit"]


def _bits(letters: str) -> int:
    return sum(1 << bit for bit, alike in enumerate(_ALIKE) if not set(alike).isdisjoint(letters))


_SOUNDS = {letter: _bits(letter) for letter in "abcdefghijklmnopqrstuvwxyz"}
# The Latin letters that names in Hebrew and Arabic letters begin with; an alef is whatever vowel is not
# written.
_LATIN = {
    "א": "aeiouyh", "ב": "bv", "ג": "gjz", "ד": "dz", "ה": "haeiou", "ו": "vwuo", "ז": "zsj",
    "ח": "hckx", "ט": "t", "י": "yjie", "כ": "kchx", "ל": "l", "מ": "m", "נ": "n", "ס": "scz",
    "ע": "aeiouyhg", "פ": "pf", "צ": "tczsj", "ק": "kcqg", "ר": "rg", "ש": "scj", "ת": "ts",
    "ا": "aeiouyhel", "ب": "bpv", "ت": "t", "ث": "tsz", "ج": "jgcdzy", "ح": "hk", "خ": "khcx",
    "د": "d", "ذ": "dz", "ر": "rw", "ز": "z", "س": "sc", "ش": "scj", "ص": "s", "ض": "dz",
    "ط": "t", "ظ": "zd", "ع": "aeiouyhgo", "غ": "grqk", "ف": "fvp", "ق": "qkgc", "ك": "kcg",
    "ل": "l", "م": "m", "ن": "nk", "ه": "h", "و": "wvuo", "ي": "yije", "پ": "p", "چ": "ct",
    "ژ": "zj", "گ": "g", "ء": "aeiou",
}  # fmt: skip
_SOUNDS |= {foreign: _bits(letters) for foreign, letters in _LATIN.items()}
_DIGITS = str.maketrans("01359", "oiesg")
_SHORT_HABITS: tuple[tuple[str, str], ...] = (
    (r"w", "v"),
    (r"ph", "f"),
    (r"q|ck", "k"),
    (r"tz|ts", "z"),
    (r"ou|oo", "u"),
    (r"(?<=.)[yj]", "i"),
    (r"(.)\1+", r"\1"),
)
_HABITS: tuple[tuple[str, str], ...] = (
    (r"^mac(?=[dgklnp]..)", "mc"),
    (r"(?<=[bcdfghklmnpqrstvwxz])[yj]o", "e"),  # ё: Fyodorov, Fedorov
    (r"tsch|tch|cz", "ch"),
    (r"sch|sz", "sh"),
    (r"kh|(?<=[aeiouy])ch", "h"),
    (r"w", "v"),
    (r"ph", "f"),
    (r"(?<=[oe])ff?$", "v"),
    (r"dzh|dj", "j"),
    (r"([dtgbr])h", r"\1"),
    (r"tz|ts|c(?=[eiy])", "z"),
    (r"x", "ks"),
    (r"ck|q|c(?!h)", "k"),
    (r"ou|oo|ue", "u"),
    (r"ee", "i"),
    (r"ae", "e"),
    (r"oe", "o"),
    (r"(?<=[oe]v)(?:s|as)$", ""),  # Latvian and Lithuanian endings: Petrovs, Petrovas
    (r"^[yji]e", "e"),
    (r"ie(?=[^aeiouy])", "i"),
    (r"[yj]", "i"),
    (r"(?<=[aeiou])h$", ""),
    (r"(.)\1+", r"\1"),
)
_LONG = tuple((re.compile(old), new) for old, new in _HABITS)
_SHORT = tuple((re.compile(old), new) for old, new in _SHORT_HABITS)


@lru_cache(maxsize=1 << 17)
def key(word: str) -> str:
    """Return what all habitual spellings of a folded word share; a word in other letters is its own key."""
    if not word.isascii() or len(word) < _HABITS_FROM:
        return word
    if not word.isalpha() and any(map(str.isalpha, word)):
        word = word.translate(_DIGITS)
    for old, new in _LONG if len(word) >= _ALL_HABITS_FROM else _SHORT:
        word = old.sub(new, word)
    return word


def is_near(left: str, right: str) -> bool:
    """Say whether two words begin alike and are one edit apart however short, or two where they are long.

    That is no ground for taking one for the other, only for not calling them unlike.
    """
    short = min(len(left), len(right))
    if short < _HABITS_FROM or abs(len(left) - len(right)) > 2 or left[0] != right[0]:
        return False
    allowed = 2 if short >= _FIRST_LETTER_FROM - 1 else 1
    return OSA.distance(left, right, score_cutoff=allowed) <= allowed


@lru_cache(maxsize=1 << 17)
def slip(left: str, right: str) -> Slip | None:
    """Say what parts two words of some length that differ by one edit, as printed or by their keys.

    "swap": two letters in the other order; "letter": one more; "near": one that sounds alike instead
    (a vowel, s for z); "far": any other instead, as two people's surnames differ often; "habit": one
    edit beside a habit of spelling. `None`: more.
    """
    if min(len(left), len(right)) < SLIP_FROM or abs(len(left) - len(right)) > 2:
        return None
    if left[0] != right[0] and not sounds(left) & sounds(right):
        return None
    printed = OSA.distance(left, right, score_cutoff=1) <= 1
    if not printed:
        left, right = key(left), key(right)
        if min(len(left), len(right)) < SLIP_FROM - 1 or OSA.distance(left, right, score_cutoff=1) > 1:
            return None
    alike = bool(sounds(left) & sounds(right))
    if left[0] != right[0] and not (alike and min(len(left), len(right)) >= _FIRST_LETTER_FROM):
        return None
    if not printed:
        return "habit"
    if len(left) != len(right):
        return "letter"
    apart = [at for at, letter in enumerate(left) if letter != right[at]]
    if len(apart) == 2:
        return "swap"
    return "near" if all(_sounds_alike(left[at], right[at]) for at in apart) else "far"


def is_slip(left: str, right: str) -> bool:
    """Say whether two words of some length are one edit apart."""
    return slip(left, right) is not None


def _sounds_alike(one: str, other: str) -> bool:
    return any(one in letters and other in letters for letters in _NEAR)


@lru_cache(maxsize=1 << 16)
def sounds(word: str) -> int:
    """Return what sounds a word may begin with, as bits; two spellings of one name share one.

    A word in other letters than Latin, Hebrew and Arabic may begin with any.
    """
    return _SOUNDS.get(word[:1], -1)
