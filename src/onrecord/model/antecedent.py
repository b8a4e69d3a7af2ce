"""The head that says who a pronoun or nominal means: the reader's numbers of both, and what rules see.

A small network over the packaged reader as it is: nothing of the reader was trained for it. The score of a
pair comes from the numbers of both mentions, each by itself and their product, and from features of the two
places (`annotate.pairing`); beside the candidates of a question stands "none of them". Weights lie in
`antecedent.safetensors` beside the reader (https://huggingface.co/docs/safetensors: a length, a header of
JSON, raw numbers); several seeds lie side by side and their answers are averaged.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.model.labels import WIDTH
from onrecord.model.pairs import softmax

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

_TYPES: Mapping[str, np.dtype[np.floating[Any]]] = {"F16": np.dtype("<f2"), "F32": np.dtype("<f4")}
_HEADER = 1 << 16
_BARRED = np.float32(-1e4)
# Questions answered at once; a long text has thousands.
_BLOCK = 256

# Candidates of a question, and how many features tell of a pair and of a question (`annotate.pairing`).
SLOTS, PAIR_WIDTH, ASK_WIDTH = 32, 116, 48


@dataclass(frozen=True, slots=True)
class Questions:
    """Every question of a text with its candidates.

    `asks` are the mentions that ask [questions]; `slots` the mentions that may be meant [questions, SLOTS],
    -1 where there is none; `chained` the question that a candidate is itself, an earlier one, -1 where it
    asks nothing; `pairs` and `ones` are the features of pairs [questions, SLOTS, PAIR_WIDTH] and of the
    questions themselves [questions, ASK_WIDTH], `choice` how much there is to choose from [questions, 2];
    `words` are the first and the last word of each mention [mentions, 2].
    """

    asks: Ints
    slots: Ints
    chained: Ints
    pairs: Floats
    ones: Floats
    choice: Floats
    words: Ints


# The tensors that each seed has its own of.
_BY_SEED = tuple(
    "ask find product pair one bias out linear deep deep_bias deep_out none none_bias none_out"
    " none_rest".split()
)


class Head:
    """The head, loaded."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        """Take the weights that `parse` read.

        Raises:
            ValueError: one is missing or has another shape than it should.
        """
        seeds, hidden, product = weights["product"].shape
        deep, none = weights["deep"].shape[1], weights["none_out"].shape[1]
        wanted = {
            "mean": (WIDTH,),
            "deviation": (WIDTH,),
            "ask": (seeds, hidden + product + none, WIDTH),
            "find": (seeds, hidden + product, 2 * WIDTH),
            "product": (seeds, hidden, product),
            "pair": (seeds, hidden, PAIR_WIDTH),
            "one": (seeds, hidden, ASK_WIDTH),
            "bias": (seeds, hidden),
            "out": (seeds, hidden),
            "linear": (seeds, PAIR_WIDTH),
            "deep": (seeds, deep, hidden),
            "deep_bias": (seeds, deep),
            "deep_out": (seeds, deep),
            "none": (seeds, none, ASK_WIDTH + 2),
            "none_bias": (seeds, none),
            "none_out": (seeds, none),
            "none_rest": (seeds,),
            "heat": (1,),
        }
        if {name: kept.shape for name, kept in weights.items()} != wanted:
            raise ValueError("weights of other shapes than they should be")
        if weights["heat"][0] <= 0 or weights["deviation"].min() <= 0:
            raise ValueError("a scale that is not above zero")
        self._kept = dict(weights)
        self._seeds, self._hidden, self._product = seeds, hidden, product

    def shares(self, numbers: Floats, asked: Questions) -> Floats:
        """Return how likely each mention is meant [questions, mentions + 1]; the last: none of them.

        Each row adds up to 1. What a pronoun means through a chain of pronouns is counted in already, so that
        only mentions that are no pronoun have a share.

        Args:
            numbers: what the reader says of each word [words, WIDTH].
            asked: the questions, in text order.
        """
        mentions = len(asked.words)
        told = np.zeros((len(asked.asks), mentions + 1), dtype=np.float32)
        if not len(asked.asks):
            return told
        kept = self._kept
        known = (numbers[asked.words] - kept["mean"]) / kept["deviation"]
        for seed in range(self._seeds):
            one = self._one_seed(seed, known, asked)
            answers = np.zeros_like(told)
            for row in range(len(one)):
                slots, chained = asked.slots[row], asked.chained[row]
                direct = (slots >= 0) & (chained < 0)
                np.add.at(answers[row], slots[direct], one[row, :-1][direct])
                answers[row, -1] = one[row, -1]
                for column in np.flatnonzero(chained >= 0).tolist():
                    answers[row] += one[row, column] * answers[chained[column]]
            told += answers / np.float32(self._seeds)
        return told

    def _one_seed(self, seed: int, known: Floats, asked: Questions) -> Floats:
        """Return shares of slots [questions, SLOTS + 1] as one seed has them."""
        kept = {name: self._kept[name][seed] for name in _BY_SEED}
        hidden, product = self._hidden, self._product
        looking = known[asked.asks, 0] @ kept["ask"].T
        there = known.reshape(len(known), -1) @ kept["find"].T
        parts = []
        for start in range(0, len(asked.asks), _BLOCK):
            rows = slice(start, start + _BLOCK)
            slots, pairs, ones = np.maximum(asked.slots[rows], 0), asked.pairs[rows], asked.ones[rows]
            ask, find = looking[rows], there[slots]
            both = ask[:, None, hidden : hidden + product] * find[..., hidden:]
            inner = pairs @ kept["pair"].T + find[..., :hidden] + both @ kept["product"].T
            inner += (ones @ kept["one"].T + kept["bias"] + ask[:, :hidden])[:, None]
            inner = np.maximum(inner, 0)
            deep = np.maximum(inner @ kept["deep"].T + kept["deep_bias"], 0)
            scores = inner @ kept["out"] + pairs @ kept["linear"] + deep @ kept["deep_out"]
            scores[asked.slots[rows] < 0] = _BARRED
            spare = np.concatenate([ones, asked.choice[rows]], 1) @ kept["none"].T + kept["none_bias"]
            spare = np.maximum(spare + ask[:, hidden + product :], 0) @ kept["none_out"] + kept["none_rest"]
            parts.append(softmax(np.concatenate([scores, spare[:, None]], 1) / self._kept["heat"][0]))
        told: Floats = np.concatenate(parts).astype(np.float32)
        return told


def parse(content: bytes) -> dict[str, Floats]:
    """Read tensors out of a file of safetensors.

    Raises:
        ValueError: it is none, or holds what no head holds.
    """
    size = int.from_bytes(content[:8], "little")
    if len(content) < 8 or size > min(_HEADER, len(content) - 8):
        raise ValueError("it has no header")
    header = json.loads(content[8 : 8 + size])
    numbers = content[8 + size :]
    told: dict[str, Floats] = {}
    for name, what in header.items():
        if name == "__metadata__":
            continue
        kind, shape = _TYPES[what["dtype"]], tuple(int(length) for length in what["shape"])
        start, end = (int(offset) for offset in what["data_offsets"])
        if not 0 <= start <= end <= len(numbers) or any(length < 1 for length in shape):
            raise ValueError(f"{name} lies outside of it")
        array = np.frombuffer(numbers[start:end], dtype=kind).reshape(shape).astype(np.float32)
        if not np.isfinite(array).all():
            raise ValueError(f"{name} holds what is no number")
        told[name] = array
    return told


def serialized(weights: Mapping[str, Floats], about: Mapping[str, str]) -> bytes:
    """Write tensors as a file of safetensors, in half precision; the same weights give the same bytes."""
    header: dict[str, object] = {"__metadata__": dict(sorted(about.items()))}
    parts, at = [], 0
    for name in sorted(weights):
        kept = np.ascontiguousarray(weights[name], dtype=_TYPES["F16"]).tobytes()
        shape = list(weights[name].shape)
        header[name] = {"dtype": "F16", "shape": shape, "data_offsets": [at, at + len(kept)]}
        parts.append(kept)
        at += len(kept)
    told = json.dumps(header, separators=(",", ":")).encode()
    told += b" " * (-len(told) % 8)
    return len(told).to_bytes(8, "little") + told + b"".join(parts)
