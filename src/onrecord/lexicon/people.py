"""Given names, titles and role nouns: what tells a person, and what somebody is.

given_names()["Ilya"]            -> "masculine"
is_role("spokeswoman")           -> True
roles()["spokeswoman"].gender    -> "feminine"
titles()["Rabbi"].sort           -> "office"
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, cast

from onrecord.lexicon.load import rows, words

Gender = Literal["feminine", "masculine"]
Number = Literal["singular", "plural"]
RoleKind = Literal["person", "group", "organization", "thing"]
TitleSort = Literal["courtesy", "office", "part"]


class Role(NamedTuple):
    """A role noun: `titular` says that it may stand right before a name ("minister Ana Kolb")."""

    word: str
    kind: RoleKind
    gender: Gender | None
    number: Number
    titular: bool


class Title(NamedTuple):
    """A title printed with its capital before a name; a `part` needs an office after it ("Vice")."""

    word: str
    gender: Gender | None
    sort: TitleSort


class _RoleRow(NamedTuple):
    word: str
    kind: str
    gender: str
    number: str
    title: str


class _TitleRow(NamedTuple):
    word: str
    gender: str
    sort: str


class _KindRow(NamedTuple):
    kind: str
    office: str


class _GivenRow(NamedTuple):
    name: str
    gender: str


@cache
def given_names() -> dict[str, Gender | None]:
    """Return first names as printed, each with the gender it tells (`None`: either)."""
    return {row.name: _gender(row.gender) for row in rows("given_names.tsv", _GivenRow)}


@cache
def roles() -> dict[str, Role]:
    """Return role nouns in small letters, singulars and plurals each by their own form."""
    return {
        row.word: Role(
            row.word,
            cast("RoleKind", row.kind),
            _gender(row.gender),
            cast("Number", row.number),
            row.title == "title",
        )
        for row in rows("roles.tsv", _RoleRow)
    }


@cache
def titles() -> dict[str, Title]:
    """Return titles as printed before names, those with a full stop apart from those without."""
    return {
        row.word: Title(row.word, _gender(row.gender), cast("TitleSort", row.sort))
        for row in rows("titles.tsv", _TitleRow)
    }


@cache
def office_kinds() -> dict[str, frozenset[str]]:
    """Return for a word like "leader" the offices it may stand for, once one of them has been printed."""
    found: dict[str, set[str]] = {}
    for row in rows("office_kinds.tsv", _KindRow):
        found.setdefault(row.kind, set()).add(row.office)
    return {kind: frozenset(offices) for kind, offices in found.items()}


def is_role(word: str) -> bool:
    """Say whether a word, in whatever case, is a role noun, titular or not."""
    return word in roles() or word.lower() in roles()


def role_modifiers() -> frozenset[str]:
    """Return the words that stand before role nouns ("former", "foreign", "senior")."""
    return words("modifiers.txt")


def name_words() -> frozenset[str]:
    """Return single words of people's names, in small letters."""
    return words("name_words.txt")


def particles() -> frozenset[str]:
    """Return the words inside names that take no capital ("van", "bin")."""
    return words("particles.txt")


def _gender(text: str) -> Gender | None:
    return cast("Gender", text) if text in {"feminine", "masculine"} else None
