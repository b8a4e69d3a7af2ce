"""The range of every channel that a matrix reads, over texts of openly licensed corpora."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import numpy as np
import torch
from torch import Tensor, nn

from onrecord.model.windows import windows
from training import corpora
from training.batches import Window, batch
from training.encoded import encode, tokenizer_of
from training.network import Network
from training.pretrained import folder
from training.quantise import Range

# Texts read from each corpus. None of PolNeAR's: a model made without it must not depend on it.
TEXTS = {"gum": 12, "uner": 60, "gap": 40, "readouts": 40}
_LONGEST, _CONTEXT = 192, 24
# Ranges are widened to a grid, so that another machine's rounding does not change the file.
_GRID = np.float32(32)


def ranges(network: Network) -> dict[str, Range]:
    """Return the range of what goes into each linear map of the encoder, by its name in the state dict."""
    found: dict[str, Range] = {}
    hooks = [
        module.register_forward_pre_hook(_Watch(name, found))
        for name, module in network.encoder.named_modules()
        if isinstance(module, nn.Linear)
    ]
    network.eval()
    with torch.no_grad():
        for window in _windows():
            made = batch([window])
            network.encoder(made.ids, made.case, made.place, made.mask)
    for hook in hooks:
        hook.remove()
    return {
        name: Range(np.floor(kept.low * _GRID) / _GRID, np.ceil(kept.high * _GRID) / _GRID)
        for name, kept in found.items()
    }


class _Watch:
    def __init__(self, name: str, found: dict[str, Range]) -> None:
        self.name, self.found = name, found

    def __call__(self, _module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        seen = inputs[0].reshape(-1, inputs[0].shape[-1])
        low, high = seen.amin(0).numpy(), seen.amax(0).numpy()
        if self.name in self.found:
            low, high = (
                np.minimum(low, self.found[self.name].low),
                np.maximum(high, self.found[self.name].high),
            )
        self.found[self.name] = Range(low, high)


def _windows() -> Iterator[Window]:
    tokenizer = tokenizer_of(folder())
    for name, count in TEXTS.items():
        for example in islice(corpora.TRAINING[name](), count):
            encoded = encode(tokenizer, example)
            for window in windows(encoded.pieces, _LONGEST, _CONTEXT):
                yield Window(encoded, window.start, window.stop)
