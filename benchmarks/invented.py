"""Invented people, and how newspapers might print their names: as many as are asked for, the same each time.

Given names and surnames come from the project's word lists (a surname is a listed name word, or one with an
ending put to it); no two people have both in common. Each person is printed a few times: in full, with
initials, without the middle name, by a short form, surname first, in capitals, under a title, with a
drifting romanisation, with a slip of the keyboard, or in Cyrillic, Hebrew or Arabic by plain tables of
letters (not by what onrecord learned).
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from onrecord.lexicon.namesakes import diminutives
from onrecord.lexicon.people import given_names, name_words

ENDINGS = ("", "ov", "enko", "son", "man", "berg", "ides", "ian", "ez", "sky", "ini", "stein", "oglu", "elli")
DRIFTS = (
    ("ou", "u"),
    ("u", "ou"),
    ("kh", "h"),
    ("y", "i"),
    ("i", "y"),
    ("ll", "l"),
    ("n", "nn"),
    ("w", "v"),
    ("ts", "tz"),
)
TITLES = ("Mr", "Ms", "Dr.", "Prof.", "Rabbi", "President", "Sir", "Gen.")

_SOUNDS = (
    "shch sch sh ch zh kh ts ph th ya yu yo ck a b c d e f g h i j k l m n o p q r s t u v w x y z".split()
)
_CYRILLIC = "щ ш ш ч ж х ц ф т я ю ё к а б к д е ф г х и дж к л м н о п к р с т у в в кс й з".split()
_HEBREW = "שצ' ש ש צ' ז' ח צ פ ת יא יו יו ק א ב ק ד - פ ג ה י ג' ק ל מ נ ו פ ק ר ס ט ו ו ו קס י ז".split()
_ARABIC = "شتش ش ش تش ج خ تس ف ث يا يو يو ك ا ب ك د ي ف غ ه ي ج ك ل م ن و ب ك ر س ت و ف و كس ي ز".split()
_TABLES = [dict(zip(_SOUNDS, letters, strict=True)) for letters in (_CYRILLIC, _HEBREW, _ARABIC)]
_SOUND = re.compile("|".join(_SOUNDS))
_FINAL = str.maketrans("כמנפצ", "ךםןףץ")


class Invented(NamedTuple):
    """Printed names, and the number of the person each is printed for."""

    names: list[str]
    people: npt.NDArray[np.int64]


class _Person(NamedTuple):
    given: str
    middle: str
    surname: str


def invent(number: int, seed: int = 4) -> Invented:
    """Invent so many printed names, of about a quarter as many people."""
    chance = random.Random(seed)  # noqa: S311  # the same people each time
    givens = sorted(name for name in given_names() if name.isascii() and " " not in name and "-" not in name)
    stems = sorted(word for word in name_words() if word.isascii() and word.isalpha() and len(word) > 3)
    shorts: dict[str, list[str]] = {}
    for entry in diminutives():
        shorts.setdefault(entry.full, []).append(entry.short)
    seen: set[tuple[str, str]] = set()
    names: list[str] = []
    people: list[int] = []
    while len(names) < number:
        # Some names are common: the square of an even chance favours the front of a shuffled list.
        given = givens[int(len(givens) * chance.random() ** 2)]
        surname = (stems[int(len(stems) * chance.random() ** 2)] + chance.choice(ENDINGS)).capitalize()
        if (given, surname) in seen:
            continue
        seen.add((given, surname))
        person = _Person(given, chance.choice(givens) if chance.random() < 0.3 else "", surname)
        times = min(1 + int(chance.expovariate(1 / 3.4)), 40)
        names += (printed(person, shorts.get(given, []), chance) for _ in range(times))
        people += [len(seen) - 1] * times
    order = list(range(len(names)))
    chance.shuffle(order)
    order = order[:number]
    return Invented([names[at] for at in order], np.array([people[at] for at in order], np.int64))


def printed(person: _Person, shorts: list[str], chance: random.Random) -> str:
    """Print a person's name once, in one way or another."""
    given, middle, surname = person
    full = f"{given} {middle} {surname}" if middle and chance.random() < 0.4 else f"{given} {surname}"
    ways: list[tuple[float, Callable[[], str]]] = [
        (0.52, lambda: full),
        (0.08, lambda: f"{given[0]}. {surname}"),
        (0.06, lambda: f"{surname}, {given}"),
        (0.06, lambda: f"{chance.choice(shorts or [given])} {surname}"),
        (0.09, lambda: f"{given} {_drifted(surname, chance)}"),
        (0.03, lambda: f"{given} {_slipped(surname, chance)}"),
        (0.03, full.upper),
        (0.06, lambda: f"{chance.choice(TITLES)} {given} {surname}"),
        (0.07, lambda: _elsewhere(f"{given} {surname}", chance)),
    ]
    return chance.choices([way for _, way in ways], [weight for weight, _ in ways])[0]()


def _drifted(word: str, chance: random.Random) -> str:
    fitting = [(old, new) for old, new in DRIFTS if old in word[1:]]
    if not fitting:
        return word
    old, new = chance.choice(fitting)
    return word[0] + word[1:].replace(old, new, 1)


def _slipped(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    return chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + chance.choice("aeioulnrst") + word[at + 1 :],
        )
    )


def _elsewhere(name: str, chance: random.Random) -> str:
    table = chance.choice(_TABLES)
    words = []
    for word in name.lower().split():
        start = "א" if table["b"] == "ב" and word[0] in "eiou" else ""
        letters = start + _SOUND.sub(lambda sound: table[sound.group()], word).replace("-", "")
        words.append(letters[:-1] + letters[-1].translate(_FINAL) if letters else "")
    return " ".join(words).title()
