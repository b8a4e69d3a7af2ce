"""What names tell: short forms, forms in other languages, fathers' names, titles, how common a name is.

All tables keep the names as printed; `onrecord.names` folds them its own way.

diminutives()[0]                 -> ShortForm("Abboud", "Abdallah", "ar", "masculine")
suffixes()["Jr."]                -> "jr"
common_surnames()["Ivanov"]      -> 0.01
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, cast

from onrecord.lexicon.load import rows
from onrecord.lexicon.people import Gender

CognateKind = Literal["spelling", "cognate"]
HonorificPlace = Literal["before", "after", "any"]
PatronymicSort = Literal["ending", "word", "link", "after"]

# What the two words of common_surnames.tsv mean: one bearer in so many of its country.
_SHARES = {"very": 0.01, "common": 0.002}


class ShortForm(NamedTuple):
    """A short form and one full name it stands for; read from short to full, never back."""

    short: str
    full: str
    language: str
    gender: Gender


class Cognates(NamedTuple):
    """Given names that are one: in several spellings, or in several languages."""

    names: tuple[str, ...]
    kind: CognateKind
    gender: Gender


class Honorific(NamedTuple):
    """A word printed with a name and no part of it."""

    word: str
    place: HonorificPlace
    gender: Gender | None


class Patronymic(NamedTuple):
    """What makes a father's name, romanised and in small letters."""

    sort: PatronymicSort
    form: str
    kind: str
    gender: Gender


class _CognateRow(NamedTuple):
    names: str
    kind: str
    gender: str


class _PairRow(NamedTuple):
    masculine: str
    feminine: str


class _HonorificRow(NamedTuple):
    word: str
    place: str
    gender: str


class _PatronymicRow(NamedTuple):
    sort: str
    form: str
    kind: str
    gender: str


class _ShortRow(NamedTuple):
    short: str
    full: str
    language: str
    gender: str


class _SuffixRow(NamedTuple):
    suffix: str
    tells: str


class _SurnameRow(NamedTuple):
    surname: str
    country: str
    share: str


class _LegalRow(NamedTuple):
    form: str
    same: str


@cache
def diminutives() -> tuple[ShortForm, ...]:
    """Return the short forms of given names, a row for every full name one may stand for."""
    return tuple(
        ShortForm(row.short, row.full, row.language, cast("Gender", row.gender))
        for row in rows("diminutives.tsv", _ShortRow)
    )


@cache
def cognates() -> tuple[Cognates, ...]:
    """Return groups of given names that are one name; a name may stand in several."""
    return tuple(
        Cognates(tuple(row.names.split()), cast("CognateKind", row.kind), cast("Gender", row.gender))
        for row in rows("cognates.tsv", _CognateRow)
    )


@cache
def gendered_pairs() -> tuple[tuple[str, str], ...]:
    """Return pairs of a man's and a woman's given name that differ by little else."""
    return tuple((row.masculine, row.feminine) for row in rows("gendered_names.tsv", _PairRow))


@cache
def honorifics() -> tuple[Honorific, ...]:
    """Return words that go off a name, with the place they are printed in."""
    return tuple(
        Honorific(
            row.word,
            cast("HonorificPlace", row.place),
            None if row.gender == "-" else cast("Gender", row.gender),
        )
        for row in rows("honorifics.tsv", _HonorificRow)
    )


@cache
def patronymics() -> tuple[Patronymic, ...]:
    """Return the endings, words and links that make a father's name."""
    return tuple(
        Patronymic(cast("PatronymicSort", row.sort), row.form, row.kind, cast("Gender", row.gender))
        for row in rows("patronymics.tsv", _PatronymicRow)
    )


@cache
def suffixes() -> dict[str, str]:
    """Return suffixes as printed, each with what it tells ("Jr.": "jr", "III": "3")."""
    return {row.suffix: row.tells for row in rows("name_suffixes.tsv", _SuffixRow)}


@cache
def common_surnames() -> dict[str, float]:
    """Return very common surnames as printed, each with its share among the people of its country.

    The shares are orders of size (see the list's header); a name of two countries has the larger.
    """
    shares: dict[str, float] = {}
    for row in rows("common_surnames.tsv", _SurnameRow):
        shares[row.surname] = max(shares.get(row.surname, 0.0), _SHARES[row.share])
    return shares


@cache
def surname_countries() -> dict[str, frozenset[str]]:
    """Return very common surnames as printed, each with the countries it is common in."""
    countries: dict[str, set[str]] = {}
    for row in rows("common_surnames.tsv", _SurnameRow):
        countries.setdefault(row.surname, set()).add(row.country)
    return {surname: frozenset(found) for surname, found in countries.items()}


@cache
def legal_forms() -> dict[str, str]:
    """Return legal forms of companies as printed, each with the key that its other spellings share."""
    return {row.form: row.same for row in rows("legal_forms.tsv", _LegalRow)}


class _AcronymRow(NamedTuple):
    short: str
    name: str


@cache
def acronyms() -> tuple[tuple[str, str], ...]:
    """Return short forms of bodies whose initials don't tell them, each with a name it stands for."""
    return tuple((row.short, row.name) for row in rows("acronyms.tsv", _AcronymRow))
