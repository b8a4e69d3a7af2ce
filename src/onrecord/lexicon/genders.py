"""What gender a given name tells, for "he" and "she".

gender("Olga")         -> ("feminine", 0.99)
gender("Jean-Marie")   -> ("masculine", 0.96)
gender("Robin")        -> (None, 0.5), borne by both
gender("J. R.")        -> (None, 0.5), initials tell nothing

Two lists are asked first, then what the name begins and ends with (`name_endings.tsv`, made by
`training.genders`). Cyrillic, Greek, Armenian and Georgian letters are romanised; Hebrew, Arabic and Chinese
writing leaves out what would tell, so it tells nothing here.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from anyascii import anyascii

from onrecord.lexicon.common import is_common
from onrecord.lexicon.load import rows
from onrecord.lexicon.people import Gender, given_names, particles, titles

# How often each list was right where it told a gender and GAP (development, validation) gave the pronoun of a
# full name: 452 of 453 for given_names.tsv, 74 of 76 for name_genders.tsv; a little is taken off, as names
# in GAP are mostly English.
LISTED, LISTED_RARE = 0.99, 0.96
# A second given name that speaks where the first is borne by both: seen too seldom to be counted.
LATER = 0.9
# Under this the endings are not heard. Of names held out, those told from 0.8 on (three in five) are right 91
# times in 100, those from 0.8 to 0.85 still 83; those under 0.8 are right 67 times: every third pronoun would
# go astray (`python -m training.genders`). Of unlisted names that both bear, three in eight are told for one.
ENOUGH = 0.8
UNTOLD: tuple[None, float] = (None, 0.5)
# The longest end and the longest beginning that weigh.
ENDS, BEGINNINGS = 4, 2

_ROMANISED = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN"}
_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,4}|[^\W\d_]{2}")
_NOT_A_LETTER = re.compile(r"[^a-z]")


class _NameRow(NamedTuple):
    name: str
    gender: str


class _EndingRow(NamedTuple):
    part: str
    weight: str


@lru_cache(maxsize=1 << 16)
def gender(given: str) -> tuple[Gender | None, float]:
    """Return the gender that given names tell and how sure that is (0.5 to 1); `None` where they don't.

    Args:
        given: what stands before the family name, in any case: "Anna", "Mary J.", "Jean-Luc", "Abd al-Rahim".
            Compound and several names: the first that tells decides.
    """
    words = [word for word in given.split() if not _is_initials(word)]
    if not words or not _is_romanised(words[0]):
        return UNTOLD
    if len(words) > 1 and (told := _listed("-".join(words))) and told[0]:
        return told
    first = _one(words[0])
    if first[0] is not None:
        return first
    for word in words[1:]:
        # A middle name may be a family name ("Robin Wright"): it is heard where a list knows it, no further.
        later = _listed(word)
        if later is not None and later[0] is not None:
            return later[0], min(later[1], LATER)
    return UNTOLD


def fold(name: str) -> str:
    """Return the name in the letters a to z, small, without marks, spaces and hyphens."""
    return _NOT_A_LETTER.sub("", anyascii(name).lower())


def parts(folded: str) -> list[str]:
    """Return the ends ("-ina", "-na", "-a") and beginnings ("i-", "ir-") of a folded name that may weigh."""
    ends = [f"-{folded[-size:]}" for size in range(1, ENDS + 1) if len(folded) >= size]
    return ends + [f"{folded[:size]}-" for size in range(1, BEGINNINGS + 1) if len(folded) >= size]


def feminine(folded: str) -> float:
    """Return how likely a folded name that stands in no list is a woman's, by its ends and beginnings."""
    weights = _endings()
    return 1 / (1 + math.exp(-(weights["*"] + sum(weights.get(part, 0.0) for part in parts(folded)))))


def listed() -> dict[str, tuple[Gender | None, float]]:
    """Return the names of both lists as printed; where they differ name_genders.tsv is right."""
    return {name: (told, LISTED if told else 0.5) for name, told in given_names().items()} | {
        row.name: (_GENDERS[row.gender], 0.5 if row.gender == "either" else LISTED_RARE)
        for row in rows("name_genders.tsv", _NameRow)
    }


_GENDERS: dict[str, Gender | None] = {"feminine": "feminine", "masculine": "masculine", "either": None}


def _one(word: str) -> tuple[Gender | None, float]:
    """Return what one name tells, hyphenated or not: the whole as listed, its parts as listed, its ends."""
    whole = _listed(word)
    if whole is not None:
        return whole
    known = False
    for part in word.split("-"):
        told = None if part.lower() in particles() else _listed(part)
        known = known or told is not None
        if told is not None and told[0] is not None:
            return told
    folded = fold(word)
    # A part that both bear ("Ji-", "Jo-") is known not to tell; short words, titles ("Lord") and words of the
    # language ("Little") are seldom given names.
    if known or len(folded) < 3 or word.capitalize() in titles() or is_common(word.lower()):
        return UNTOLD
    likely = feminine(folded)
    if max(likely, 1 - likely) < ENOUGH:
        return UNTOLD
    return ("feminine", round(likely, 2)) if likely > 0.5 else ("masculine", round(1 - likely, 2))


def _listed(name: str) -> tuple[Gender | None, float] | None:
    """Return what the lists say: the spelling as printed before the one without its marks."""
    spelled, plain = _tables()
    found = spelled.get(unicodedata.normalize("NFC", name).lower())
    return found if found is not None else plain.get(fold(name))


@cache
def _tables() -> tuple[dict[str, tuple[Gender | None, float]], dict[str, tuple[Gender | None, float]]]:
    """Return the listed names by small letters and by folded form; names that clash there tell nothing."""
    spelled: dict[str, tuple[Gender | None, float]] = {}
    plain: dict[str, tuple[Gender | None, float]] = {}
    for name, told in listed().items():
        for table, key in ((spelled, name.lower()), (plain, fold(name))):
            before = table.get(key, told)
            table[key] = (told[0], max(told[1], before[1])) if before[0] == told[0] else UNTOLD
    return spelled, plain


@cache
def _endings() -> dict[str, float]:
    return {row.part: float(row.weight) for row in rows("name_endings.tsv", _EndingRow)}


def _is_initials(word: str) -> bool:
    """Say whether a word is initials: "J.", "J.-P.", "J.R.", "JR" (but "Bo", "Al")."""
    return word.isupper() and _INITIALS.fullmatch(word) is not None and not (len(word) > 2 and word.isalpha())


def _is_romanised(word: str) -> bool:
    letters = chain((char for char in word if char.isalpha()), "\N{HEBREW LETTER ALEF}")
    return unicodedata.name(next(letters), "").split(" ")[0] in _ROMANISED
