"""Bodies, groups and places across articles: printed alike, or by their initials."""

from __future__ import annotations

import pytest

from onrecord.names.judgement import Verdict
from onrecord.register.appearances import Appearance
from onrecord.register.bodies import initials, spelled
from onrecord.register.joins import LOOSE, STRICT, USUAL, Join, Policy

FULL, SHORT, OTHER = "Straits Harbour Commission", "SHC", "Southern Herring Council"


def body(article: int, name: str, *also: str) -> tuple[tuple[str, str], list[Appearance]]:
    return ("organization", name), [
        Appearance(article, "organization", name, True, (name, *also), (), 1, article)
    ]


def found(*bodies, policy: Policy = USUAL) -> list[Join]:
    return list(initials(dict(bodies), policy))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("The STRAITS Commission", "Straits Commission", True),
        ("Übersee-Amt", "ubersee amt", True),
        ("The", "the", True),
        ("Straits Commission", "Strait Commission", False),
        ("مجلس الميناء", "مجلس الميناء", True),
        ("🌊", "🌊", True),
    ],
)
def test_spelled_alike(one: str, other: str, alike: bool) -> None:
    assert (spelled(one) == spelled(other)) is alike


def test_initials_that_an_article_prints_beside_the_full_name_are_joined() -> None:
    [made] = found(body(1, FULL, SHORT), body(2, SHORT))
    assert (made.verdict, made.pair) == (Verdict.SAME, (f"organization:{SHORT}", f"organization:{FULL}"))
    assert SHORT in made.why[0].words


def test_initials_that_only_fit_are_not() -> None:
    [made] = found(body(1, FULL), body(2, SHORT))
    assert made.verdict is Verdict.UNSURE
    assert found(body(1, FULL), body(2, SHORT), policy=LOOSE)[0].verdict is Verdict.SAME


def test_initials_of_two_are_nobodys() -> None:
    for policy in (STRICT, USUAL):
        joins = found(body(1, FULL, SHORT), body(3, OTHER, SHORT), body(2, SHORT), policy=policy)
        assert all(made.verdict is Verdict.UNSURE for made in joins)
        assert all("rivals" in {feature.name for feature in made.why} for made in joins)


@pytest.mark.parametrize("bodies", [[], [body(1, FULL)], [body(1, SHORT)], [body(1, FULL), body(2, OTHER)]])
def test_nothing_to_join(bodies) -> None:
    assert found(*bodies) == []
