"""How two printed names of one article go together: one person's, a part of the other, or two people's.

relate(PersonName.parse("Marta Venn"), PersonName.parse("Ms Venn"))
    -> Relation("part", "rule:surname", "venn is the surname of Marta Venn")

`same`: nothing differs. `part`: one is a part of the other (a bare surname, an initial, a bare given name).
`variant`: a difference that a rule explains. `clash`: they share a name and are two people; no other sign
may join them. `none`: nothing in common that speaks for one person.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from onrecord.names import given as givens
from onrecord.names import surname as surnames
from onrecord.names.alignment import (
    Clash,
    clash,
    first_names,
    gender_clash,
    maiden,
    match_words,
    suffix_clash,
)
from onrecord.names.person import PersonName
from onrecord.names.words import is_signs

RelationKind = Literal["same", "part", "variant", "clash", "none"]
Rule = Literal[
    "rule:name",
    "rule:surname",
    "rule:given-name",
    "rule:nick-name",
    "rule:initial",
    "rule:spelling-drift",
    "rule:slip",
    "rule:script",
    "rule:diminutive",
    "rule:cognate",
    "rule:name-order",
    "rule:patronymic",
    "rule:double-surname",
    "rule:married-name",
    "rule:middle-name",
    "rule:suffix",
    "rule:gender",
    "rule:given-clash",
    "rule:nothing",
]

# From sure to unsure: what a name in several readings is taken for.
_STRENGTH: dict[RelationKind, int] = {"same": 4, "part": 3, "variant": 2, "clash": 1, "none": 0}
# From unsure to sure: of several rules that a join needs, the weakest is named.
_WEAKNESS: tuple[Rule, ...] = (
    "rule:slip",
    "rule:cognate",
    "rule:script",
    "rule:diminutive",
    "rule:initial",
    "rule:spelling-drift",
    "rule:double-surname",
    "rule:married-name",
)
_GIVEN_RULES: dict[str, Rule] = {
    "spelling": "rule:spelling-drift",
    "slip": "rule:slip",
    "script": "rule:script",
    "initial": "rule:initial",
    "diminutive": "rule:diminutive",
    "cognate": "rule:cognate",
}
_SURNAME_RULES: dict[str, Rule] = {
    "same": "rule:surname",
    "spelling": "rule:spelling-drift",
    "slip": "rule:slip",
    "script": "rule:script",
    "double": "rule:double-surname",
    "initial": "rule:initial",
    "ending": "rule:spelling-drift",
}
_VETOES: dict[str, Rule] = {
    "suffix": "rule:suffix",
    "gender": "rule:gender",
    "patronymic": "rule:patronymic",
    "initial": "rule:initial",
    "middle": "rule:middle-name",
}
# A bare name has no second name that agrees: a slip in it is believed from this length on.
_BARE_SLIP_FROM = 6
# And only one that is plain to see: Dmitriev is not Dmitry, Keshrin not Kestrin.
_BARE_SLIPS = frozenset({"swap", "letter", "near", None})


class Relation(NamedTuple):
    """How two names go together, the rule that says so, and why in words."""

    kind: RelationKind
    rule: Rule
    reason: str

    @property
    def joins(self) -> bool:
        """Whether the two can be one person's as far as the names go."""
        return self.kind in ("same", "part", "variant")


_NOTHING = Relation("none", "rule:nothing", "no name in common")


def relate(known: PersonName, other: PersonName) -> Relation:
    """Say how two names go together; symmetric in kind and rule.

    Where the order of the words is open, every reading of one is tried against every reading of the
    other, and one that joins them only when the words are swapped says so (`rule:name-order`).
    A clash in two readings of one order outweighs "nothing in common".
    """
    found = _related(known, other)
    settled = found.kind == "same" or (found.kind == "part" and found.rule == "rule:surname")
    if settled or (known.alternative is None and other.alternative is None):
        return found
    if known.alternative is not None and other.alternative is not None:
        found = _stronger(found, _related(known.alternative, other.alternative))
    for left, right in ((known.alternative, other), (known, other.alternative)):
        if left is not None and right is not None:
            found = _stronger(
                found, _swapped(left, right, told="surname-first" in (known.order, other.order))
            )
    return found


