"""The best labels of a text's words under a linear-chain field, and the pieces that they make."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from onrecord.model.labels import goes_on, opens
from onrecord.model.scores import Steps

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
# Labels that fall short of a word's loudest by more count as if they fell short by this much.
_FAINTEST = -60.0


class Piece(NamedTuple):
    """A piece of a kind from its first to its last word, and how sure its two edges are (0 to 1)."""

    kind: str
    first: int
    last: int
    sure: float


def pieces(
    labels: tuple[str, ...], scores: Floats, steps: Steps, runs: npt.NDArray[np.bool_]
) -> Iterator[Piece]:
    """Decode emissions and yield the pieces in text order.

    Args:
        labels: what the columns are.
        scores: emissions [words, labels].
        steps: of the field.
        runs: true for words that begin a run, which no piece leaves [words].
    """
    cuts = [0, *(np.flatnonzero(runs[1:]) + 1).tolist(), len(scores)]
    parts = [scores[start:stop] for start, stop in pairwise(cuts)]
    idle = _idle(scores, steps, cuts[:-1])
    read = [
        np.zeros(len(part), dtype=np.int64) if is_idle else best(part, steps)
        for part, is_idle in zip(parts, idle, strict=True)
    ]
    told = np.concatenate(read)
    # Runs with no piece, which are most, need no second look.
    likely = [
        shares(one, part, steps) if one.any() else np.ones(len(one), dtype=np.float32)
        for one, part in zip(read, parts, strict=True)
    ]
    sure = np.concatenate(likely).tolist()
    first = 0
    for at, number in enumerate(told.tolist()):
        label = labels[number]
        if label == "O":
            continue
        if opens(label):
            first = at
        if not goes_on(label):
            yield Piece(label[2:], first, at, sure[first] if first == at else sure[first] * sure[at])


def _idle(scores: Floats, steps: Steps, starts: list[int]) -> list[bool]:
    """Say of which runs, that begin at `starts`, no label but "O" can be the best anywhere.

    Leaving "O" for k words takes k + 1 steps that are not from "O" to "O". Where each word's lead of "O" is
    more than twice what the best step gains over that one, no such detour pays.
    """
    if not len(scores):
        return [True] * len(starts)
    gain = max(steps.step.max() - steps.step[0, 0], steps.start.max() - steps.start[0], 0.0)
    lead = scores[:, 0] - scores[:, 1:].max(1)
    told: list[bool] = (np.minimum.reduceat(lead, starts) > 2 * gain).tolist()
    return told


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


def shares(labels: Ints, scores: Floats, steps: Steps) -> Floats:
    """Return how likely each word's label is, the marginal of the field [words] (forward-backward)."""
    words = len(labels)
    if not words:
        return np.zeros(0, dtype=np.float32)
    # Bounded and in doubles: what is loudest may be barred, and some path must stay possible.
    powers = np.exp(np.maximum(scores - scores.max(1, keepdims=True), _FAINTEST).astype(np.float64))
    step = np.exp(steps.step.astype(np.float64))
    ahead = np.empty_like(powers)
    current = powers[0] * np.exp(steps.start)
    ahead[0] = current / current.sum()
    for at in range(1, words):
        current = (ahead[at - 1] @ step) * powers[at]
        ahead[at] = current / current.sum()
    behind = np.empty_like(powers)
    behind[-1] = np.exp(steps.stop)
    arrives = np.ascontiguousarray(step.T)
    for at in range(words - 1, 0, -1):
        current = (behind[at] * powers[at]) @ arrives
        behind[at - 1] = current / current.sum()
    both = ahead * behind
    told: Floats = (both[np.arange(words), labels] / both.sum(1)).astype(np.float32)
    return told
