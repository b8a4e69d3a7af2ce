"""One token: a word, number or punctuation mark."""

from __future__ import annotations

from typing import NamedTuple


class Token(NamedTuple):
    """A word, number or punctuation mark with its place `[start, end)` in the cleaned text."""

    start: int
    end: int
    text: str
