"""Pairs of texts that share runs of words, against looking at every pair."""

from __future__ import annotations

import random
from itertools import combinations

import numpy as np
import pytest

from onrecord.joining import shingles
from onrecord.joining.shingles import Texts, blocked, sharing, spread

SIZE = 4


def texts(rows: list[list[int]]) -> Texts:
    starts = np.cumsum([0, *map(len, rows)])
    return Texts(np.array([word for row in rows for word in row], np.int32), starts)


def runs(row: list[int]) -> set[tuple[int, ...]]:
    if 0 < len(row) < SIZE:
        return {tuple(row)}
    return {tuple(row[at : at + SIZE]) for at in range(len(row) - SIZE + 1)}


@pytest.mark.parametrize("part", [1 << 23, 50])
def test_finds_what_looking_at_every_pair_finds(part: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shingles, "PART", part)
    monkeypatch.setattr(shingles, "CAP", 1000)
    chance = random.Random(1)  # noqa: S311 - made to test
    rows = [[chance.randrange(4) for _ in range(chance.randrange(9))] for _ in range(60)]
    wanted = {
        (one, other): len(runs(rows[one]) & runs(rows[other]))
        for one, other in combinations(range(60), 2)
        if runs(rows[one]) & runs(rows[other])
    }
    found = sharing(texts(rows), np.arange(60), size=SIZE)
    assert dict(zip(map(tuple, found.pairs.tolist()), found.counts.tolist(), strict=True)) == wanted
    assert len(wanted) >= 20


def test_what_is_repeated_everywhere_makes_no_square_of_pairs() -> None:
    rows = [[1, 2, 3, 4, 5]] * 2000
    found = sharing(texts(rows), np.arange(2000), size=SIZE)
    assert len(found.pairs) <= 2000 * shingles.WINDOW


def test_runs_that_tell_little_are_not_looked_at() -> None:
    rows = [[1, 1, 1, 1], [1, 1, 1, 1], [2, 2, 2, 2], [2, 2, 2, 2]]
    weights = np.array([0.0, 0.1, 5.0])
    found = sharing(texts(rows), np.arange(4), size=SIZE, weights=weights, least=4.0)
    assert found.pairs.tolist() == [[2, 3]]


def test_owners_far_apart_in_order_are_no_pair() -> None:
    codes = spread(np.array([7, 7, 7]))
    found = blocked(codes, np.array([0, 1, 2]), np.array([10, 12, 90]), gap=3)
    assert found.pairs.tolist() == [[0, 1]]


def test_nothing() -> None:
    assert len(sharing(texts([[], []]), np.arange(2), size=SIZE).pairs) == 0
