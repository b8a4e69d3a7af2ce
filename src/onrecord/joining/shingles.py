"""Which of a million texts share words: pairs that share a run of them, with how many runs.

    texts = Texts(words, starts)            # the words of all texts as numbers, one after the other
    pairs, counts = sharing(texts, order, size=4)

A run is `size` words in a row (a shingle), known by 64 bits. Texts with a run in common stand in one block; a
block of more than `CAP` texts is put in order, and each text meets its `WINDOW` neighbours only, so that
the number of pairs grows with the number of texts and no faster, whatever is repeated in them. Runs are
sorted `PART` at a time: memory is that of the words and of one part.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Codes = NDArray[np.uint64]

# A block up to this size is compared whole; in a bigger one each text meets so many neighbours.
CAP, WINDOW = 12, 6
# So many runs are sorted at once: about 0.3 GB.
PART = 1 << 23
# Odd numbers that spread bits (the finaliser of splitmix64, Vigna 2015).
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
# Words in one step of `_runs`.
_STEP = 1 << 22


class Texts(NamedTuple):
    """Texts as numbers of words in one flat array; text `n` is `words[starts[n]:starts[n + 1]]`."""

    words: NDArray[np.int32]
    starts: Numbers

    def __len__(self) -> int:
        """Return how many texts there are."""
        return len(self.starts) - 1

    def of(self, number: int) -> list[int]:
        """Return the words of one text."""
        found: list[int] = self.words[self.starts[number] : self.starts[number + 1]].tolist()
        return found


class Shared(NamedTuple):
    """Pairs of numbers of texts, the smaller first, in order; and how many runs each pair was met by."""

    pairs: Numbers
    counts: Numbers


def sharing(  # noqa: PLR0913 - all of it are knobs of one thing
    texts: Texts,
    order: Numbers,
    *,
    size: int,
    keep: int = 1,
    weights: NDArray[np.float64] | None = None,
    least: float = 0.0,
) -> Shared:
    """Return the pairs of texts that share a run of words.

    Args:
        texts: the texts.
        order: what puts the texts of a big block in order, a number each.
        size: how many words make a run; a shorter text is one run.
        keep: one run in so many is looked at, the same one in every text: long texts share many.
        weights: what each word tells, by its number.
        least: a run that tells less in all is not looked at.
    """
    parts = max(1, -(-len(texts.words) // (PART * keep)))
    found = []
    for part in range(parts):
        codes, owners = [np.empty(0, np.uint64)], [np.empty(0, np.int64)]
        for run, of, told in _runs(texts, size, weights):
            chosen = told >= least
            if keep > 1:
                chosen &= (run >> np.uint64(8)) % np.uint64(keep) == 0
            if parts > 1:
                chosen &= (run >> np.uint64(32)) % np.uint64(parts) == part
            codes.append(run[chosen])
            owners.append(of[chosen])
        found.append(blocked(np.concatenate(codes), np.concatenate(owners), order))
    return _together(found, len(texts))


def blocked(codes: Codes, owners: Numbers, order: Numbers, *, gap: int | None = None) -> Shared:
    """Return the pairs of owners that share a code, each with how many they share.

    Args:
        codes: keys, several for an owner; one that comes twice counts once.
        owners: the number of the owner of each.
        order: what puts owners in order, a number each.
        gap: owners farther apart in that order are no pair.
    """
    by_block = np.lexsort((owners, order[owners], codes))
    codes, owners = codes[by_block], owners[by_block]
    if len(codes):
        first = np.r_[True, (codes[1:] != codes[:-1]) | (owners[1:] != owners[:-1])]
        codes, owners = codes[first], owners[first]
    new = codes[1:] != codes[:-1]
    edges = np.flatnonzero(np.r_[True, new, True]) if len(codes) else np.zeros(1, np.int64)
    sizes = np.diff(edges)
    several = np.repeat(sizes > 1, sizes)
    codes, owners = codes[several], owners[several]
    sizes = sizes[sizes > 1]
    reach = np.repeat(np.where(sizes > CAP, WINDOW, CAP), sizes)
    found = [np.empty(0, np.int64)]
    for step in range(1, max(CAP, WINDOW) + 1):
        near = (codes[step:] == codes[:-step]) & (reach[:-step] >= step)
        if not near.any():
            break
        one, other = owners[:-step][near], owners[step:][near]
        if gap is not None:
            close = np.abs(order[other] - order[one]) <= gap
            one, other = one[close], other[close]
        found.append(np.minimum(one, other) * len(order) + np.maximum(one, other))
    joined, counts = np.unique(np.concatenate(found), return_counts=True)
    total = max(len(order), 1)
    return Shared(np.stack((joined // total, joined % total), axis=1), counts.astype(np.int64))


def spread(numbers: NDArray[np.generic]) -> Codes:
    """Return 64 well-mixed bits for each number, the same in every run."""
    with np.errstate(over="ignore"):
        mixed = (numbers.astype(np.uint64) + np.uint64(1)) * _SPREAD
        mixed = (mixed ^ (mixed >> np.uint64(30))) * _FIRST
        mixed = (mixed ^ (mixed >> np.uint64(27))) * _SECOND
        return mixed ^ (mixed >> np.uint64(31))


def _runs(
    texts: Texts, size: int, weights: NDArray[np.float64] | None
) -> Iterator[tuple[Codes, Numbers, NDArray[np.float64]]]:
    """Yield the runs of all texts, some millions at a time, whose they are, and what each tells."""
    lengths = np.diff(texts.starts)
    edges = np.searchsorted(texts.starts, np.arange(0, len(texts.words), _STEP), side="left")
    edges = np.unique(np.r_[0, edges, len(texts)])
    for first, last in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        begin = int(texts.starts[first])
        words = texts.words[begin : int(texts.starts[last])]
        mixed = spread(words)
        of = np.repeat(np.arange(first, last), lengths[first:last])
        left = texts.starts[of + 1] - begin - np.arange(len(of))  # words up to the text's end
        for length in range(1, size + 1):
            # A text shorter than a run is one by itself.
            here = left >= size if length == size else (left == length) & (lengths[of] == length)
            at = np.flatnonzero(here)
            if len(at):
                code, told = np.zeros(len(at), np.uint64), np.zeros(len(at))
                with np.errstate(over="ignore"):
                    for step in range(length):
                        code = code * _SPREAD + mixed[at + step]
                        if weights is not None:
                            told += weights[words[at + step]]
                yield spread(code), of[at], told


def _together(found: list[Shared], total: int) -> Shared:
    if len(found) == 1:
        return found[0]
    codes = np.concatenate([part.pairs[:, 0] * total + part.pairs[:, 1] for part in found])
    counts = np.concatenate([part.counts for part in found])
    joined, inverse = np.unique(codes, return_inverse=True)
    summed = np.bincount(inverse, weights=counts, minlength=len(joined)).astype(np.int64)
    return Shared(np.stack((joined // max(total, 1), joined % max(total, 1)), axis=1), summed)
