"""A name with what surrounds it: what is compared across articles.

Named.of("Ivan Ivanov", roles=["mayor"], places=["Ostrel"], years=[2031])
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon.common import function_words
from onrecord.names.drift import key, sounds
from onrecord.names.features import Point
from onrecord.names.person import PersonName
from onrecord.names.words import fold

# In log odds: one office is one person's, two people of a name seldom move in one circle or in one town,
# and one person holds several offices and travels. Co-mentions weigh by how many there are.
_ROLE_SAME, _ROLE_NEAR, _ROLE_OTHER = 2.2, 1.0, -0.8
_PLACE_SAME, _PLACE_OTHER = 1.2, -0.7
_OTHERS_ONE, _OTHERS_MORE, _OTHERS_NONE = 1.8, 0.8, -0.2
_YEARS_NEAR, _YEARS_FAR, _YEARS_APART = 0.3, -0.8, -2.5
# In years: one term of office, half a working life, a working life.
_TERM, _HALF_LIFE, _LIFE = 5, 20, 40
# Words of a role that say when or how high, not what.
_IDLE = frozenset(
    "former ex acting deputy then late new current first senior vice of the for and in his her majesty"
    " excellency highness holiness eminence royal your".split()
)
# What somebody is to whoever speaks, and how they are addressed: it says nothing of what they are.
_TO_SOMEBODY = frozenset(
    "counterpart counterparts colleague colleagues friend friends guest guests comrade comrades partner"
    " partners ladies gentleman gentlemen man woman sir citizen citizens majesty excellency highness holiness"
    " eminence".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """One person's printed names in one place, prepared for comparing, with what stands around them.

    `roles` are sets of folded words, one a role ("foreign", "minister"); `places` and `others` (people
    named beside) are folded whole. `family` and `whole` are the sounds that surnames and that all
    words begin with, as bits.
    """

    names: tuple[PersonName, ...]
    roles: tuple[frozenset[str], ...]
    places: frozenset[str]
    others: frozenset[str]
    years: tuple[int, ...]
    family: int
    whole: int
    surrounded: bool

    @classmethod
    def of(
        cls,
        *printed: str,
        roles: Iterable[str] = (),
        places: Iterable[str] = (),
        others: Iterable[str] = (),
        years: Iterable[int] = (),
    ) -> Named:
        """Prepare the printed forms of one person's name; forms that parse alike are kept once."""
        names = tuple(dict.fromkeys(PersonName.parse(form) for form in dict.fromkeys(printed)))
        names = names or (PersonName.parse(""),)
        family = whole = 0
        for name in names:
            for reading in (name, name.alternative) if name.alternative else (name,):
                for word in (*reading.core, *reading.maiden):
                    family |= sounds(word)
                for word in (*reading.words, *reading.core, *reading.maiden, *reading.nick):
                    whole |= sounds(word)
        beside = (
            tuple(sorted(filter(None, map(role_words, roles)), key=sorted)),
            frozenset(filter(None, map(folded, places))),
            frozenset(filter(None, map(folded_name, others))),
            tuple(sorted(set(years))),
        )
        return cls(names, *beside, family, whole, any(beside))


@lru_cache(maxsize=1 << 14)
def role_words(role: str) -> frozenset[str]:
    """Return the words of a role that say what somebody is; none where it only says whose friend they are."""
    words = [fold(word) for word in role.replace("-", " ").split()]
    kept = frozenset(word for word in words if word and word not in _IDLE and word not in function_words())
    if words and words[-1] in _TO_SOMEBODY:
        return frozenset()
    return kept or frozenset(filter(None, words))


@lru_cache(maxsize=1 << 14)
def folded(text: str) -> str:
    """Return a place's name as it is compared."""
    return " ".join(filter(None, (key(fold(word)) for word in text.replace("-", " ").split())))


@lru_cache(maxsize=1 << 14)
def folded_name(text: str) -> str:
    """Return a person's name as co-mentions are compared: first given name and surname, by their keys."""
    name = PersonName.parse(text)
    return " ".join(key(word) for word in (*name.given[:1], *name.core) if word)


def around(left: Named, right: Named) -> tuple[Point, ...]:
    """Return the points of what surrounds two names, for each sort that both have."""
    found: list[Point] = []
    if left.roles and right.roles:
        found.append(_roles(left.roles, right.roles))
    if left.places and right.places:
        shared = left.places & right.places
        found.append(
            ("places", "same", _PLACE_SAME, f"both with {min(shared)}")
            if shared
            else ("places", "other", _PLACE_OTHER, "no place in common")
        )
    if left.others and right.others:
        beside = left.others & right.others
        weight = _OTHERS_ONE + _OTHERS_MORE * min(len(beside) - 1, 2) if beside else _OTHERS_NONE
        words = _beside(beside) if beside else "nobody is named beside both"
        found.append(("others", str(len(beside)), weight, words))
    if left.years and right.years:
        found.append(_years(left.years, right.years))
    return tuple(found)


def _beside(names: frozenset[str]) -> str:
    """Say who is named beside both; whoever is known by a number only (`=17`) is counted."""
    known = sorted(one for one in names if not one.startswith("="))
    return f"both named beside {known[0]}" if known else f"named beside {len(names)} of the same people"


def _roles(left: tuple[frozenset[str], ...], right: tuple[frozenset[str], ...]) -> Point:
    near = False
    for one in left:
        for other in right:
            shared = one & other
            if one == other or (len(shared) > 1 and len(shared) * 2 >= len(one | other)):
                return ("roles", "same", _ROLE_SAME, f"both are {' '.join(sorted(shared))}")
            near = near or bool(shared)
    if near:
        return ("roles", "near", _ROLE_NEAR, "their roles have a word in common")
    return ("roles", "other", _ROLE_OTHER, "their roles have nothing in common")


def _years(left: tuple[int, ...], right: tuple[int, ...]) -> Point:
    apart = max(0, left[0] - right[-1], right[0] - left[-1])
    if apart <= _TERM:
        return ("years", str(apart), _YEARS_NEAR, "named in the same years")
    weight = 0.0 if apart <= _HALF_LIFE else _YEARS_FAR if apart <= _LIFE else _YEARS_APART
    return ("years", str(apart), weight, f"named {apart} years apart")
