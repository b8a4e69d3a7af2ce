"""The names of bodies, companies and publications compared: short forms, acronyms, legal forms, numbers.

relate(OrganizationName.parse("Ministry of Health of Istrova"), OrganizationName.parse("Health Ministry"))
    -> Relation("part", "rule:short-form", …)
relate(OrganizationName.parse("Orrin Fund II"), OrganizationName.parse("Orrin Fund III"))
    -> Relation("clash", "rule:number", …)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from math import exp
from os.path import commonprefix
from typing import Literal, NamedTuple

from onrecord.lexicon.namesakes import acronyms, legal_forms
from onrecord.lexicon.proper import demonyms, name_heads, places
from onrecord.names.compare import SAME_FROM, Comparison
from onrecord.names.drift import is_slip, key
from onrecord.names.features import APART, VETO, Point
from onrecord.names.words import fold

RelationKind = Literal["same", "part", "variant", "clash", "none"]
Rule = Literal[
    "rule:name",
    "rule:acronym",
    "rule:legal-form",
    "rule:short-form",
    "rule:word-order",
    "rule:spelling-drift",
    "rule:number",
    "rule:place",
    "rule:nothing",
]

_STOP = frozenset(
    "the of for and in on at to a an de la le les du des del della di da do dos das der die und fur y e et al"
    " el v po i na pri".split()
)
# Words that newspapers leave out of a body's name, or put in.
_IDLE = frozenset(
    "national federal state central general republic public royal affairs group holding international united"
    " company".split()
)
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})$")
_VALUES = {"i": 1, "v": 5, "x": 10}
_ORDINAL_WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_ORDINALS = {word: number for number, word in enumerate(_ORDINAL_WORDS, 1)}
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)?$")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{2,20})[)\]]")
_PARTS = re.compile(r"[\s/&+,;:·–—-]+")
_LETTERS_FROM, _LETTERS_TO = 2, 8
# Letters that a country and its adjective begin with alike (Istrova, Istrovan), of so many in a hundred at
# least.
_STEM, _STEM_SHARE = 4, 0.6

# Log odds of the rules, for `compare`: a full name is seldom another body's, initials often are.
_WEIGHTS: dict[Rule, float] = {
    "rule:name": 3.0,
    "rule:legal-form": 2.5,
    "rule:word-order": 2.2,
    "rule:spelling-drift": 2.0,
    "rule:acronym": 1.4,
    "rule:short-form": 0.5,
}


class Relation(NamedTuple):
    """How two names of bodies go together, the rule that says so, and why in words."""

    kind: RelationKind
    rule: Rule
    reason: str

    @property
    def joins(self) -> bool:
        """Whether the two can be one body's as far as the names go."""
        return self.kind in ("same", "part", "variant")


_NOTHING = Relation("none", "rule:nothing", "no name in common")


@dataclass(frozen=True, slots=True)
class OrganizationName:
    """A body's name in parts: `words` by key without stop words, legal form and numbers.

    `letters` are the acronyms that its initials make, `acronym` what it is itself, or says in brackets.
    """

    printed: str
    words: tuple[str, ...]
    heads: frozenset[str]
    legal: str | None
    numbers: frozenset[int]
    acronym: str | None
    letters: frozenset[str]

    @classmethod
    def parse(cls, printed: str) -> OrganizationName:
        """Take apart a body's name as printed; never raises."""
        text = printed[:400]
        bracketed = _BRACKETS.search(text)
        inside = bracketed.group(1).strip() if bracketed and text[: bracketed.start()].strip() else ""
        acronym = _as_acronym(inside)
        if bracketed and acronym:
            text = text[: bracketed.start()] + text[bracketed.end() :]
        tokens = [token for token in (word.strip("“”„«»\"'") for word in _PARTS.split(text)) if token]
        tokens, legal = _without_legal(tokens)
        if acronym is None and len(tokens) == 1:
            acronym = _as_acronym(tokens[0])
        kept: list[tuple[str, str]] = []
        numbers = set()
        for at, token in enumerate(tokens):
            folded = fold(token)
            number = _number(token, folded, first=at == 0)
            if number is not None:
                numbers.add(number)
            elif folded:
                kept.append((token, folded))
        words = tuple(key(_singular(folded)) for _, folded in kept if folded not in _STOP)
        return cls(
            printed,
            words or tuple(folded for _, folded in kept),
            frozenset(word for word in words if word in _heads()),
            legal,
            frozenset(numbers),
            acronym,
            _initials(kept),
        )


