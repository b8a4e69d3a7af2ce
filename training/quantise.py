"""Weights and activations in 8 bits.

Three choices, each measured on PolNeAR dev (mean absolute difference of the tags' logits from fp32):

1. *Weights: signed, one scale a column, and safe in pairs.* A CPU without VNNI multiplies with `vpmaddubsw`,
   which adds two neighbouring products in 16 bits and saturates: full 8-bit weights give other numbers there
   than here. Seven bits (|w| <= 63) are always safe; but it is enough that two weights which meet in one sum
   (rows 2k and 2k + 1 of a column) make at most 128 together, since 255 * 128 < 2**15. That keeps nearly all
   of the eighth bit (8 bits 0.071, ours 0.072, 7 bits 0.075) and is exact everywhere. Unsigned weights are
   exact too, at 0.6 of the speed.
2. *Activations: a fixed scale each, from texts read beforehand.* A scale found at run time follows the
   largest number in the tensor, so that one odd piece would change the words around it; a fixed one does
   not. Beyond the range numbers are clipped.
3. *Channels are evened out first* (SmoothQuant, Xiao et al. 2023): a few channels are ten times the others.
   Each is divided by its range to the power 0.7, and the weights take the factor back: 0.072 -> 0.044. The
   factors are powers of two, so that nothing else changes.

Blocks of 128 with their own scales (`MatMulNBits`) are twice as exact (0.021) and cost 0.6 of the speed.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

_TOP = 127
# Two weights of one sum: 255 * 128 = 32,640 fits 16 bits, 255 * 129 does not.
_PAIR = 128
_SMOOTH = 0.7
_LEAST = 1e-3


class Range(NamedTuple):
    """The least and the greatest number that each channel took [channels]."""

    low: Floats
    high: Floats


class Columns(NamedTuple):
    """Weights [rows, columns] in 8 bits and the scale of each column."""

    weights: npt.NDArray[np.int8]
    scales: Floats


def columns(weights: Floats) -> Columns:
    """Quantise weights [rows, columns] so that no pair of rows can saturate."""
    pairs = _pairs(weights).max(0)
    # A hair less than 128: rounding may add half a step to both.
    scales = np.maximum(np.abs(weights).max(0) / _TOP, pairs / (_PAIR - 1))
    scales[scales == 0] = 1
    scales = scales.astype(np.float32)
    rounded = np.clip(np.rint(weights / scales), -_TOP, _TOP)
    if _pairs(rounded).max() > _PAIR:
        raise ValueError("two neighbouring weights would saturate together")
    return Columns(rounded.astype(np.int8), scales)


def _pairs(weights: Floats) -> Floats:
    """Return the largest sums of one sign that rows 2k and 2k + 1 can make [rows / 2, columns]."""
    above, below = np.maximum(weights, 0), np.maximum(-weights, 0)
    sums: Floats = np.maximum(above[0::2] + above[1::2], below[0::2] + below[1::2])
    return sums


def rows(table: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """Quantise a table of vectors [rows, size] with one scale a row [rows, 1]."""
    scales = np.abs(table).max(1, keepdims=True) / _TOP
    scales[scales == 0] = 1
    return np.rint(table / scales).astype(np.int8), scales.astype(np.float32)


def factors(of: Range) -> Floats:
    """Return what to divide each channel by, a power of two."""
    widest = np.maximum(np.maximum(of.high, -of.low), _LEAST)
    power = _SMOOTH * (np.log2(widest) - np.log2(widest).mean())
    return np.exp2(np.rint(power)).astype(np.float32)


def fixed(of: Range) -> tuple[np.float32, np.uint8]:
    """Return the scale and the zero point of unsigned 8-bit numbers that cover all channels."""
    low, high = min(float(of.low.min()), 0.0), max(float(of.high.max()), 0.0)
    scale = np.float32((high - low) / 255 or 1)
    return scale, np.uint8(np.clip(np.rint(-low / scale), 0, 255))
