"""Invented names, B³, and the clustering of a few thousand."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks import blocking
from benchmarks.clustering import b_cubed, measure
from benchmarks.invented import invent


def test_invented_names_are_the_same_each_time_and_as_many_as_asked_for():
    one, other = invent(500), invent(500)
    assert one.names == other.names
    assert one.people.tolist() == other.people.tolist()
    assert len(one.names) == len(one.people) == 500
    assert invent(500, seed=5).names != one.names
    scripts = "".join(one.names)
    assert any("а" <= letter <= "я" for letter in scripts)
    assert any("א" <= letter <= "ת" for letter in scripts)
    assert any("ا" <= letter <= "ي" for letter in scripts)


def test_b_cubed_by_hand():
    precision, recall = b_cubed(np.array([0, 0, 0, 1]), np.array([7, 7, 8, 8]))
    assert precision == pytest.approx(100 * (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert recall == pytest.approx(100 * (1 + 1 + 1 / 2 + 1 / 2) / 4)


def test_a_few_thousand_names_are_put_together_rightly():
    measured = measure(3000)
    assert measured.precision > 98
    assert measured.recall > 80
    assert measured.grouped.compared < 3000 * 10


def test_blocks_hold_most_true_pairs_and_few_others():
    found = blocking.figures(2000)
    assert found["blocking invented"] > 90
    assert found["blocking pairs a name"] < 10


@pytest.mark.skipif(blocking.labelled() is None, reason="needs ../shared/data/names")
def test_matching_pairs_of_name_bench_share_a_key():
    found = blocking.figures(100)
    assert found["blocking people"] > 85
    assert found["blocking bodies"] > 90