@cache
def _heads() -> frozenset[str]:
    return frozenset(key(_singular(fold(word))) for word, kind, _ in name_heads() if kind == "organization")


@cache
def _legal() -> dict[str, str]:
    return {_bare(form): same for form, same in legal_forms().items()}


def _bare(form: str) -> str:
    return form.casefold().replace(".", "").replace("״", '"')


@cache
def _known() -> dict[str, tuple[frozenset[str], ...]]:
    """Return the words of the names that a short form stands for, by its folded letters."""
    found: dict[str, list[frozenset[str]]] = {}
    for short, name in acronyms():
        words = frozenset(
            key(_singular(fold(word))) for word in _PARTS.split(name) if fold(word) not in _STOP
        )
        found.setdefault("".join(map(fold, short.split())), []).append(words - {""})
    return {short: tuple(names) for short, names in found.items()}


@cache
def _places() -> frozenset[str]:
    words = [part for name in (*places(), *demonyms()) for part in name.split()]
    return frozenset(key(fold(word)) for word in words)


def _as_acronym(token: str) -> str | None:
    """Return a token's folded letters where it looks like initials: FSB, F.S.B., DoD."""
    letters = token.replace(".", "").replace(" ", "")
    capitals = sum(letter.isupper() for letter in letters)
    if (
        not letters.isalnum()
        or not _LETTERS_FROM <= len(letters) <= _LETTERS_TO
        or capitals * 2 <= len(letters)
    ):
        return None
    return fold(letters) or None


def _without_legal(tokens: list[str]) -> tuple[list[str], str | None]:
    """Take legal forms off the end, or off the head of a Russian or Indonesian company's name."""
    legal = None
    while len(tokens) > 1 and (same := _legal().get(_bare(tokens[-1]))):
        legal = same if legal is None or same not in ("group", "holding") else legal
        tokens = tokens[:-1]
    if len(tokens) > 1 and legal is None and (same := _legal().get(_bare(tokens[0]))) and tokens[0].isupper():
        return tokens[1:], same
    return tokens, legal


def _number(token: str, folded: str, *, first: bool) -> int | None:
    if folded in _ORDINALS:
        return _ORDINALS[folded]
    ordinal = _ORDINAL.match(folded)
    if ordinal and len(ordinal.group(1)) < 5:
        return int(ordinal.group(1))
    if first or not _ROMAN.match(token):
        return None
    total = 0
    for letter, after in zip(folded, folded[1:] + " ", strict=True):
        value = _VALUES[letter]
        total += -value if _VALUES.get(after, 0) > value else value
    return total


