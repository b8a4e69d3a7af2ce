"""Two given names: one name, one person's two names, or two people's.

agree("misha", "mikhail")  -> Agreement("diminutive", …)
agree("olga", "oleg")      -> Agreement("clash", …)
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, NamedTuple

from onrecord.lexicon.namesakes import cognates, diminutives, gendered_pairs
from onrecord.lexicon.people import Gender, given_names
from onrecord.names.drift import Slip, key, slip
from onrecord.names.spelling import similarity
from onrecord.names.words import fold, is_signs, script

Kind = Literal[
    "same", "spelling", "initial", "diminutive", "cut", "cognate", "slip", "script", "gender", "clash"
]  # fmt: skip

# At this likeness two words in two scripts are one name's, at the second perhaps. Of the Wikidata dev pairs
# 96 of 100 reach the first and 97 the second; of pairs of two names with one first letter and as many letters
# 7 and 21 in 1,000 (Hebrew and Arabic, the worse of the two).
SCRIPTS_AGREE, SCRIPTS_CLASH = 0.3, 0.05
# Letters that two forms of one name begin with, where a short form is read across languages.
_STEM = 3
# So many letters a short form leaves out.
_CUT_FROM = 3
# Two names of the lexicon are one misspelled only by a vowel inside a name of so many letters.
_VOWEL_FROM, _VOWELS = 6, frozenset("aeiouy")


class Agreement(NamedTuple):
    """How two words go together, and why in words."""

    kind: Kind
    reason: str
    slip: Slip | None = None


_SAME = Agreement("same", "the same")


class _Known(NamedTuple):
    """The lexicon by key: what a short form is short for, which spellings and languages belong together."""

    fulls: dict[str, frozenset[str]]
    spellings: dict[str, frozenset[int]]
    cognates: dict[str, frozenset[int]]
    pairs: frozenset[tuple[str, str]]
    genders: dict[str, Gender | None]


@cache
def _known() -> _Known:
    fulls: dict[str, set[str]] = {}
    groups: dict[str, dict[str, set[int]]] = {"spelling": {}, "cognate": {}}
    told: dict[str, set[Gender | None]] = {}
    for short in diminutives():
        fulls.setdefault(_key(short.short), set()).add(_key(short.full))
        told.setdefault(_key(short.short), set()).add(short.gender)
    for number, group in enumerate(cognates()):
        for name in group.names:
            groups[group.kind].setdefault(_key(name), set()).add(number)
            told.setdefault(_key(name), set()).add(group.gender)
    for name, gender in given_names().items():
        told.setdefault(_key(name), set()).add(gender)
    pairs = {(_key(man), _key(woman)) for man, woman in gendered_pairs()}
    for man, woman in gendered_pairs():
        told.setdefault(_key(man), set()).add("masculine")
        told.setdefault(_key(woman), set()).add("feminine")
    return _Known(
        {name: frozenset(found) for name, found in fulls.items()},
        {name: frozenset(found) for name, found in groups["spelling"].items()},
        {name: frozenset(found) for name, found in groups["cognate"].items()},
        frozenset(pairs | {(woman, man) for man, woman in pairs}),
        {name: next(iter(genders)) if len(genders) == 1 else None for name, genders in told.items()},
    )


def _key(name: str) -> str:
    return key(fold(name))


def is_given(word: str) -> bool:
    """Say whether a folded word is a given name the lexicon knows, in any habitual spelling."""
    return key(word) in _known().genders


def fulls(word: str) -> frozenset[str]:
    """Return the keys of the names that a folded word may be short for: of "sasha" those of Alexander …."""
    return _known().fulls.get(key(word), frozenset())


@lru_cache(maxsize=1 << 16)
def gender_of(word: str) -> Gender | None:
    """Return the gender that a folded given name tells, `None` where it tells none or both."""
    return _known().genders.get(key(word))


@lru_cache(maxsize=1 << 18)
def agree(left: str, right: str) -> Agreement:
    """Say how two folded given names go together; symmetric in kind."""
    if left == right:
        return _SAME
    if len(left) == 1 or len(right) == 1:
        return _initial(left, right)
    if script(left) != script(right):
        return _across(left, right)
    if is_signs(left) or is_signs(right):
        return Agreement("clash", f"{left} and {right} are written differently")
    one, other = key(left), key(right)
    known = _known()
    if (one, other) in known.pairs:
        return Agreement("gender", f"{left} and {right} are a man's and a woman's name")
    if one == other or _meet(known.spellings, one, other):
        return Agreement("spelling", f"{left} and {right} are spellings of one name")
    both = one in known.genders and other in known.genders
    genders = known.genders.get(one), known.genders.get(other)
    apart = both and None not in genders and genders[0] != genders[1]
    return (
        _short(left, right, one, other)
        or _cognate(left, right, one, other, apart=apart)
        or (
            Agreement("gender", f"{left} and {right} are a man's and a woman's name")
            if apart
            else _slip(left, right, both=both)
        )
    )


def _initial(left: str, right: str) -> Agreement:
    one, other = key(left[0]), key(right[0])
    if one == other or {one, other} in ({"k", "c"}, {"v", "w"}, {"i", "y"}, {"j", "y"}):
        return Agreement(
            "initial", f"{min(left, right, key=len)} can be the initial of {max(left, right, key=len)}"
        )
    return Agreement("clash", f"{left} and {right} begin differently")


def _across(left: str, right: str) -> Agreement:
    one, other = key(left), key(right)
    known = _known().spellings
    if one in known and other in known:
        # Letters alone don't tell Ahmed from Mohammed.
        if _meet(known, one, other):
            return Agreement("script", f"{left} and {right} are one name in two scripts")
        return Agreement("clash", f"{left} and {right} are two names in two scripts")
    likeness = similarity(left, right)
    if likeness >= SCRIPTS_AGREE:
        return Agreement("script", f"{left} and {right} can be one name in two scripts")
    if likeness >= SCRIPTS_CLASH:
        return Agreement("slip", f"{left} and {right} are near in two scripts")
    return Agreement("clash", f"{left} and {right} are two names in two scripts")


def _short(left: str, right: str, one: str, other: str) -> Agreement | None:
    for short, full, short_key, full_key in ((left, right, one, other), (right, left, other, one)):
        if any(_one_name(full_key, stands_for) for stands_for in _known().fulls.get(short_key, ())):
            return Agreement("diminutive", f"{short} is short for {full}")
    shared = _known().fulls.get(one, frozenset()) & _known().fulls.get(other, frozenset())
    if shared:
        return Agreement("diminutive", f"{left} and {right} are both short for {min(shared)}")
    return None


def _one_name(left: str, right: str) -> bool:
    if left == right or _meet(_known().spellings, left, right):
        return True
    return left[:_STEM] == right[:_STEM] and _meet(_known().cognates, left, right)


def _cognate(left: str, right: str, one: str, other: str, *, apart: bool) -> Agreement | None:
    if apart or not _meet(_known().cognates, one, other):
        return None
    return Agreement("cognate", f"{left} and {right} are one name in two languages")


def _slip(left: str, right: str, *, both: bool) -> Agreement:
    found = slip(left, right)
    if both and not (found == "near" and _vowel_inside(left, right)):
        return Agreement("clash", f"{left} and {right} are two given names")
    if found and _has_ending(left, right):
        return Agreement("gender", f"{left} and {right} can be a man's and a woman's form of one name")
    if found:
        return Agreement("slip", f"{left} and {right} are one letter apart", found)
    return Agreement("clash", f"{left} and {right} differ")


def _has_ending(left: str, right: str) -> bool:
    """Say whether one is the other with the -a behind it that makes a woman's name of many a man's."""
    short, long = sorted((left, right), key=len)
    return long[:-1] == short and long[-1] in "aа"  # Latin, Cyrillic


def _vowel_inside(left: str, right: str) -> bool:
    """Say whether two known names differ by one vowel inside: Kristen, Kristin; not Marie, Maria."""
    if min(len(left), len(right)) < _VOWEL_FROM or left[-1] != right[-1]:
        return False
    apart = [(one, other) for one, other in zip(left, right, strict=True) if one != other]
    return all(one in _VOWELS and other in _VOWELS for one, other in apart)


def cut(left: str, right: str) -> Agreement | None:
    """Return how a short form goes with a name that begins with it, though it is listed as another's.

    "stan" is short for Stanley, and begins Stanislav.
    """
    short, full = sorted((left, right), key=len)
    if len(short) < _STEM or len(full) - len(short) < _CUT_FROM or not full.startswith(short):
        return None
    one = key(short)
    if not fulls(short) or one in _known().cognates or one in _known().spellings:
        return None  # Jan is a name by itself
    return Agreement("cut", f"{full} begins with {short}")


def _meet(groups: dict[str, frozenset[int]], one: str, other: str) -> bool:
    first, second = groups.get(one), groups.get(other)
    return first is not None and second is not None and not first.isdisjoint(second)
