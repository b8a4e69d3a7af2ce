"""A name in any script as lower-case ASCII letters, near to how English-language news prints it.

romanise("Łódź")     -> "lodz"
romanise("Щербаков") -> "shcherbakov"
romanise("Харків")   -> "kharkiv"

Cyrillic follows the agencies' habit (BGN/PCGN without marks: -ий and -ый end as -y, е is ye at the start
and after a vowel), Ukrainian the 2010 decree, Serbian and Macedonian their Latin alphabets without marks;
the language is told by its letters. Greek follows ELOT 743 as news prints it. Hebrew and Arabic leave most
vowels out, so what comes back is their consonants with the vowel letters read by their place; compare it by
`skeleton`, not letter for letter. Everything else is `anyascii`'s. Spaces and hyphens stay, other marks go.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from onrecord.names.script import script_of

_RUSSIAN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".split(" "),
        strict=True,
    )
)
_OTHER_CYRILLIC = dict(
    zip(
        "іїєґўјљњћђџѓќѕәғқңөұүһѣѳѵӣӯҷҳ",
        "i i ie g u j lj nj c dj dz gj kj dz a g k n o u u h e f i i u j h".split(),
        strict=True,
    )
)
_UKRAINIAN = {"г": "h", "и": "y", "є": "ie", "ї": "i", "й": "i"}
_BELARUSIAN = {"г": "h", "ў": "u"}
_SERBIAN = {"ж": "z", "ч": "c", "ш": "s", "х": "h", "ц": "c", "у": "u"}
_VOWELS = frozenset("аеёиоуыэюяіїєъь’'")

_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψως",
        "a v g d e z i th i k l m n x o p r s t y f ch ps o s".split(),
        strict=True,
    )
)
_GREEK_PAIRS = {
    "ου": "ou",
    "αι": "ai",
    "ει": "ei",
    "οι": "oi",
    "υι": "yi",
    "γγ": "ng",
    "γξ": "nx",
    "γχ": "nch",
}
_GREEK_FIRST = {"μπ": "b", "ντ": "d", "γκ": "g"}
_GREEK_VOICELESS = frozenset("θκξπσςτφχψ")

_HEBREW = dict(
    zip(
        "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
        "a v g d h v z h t y kh k l m m n n s a f p ts ts k r sh t".split(),
        strict=True,
    )
)
_GERESH = {"ג": "j", "ז": "zh", "צ": "ch", "ץ": "ch", "ד": "dh", "ת": "th", "ח": "kh", "ע": "gh", "ר": "gh"}

_ARABIC = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئپچژگڤکیہھڨٹڈڑے",
        "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y a a".split()
        + " a i a   p ch zh g v k y h h g t d r e".split(" "),
        strict=True,
    )
)
_ARABIC_VOWELS = frozenset("اوييىةیأإآ")

# What is taken out before anything else: marks of direction, tatweel, zero-width joiners, apostrophes.
_NOISE = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u00ad\u0640'’‘ʼʻʹ`´ʾʿ\"“”„«»]")
_HEBREW_NOISE = re.compile('[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u00ad"״“”]')
_REST = re.compile(r"[^a-z0-9 -]+")
_DASHES = re.compile("[\u2010-\u2015\u2212\u05be]")


@lru_cache(maxsize=1 << 17)
def romanise(word: str) -> str:
    """Return the word in lower-case ASCII letters, digits, inner spaces, hyphens; "" if nothing is left."""
    if word.isascii():
        return _REST.sub("", word.lower()).strip(" -")
    word = _DASHES.sub("-", word)
    if script_of(word) != "hebrew":
        word = _NOISE.sub("", word)
    # A word at a time, so that letters that depend on their place know where a word begins.
    return "".join(_one(part) for part in re.split(r"([\s-]+)", word)).strip(" -")


def _one(part: str) -> str:
    script = script_of(part)
    if script in _READERS:
        # NFKC puts presentation forms back into letters and keeps й, ё and ї whole.
        part = _READERS[script](unicodedata.normalize("NFKC", part).lower())
    plain = "".join(c for c in unicodedata.normalize("NFKD", part) if not unicodedata.combining(c))
    return _REST.sub("", anyascii(plain).lower())


def _cyrillic(word: str) -> str:
    table = _RUSSIAN | _OTHER_CYRILLIC
    letters = set(word)
    if letters & set("јљњћђџѓќѕ"):
        table |= _SERBIAN
    elif letters & set("іїєґ"):
        table |= _UKRAINIAN
    elif "ў" in letters:
        table |= _BELARUSIAN
    ukrainian = table["г"] == "h"
    out: list[str] = []
    for at, letter in enumerate(word):
        before, after = word[at - 1 : at], word[at + 1 : at + 2]
        if at == 0:
            before = ""
        sound = table.get(letter, letter)
        if letter == "е" and not ukrainian and (not before or before in _VOWELS):
            sound = "ye"
        elif ukrainian and not before:
            sound = {"є": "ye", "ї": "yi", "й": "y"}.get(letter, sound)
        elif letter == "й" and not after and before and before in "иыі":
            out[-1], sound = "y", ""  # Достоевский and Зеленський end in -y
        elif letter == "я" and before == "и" and not after:
            sound = "a"  # Мария is Maria in the news
        elif letter == "ъ" and after and after not in _VOWELS:
            sound = "a"  # Bulgarian: in Russian it stands before е, ё, ю and я only
        elif letter == "ь" and after == "о":
            sound = "y"
        out.append(sound)
    return "".join(out)


def _greek(word: str) -> str:
    plain = "".join(
        c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c) or c == "\u0308"
    )
    out, at = [], 0
    while at < len(plain):
        pair, after = plain[at : at + 2], plain[at + 2 : at + 3]
        if plain[at] == "\u0308":
            at += 1
            continue
        if after == "\u0308" or len(pair) < 2:
            pair = ""  # ϊ and ϋ stand alone
        if pair in ("αυ", "ευ", "ηυ"):
            out.append(_GREEK[pair[0]] + ("f" if not after or after in _GREEK_VOICELESS else "v"))
        elif not at and pair in _GREEK_FIRST:
            out.append(_GREEK_FIRST[pair])
        elif pair in _GREEK_PAIRS:
            out.append(_GREEK_PAIRS[pair])
        else:
            out.append(_GREEK.get(plain[at], plain[at]))
            at += 1
            continue
        at += 2
    return "".join(out)


def _hebrew(word: str) -> str:
    plain = "".join(c for c in _HEBREW_NOISE.sub("", word) if not unicodedata.combining(c))
    plain = plain.replace("ײ", "יי").replace("װ", "וו").replace("’", "'").replace("׳", "'").replace("`", "'")
    out: list[str] = []
    at, last = 0, len(plain) - 1
    while at <= last:
        letter, before, after = plain[at], plain[at - 1] if at else "", plain[at + 1 : at + 2]
        step = 1
        if after == "'" and letter in _GERESH:
            sound, step = _GERESH[letter], 2
        elif letter + after in ("וו", "יי"):
            sound, step = {"וו": "v", "יי": "ai"}[letter + after], 2
        elif letter == "ו":
            sound = "v" if not at else "o"
        elif letter == "י":
            sound = "y" if not at or (after and after in "אהוע") else "i"
        elif letter == "א":
            sound = "" if not at and after and after in "וי" else "a"
        elif letter == "ה":
            sound = "a" if at == last and at else "h"
        elif letter in "בפכ":
            hard = not at or (letter == "ב" and before not in "אויה")
            sound = {"ב": "bv", "פ": "pf", "כ": "kk"}[letter][0 if hard or letter != "ב" else 1]
        else:
            sound = _HEBREW.get(letter, "" if letter == "'" else letter)
        out.append(sound)
        at += step
    return "".join(out)


def _arabic(word: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFC", word) if not unicodedata.combining(c))
    out: list[str] = []
    for at, letter in enumerate(plain):
        before, after = plain[at - 1] if at else "", plain[at + 1 : at + 2]
        if letter in "وؤ" or letter in "يیئ":
            consonant, vowel = ("w", "u") if letter in "وؤ" else ("y", "i")
            glide = not before or (after and after in _ARABIC_VOWELS and before not in "وييی")
            sound = consonant if glide else vowel
        elif letter in "اأآ" and not before and after and after in "ويی":
            sound = "" if letter != "آ" else "a"
        else:
            sound = _ARABIC.get(letter, letter)
        out.append(sound)
    return "".join(out)


_READERS = {"cyrillic": _cyrillic, "greek": _greek, "hebrew": _hebrew, "arabic": _arabic}
