"""Places, bodies and peoples: the capitalised words that name no person."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.lexicon.load import rows, words


class Place(NamedTuple):
    """A place name; `sort` is country, region, city or area."""

    name: str
    sort: str


class Organization(NamedTuple):
    """The name of a body, company or publication."""

    name: str


class Demonym(NamedTuple):
    """A word for a people or faith; `sort`: adjective, person, people (plural), both (the first two)."""

    word: str
    sort: str


class NameHead(NamedTuple):
    """A word that tells what a capitalised run names; `position` is suffix, of or prefix."""

    word: str
    kind: str
    position: str


@cache
def places() -> dict[str, str]:
    """Return place names, each with its sort."""
    return {row.name: row.sort for row in rows("places.tsv", Place)}


@cache
def organizations() -> frozenset[str]:
    """Return names of organisations."""
    return frozenset(row.name for row in rows("organizations.tsv", Organization))


@cache
def demonyms() -> dict[str, str]:
    """Return demonyms, each with its sort."""
    return {row.word: row.sort for row in rows("demonyms.tsv", Demonym)}


@cache
def name_heads() -> frozenset[tuple[str, str, str]]:
    """Return the words that tell what a run names, as (word, kind, position)."""
    return frozenset(tuple(row) for row in rows("name_heads.tsv", NameHead))


def never_names() -> frozenset[str]:
    """Return capitalised words that name nobody and nothing by themselves."""
    return words("never_names.txt")