def _swapped(left: PersonName, right: PersonName, *, told: bool) -> Relation:
    """Relate two names, one of them read in its other order; `told`: print told the order of the other.

    A bare name is tried against both ends of a full one, and that is no swap.
    """
    relation = _related(left, right)
    if relation.joins and not (told or left.is_bare or right.is_bare):
        return Relation("variant", "rule:name-order", f"in the other order: {relation.reason}")
    return relation if relation.joins or told else _NOTHING


def _stronger(one: Relation, other: Relation) -> Relation:
    if one.kind == other.kind == "part" and other.rule == "rule:surname":
        return other
    return other if _STRENGTH[other.kind] > _STRENGTH[one.kind] else one


def _related(known: PersonName, other: PersonName) -> Relation:
    if not known.words or not other.words:
        return _NOTHING
    if known.words == other.words and known.given == other.given and not clash(known, other):
        return _finished(known, other, [])
    if known.is_bare and other.is_bare:
        return _two_bare(known, other)
    if known.is_bare:
        return _bare(known, other)
    return _bare(other, known) if other.is_bare else _full(known, other)


def _vetoed(found: Clash) -> Relation:
    return Relation("clash", _VETOES[found.ground], found.reason)


def _bare(name: PersonName, full: PersonName) -> Relation:
    """Relate a single name with a full one: it may be the surname, the given name or a nick name."""
    family = surnames.agree(name.core, full.core)
    trusted = family.kind not in ("none", "near", "initial", "slip") or _may_slip(family, name, full)
    if trusted:
        veto = suffix_clash(name, full) or gender_clash(name, full, ending=family.kind == "ending")
        if veto:
            return _vetoed(veto)
        reason = (
            f"{name.surname} is the surname of {full.printed}" if family.kind == "same" else family.reason
        )
        return Relation("part", _SURNAME_RULES[family.kind], reason)
    married = maiden(name, full)
    if married:
        return Relation("part", "rule:married-name", married)
    found = _run_of(name, full) if len(name.core) > 1 else _given_alone(name, full)
    veto = suffix_clash(name, full) if found.joins else None
    return _vetoed(veto) if veto else found


def _may_slip(family: surnames.Agreement, name: PersonName, full: PersonName) -> bool:
    if family.kind != "slip" or family.slip not in _BARE_SLIPS:
        return False
    return min(len("".join(name.core)), len("".join(full.core))) >= _BARE_SLIP_FROM


def _given_alone(name: PersonName, full: PersonName) -> Relation:
    word = name.core[-1]
    if len(word) < 2:
        return _NOTHING
    if word in full.nick:
        return Relation("part", "rule:nick-name", f"{word} is the nick name of {full.printed}")
    if len(full.first) > 1:
        found = givens.agree(word, full.first)
        if found.kind == "same":
            return Relation("part", "rule:given-name", f"{word} is the given name of {full.printed}")
        if found.kind in ("spelling", "script", "diminutive") or (
            found.kind == "slip"
            and found.slip in _BARE_SLIPS
            and min(len(word), len(full.first)) >= _BARE_SLIP_FROM
        ):
            return Relation("part", _GIVEN_RULES[found.kind], found.reason)
    for middle in full.middle:
        if len(middle) > 1 and givens.agree(word, middle).kind in ("same", "spelling"):
            rule: Rule = "rule:middle-name" if givens.is_given(word) else "rule:double-surname"
            return Relation("part", rule, f"{word} is a middle name of {full.printed}")
    return _NOTHING


def _run_of(name: PersonName, full: PersonName) -> Relation:
    """A bare surname of several words, printed as a run of the full name: (Gabriel) Sorda-Vell."""
    words = tuple(word for word in full.words if word not in full.particles)
    size = len(name.core)
    if any(words[at : at + size] == name.core for at in range(len(words) - size + 1)):
        return Relation("part", "rule:double-surname", f"{name.surname} is a part of {full.printed}")
    return _NOTHING


def _two_bare(known: PersonName, other: PersonName) -> Relation:
    found = surnames.agree(known.core, other.core)
    if found.kind in ("none", "near", "initial", "slip") and not _may_slip(found, known, other):
        return _NOTHING
    veto = suffix_clash(known, other) or gender_clash(known, other, ending=found.kind == "ending")
    if veto:
        return _vetoed(veto)
    if found.kind == "same":
        return _finished(known, other, [])
    return Relation("variant", _SURNAME_RULES[found.kind], found.reason)


