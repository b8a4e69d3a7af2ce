"""Scores of pairs of phrases: the cue of a content, the source of a cue, the antecedent of a mention."""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt

from onrecord.model.labels import BUCKETS, CROWD, HALF, HEADS, LINK

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Relation = Literal["content_cue", "cue_source", "antecedent"]

# Whose vectors look and whose are looked for.
_COLUMNS: dict[Relation, tuple[str, str]] = {
    "content_cue": ("content", "cue"),
    "cue_source": ("cue_asks", "source"),
    "antecedent": ("mention", "antecedent"),
}


def buckets(distances: Ints) -> Ints:
    """Return the bucket of each signed distance in words; `labels.bucket` for arrays."""
    far = np.abs(distances)
    # The bit length of n - 1 is that of its float's exponent.
    size = np.where(far > 0, np.minimum(np.frexp(np.maximum(far - 1, 0).astype(float))[1] + 1, HALF), 0)
    told: Ints = HALF + np.where(distances > 0, size, -size)
    return told


def gaps(asks: Ints, finds: Ints) -> Ints:
    """Return the signed distance in words from each of `asks` to each of `finds` (0: they overlap)."""
    after = finds[None, :, 0] - asks[:, None, 1]
    before = finds[None, :, 1] - asks[:, None, 0]
    told: Ints = np.where(after > 0, after, np.where(before < 0, before, 0))
    return told


def between(asks: Ints, finds: Ints) -> Ints:
    """Return how many others of `finds`, in text order, stand between each pair; `CROWD` at most."""
    order = np.arange(len(finds))
    follows = np.searchsorted(finds[:, 0], asks[:, 1], "right")
    over = np.where(order >= follows[:, None], order - follows[:, None], follows[:, None] - 1 - order)
    told: Ints = np.minimum(over, CROWD)
    return told


def pair_scores(numbers: Floats, asks: Ints, finds: Ints, bias: Floats, relation: Relation) -> Floats:
    """Score what looks for another against what may be found.

    Args:
        numbers: what the model says of each word [words, WIDTH].
        asks: first and last word of each phrase that looks [asks, 2].
        finds: first and last word of each phrase that may be found [finds, 2], in text order.
        bias: by how many stand between and bucket of distance; the last is the score of "none of them".
        relation: what holds the two together.

    Returns:
        Log-odds up to a constant a row [asks, finds + 1]; the last column is "none of them".
    """
    looks, found = (HEADS[name].slice for name in _COLUMNS[relation])
    looking = numbers[:, looks][asks].mean(1)
    there = numbers[:, found][finds].mean(1)
    row = between(asks, finds) * BUCKETS + buckets(gaps(asks, finds))
    scores = looking @ there.T * np.float32(LINK**-0.5) + bias[row]
    none = np.full((len(asks), 1), bias[-1], dtype=np.float32)
    return np.concatenate([scores, none], 1)


def softmax(scores: Floats) -> Floats:
    """Return probabilities along the last axis."""
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Floats = powers / powers.sum(-1, keepdims=True)
    return shares
