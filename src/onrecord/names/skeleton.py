"""The consonants of a name, folded so that spellings and scripts that differ in vowels meet.

skeleton("Mohammed") == skeleton("Muhamad") == skeleton("محمد") -> "mmt"
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.names.romanise import romanise

# Longest first. Sounds that Hebrew, Arabic, Cyrillic and Latin write with each other's letters fall together:
# Arabic has no p, v or g of its own, Hebrew writes b/v, p/f and k/kh with one letter each.
_SOUNDS = (
    ("shch", "s"),
    ("sch", "s"),
    ("tch", "s"),
    ("tsch", "s"),
    ("cz", "s"),
    ("sz", "s"),
    ("ch", "s"),
    ("sh", "s"),
    ("zh", "s"),
    ("dzh", "s"),
    ("dj", "s"),
    ("kh", "k"),
    ("gh", "k"),
    ("ph", "b"),
    ("th", "t"),
    ("dh", "t"),
    ("ts", "s"),
    ("tz", "s"),
    ("ck", "k"),
    ("x", "ks"),
    ("ce", "s"),
    ("ci", "s"),
    ("cy", "s"),
    ("c", "k"),
    ("q", "k"),
    ("g", "k"),
    ("j", "s"),
    ("z", "s"),
    ("d", "t"),
    ("p", "b"),
    ("f", "b"),
    ("v", "b"),
    ("w", "b"),
)
_TABLE = dict(_SOUNDS)
_SOUND = re.compile("|".join(sorted(_TABLE, key=lambda s: (-len(s), s))))
_DOUBLED = re.compile(r"(.)\1+")
_SOFT = re.compile("[aeiouyh]")


# Letters that are read in two ways: Jan and John, Chris and Charles, Wlad and Wood, Georg and George.
_OTHER_READINGS = (("j", "y"), ("ch", "k"), ("w", ""), ("zh", "g"), ("g", "j"), ("c", "s"), ("x", "s"))


@lru_cache(maxsize=1 << 17)
def skeletons(word: str) -> tuple[str, ...]:
    """Return the skeleton of a word and, of its letters that are read in two ways, the other readings'."""
    plain = romanise(word)
    found = dict.fromkeys((skeleton(plain),))
    for letters, read in _OTHER_READINGS:
        if letters in plain:
            found[skeleton(plain.replace(letters, read))] = None
    return tuple(bone for bone in found if bone) or ("",)


@lru_cache(maxsize=1 << 17)
def skeleton(word: str) -> str:
    """Return the word's folded consonants, doubled letters once; "" where it has vowels only."""
    plain = re.sub("[^a-z]", "", romanise(word))
    # A doubled letter is one sound; two equal consonants with a vowel between them are two.
    sounds = _SOUND.sub(lambda found: _TABLE[found.group()], _DOUBLED.sub(r"\1", plain))
    return _SOFT.sub("", _DOUBLED.sub(r"\1", sounds))
