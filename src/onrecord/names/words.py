"""The words of a name, folded so that they can be compared.

Latin, Cyrillic and Greek words become lower-case ASCII letters. Hebrew, Arabic and Chinese words keep their
own letters, because what they leave out (vowels; the sound itself) is no spelling to compare letter for
letter.

fold("Łódź")     -> "lodz"
fold("O’Brien")  -> "obrien"
fold("כהן")      -> "כהן"
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from onrecord.names.romanise import romanise
from onrecord.names.script import Script, script_of

# Chinese characters and what is written without spaces beside them: one sign is a syllable, not a letter.
_SIGNS = ((0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7AF), (0x20000, 0x2FFFF))
# Letters of Arabic that newspapers print now so, now so.
_ARABIC_ALIKE = str.maketrans("أإآٱىئیکۀةھہ", "اااايييكهههه")
_ARTICLE = "ال"


@lru_cache(maxsize=1 << 17)
def fold(word: str) -> str:
    """Return one word as names are compared by; "" where no letter or digit is left."""
    if word.isascii():
        return romanise(word).replace("-", "").replace(" ", "")
    script = script_of(word)
    if script in ("hebrew", "arabic") or is_signs(word):
        plain = unicodedata.normalize("NFKD", word.casefold())
        kept = "".join(letter for letter in plain if letter.isalpha() or letter.isdigit())
        if script == "arabic":
            kept = kept.translate(_ARABIC_ALIKE)
        return unicodedata.normalize("NFC", kept)
    return romanise(word).replace("-", "").replace(" ", "")


@lru_cache(maxsize=1 << 15)
def is_signs(word: str) -> bool:
    """Say whether a word is written in signs for syllables or whole words (Chinese, kana, Hangul)."""
    if word.isascii():
        return False
    return any(first <= ord(letter) <= last for letter in word for first, last in _SIGNS)


@lru_cache(maxsize=1 << 15)
def script(word: str) -> Script:
    """Return the script of a folded word; "latin" for what was romanised."""
    return "latin" if word.isascii() else script_of(word)


def without_article(word: str) -> str:
    """Return an Arabic word without its article, where enough is left to be a name."""
    if word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 2:
        return word[len(_ARTICLE) :]
    return word
