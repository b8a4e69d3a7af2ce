"""What became of a text: the pieces give both texts back, and are few and whole words."""

from __future__ import annotations

from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.store.difference import Piece, difference

WORDS = st.lists(st.sampled_from(["We", "sail", " ", "\n", "at", "dawn", ".", "Łódź", "é", "\r\n", "  "]))


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("We sail.", "We sail.", [("same", "We sail.")]),
        ("", "", []),
        ("", "We sail.", [("new", "We sail.")]),
        ("We sail.", "", [("gone", "We sail.")]),
        (
            "We sail at dawn.\n",
            "We stay.\n",
            [("same", "We "), ("gone", "sail at dawn"), ("new", "stay"), ("same", ".\n")],
        ),
        (
            "Talks\n\nWe sail.\n",
            "Talks\n\nA correction.\n\nWe sail.\n",
            [("same", "Talks\n\n"), ("new", "A correction.\n\n"), ("same", "We sail.\n")],
        ),
        ("in Łódź", "in Lodz", [("same", "in "), ("gone", "Łódź"), ("new", "Lodz")]),
    ],
)
def test_pieces(before: str, after: str, pieces: list[tuple[str, str]]) -> None:
    assert list(difference(before, after)) == [Piece(*piece) for piece in pieces]


@given(WORDS.map("".join), WORDS.map("".join))
def test_they_give_both_texts_back(before: str, after: str) -> None:
    pieces = difference(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == after
    assert all(piece.text for piece in pieces)
    assert all((one.kind, other.kind) != ("same", "same") for one, other in pairwise(pieces))


@pytest.mark.parametrize("size", [200_000])
def test_long_texts_take_no_longer_than_they_are(size: int) -> None:
    start = perf_counter()
    difference("a b " * size, "b a " * size)
    difference("a\nb\n" * size, "b\na\n" * size)
    difference("".join(f"{n} " for n in range(size)), "".join(f"{n} " for n in range(size, 0, -1)))
    assert perf_counter() - start < 20
