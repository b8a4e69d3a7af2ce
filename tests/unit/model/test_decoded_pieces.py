"""Pieces made out of labels, and what `Scores` says of them."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from onrecord.model.labels import TAGS, WIDTH
from onrecord.model.pieces import Pieces
from onrecord.model.scores import Scores, Steps
from onrecord.model.viterbi import Piece, best, pieces, shares

SHORT = {"O": "O", "c": "content", "q": "cue", "s": "source"}


def steps(start: float = 0.0) -> Steps:
    size = len(TAGS)
    return Steps.of(TAGS, np.full(size, start, np.float32), np.zeros((size, size), np.float32))


def emitted(written: str, loud: float = 8.0) -> np.ndarray:
    """Emissions that call for labels, written "Bc Ic Ec O Sq"."""
    labels = [label if label == "O" else f"{label[0]}-{SHORT[label[1]]}" for label in written.split()]
    numbers = np.zeros((len(labels), len(TAGS)), dtype=np.float32)
    for row, label in enumerate(labels):
        numbers[row, TAGS.index(label)] = loud
    return numbers


def told(written: str, runs: str = "") -> list[tuple[str, int, int]]:
    """Decode; `runs` has an x below each word that begins a run."""
    scores = emitted(written)
    begins = np.array([mark == "x" for mark in runs.ljust(len(scores), ".")])
    return [piece[:3] for piece in pieces(TAGS, scores, steps(), begins)]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("O O", []),
        ("Sq", [("cue", 0, 0)]),
        ("Bc Ic Ec", [("content", 0, 2)]),
        ("Bc Ec Bc Ec", [("content", 0, 1), ("content", 2, 3)]),
        ("Ss Sq O Bc Ec", [("source", 0, 0), ("cue", 1, 1), ("content", 3, 4)]),
        ("Sc Sc", [("content", 0, 0), ("content", 1, 1)]),
    ],
)
def test_labels_make_pieces(written: str, found: list) -> None:
    assert told(written) == found


def test_no_piece_leaves_its_run() -> None:
    assert told("Bc Ic Ic Ic Ic Ec", "x..x..") == [("content", 0, 2), ("content", 3, 5)]
    assert told("Bc Ic Ic Ic Ic Ec", "x.....") == [("content", 0, 5)]
    assert told("Sc Sq Ss", "xxx") == [("content", 0, 0), ("cue", 1, 1), ("source", 2, 2)]


def test_each_run_is_read_as_if_it_stood_alone() -> None:
    chance = np.random.default_rng(7)
    scores = chance.normal(size=(30, len(TAGS)), scale=3).astype(np.float32)
    field = Steps.of(
        TAGS,
        chance.normal(size=len(TAGS)).astype(np.float32),
        chance.normal(size=(len(TAGS), len(TAGS))).astype(np.float32),
    )
    cuts = [0, 4, 5, 17, 30]
    begins = np.isin(np.arange(30), cuts)
    apart = [
        Piece(piece.kind, piece.first + start, piece.last + start, piece.sure)
        for start, stop in pairwise(cuts)
        for piece in pieces(TAGS, scores[start:stop], field, np.zeros(stop - start, dtype=np.bool_))
    ]
    assert len(apart) > 5
    assert list(pieces(TAGS, scores, field, begins)) == apart


def test_no_words_no_pieces() -> None:
    none = np.zeros((0, len(TAGS)), dtype=np.float32)
    assert list(pieces(TAGS, none, steps(), np.zeros(0, dtype=np.bool_))) == []
    assert shares(np.zeros(0, dtype=np.int64), none, steps()).tolist() == []


def test_a_piece_is_as_sure_as_its_two_edges() -> None:
    scores = emitted("Bc Ic Ec O Sq")
    scores[2] /= 2
    runs = np.array([True, False, False, False, True])
    content, cue = pieces(TAGS, scores, steps(), runs)
    labels = np.array([TAGS.index(f"{edge}-content") for edge in "BIE"] + [0])
    begin, _, end, _ = shares(labels, scores[:4], steps()).tolist()
    assert content.sure == pytest.approx(begin * end, rel=1e-5)
    # A run of one word: nothing but O and the three single words may stand there.
    assert cue.sure == pytest.approx(np.exp(8) / (np.exp(8) + 3), rel=1e-5)


@pytest.mark.parametrize("seed", range(10))
def test_shares_are_those_of_all_paths_that_may_be(seed: int) -> None:
    labels = ("O", "B-a", "I-a", "E-a", "S-a")
    chance = np.random.default_rng(seed)
    field = Steps.of(
        labels,
        chance.normal(size=5).astype(np.float32),
        chance.normal(size=(5, 5)).astype(np.float32),
    )
    scores = chance.normal(size=(4, 5), scale=2).astype(np.float32)
    weights = {}
    for path in product(range(5), repeat=4):
        total = (
            field.start[path[0]] + field.stop[path[-1]] + sum(scores[at, one] for at, one in enumerate(path))
        )
        total += sum(field.step[one, other] for one, other in pairwise(path))
        weights[path] = np.exp(float(total))
    whole = sum(weights.values())
    for told in ((0, 0, 0, 0), (1, 2, 2, 3), (4, 0, 1, 3)):
        wanted = [
            sum(weight for path, weight in weights.items() if path[at] == one) / whole
            for at, one in enumerate(told)
        ]
        assert shares(np.array(told), scores, field).tolist() == pytest.approx(wanted, abs=1e-4)


@pytest.mark.parametrize("loud", [50.0, 90.0, 900.0, 5000.0])
def test_large_numbers_stay_shares(loud: float) -> None:
    """What no path may take is loudest: inside of a piece that nothing begins."""
    scores = np.zeros((3, len(TAGS)), dtype=np.float32)
    scores[:, TAGS.index("I-cue")] = loud
    told = shares(best(scores, steps()), scores, steps())
    assert ((told > 0) & (told <= 1 + 1e-6)).all()


def test_a_field_weighs_against_what_words_say_alone() -> None:
    size = len(TAGS)
    step = np.zeros((size, size), dtype=np.float32)
    step[TAGS.index("O"), TAGS.index("S-cue")] = -9.0
    field = Steps.of(TAGS, np.zeros(size, dtype=np.float32), step)
    assert [TAGS[label] for label in best(emitted("O Sq"), field)] == ["O", "O"]
    assert [TAGS[label] for label in best(emitted("O Sq"), steps())] == ["O", "S-cue"]


def test_steps_bar_only_what_labels_allow_nowhere() -> None:
    field = steps(0.25)
    free = {label for label, cost in zip(TAGS, field.start, strict=True) if cost == 0.25}
    assert free == {"O", *(label for label in TAGS if label[0] in "BS")}
    assert all(field.start[TAGS.index(label)] < -1000 for label in set(TAGS) - free)
    assert {label for label, cost in zip(TAGS, field.stop, strict=True) if cost == 0} == {
        label for label in TAGS if label[0] in "OES"
    }


def test_sureness_is_led_through_the_table_of_its_kind() -> None:
    empty = np.zeros(0, dtype=np.int64)
    none = Pieces(*[empty] * 6, empty.astype(bool), empty.astype(bool))
    table = (np.array([0.2, 0.6]), np.array([0.1, 0.9]))
    scores = Scores("n", none, np.zeros((0, WIDTH), np.float32), {}, {}, {"person": table})
    sure = [scores.calibrated("person", at) for at in (0.0, 0.2, 0.4, 0.6, 1.0)]
    assert sure == pytest.approx([0.1, 0.1, 0.5, 0.9, 0.9])
    assert scores.calibrated("place", 0.37) == 0.37
