"""Two surnames: one, one in two spellings or with another ending, a part of a double one, or two.

agree(("rimsky", "korsakov"), ("korsakov",))  -> Agreement("double", …)
agree(("ivanov",), ("ivanova",))              -> Agreement("ending", …)
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, NamedTuple

from onrecord.lexicon.namesakes import common_surnames
from onrecord.lexicon.people import Gender, name_words
from onrecord.names.drift import Slip, is_near, key, slip
from onrecord.names.given import SCRIPTS_AGREE, SCRIPTS_CLASH
from onrecord.names.spelling import similarity
from onrecord.names.words import fold, is_signs, script, without_article

Kind = Literal["same", "spelling", "ending", "double", "initial", "slip", "near", "script", "none"]

# Feminine and masculine endings of Slavic surnames, by key; Lithuanian and Icelandic ones differ by more.
_ENDINGS: tuple[tuple[str, str], ...] = (
    ("ova", "ov"),
    ("eva", "ev"),
    ("ina", "in"),
    ("skaia", "ski"),
    ("skaia", "skoi"),
    ("zkaia", "zki"),
    ("ska", "ski"),
    ("zka", "zki"),
    ("aia", "i"),
    ("aia", "oi"),
    ("ova", ""),
    ("eva", ""),
    ("dotir", "son"),
)
_FEMININE = ("ova", "eva", "skaia", "zkaia", "aia", "dotir")
# Spanish and Italian surnames of men and women alike that end as if they were Slavic and a woman's.
_NOT_FEMININE = frozenset("kasanova vilanova vilanueva teranova genova bonanova nova salnova".split())
# An ending is one only after so many letters: Eva, Ina and Nova are no Slavic surnames of women.
_STEM = 2


class Agreement(NamedTuple):
    """How two surnames go together, and why in words."""

    kind: Kind
    reason: str
    slip: Slip | None = None


# From near to far.
_FAR = ("same", "spelling", "script", "ending", "slip", "double", "near", "initial", "none")
SAME = Agreement("same", "the same")
_NONE = Agreement("none", "no surname in common")


@cache
def _listed() -> frozenset[str]:
    """Return the keys of surnames and name words that are known: two of them, a letter apart, are two."""
    return frozenset({key(fold(name)) for name in common_surnames()} | {key(word) for word in name_words()})


@lru_cache(maxsize=1 << 18)
def agree(left: tuple[str, ...], right: tuple[str, ...]) -> Agreement:
    """Say how two surnames, each its folded words without particles, go together; symmetric in kind."""
    if left == right:
        return SAME if left else _NONE
    if not left or not right:
        return _NONE
    whole, other = "".join(left), "".join(right)
    if whole == other:
        return Agreement("same", f"{' '.join(left)} and {' '.join(right)} are one surname")
    if len(left) == 1 and len(right) == 1:
        return agree_words(whole, other)
    if len(left) == len(right):
        return _each(left, right)
    short, long = (left, right) if len(left) < len(right) else (right, left)
    if all(_in(word, long) for word in short):
        return Agreement("double", f"{' '.join(short)} is a part of {' '.join(long)}")
    joined = agree_words(whole, other)
    return joined if joined.kind in ("spelling", "slip", "near", "script") else _NONE


def _each(left: tuple[str, ...], right: tuple[str, ...]) -> Agreement:
    """Agree surnames of as many words, word by word; the word that agrees least counts."""
    found = [agree_words(one, other) for one, other in zip(left, right, strict=True)]
    weakest = max(found, key=lambda agreement: _FAR.index(agreement.kind))
    return _NONE if weakest.kind == "initial" else weakest


def _in(word: str, words: tuple[str, ...]) -> bool:
    return any(agree_words(word, other).kind in ("same", "spelling", "script") for other in words)


@lru_cache(maxsize=1 << 18)
def agree_words(left: str, right: str) -> Agreement:
    """Say how two surnames of one folded word go together."""
    if left == right:
        return SAME
    if len(left) == 1 or len(right) == 1:
        if left[0] == right[0]:
            return Agreement(
                "initial", f"{min(left, right, key=len)} can stand for {max(left, right, key=len)}"
            )
        return _NONE
    if script(left) != script(right):
        return _across(left, right)
    return _NONE if is_signs(left) or is_signs(right) else _in_one_script(left, right)


def _in_one_script(left: str, right: str) -> Agreement:
    one, other = key(left), key(right)
    if one == other:
        return Agreement("spelling", f"{left} and {right} are spellings of one surname")
    ending = _endings(one, other)
    if ending:
        return Agreement("ending", f"{left} and {right} are one surname with a man's and a woman's ending")
    both = one in _listed() and other in _listed()
    found = None if both else slip(left, right)
    if found:
        return Agreement("slip", f"{left} and {right} are one letter apart", found)
    if is_near(left, right):
        return Agreement("near", f"{left} and {right} are near, and two surnames", "far" if both else None)
    return _NONE


def _across(left: str, right: str) -> Agreement:
    likeness = similarity(without_article(left), without_article(right))
    if likeness >= SCRIPTS_AGREE:
        return Agreement("script", f"{left} and {right} can be one surname in two scripts")
    if likeness >= SCRIPTS_CLASH:
        return Agreement("slip", f"{left} and {right} are near in two scripts")
    return _NONE


def _endings(one: str, other: str) -> bool:
    if one[:_STEM] != other[:_STEM] or one[-1] == other[-1]:
        return False
    for feminine, masculine in _ENDINGS:
        for woman, man in ((one, other), (other, one)):
            stem = woman.removesuffix(feminine)
            if stem != woman and len(stem) >= _STEM and man == stem + masculine:
                return True
    return False


@lru_cache(maxsize=1 << 16)
def gender_of(word: str) -> Gender | None:
    """Return "feminine" where the ending of a folded Slavic or Icelandic surname tells a woman.

    The other ending tells nothing: a woman who writes herself Petrov is no rare thing abroad.
    """
    one = key(word)
    if one.endswith(_FEMININE) and len(one) > _STEM + 3 and one not in _NOT_FEMININE:
        return "feminine"
    return None
