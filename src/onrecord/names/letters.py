"""The letters of one word as the spelling model sees them: marks that stand for no sound are gone.

Latin keeps the marks that change a letter (š, ø); Hebrew's final letters are plain ones and a letter with
geresh is one sign; Arabic and Hebrew lose their vowel points, Persian forms are Arabic ones.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from onrecord.names.romanise import romanise
from onrecord.names.script import Script, script_of

_GERESH = {"ג": "1", "ז": "2", "צ": "3", "ץ": "3", "ד": "4", "ת": "5", "ח": "6", "ע": "7", "ר": "7"}
_HEBREW_FORMS = str.maketrans("ךםןףץ", "כמנפצ")
_ARABIC_FORMS = str.maketrans("کیہھ", "كيهه")
_ARABIC_SEATS = str.maketrans("أإآىة", "اااية")
_BEFORE_GERESH = re.compile("(.)['׳’`]")
_KEPT: dict[Script, re.Pattern[str]] = {
    "cyrillic": re.compile("[^а-џґ-ӿ]"),
    "hebrew": re.compile("[^א-ת1-7]"),
    "arabic": re.compile("[^\u0621-\u063f\u0641-\u064a\u0671-\u06d3]"),
}


class Letters(NamedTuple):
    """The letters of a word, and the same letters (one for one) without their marks."""

    exact: str
    folded: str


@lru_cache(maxsize=1 << 16)
def letters(word: str) -> Letters:
    """Return the letters of a word; of a script without a model, those of its romanisation."""
    script = script_of(word)
    if script == "cyrillic":
        plain = unicodedata.normalize("NFC", word.lower())
        plain = _KEPT[script].sub("", plain)
        return Letters(plain, plain.replace("ё", "е"))
    if script not in ("hebrew", "arabic"):
        return _latin(word if script == "latin" else romanise(word))
    plain = unicodedata.normalize("NFKC", word)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    if script == "arabic":
        plain = _KEPT[script].sub("", plain.translate(_ARABIC_FORMS))
        return Letters(plain, plain.translate(_ARABIC_SEATS))
    plain = _BEFORE_GERESH.sub(lambda found: _GERESH.get(found[1], found[1]), plain)
    plain = _KEPT[script].sub("", plain.translate(_HEBREW_FORMS))
    return Letters(plain, plain)


def _latin(word: str) -> Letters:
    exact, folded = [], []
    for letter in unicodedata.normalize("NFC", word.lower()):
        base = romanise(letter) if letter.isalpha() else ""
        # ß, æ and þ are two letters of other alphabets.
        exact.append(letter if len(base) == 1 else base)
        folded.append(base)
    return Letters("".join(exact), "".join(folded))
