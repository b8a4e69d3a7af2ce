"""Windows and batches, and what a loss says of them. All of it needs torch."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install torch==2.13.0")

from onrecord.model.labels import TAGS, barred, goes_on, opens  # noqa: E402
from onrecord.model.pieces import Pieces  # noqa: E402
from onrecord.model.windows import CLS, SEP  # noqa: E402
from tests.training.letters import tokenizer  # noqa: E402
from training.batches import PAD, Window, batch, batches, windows  # noqa: E402
from training.encoded import Encoded, Links, encode  # noqa: E402
from training.example import Attribution, Example, Name  # noqa: E402


def chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311


def laid(sizes: list[int], breaks: set[int], tags: list[int] | None = None) -> Encoded:
    """An example of words of so many pieces, numbered from 1000; nothing else is known of it."""
    first = np.cumsum([0, *sizes])[:-1].astype(np.int64)
    words = np.arange(len(sizes))
    ids = 1000 + np.arange(sum(sizes))
    begins = np.isin(words, list(breaks))
    pieces = Pieces(ids, ids % 6, ids % 5, first, words, words + 1, begins, begins)
    unknown = np.full(len(sizes), -1, dtype=np.int64)
    known = unknown if tags is None else np.array(tags)
    return Encoded("hand", pieces, known, unknown, unknown, unknown, Links(), Links(), [], [])


@pytest.mark.parametrize("seed", range(30))
def test_windows_follow_each_other(seed: int) -> None:
    drawn = np.random.default_rng(seed)
    count, longest = int(drawn.integers(0, 200)), int(drawn.integers(16, 64))
    sizes = drawn.integers(1, 4, size=count).tolist()
    example = laid(sizes, set(np.flatnonzero(drawn.random(count) < 0.1).tolist()))
    found = list(windows(example, longest, chance(seed)))
    assert [window.start for window in found] == [0, *(window.stop for window in found)][: len(found)]
    assert (found[-1].stop if found else 0) == count
    assert all(window.start < window.stop for window in found)
    assert all(window.size == sum(sizes[window.start : window.stop]) + 2 <= longest for window in found)


def test_a_word_too_long_for_a_window_is_left_out() -> None:
    found = list(windows(laid([1, 40, 1, 1], set()), 16, chance(1)))
    assert [(window.start, window.stop) for window in found] == [(0, 1), (2, 4)]


def test_windows_begin_with_sentences_where_they_can() -> None:
    example = laid([1] * 200, set(range(0, 200, 10)))
    assert all(window.start % 10 == 0 for window in windows(example, 32, chance(3)))


def test_the_first_cut_differs() -> None:
    example = laid([1] * 100, set())
    assert len({next(iter(windows(example, 32, chance(seed)))).stop for seed in range(20)}) > 5


def test_batches_hold_every_window_once_and_no_more_than_they_may() -> None:
    examples = [laid([1] * size, set()) for size in (5, 90, 33, 200, 1)]
    grouped = batches(examples, 32, 100, chance(5))
    taken = {(id(one.of), at) for group in grouped for one in group for at in range(one.start, one.stop)}
    assert len(taken) == sum(one.stop - one.start for group in grouped for one in group) == 329
    for group in grouped:
        assert len(group) * max(window.size for window in group) <= 100 or len(group) == 1
    again = batches(examples, 32, 100, chance(5))
    assert [[(w.start, w.stop) for w in g] for g in again] == [
        [(w.start, w.stop) for w in g] for g in grouped
    ]


def test_a_batch_lays_windows_side_by_side() -> None:
    example = laid([2, 1, 3, 1], set(), [0, 4, 4, 0])
    made = batch([Window(example, 1, 4), Window(example, 0, 1)])
    assert made.ids.tolist() == [
        [CLS, 1002, 1003, 1004, 1005, 1006, SEP],
        [CLS, 1000, 1001, SEP, PAD, PAD, PAD],
    ]
    assert made.mask.tolist() == [[True] * 7, [True] * 4 + [False] * 3]
    assert made.case[1].tolist() == [0, 1000 % 6, 1001 % 6, 0, 0, 0, 0]
    assert made.place[1].tolist() == [0, 1000 % 5, 1001 % 5, 0, 0, 0, 0]
    assert made.first.tolist() == [[1, 2, 5], [1, 0, 0]]
    assert made.words.tolist() == [[True] * 3, [True, False, False]]
    assert made.labels["tags"].tolist() == [[4, 4, 0], [0, -1, -1]]
    assert made.labels["names"].tolist() == [[-1] * 3] * 2


def test_wherever_a_window_cuts_its_labels_are_allowed() -> None:
    tags = [TAGS.index(label) for label in ("B-cue I-cue I-cue E-cue O S-source B-content E-content").split()]
    example = laid([1] * len(tags), set(), list(tags))
    forbidden = barred(TAGS)
    for start in range(len(tags)):
        for stop in range(start + 1, len(tags) + 1):
            told = batch([Window(example, start, stop)]).labels["tags"][0].tolist()
            assert TAGS[told[0]] == "O" or opens(TAGS[told[0]])
            assert not goes_on(TAGS[told[-1]])
            assert not any(forbidden[one][other] for one, other in pairwise(told))
            assert [TAGS[label][1:] for label in told] == [TAGS[label][1:] for label in tags[start:stop]]
    assert example.tags.tolist() == tags  # what is mended is the window's own


def test_an_unknown_label_stays_unknown_at_an_edge() -> None:
    example = laid([1, 1], set(), [-1, -1])
    assert batch([Window(example, 0, 2)]).labels["tags"].tolist() == [[-1, -1]]


def test_windows_of_a_text() -> None:
    text = "They sail, Marta Venn said."
    said = Attribution(((11, 21),), ((22, 26),), ((0, 9),))
    told = encode(tokenizer(), Example("x", "hand", text, (said,), (Name((11, 21), "person"),)))
    (whole,) = windows(told, 64, chance(8))
    made = batch([whole])
    assert made.words.sum() == 7
    pieces = made.ids[0, made.first[0]].tolist()
    assert pieces == [
        200 + 1 + "abcdefghijklmnopqrstuvwxyz".index(c) if c.isalpha() else 200 for c in "ts,mvs."
    ]