def _singular(word: str) -> str:
    """Fold the plural of what bodies are called after: Affairs, Sciences, Services."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def _initials(kept: list[tuple[str, str]]) -> frozenset[str]:
    """Return the initials with and without stop words; words that are initials themselves count whole."""
    full, short = "", ""
    for token, folded in kept:
        letters = folded if token.isupper() and len(folded) <= 3 else folded[0]
        full += letters
        short += "" if folded in _STOP else letters
    if len(kept) < 2:
        return frozenset()
    return frozenset(letters for letters in (full, short) if len(letters) >= _LETTERS_FROM)


def relate(known: OrganizationName, other: OrganizationName) -> Relation:
    """Say how two names of bodies go together; symmetric in kind and rule."""
    if not known.words or not other.words:
        return _NOTHING
    found = _by_words(known, other)
    if not found.joins and found.kind != "clash":
        found = _by_acronym(known, other) or found
    if found.joins and known.numbers and other.numbers and known.numbers != other.numbers:
        return Relation("clash", "rule:number", f"numbers differ: {_said(known)} and {_said(other)}")
    if found.kind in ("same", "variant") and known.numbers != other.numbers:
        return Relation("part", "rule:number", "only one has a number")
    formal = {known.legal, other.legal} - {None, "group", "holding"}
    if found.joins and len(formal) > 1:
        return Relation(
            "clash", "rule:legal-form", f"legal forms differ: {' and '.join(sorted(map(str, formal)))}"
        )
    return found


def _said(name: OrganizationName) -> str:
    return ", ".join(map(str, sorted(name.numbers)))


def _by_words(known: OrganizationName, other: OrganizationName) -> Relation:
    if known.words == other.words:
        if known.legal != other.legal:
            return Relation("variant", "rule:legal-form", "the same but for the legal form")
        return Relation("same", "rule:name", "the same name")
    one, two = frozenset(known.words), frozenset(other.words)
    if one == two:
        return Relation("variant", "rule:word-order", "the same words in another order")
    if "".join(known.words) == "".join(other.words):
        return Relation("variant", "rule:spelling-drift", "the same letters, parted in another way")
    left, right = _without_pairs(one - two, two - one)
    if not left and not right:
        return Relation(
            "variant", "rule:spelling-drift", "the same words, one of them spelled in another way"
        )
    shared = one & two
    if left and right:
        return _both_over(known, other, left, right)
    short = known if right else other
    if not shared - _IDLE - (_places() - _heads()):
        return _NOTHING  # "the State", "Istrova": what others begin with too
    return Relation("part", "rule:short-form", f"all words of {short.printed} are in the other name")


def _both_over(
    known: OrganizationName, other: OrganizationName, left: frozenset[str], right: frozenset[str]
) -> Relation:
    """Two names with a word each that the other has not: ministries of two places, or of two things."""
    if known.heads & other.heads and frozenset(known.words) & frozenset(other.words) - _heads():
        if left <= _places() and right <= _places():
            return Relation(
                "clash", "rule:place", f"of {' '.join(sorted(left))} and of {' '.join(sorted(right))}"
            )
        if left <= _IDLE or right <= _IDLE:
            return Relation("part", "rule:short-form", "the same but for words that are often left out")
    return _NOTHING


def _without_pairs(left: frozenset[str], right: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Leave out words of both that are one: a slip, or a country and its adjective."""
    rest = set(right)
    over = set()
    for word in sorted(left):
        match = next((other for other in sorted(rest) if _alike(word, other)), None)
        if match is None:
            over.add(word)
        else:
            rest.discard(match)
    return frozenset(over), frozenset(rest)


def _alike(one: str, other: str) -> bool:
    if is_slip(one, other):
        return True
    shared = len(commonprefix((one, other)))  # noqa: RUF071  # letters are meant
    return shared >= _STEM and shared >= _STEM_SHARE * max(len(one), len(other))


def _by_acronym(known: OrganizationName, other: OrganizationName) -> Relation | None:
    for short, long in ((known, other), (other, known)):
        if short.acronym is None:
            continue
        if short.acronym == long.acronym and short.acronym:
            return Relation("variant", "rule:acronym", f"both are called {short.acronym.upper()}")
        if short.acronym in long.letters:
            return Relation(
                "part", "rule:acronym", f"{short.acronym.upper()} are the initials of {long.printed}"
            )
    for short, long in ((known, other), (other, known)):
        letters = "".join(map(fold, short.printed.removeprefix("the ").split()))
        for words in _known().get(letters, ()):
            over = frozenset(long.words) - words
            if words <= frozenset(long.words) and over <= _IDLE | _places():
                return Relation("part", "rule:acronym", f"{short.printed} is short for {long.printed}")
    return None


def compare(left: OrganizationName, right: OrganizationName) -> Comparison:
    """Compare the names of two bodies across articles.

    Nothing but the names is known, so initials and short forms stay unsure.
    """
    found = relate(left, right)
    if found.kind == "clash":
        return Comparison("different", 0.0, (("veto", found.rule, VETO, found.reason),))
    if not found.joins:
        return Comparison("different", 0.0, (("words", "none", APART, found.reason),))
    weight = _WEIGHTS.get(found.rule, 0.0)
    score = 1.0 / (1.0 + exp(-weight))
    point: Point = ("words", found.rule, weight, found.reason)
    return Comparison("same" if score >= SAME_FROM else "unsure", score, (point,))
