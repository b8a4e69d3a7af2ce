from __future__ import annotations

import numpy as np
import pytest

from onrecord.model.labels import BIASES, BUCKETS, CROWD, HEADS, LINK, WIDTH, bucket
from onrecord.model.pairs import Relation, between, buckets, gaps, pair_scores, softmax

Phrases = list[tuple[int, int]]
COLUMNS: dict[Relation, tuple[str, str]] = {
    "content_cue": ("content", "cue"),
    "cue_source": ("cue_asks", "source"),
    "antecedent": ("mention", "antecedent"),
}


def phrases(seed: int) -> tuple[Phrases, Phrases]:
    """Cut a text of sixty words into phrases, some that ask and some that may be found."""
    chance = np.random.default_rng(seed)
    asks: Phrases = []
    finds: Phrases = []
    at = int(chance.integers(0, 4))
    while at < 60:
        last = at + int(chance.integers(0, 5))
        (asks if chance.random() < 0.5 else finds).append((at, last))
        at = last + 1 + int(chance.integers(0, 3))
    return asks or [(70, 71)], finds or [(80, 80)]


def gap(one: tuple[int, int], other: tuple[int, int]) -> int:
    if other[0] > one[1]:
        return other[0] - one[1]
    return other[1] - one[0] if other[1] < one[0] else 0


def others(one: tuple[int, int], other: tuple[int, int], all_of: Phrases) -> int:
    low, high = sorted((one, other))
    return min(sum(low[1] < third[0] and third[1] < high[0] for third in all_of), CROWD)


def test_buckets_are_those_of_labels() -> None:
    distances = range(-3000, 3001)
    assert buckets(np.array(distances)).tolist() == [bucket(distance) for distance in distances]


@pytest.mark.parametrize("seed", range(25))
def test_gaps_and_others_between_by_hand(seed: int) -> None:
    asks, finds = phrases(seed)
    one, other = np.array(asks), np.array(finds)
    assert gaps(one, other).tolist() == [[gap(ask, find) for find in finds] for ask in asks]
    assert between(one, other).tolist() == [[others(ask, find, finds) for find in finds] for ask in asks]


def test_phrases_that_share_words_have_no_gap() -> None:
    asks = np.array([[4, 8]])
    finds = np.array([[0, 3], [2, 4], [5, 6], [8, 9], [9, 9]])
    assert gaps(asks, finds).tolist() == [[-1, 0, 0, 0, 1]]


def test_what_looks_among_its_like_counts_itself_on_the_way_back() -> None:
    """Mentions are both: the one before lies behind the mention itself. Biases are learnt like this."""
    mentions = np.array([[0, 0], [4, 4], [7, 8], [9, 9]])
    assert between(mentions, mentions).tolist() == [[0, 0, 1, 2], [1, 0, 0, 1], [2, 1, 0, 0], [2, 2, 1, 0]]


@pytest.mark.parametrize("relation", COLUMNS)
@pytest.mark.parametrize("seed", range(5))
def test_scores_by_hand(relation: Relation, seed: int) -> None:
    chance = np.random.default_rng(seed)
    asks, finds = phrases(seed)
    numbers = chance.normal(size=(90, WIDTH)).astype(np.float32)
    bias = chance.normal(size=BIASES).astype(np.float32)
    told = pair_scores(numbers, np.array(asks), np.array(finds), bias, relation)
    assert told.shape == (len(asks), len(finds) + 1)
    looks, found = (HEADS[name].slice for name in COLUMNS[relation])
    for row, ask in enumerate(asks):
        for column, find in enumerate(finds):
            looking = (numbers[ask[0], looks] + numbers[ask[1], looks]) / 2
            there = (numbers[find[0], found] + numbers[find[1], found]) / 2
            table = others(ask, find, finds) * BUCKETS + bucket(gap(ask, find))
            assert told[row, column] == pytest.approx(looking @ there / LINK**0.5 + bias[table], abs=1e-4)
        assert told[row, -1] == bias[-1]


def test_shares_add_up_and_are_no_larger_for_large_scores() -> None:
    shares = softmax(np.array([[0.0, 0.0], [1e4, 0.0], [-np.inf, -1e4]], dtype=np.float32))
    assert shares.tolist() == [[0.5, 0.5], [1.0, 0.0], [0.0, 1.0]]
