"""Spelling across scripts: how it is measured, and on the dev tokens where they lie beside the checkout."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.scripts import chances, draw, evidence, figures, first, shortlisted
from onrecord.names import spelling
from onrecord.names.letters import letters
from onrecord.names.spelling import model

LATIN = ["Feldman", "Mendelson", "Rosental", "Weizman"]
HEBREW = ["פלדמן", "מנדלסון", "רוזנטל", "ויצמן"]


def test_all_pairs_at_once_are_what_single_pairs_are():
    known = model("hebrew")
    found = evidence(known, LATIN, HEBREW)
    for row, latin in enumerate(LATIN):
        for column, other in enumerate(HEBREW):
            single = spelling.evidence(latin, other, "hebrew")
            # Single pairs leave out ways that are next to impossible.
            assert found[row, column] == pytest.approx(single, abs=1e-6 if single > -20 else 1)
    one = chances(known.there, [letters("ab")], ["א"])
    assert one[0, 0] == pytest.approx(known.there.chance(letters("ab"), "א"))


def test_a_shortlist_weighs_its_best_as_all_are_weighed():
    known = model("hebrew")
    whole, short = evidence(known, LATIN, HEBREW), shortlisted(known, LATIN, HEBREW, best=2)
    assert np.isfinite(short).sum() == 2 * len(HEBREW)
    assert np.diagonal(short) == pytest.approx(np.diagonal(whole), abs=1e-6)


def test_first_means_that_no_other_spelling_is_level():
    scores = np.array([[3.0, 1.0, 2.0], [3.0, 2.0, 2.0], [1.0, 0.0, 2.0]])
    assert first(scores, [0, 1, 2], ["a", "b", "c"]) == [False, True, False]
    assert first(scores, [0, 1, 2], ["a", "a", "c"]) == [True, True, False]


@pytest.mark.skipif(draw("hebrew") is None, reason="needs ../shared/data/names")
def test_the_floors_of_the_issue_hold_on_a_part():
    found = figures(asked=50)
    assert found["cyrillic to-latin"] >= 86
    assert found["hebrew to-latin"] >= 85
    assert found["arabic to-latin"] >= 85
