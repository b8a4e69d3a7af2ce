"""Pronouns that can stand for a person or a group, with the gender and number they tell."""

from __future__ import annotations

from onrecord.findings import Gender, Number
from onrecord.types import EntityKind

_F: Gender = "feminine"
_M: Gender = "masculine"
_ONE: Number = "singular"
_MANY: Number = "plural"

PRONOUNS: dict[str, tuple[EntityKind, Gender | None, Number | None]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("person", _M, _ONE)),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("person", _F, _ONE)),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), ("person", None, _ONE)),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), ("group", None, _MANY)),
    # "they" is one person as well as many in today's news.
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("unknown", None, None)),
    **dict.fromkeys(("you", "your", "yours", "yourself"), ("person", None, None)),
    **dict.fromkeys(("yourselves",), ("group", None, _MANY)),
    **dict.fromkeys(("it", "its", "itself"), ("unknown", None, _ONE)),
    **dict.fromkeys(("who", "whom", "whose", "which"), ("unknown", None, None)),
    **dict.fromkeys(
        ("another", "someone", "somebody", "everyone", "everybody", "nobody", "anyone", "anybody"),
        ("person", None, _ONE),
    ),
    **dict.fromkeys(("others", "many", "some", "both", "several", "few", "those"), ("group", None, _MANY)),
}
# Of these only the use without a noun after them is a pronoun; a word that may follow such a use.
INDEFINITE = frozenset({"another", "others", "many", "some", "both", "several", "few", "those"})


def bare(word: str) -> str:
    """Return the word before an apostrophe: "they" of "they'll"."""
    return word.replace("’", "'").split("'", 1)[0]


def is_pronoun(word: str) -> bool:
    """Say whether the word, in small or capital letters, is one of them; "US" is not "us"."""
    word = bare(word)
    lower = word.lower()
    return lower in PRONOUNS and (word in (lower, lower.capitalize()) or word == "I")