def _full(known: PersonName, other: PersonName) -> Relation:
    family = surnames.agree(known.core, other.core)
    rules: list[tuple[Rule, str]] = []
    if family.kind in ("none", "near"):
        married = maiden(known, other)
        if married is None:
            return _without_surname(known, other)
        rules.append(("rule:married-name", married))
    elif family.kind != "same":
        rules.append((_SURNAME_RULES[family.kind], family.reason))
    first = first_names(known, other)
    unsure = family.kind in ("slip", "initial", "none", "near")
    if first.kind in ("clash", "gender"):
        rule: Rule = "rule:gender" if first.kind == "gender" else "rule:given-clash"
        return _shortened(known, other) or (_NOTHING if unsure else Relation("clash", rule, first.reason))
    veto = clash(known, other, ending=family.kind == "ending")
    if veto:
        return _NOTHING if unsure and veto.ground != "suffix" else _vetoed(veto)
    if unsure and first.kind in ("initial", "cognate", "slip"):
        return _NOTHING
    if first.kind != "same":
        rules.append((_GIVEN_RULES[first.kind], first.reason))
    return _finished(known, other, rules)


def _finished(known: PersonName, other: PersonName, rules: list[tuple[Rule, str]]) -> Relation:
    """Name the rule of two names that go together: the weakest of those needed."""
    if rules:
        rules.sort(key=lambda rule: (_WEAKNESS.index(rule[0]), rule[1]))
        parts = all(rule in ("rule:initial", "rule:double-surname") for rule, _ in rules)
        return Relation("part" if parts else "variant", rules[0][0], "; ".join(reason for _, reason in rules))
    if known.suffix != other.suffix:
        return Relation("part", "rule:suffix", f"only one is called {known.suffix or other.suffix}")
    if known.letters == other.letters:
        return Relation("same", "rule:name", "the same name")
    if (known.patronymic is None) != (other.patronymic is None):
        return Relation("part", "rule:patronymic", "one gives the father's name")
    if bool(known.middle) != bool(other.middle) or len(known.given) != len(other.given):
        return Relation("part", "rule:middle-name", "one gives a middle name")
    return Relation("same", "rule:name", "the same name")


def _without_surname(known: PersonName, other: PersonName) -> Relation:
    """Two full names without a surname in common; the words may still be the same, in another order."""
    if known.letters == other.letters and not is_signs(known.words[0]):
        return Relation("variant", "rule:spelling-drift", "the same letters, parted in another way")
    found = match_words(known, other)
    if found.left == found.right == 0 and found.matched > 1:
        veto = suffix_clash(known, other)
        if veto:
            return _vetoed(veto)
        # Frank Martin and Martin Frank, Omar bin Abdullah and Abdullah bin Omar are two people.
        both_given = givens.is_given(known.first) and givens.is_given(other.first)
        if not found.turned or (both_given and known.order == other.order):
            return Relation("clash", "rule:name-order", "the same names in another order")
        return Relation("variant", "rule:name-order", "the same words in another order")
    return _shortened(known, other) or _NOTHING


def _shortened(known: PersonName, other: PersonName) -> Relation | None:
    """A name of two words and more that another begins or ends with.

    Gabriel Sorda of Gabriel Sorda Vell, and Sorda Vell too.
    """
    short, long = (known, other) if len(known.words) <= len(other.words) else (other, known)
    size = len(short.words)
    if size < 2 or size == len(long.words) or len(short.first) < 2 or suffix_clash(known, other):
        return None
    if long.words[:size] == short.words:
        if long.patronymic == short.core[-1]:
            return Relation(
                "part", "rule:patronymic", f"{short.printed} is {long.printed} without the surname"
            )
        if not givens.is_given(short.core[-1]):
            return Relation(
                "part", "rule:double-surname", f"{short.printed} is the beginning of {long.printed}"
            )
    if long.words[-size:] == short.words and short.first in long.middle:
        rule: Rule = "rule:middle-name" if givens.is_given(short.first) else "rule:double-surname"
        return Relation("part", rule, f"{short.printed} is the end of {long.printed}")
    return None
