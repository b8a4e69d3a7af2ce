from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from onrecord.model.labels import NAMES, TAGS, barred, goes_on, opens
from onrecord.model.scores import Steps
from onrecord.model.viterbi import best

SMALL = ("O", "B-a", "I-a", "E-a", "S-a")


def field(labels: tuple[str, ...], seed: int) -> Steps:
    chance = np.random.default_rng(seed)
    size = len(labels)
    start, step = chance.normal(size=size), chance.normal(size=(size, size))
    return Steps.of(labels, start.astype(np.float32), step.astype(np.float32))


def score(path: tuple[int, ...], emissions: np.ndarray, steps: Steps) -> float:
    total = steps.start[path[0]] + emissions[0, path[0]] + steps.stop[path[-1]]
    for at in range(1, len(path)):
        total += steps.step[path[at - 1], path[at]] + emissions[at, path[at]]
    return float(total)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("words", [1, 2, 3, 5])
def test_nothing_scores_higher(seed: int, words: int) -> None:
    steps = field(SMALL, seed)
    emissions = np.random.default_rng(1_000 + seed).normal(size=(words, 5), scale=3).astype(np.float32)
    told = tuple(best(emissions, steps).tolist())
    highest = max(product(range(5), repeat=words), key=lambda path: score(path, emissions, steps))
    assert score(told, emissions, steps) == pytest.approx(score(highest, emissions, steps), abs=1e-4)


@pytest.mark.parametrize("labels", [TAGS, NAMES])
def test_what_is_told_is_allowed(labels: tuple[str, ...]) -> None:
    forbidden = barred(labels)
    for seed in range(10):
        noise = np.random.default_rng(seed).normal(size=(60, len(labels)), scale=9).astype(np.float32)
        told = best(noise, field(labels, seed)).tolist()
        assert labels[told[0]] == "O" or opens(labels[told[0]])
        assert not goes_on(labels[told[-1]])
        assert not any(forbidden[one][other] for one, other in pairwise(told))


def test_no_words_no_labels() -> None:
    assert best(np.zeros((0, 5), dtype=np.float32), field(SMALL, 0)).tolist() == []
