"""What speaks for and against two names being one person's, point by point and in words.

A weight is a logarithm of odds: +0.7 makes it twice as likely, -0.7 half. The weights were reasoned, each
beside its reason, and mended by reading errors (the hard cases, one half of name_bench);
`benchmarks/namebench.py` shows how well the sum is calibrated.

Points are plain tuples here, `Feature`s only where somebody reads them: a million pairs are compared for
each that is looked at.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from onrecord.names import given as givens
from onrecord.names import surname as surnames
from onrecord.names.alignment import Clash, clash, first_names, maiden, match_words
from onrecord.names.person import PersonName
from onrecord.names.rarity import PEOPLE, RELATIVES, given_share, in_words, namesakes, surname_share, tenths
from onrecord.names.words import is_signs

FeatureName = Literal[
    "surname", "given", "rarity", "second-name", "suffix", "order", "words", "veto",
    "roles", "places", "others", "years",
]  # fmt: skip
# Name, value, weight, words; the words of a rarity are made when asked for.
Point: TypeAlias = tuple[FeatureName, str, float, str]

# Beside the rarity of the name: how much likelier two people's names differ so than one person's do.
_SURNAME = {
    "same": 0.0, "spelling": -0.2, "script": -0.3, "ending": -0.7, "double": -1.0, "initial": -2.5,
    "near": -4.5,
}  # fmt: skip
# A slip by the length of the word: the longer a surname, the fewer others there are a letter away.
_SLIPS = ((5, -2.6), (6, -2.2), (7, -1.8), (8, -1.4), (10, -1.0))
_LONG_SLIP = -0.6
# One letter for another that sounds unlike it, or a letter beside a habit: so two surnames differ more
# often than one is misprinted.
_APART_BY = {"far": -1.0, "habit": -0.6}
_SCRIPT_SLIP = -2.0
_GIVEN = {
    "same": 0.0, "spelling": -0.1, "script": -0.2, "diminutive": -0.5, "initial": 0.0, "slip": -1.0,
    "cognate": -2.2, "cut": -4.0,
}  # fmt: skip
_MARRIED, _SWAPPED, _SHORTENED, _PARTED = -0.5, -0.5, -0.8, -0.6
_SUFFIX_MISSING, _HALF, _ALONE = -1.2, -0.8, -0.5
# All words of the shorter name are in the longer, but another given name begins it: often a father's, a
# saint's.
_BEGINS_ELSE = -3.0
# And they stand in no order that a surname put first would give.
_MIXED = -2.0
# A second name that agrees is one of some fifty, an initial one of some fifteen, half a given name one of
# five.
_SECOND, _SECOND_INITIAL, _SYLLABLE = 0.02, 0.07, 0.2
# A second name that only one has, and every further one.
_ONE_MORE, _EACH_MORE = -0.2, -0.9
# The name alone is never surer than this: names are copied, and lists have errors.
_DOUBT = 0.02
# A word over, where the words of two names are matched whatever their places.
_EACH_OVER = -0.2
# Kings and popes of one name of whom the news tell by one number.
_NUMBERED = 0.2
# People in the news who go by one name, of all of a country's.
_CALLED_BY_GIVEN = 0.2
# No name in common, and a veto: neither is outweighed by anything around the names.
APART, VETO = -20.0, -50.0


class Feature(NamedTuple):
    """One point: its name, what was found, its weight in log odds, and the same in words."""

    name: FeatureName
    value: str
    weight: float
    words: str


# Two single names, near and no more: nothing else agrees.
_NEAR_ALONE = surnames.Agreement("none", "two names")
NOTHING: tuple[Point, ...] = (("surname", "none", APART, "no surname in common"),)


def feature(point: Point) -> Feature:
    """Return a point as a feature to be read."""
    name, value, weight, words = point
    if name == "rarity":
        size = tenths(math.exp(-weight) - _DOUBT)
        return Feature(name, f"{10 ** (size / 10):.2g}", weight, in_words(size))
    return Feature(name, value, weight, words)


def weigh(points: tuple[Point, ...]) -> float:
    """Return the sum of the weights."""
    total = 0.0
    for point in points:
        total += point[2]
    return total


def of_names(left: PersonName, right: PersonName) -> tuple[Point, ...]:
    """Return the points of two printed names; a veto, where there is one, stands alone.

    The other order of a name is tried where its order is open, and the better reading counts, but a
    veto of the reading that both have in common stays one.
    """
    found = _of_readings(left, right)
    if left.alternative is None and right.alternative is None:
        return found
    if left.alternative is not None and right.alternative is not None:
        second = _of_readings(left.alternative, right.alternative)
        if found[0][0] == "veto" or second[0][0] == "veto":
            return min(found, second, key=weigh)
        found = max(found, second, key=weigh)
    told = "surname-first" in (left.order, right.order)
    for one, two in ((left.alternative, right), (left, right.alternative)):
        if one is None or two is None:
            continue
        second = _of_readings(one, two)
        if second[0][0] == "veto":
            if told:
                return second
            continue
        if second is not NOTHING and not (told or one.is_bare or two.is_bare):
            second = (*second, ("order", "swapped", _SWAPPED, "their words stand in another order"))
        found = max(found, second, key=weigh)
    return found


def _of_readings(left: PersonName, right: PersonName) -> tuple[Point, ...]:
    if not left.given or not right.given:
        return _of_bare(left, right)
    family = surnames.SAME if left.core == right.core else surnames.agree(left.core, right.core)
    if family.kind == "none":
        return _without_surname(left, right)
    first = first_names(left, right)
    if first.kind == "clash" and family.kind in ("same", "spelling"):
        first = givens.cut(left.first, right.first) or first
    if first.kind in ("clash", "gender"):
        if family.kind == "near":
            return _of_words(left, right) or NOTHING
        # A name of many words may begin elsewhere; one of two has nothing else to agree by.
        long = len(left.words) != len(right.words) and len(left.words) + len(right.words) > 4
        if long and len(left.given) == 1 == len(right.given) and (other := _of_words(left, right)):
            return other
        return (("veto", first.kind, VETO, first.reason),)
    veto = clash(left, right, ending=family.kind == "ending")
    if veto:
        return _veto(veto)
    return _agreeing(left, right, family, first)


def _veto(found: Clash) -> tuple[Point, ...]:
    return (("veto", found.ground, VETO, found.reason),)


def _agreeing(
    left: PersonName, right: PersonName, family: surnames.Agreement, first: givens.Agreement
) -> tuple[Point, ...]:
    second = 1.0 if left.plain or right.plain else _second(left, right)
    points: tuple[Point, ...] = (
        ("surname", family.kind, _surname_weight(family, left, right), family.reason),
        ("given", first.kind, _given_weight(first), first.reason),
        _of_both(left, right, second),
    )
    if left.plain and right.plain:
        return points
    if second < 1.0:
        points += (("second-name", "agree", 0.0, "a second name agrees, which makes it rarer"),)
    elif len(left.given) != len(right.given) and not (left.middle or right.middle):
        points += (("second-name", "half", _HALF, "one has half of the other's given name"),)
    elif left.patronymic is None and right.patronymic is None and bool(left.middle) != bool(right.middle):
        more = len(left.middle) + len(right.middle)
        words = "only one has a second name" if more == 1 else f"one has {more} names that the other has not"
        points += (("second-name", "one", _ONE_MORE + _EACH_MORE * (more - 1), words),)
    return points + _suffix(left, right)


def _suffix(left: PersonName, right: PersonName) -> tuple[Point, ...]:
    if left.suffix == right.suffix:
        return ()
    return (("suffix", "one", _SUFFIX_MISSING, f"only one is called {left.suffix or right.suffix}"),)


def _surname_weight(family: surnames.Agreement, left: PersonName, right: PersonName) -> float:
    if family.kind != "slip":
        return _SURNAME[family.kind] + _APART_BY.get(family.slip or "", 0.0)
    if family.slip is None:
        return _SCRIPT_SLIP
    length = min(len("".join(left.core)), len("".join(right.core)))
    weight = next((weight for longest, weight in _SLIPS if length <= longest), _LONG_SLIP)
    return weight + _APART_BY.get(family.slip or "", 0.0)


def _given_weight(first: givens.Agreement) -> float:
    return _GIVEN[first.kind] + _APART_BY.get(first.slip or "", 0.0)


def _of_both(left: PersonName, right: PersonName, second: float = 1.0) -> Point:
    """How rare a name is that two forms share; of the two the commoner counts, "I." for Ivan."""
    given, core = left.first, left.core
    if given != right.first and given_share(right.first) > given_share(given):
        given = right.first
    if core != right.core and surname_share(right.core) > surname_share(core):
        core = right.core
    return _of_name(given, core, second)


@lru_cache(maxsize=1 << 16)
def _of_name(given: str, core: tuple[str, ...], second: float = 1.0) -> Point:
    return _rarity(namesakes(given, core, second))


def _rarity(number: float) -> Point:
    return ("rarity", "", -math.log(number + _DOUBT), "")


def _second(left: PersonName, right: PersonName) -> float:
    """Return the share of people who have the second names that both have, 1 where they share none."""
    if left.patronymic and right.patronymic:
        return _SECOND
    one = (*left.given[1:], *left.middle)
    two = (*right.given[1:], *right.middle)
    if not one or not two:
        return 1.0
    if left.given[1:] and right.given[1:]:
        return _SYLLABLE
    return _SECOND if len(one[0]) > 1 and len(two[0]) > 1 else _SECOND_INITIAL


def _without_surname(left: PersonName, right: PersonName) -> tuple[Point, ...]:
    if left.maiden or right.maiden:
        found = _married(left, right)
        if found:
            return found
    if len(left.words) == 2 == len(right.words) and not _may_swap(left.words, right.words):
        return NOTHING if left.letters != right.letters else _of_words(left, right) or NOTHING
    return _of_words(left, right) or NOTHING


def _may_swap(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return givens.agree(left[0], right[1]).kind in ("same", "spelling", "script") and givens.agree(
        left[1], right[0]
    ).kind in ("same", "spelling", "script")


def _married(left: PersonName, right: PersonName) -> tuple[Point, ...] | None:
    married = maiden(left, right)
    if not married:
        return None
    first = first_names(left, right)
    if first.kind in ("clash", "gender"):
        return (("veto", first.kind, VETO, first.reason),)
    veto = clash(left, right)
    if veto:
        return _veto(veto)
    bearer = left if left.maiden else right
    return (
        ("surname", "married", _MARRIED, married),
        ("given", first.kind, _given_weight(first), first.reason),
        _rarity(namesakes(bearer.first, bearer.maiden)),
    )


def _of_words(left: PersonName, right: PersonName) -> tuple[Point, ...] | None:
    """Compare names word by word, whatever place they stand in: all of the shorter must be in the longer."""
    if _one_run(left, right):
        words = "the same letters, parted in another way"
        return (("words", "parted", _PARTED, words), _of_both(left, right))
    if len(left.words) < 2 or len(right.words) < 2:
        return None
    found = match_words(left, right)
    if found.matched < 2 or min(found.left, found.right) > 0:
        return None
    if left.suffix and right.suffix and left.suffix != right.suffix:
        return None
    mixed = 0.0 if found.ordered or found.turned else _MIXED
    if found.left == found.right == 0:
        if left.order == right.order and givens.is_given(left.first) and givens.is_given(right.first):
            return (("veto", "order", VETO, "the same given names in another order"),)
        words = "the same words in another order"
        return (("words", "order", _SWAPPED + mixed, words), _of_both(left, right))
    short, long = (left, right) if found.right else (right, left)
    begins = short.first and givens.agree(short.first, long.first).kind in ("same", "spelling", "script")
    weight = _SHORTENED + _EACH_OVER * max(found.left, found.right) + mixed
    weight += 0.0 if begins else _BEGINS_ELSE
    return (
        ("words", "shortened", weight, f"all words of {short.printed} are in the other name"),
        _rarity(namesakes(short.first, short.core, _SECOND ** max(0, found.matched - 2))),
    )


def _one_run(left: PersonName, right: PersonName) -> bool:
    """Say whether the letters are the same and only parted otherwise; a second name may be left out."""
    one, two = left.letters, right.letters
    if one[:1] != two[:1] or is_signs(one[:1]):
        return False
    if one == two:
        return True
    return (one == "".join((*right.given, *right.core))) or (two == "".join((*left.given, *left.core)))


def _of_bare(left: PersonName, right: PersonName) -> tuple[Point, ...]:
    """Compare a single name with another name: nothing else agrees, so much must come from around."""
    if not left.words or not right.words:
        return NOTHING
    family = surnames.agree(left.core, right.core)
    if family.kind == "near" and not left.given and not right.given:
        family = _NEAR_ALONE
    bare, full = (left, right) if not left.given else (right, left)
    if family.kind in ("none", "initial"):
        return (_of_words(left, right) if full.given else None) or _alone(bare, full)
    if full.given and family.kind in ("slip", "near", "double"):
        alone = _alone(bare, full)
        if alone is not NOTHING:
            return alone
    veto = clash(left, right, ending=family.kind == "ending")
    if veto:
        return _veto(veto)
    core = left.core if surname_share(left.core) >= surname_share(right.core) else right.core
    number = namesakes("", core) if full.given else _single(core)
    if bare.suffix == full.suffix and (bare.suffix or "").isdecimal():
        number *= _NUMBERED
    return (
        ("surname", family.kind, _surname_weight(family, left, right), family.reason),
        _rarity(number),
        *_suffix(left, right),
    )


def _single(core: tuple[str, ...]) -> float:
    """How many others go by a name that stands alone in both places: relatives are not called so."""
    return _CALLED_BY_GIVEN * max(1.0, namesakes("", core) - RELATIVES)


def _alone(bare: PersonName, full: PersonName) -> tuple[Point, ...]:
    """A single name that is the other's given or nick name."""
    word = bare.core[-1]
    if not full.given or len(word) < 2:
        return NOTHING
    found = givens.agree(word, full.first)
    nick = word in full.nick
    if not nick and found.kind not in ("same", "spelling", "script", "diminutive"):
        return NOTHING
    called = (
        f"{word} is the nick name of {full.printed}"
        if nick
        else f"{word} can be the given name of {full.printed}"
    )
    return (("given", "alone", _ALONE, called), _rarity(given_share(word) * PEOPLE * _CALLED_BY_GIVEN))
