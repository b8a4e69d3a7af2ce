"""Windows cut out of encoded examples, and batches of windows of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from onrecord.model.pieces import Ints
from onrecord.model.windows import CLS, SEP
from training.encoded import Encoded

PAD = 0


@dataclass(frozen=True)
class Window:
    """Words `start` to `stop` of an example."""

    of: Encoded
    start: int
    stop: int

    @property
    def bounds(self) -> tuple[int, int]:
        """First and last-but-one piece."""
        first, pieces = self.of.pieces.first, len(self.of.pieces.ids)
        return int(first[self.start]), int(first[self.stop]) if self.stop < len(first) else pieces

    @property
    def size(self) -> int:
        """Pieces with the two that frame them."""
        begin, end = self.bounds
        return end - begin + 2


def windows(example: Encoded, longest: int, chance: random.Random) -> Iterator[Window]:
    """Cut an example into windows that begin with a sentence where one begins in reach.

    The first window gets a random part of the room, so that the cuts differ every time.
    """
    first, total = example.pieces.first, len(example.pieces.ids)
    words = len(first)
    room = chance.randint(longest // 3, longest) - 2
    start = 0
    while start < words:
        limit = int(first[start]) + room
        stop = words if total <= limit else int(np.searchsorted(first, limit, "right")) - 1
        stop = max(stop, start + 1)
        if stop < words:
            begun = np.flatnonzero(example.pieces.breaks[start + 1 : stop + 1])
            if len(begun) and begun[-1] + 1 >= (stop - start) // 2:
                stop = start + 1 + int(begun[-1])
        if int(first[stop] if stop < words else total) - int(first[start]) <= longest - 2:
            yield Window(example, start, stop)
        start, room = stop, longest - 2


@dataclass(frozen=True)
class Batch:
    """Windows side by side; shorter ones are filled up."""

    windows: list[Window]
    ids: Tensor
    case: Tensor
    place: Tensor
    mask: Tensor
    first: Tensor
    words: Tensor
    """True where a word stands [batch, words]."""
    labels: dict[str, Tensor]
    """`tags`, `names`, `acts`, `forms` [batch, words]; -1 where unknown or no word."""


def batches(
    examples: Sequence[Encoded], longest: int, pieces: int, chance: random.Random
) -> list[list[Window]]:
    """Cut all examples anew and put windows of like length together, in random order.

    Args:
        examples: what to read.
        longest: pieces a window.
        pieces: pieces a batch.
        chance: the source of randomness.
    """
    cut = [window for example in examples for window in windows(example, longest, chance)]
    cut.sort(key=lambda window: (window.size // 8, chance.random()))
    grouped: list[list[Window]] = []
    for window in cut:
        if grouped and (len(grouped[-1]) + 1) * max(window.size, grouped[-1][0].size) <= pieces:
            grouped[-1].append(window)
        else:
            grouped.append([window])
    chance.shuffle(grouped)
    return grouped


def batch(group: list[Window]) -> Batch:
    """Lay windows side by side."""
    length = max(window.size for window in group)
    width = max(window.stop - window.start for window in group)
    ids = np.full((len(group), length), PAD, dtype=np.int64)
    case, place = np.zeros_like(ids), np.zeros_like(ids)
    mask = np.zeros(ids.shape, dtype=np.bool_)
    first = np.zeros((len(group), width), dtype=np.int64)
    words = np.zeros(first.shape, dtype=np.bool_)
    labels = {name: np.full(first.shape, -1, dtype=np.int64) for name in ("tags", "names", "acts", "forms")}
    for row, window in enumerate(group):
        begin, end = window.bounds
        source = window.of.pieces
        size, count = end - begin, window.stop - window.start
        ids[row, 0], ids[row, size + 1] = CLS, SEP
        ids[row, 1 : size + 1] = source.ids[begin:end]
        case[row, 1 : size + 1] = source.case[begin:end]
        place[row, 1 : size + 1] = source.place[begin:end]
        mask[row, : size + 2] = True
        first[row, :count] = source.first[window.start : window.stop] - begin + 1
        words[row, :count] = True
        for name, kept in labels.items():
            kept[row, :count] = getattr(window.of, name)[window.start : window.stop]
        for name in ("tags", "names"):
            _mend(labels[name][row], count)
    tensors = {name: torch.from_numpy(kept) for name, kept in labels.items()}
    given = {"ids": ids, "case": case, "place": place, "mask": mask, "first": first, "words": words}
    arrays = {name: torch.from_numpy(array) for name, array in given.items()}
    return Batch(windows=group, labels=tensors, **arrays)


def _mend(labels: Ints, count: int) -> None:
    """A window may cut a piece in two: there its parts begin and end (B, I, E, S are 1, 2, 3, 4 of four)."""
    if labels[0] > 0:
        labels[0] += {1: -1, 2: 1}.get(int(labels[0] - 1) % 4, 0)
    if labels[count - 1] > 0:
        labels[count - 1] += {0: 3, 1: 1}.get(int(labels[count - 1] - 1) % 4, 0)
