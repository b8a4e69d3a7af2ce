"""People's judgements: how they add up, which of several holds."""

from __future__ import annotations

from itertools import product

import pytest

from onrecord.names.judgement import Judgement, Verdict, standing

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE


def said(verdict, at="2031-04-17", by="ana", left="a", right="b"):
    return Judgement(left, right, verdict, by, at)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (SAME, SAME, SAME),
        (SAME, DIFFERENT, DIFFERENT),
        (DIFFERENT, DIFFERENT, UNSURE),
        (UNSURE, SAME, UNSURE),
    ],
)
def test_a_chain_of_two_verdicts_adds_up(one, other, both):
    assert one + other is both
    assert other + one is both


def test_it_does_not_matter_where_a_chain_is_begun():
    for one, two, three in product(Verdict, repeat=3):
        assert (one + two) + three is one + (two + three)


def test_a_verdict_is_added_to_nothing_else():
    with pytest.raises(TypeError):
        SAME + "different"


def test_the_latest_holds():
    early, late = said(SAME), said(DIFFERENT, "2031-04-18", left="b", right="a")
    assert standing([late, early]) == standing([early, late]) == {("a", "b"): late}


def test_zones_are_reckoned_with():
    early = said(SAME, "2031-04-17T23:30:00-05:00")
    late = said(DIFFERENT, "2031-04-18T05:00:00+00:00")
    assert standing([late, early])["a", "b"].verdict is DIFFERENT


def test_two_people_who_differ_at_one_moment_leave_the_pair_open():
    both = standing([said(SAME), said(DIFFERENT, by="ben")])["a", "b"]
    assert (both.verdict, both.by) == (UNSURE, "ana, ben")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (("a", "a", SAME, "ana", "2031-04-17"), "both are 'a'"),
        (("a", "b", SAME, "", "2031-04-17"), "who decided"),
        (("a", "b", SAME, "ana", "yesterday"), "'yesterday' is no time"),
    ],
)
def test_a_judgement_that_says_nothing_is_refused(values, words):
    with pytest.raises(ValueError, match=words):
        Judgement(*values)
