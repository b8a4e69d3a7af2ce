"""Windows over texts of which nothing is known but how many pieces each word has."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.model.pieces import Pieces
from onrecord.model.windows import Window, windows


def pieces(sizes: list[int], breaks: set[int] = frozenset()) -> Pieces:
    """Lay out words of so many pieces each; `breaks` begin a sentence."""
    first = np.cumsum([0, *sizes])[:-1].astype(np.int64)
    words = np.arange(len(sizes))
    none = np.zeros(sum(sizes), dtype=np.int64)
    begins = np.isin(words, list(breaks))
    return Pieces(none, none, none, first, words, words + 1, begins, begins)


def checked(sizes: list[int], breaks: set[int], longest: int, context: int) -> list[Window]:
    """Cut a text, and prove what `windows` promises."""
    found = windows(pieces(sizes, breaks), longest, context)
    edges = np.cumsum([0, *sizes])
    at = 0
    for window in found:
        assert window.first == at < window.last
        assert 0 <= window.start <= window.first
        assert window.last <= window.stop <= len(sizes)
        size = edges[window.stop] - edges[window.start] + 2
        assert size <= longest or window.stop == window.last == window.first + 1
        # What is read along before never takes more than its room; after, only what is short of a sentence.
        assert edges[window.first] - edges[window.start] <= context
        if len(found) > 1 and window.stop < len(sizes) and window.last > window.first + 1:
            assert edges[window.stop] - edges[window.last] >= context
        at = window.last
    assert at == len(sizes)
    return found


@pytest.mark.parametrize("seed", range(60))
def test_every_word_is_taken_once(seed: int) -> None:
    chance = np.random.default_rng(seed)
    longest = int(chance.integers(16, 80))
    context = int(chance.integers(0, longest // 4 + 1))
    words = int(chance.integers(0, 400))
    sizes = 1 + chance.geometric(0.6, size=words) // 2
    long_ones = chance.random(words) < 0.02
    sizes[long_ones] = chance.integers(longest // 2, 3 * longest, size=int(long_ones.sum()))
    breaks = set(np.flatnonzero(chance.random(words) < chance.choice([0.0, 0.05, 0.5])).tolist())
    checked(sizes.tolist(), breaks, longest, context)


def test_no_words_no_window() -> None:
    assert checked([], set(), 16, 4) == []


@pytest.mark.parametrize("words", [1, 29, 30])
def test_what_fits_is_one_window(words: int) -> None:
    assert checked([1] * words, {3, 9}, 32, 8) == [Window(0, 0, words, words)]


def test_one_piece_too_many_is_two_windows() -> None:
    assert checked([1] * 31, set(), 32, 8) == [Window(0, 0, 22, 30), Window(14, 22, 31, 31)]


def test_a_window_ends_with_a_sentence_where_one_ends_late_enough() -> None:
    assert checked([1] * 40, {12, 18}, 32, 8)[0] == Window(0, 0, 18, 30)
    assert checked([1] * 40, {11}, 32, 8)[0].last == 11  # half of its twenty-two words
    assert checked([1] * 40, {10}, 32, 8)[0].last == 22
    assert checked([1] * 40, {22}, 32, 8)[0].last == 22


def test_words_longer_than_a_window_stand_alone() -> None:
    found = checked([200, 200, 1, 1], set(), 16, 4)
    assert [(window.first, window.last) for window in found] == [(0, 1), (1, 2), (2, 4)]
