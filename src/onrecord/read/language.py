"""Which language a text is in; `None` where there is too little to tell.

py3langid 0.4 (BSD) with its own model: a naive Bayes over byte n-grams without
any randomness. It is loaded at the first use.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord.types import Notice

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_LETTER = re.compile(r"[^\W\d_]")
_SUBTAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9_\-]*)?", re.IGNORECASE)
# Below 60 letters the classifier calls lists of English names Icelandic or Serbian
# (docs/decisions/read-language.md).
_FEWEST_LETTERS = 60
_LEAST_PROBABILITY = 0.6
# The first 3,000 characters tell as much as all of them, in 3 ms.
_WINDOW = 3_000
# Nigerian Pidgin, which short English notes are mistaken for.
_NOT_ASKED_FOR = frozenset(("pcm",))
# Words that are frequent in English and in no other language; plainly English text needs no classifier,
# whose model takes most of a second to load.
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset("the of and that with which from this were said have to".split())
_FEWEST_WORDS = 40
_ENGLISH_SHARE = 0.15
_NO_LANGUAGE = "zxx"  # ISO 639-2: no linguistic content

_NAMES = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech",
    "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch",
    "nb": "Norwegian", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovene", "sr": "Serbian", "sv": "Swedish", "tr": "Turkish",
    "uk": "Ukrainian", "yi": "Yiddish", "zh": "Chinese",
}  # fmt: skip


def declared(tag: str) -> str | None:
    """Return the primary language of a BCP 47 tag (`en-GB` gives `en`), `None` if it is none."""
    found = _SUBTAG.fullmatch(tag.strip())
    return found[1].lower() if found and found[1].lower() not in ("und", "mul", "zxx") else None


def identify(text: str) -> str | None:
    """Return the ISO 639 code of the language that `text` is written in, if it is long and clear enough."""
    sample = text[:_WINDOW]
    if sum(1 for _ in _LETTER.finditer(sample)) < _FEWEST_LETTERS:
        return None
    if _plainly_english(sample):
        return "en"
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= _LEAST_PROBABILITY and language != _NO_LANGUAGE else None


def _plainly_english(sample: str) -> bool:
    words = [word.lower() for word in _WORD.findall(sample)]
    if len(words) < _FEWEST_WORDS:
        return False
    return sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words)


def not_tried(language: str | None) -> tuple[Notice, ...]:
    """Warn of what is not tried in a language other than English."""
    if language is None or language == "en":
        return ()
    name = _NAMES.get(language, f"the language {language!r}")
    return (
        Notice(
            "language-not-tried",
            f"The text is in {name}: only quotes by their marks and names in titles were looked for; "
            "reported speech, meetings, times and who spoke were not tried.",
            None,
        ),
    )


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(set(identifier.nb_classes) - _NOT_ASKED_FOR))
    return identifier
