"""The best labels of a text's words under a linear-chain field, and the pieces that they make."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from onrecord.model.labels import goes_on, opens
from onrecord.model.scores import Steps

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


class Piece(NamedTuple):
    """A piece of a kind from its first to its last word, and how sure its two edges are (0 to 1)."""

    kind: str
    first: int
    last: int
    sure: float


def pieces(labels: tuple[str, ...], scores: Floats, steps: Steps) -> Iterator[Piece]:
    """Decode emissions [words, labels] and yield the pieces in text order."""
    told = best(scores, steps)
    sure = shares(told, scores).tolist()
    first = 0
    for at, number in enumerate(told.tolist()):
        label = labels[number]
        if label == "O":
            continue
        if opens(label):
            first = at
        if not goes_on(label):
            yield Piece(label[2:], first, at, sure[first] if first == at else sure[first] * sure[at])


def best(scores: Floats, steps: Steps) -> Ints:
    """Return the highest-scoring labels (Viterbi) of emissions [words, labels]."""
    words, size = scores.shape
    labels = np.zeros(words, dtype=np.int64)
    if not words:
        return labels
    came = np.zeros((words, size), dtype=np.int64)
    alpha = scores[0] + steps.start
    across = np.arange(size)
    arrives = np.ascontiguousarray(steps.step.T)
    for at in range(1, words):
        ways = arrives + alpha
        came[at] = back = ways.argmax(1)
        alpha = ways[across, back] + scores[at]
    labels[-1] = (alpha + steps.stop).argmax()
    for at in range(words - 1, 0, -1):
        labels[at - 1] = came[at, labels[at]]
    return labels


def shares(labels: Ints, scores: Floats) -> Floats:
    """Return how sure each word's label is by itself, the softmax of its emissions [words]."""
    powers = np.exp(scores - scores.max(1, keepdims=True, initial=-np.inf))
    told: Floats = powers[np.arange(len(labels)), labels] / powers.sum(1)
    return told
