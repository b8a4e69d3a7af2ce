"""Two bearers are weighed alike from either side, and each point says itself in words."""

from __future__ import annotations

from itertools import combinations

import pytest

from onrecord.names.judgement import Verdict
from onrecord.register.appearances import Appearances
from onrecord.register.joins import LOOSE, STRICT, USUAL, Item
from onrecord.register.weighing import Bearer, Weighed, weigh
from tests.unit.register.test_awkward_names import CASES, Articles
from tests.unit.register.told import told


def bearers(*entries) -> list[Bearer]:
    seen = Appearances.of(entries)
    return [Bearer.of(Item(*name), found, seen) for name, found in seen.by_name.items()]


def weighed(one: str, other: str, *entries) -> Weighed:
    of = {bearer.item.name: bearer for bearer in bearers(*entries)}
    return weigh(of[one], of[other])


def points(found: Weighed) -> set[str]:
    return {name for name, *_ in found.points}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_left_and_right_are_alike(case) -> None:
    for one, other in combinations(bearers(*Articles(case).entries), 2):
        forth, back = weigh(one, other), weigh(other, one)
        assert forth.different is back.different
        assert forth.score == pytest.approx(back.score)
        assert sorted(point[:3] for point in forth.points) == sorted(point[:3] for point in back.points)
        for feature in (*forth.why, *back.why):
            assert feature.words
        verdicts = [forth.verdict(policy) for policy in (STRICT, USUAL, LOOSE)]
        assert verdicts == sorted(verdicts, key=[Verdict.UNSURE, Verdict.SAME, Verdict.DIFFERENT].index)


def test_two_walks_of_life_speak_against() -> None:
    def both(office: str) -> Weighed:
        offices = {"Oskar Hallin": "finance minister", "Oscar Hallin": office}
        return weighed(
            "Oskar Hallin",
            "Oscar Hallin",
            told("Oskar Hallin", "Ada Olt", key="a", offices=offices),
            told("Oscar Hallin", "Dov Ben-Ari", key="b", offices=offices),
        )

    assert "walks" in points(both("football coach"))
    assert "walks" not in points(both("Finance Minister"))
    assert both("football coach").score < 0.5 < both("Finance Minister").score


def test_one_article_that_names_both_speaks_against() -> None:
    apart = weighed(
        "Oskar Hallin", "Oscar Hallin", told("Oskar Hallin", key="a"), told("Oscar Hallin", key="b")
    )
    together = weighed("Oskar Hallin", "Oscar Hallin", told("Oskar Hallin", "Oscar Hallin", key="a"))
    assert "together" in points(together)
    assert together.score < apart.score
    assert together.different


def test_a_prior_stands_in_place_of_how_rare_the_name_is() -> None:
    [one] = bearers(told("Marta Venn", key="a"))
    [other] = bearers(told("Marta J. Venn", key="b"))
    usual, known = weigh(one, other), weigh(one, other, prior=0.0)
    assert "rarity" in points(usual)
    assert "rarity" not in points(known)
    assert known.score < usual.score
    assert weigh(one, other, prior=0.0, often=2.0).score > known.score
