"""Two names laid side by side: do the first names agree, and what forbids that they are one person's.

`clash(left, right)` is the list of hard vetoes: Jr. and Sr., Mr and Ms, two fathers, two middle initials.
Nothing that stands around two names overrules one.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from onrecord.names import given as givens
from onrecord.names import surname as surnames
from onrecord.names.person import PersonName

Ground = Literal["suffix", "gender", "patronymic", "initial", "middle"]

# From near to far: of two words of a given name the one that agrees less counts.
_FAR = ("same", "spelling", "script", "slip", "initial", "diminutive", "cognate", "clash", "gender")
_SAME = givens.Agreement("same", "the same given name")


class Clash(NamedTuple):
    """Why two names can't be one person's."""

    ground: Ground
    reason: str


class Matching(NamedTuple):
    """How many words match, how many are left over on each side, and whether they stand in one order.

    `turned`: all match, and one name begins where the other does not, as when the surname is put first.
    """

    matched: int
    left: int
    right: int
    ordered: bool
    turned: bool


def first_names(left: PersonName, right: PersonName) -> givens.Agreement:
    """Agree the first names; a nick name, or the name used behind an initial, stands in for one."""
    if left.given == right.given:
        return _SAME
    one, two = left.given, right.given
    if len(one) == 1 == len(two):
        found = givens.agree(one[0], two[0])
        if found.kind not in ("clash", "gender"):
            return found
    else:
        found = _compound(left, right)
        if found.kind not in ("clash", "gender"):
            return found
    return _called(left, right) or _called(right, left) or found


def _compound(left: PersonName, right: PersonName) -> givens.Agreement:
    """Agree given names of which one at least has a hyphen: Jean-Luc with Jean Luc, Jong-un with Jongun."""
    one, two = left.given, right.given
    if not one or not two:
        return givens.Agreement("clash", "one has no given name")
    if "".join(one) == "".join(two) or "".join((*one, *left.middle)) == "".join((*two, *right.middle)):
        return _SAME
    whole = givens.agree("".join(one), "".join(two))
    if whole.kind == "spelling":
        return whole
    if len(one) == len(two):
        found = [givens.agree(*pair) for pair in zip(one, two, strict=True)]
        return max(found, key=lambda agreement: _FAR.index(agreement.kind))
    if min(len(one), len(two)) > 1:
        return givens.Agreement("clash", f"{' '.join(one)} and {' '.join(two)} differ")
    return whole if whole.kind == "slip" else givens.agree(one[0], two[0])


def _called(left: PersonName, right: PersonName) -> givens.Agreement | None:
    """Say whether `right` is called by the nick name of `left`, or by what stands behind its initial."""
    first = right.first
    if len(first) < 2:
        return None
    for nick in left.nick:
        if len(nick) > 1 and givens.agree(nick, first).kind in ("same", "spelling", "diminutive"):
            return givens.Agreement("diminutive", f"{nick} is the nick name of {left.printed}")
    # J. Edgar Holt is called Edgar Holt: an initial goes before the name that is used.
    used = left.middle[0] if len(left.first) == 1 and left.middle else ""
    if len(used) > 1 and givens.agree(used, first).kind in ("same", "spelling"):
        return givens.Agreement("initial", f"{used} is the name used of {left.printed}")
    return None


def clash(left: PersonName, right: PersonName, *, ending: bool = False) -> Clash | None:
    """Return the first veto there is; `ending`: their surnames differ by a man's and a woman's ending."""
    if not left.plain or not right.plain:
        found = suffix_clash(left, right)
        if found:
            return found
    if ending or (left.gender and right.gender and left.gender != right.gender):
        found = gender_clash(left, right, ending=ending)
        if found:
            return found
    if left.plain or right.plain:
        return None
    return _father_clash(left, right) or _middle_clash(left, right)


def suffix_clash(left: PersonName, right: PersonName) -> Clash | None:
    """Jr. and Sr., II and III; one that is missing speaks for nothing."""
    if left.suffix and right.suffix and left.suffix != right.suffix:
        return Clash(
            "suffix",
            f"one is called {min(left.suffix, right.suffix)}, the other {max(left.suffix, right.suffix)}",
        )
    return None


def gender_clash(left: PersonName, right: PersonName, *, ending: bool) -> Clash | None:
    """Mr and Ms, Ivanov and Ivanova; a given name that is one of two genders tells none."""
    one, two = left.gender, right.gender
    if left.first == right.first and len(left.first) > 1:
        one, two = left.marked, right.marked  # the given name tells both the same
    if one and two and one != two:
        man, woman = (left, right) if one == "masculine" else (right, left)
        return Clash("gender", f"{man.printed} is a man, {woman.printed} a woman")
    # Anna Petrov may be Anna Petrova; Pyotr Petrov, or a bare Petrov, may not.
    same_woman = (
        left.first == right.first and len(left.first) > 1 and "feminine" in (left.gender, right.gender)
    )
    if ending and not same_woman:
        return Clash("gender", "a man's and a woman's form of one surname")
    return None


def _father_clash(left: PersonName, right: PersonName) -> Clash | None:
    one, two = left.patronymic, right.patronymic
    if one and two:
        if givens.agree(one, two).kind in ("clash", "gender", "diminutive"):
            return Clash("patronymic", f"the fathers' names differ: {min(one, two)}, {max(one, two)}")
        return None
    for father, name in ((one, right), (two, left)):
        initials = [middle for middle in name.middle if len(middle) == 1]
        if father and initials and givens.agree(father, initials[0]).kind == "clash":
            return Clash("patronymic", f"{father} does not begin with {initials[0]}")
    return None


def _middle_clash(left: PersonName, right: PersonName) -> Clash | None:
    """Say whether each has a middle name or an initial that the other's can't be."""
    one, two = left.middle, right.middle
    if len(left.given) != len(right.given):
        one, two = (*left.given[1:], *one), (*right.given[1:], *two)
    if not one or not two:
        return None
    short, long = (one, two) if len(one) <= len(two) else (two, one)
    at = 0
    for word in short:
        found = next((i for i in range(at, len(long)) if _fits(word, long[i])), None)
        if found is None:
            ground: Ground = "initial" if any(len(name) == 1 for name in (*one, *two)) else "middle"
            names = sorted((" ".join(one), " ".join(two)))
            return Clash(ground, f"the second names differ: {names[0]}, {names[1]}")
        at = found + 1
    return None


def _fits(word: str, other: str) -> bool:
    return givens.agree(word, other).kind not in ("clash", "gender")


def maiden(left: PersonName, right: PersonName) -> str | None:
    """Return the surname that one bears and the other bore before she married."""
    for one, other in ((left, right), (right, left)):
        if one.maiden and surnames.agree(one.maiden, other.core).kind in ("same", "spelling", "ending"):
            return f"{' '.join(one.maiden)} is the maiden name of {one.printed}"
    return None


def match_words(left: PersonName, right: PersonName) -> Matching:
    """Match the words of two names whatever their places, particles of either left out.

    A word matches one in a habitual spelling or in another script, once; no slip, no short form.
    """
    if (len(right.words), right.words) < (len(left.words), left.words):
        found = match_words(right, left)
        return found._replace(left=found.right, right=found.left)
    loose = {*left.particles, *right.particles}
    one = [word for word in left.words if word not in loose]
    two = [word for word in right.words if word not in loose]
    free = dict.fromkeys(range(len(two)))
    places: list[int] = []
    for word in one:
        at = next((at for at in free if word == two[at]), None)
        if at is None:
            at = next((at for at in free if _is_one(word, two[at])), None)
        if at is not None:
            del free[at]
            places.append(at)
    whole = len(places) == len(one) == len(two)
    turned = whole and all((at - places[0]) % len(two) == step for step, at in enumerate(places))
    return Matching(len(places), len(one) - len(places), len(free), places == sorted(places), turned)


def _is_one(word: str, other: str) -> bool:
    return len(word) > 1 and (givens.agree(word, other).kind in ("spelling", "script"))
