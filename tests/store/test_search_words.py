"""Folding, what is typed, and what is marked: the folded words of a text stand where they say."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.spans import Span
from onrecord.store.search.fold import fold, folded
from onrecord.store.search.highlight import marks, snippet
from onrecord.store.search.typed import LONGEST, MOST, Term, together, typed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Łódź, the “Müller-Line”", "lodz the muller line"),
        ("We’ll see Ms Venn’s plan", "we ll see ms venn s plan"),
        ("O’Brien doesn't", "obrien doesnt"),
        ("1,250 of the U.N.’s", "1250 of the un s"),
        ("Straße ŒUVRE Đorđe", "strasse oeuvre dorde"),
        ("Венн", "venn"),
        ("שָׁלוֹם", fold("שלום")),
        ("ﬁsh Ⅷ", "fish viii"),
        ("co\u00adoperate zero\u200dwidth", "cooperate zerowidth"),
        ("—…“”", ""),
    ],
)
def test_folding(text: str, words: str) -> None:
    assert fold(text) == words


@given(st.text(max_size=80))
def test_folded_words_are_those_of_fold_and_stand_in_order(text: str) -> None:
    words, spans = folded(text)
    assert " ".join(filter(None, words)) == fold(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start or one == other for one, other in pairwise(spans))
    assert all(char.isascii() and char.isalnum() and char == char.lower() for word in words for char in word)
    assert fold(fold(text)) == fold(text)


def test_typed() -> None:
    assert typed('“grain deal” sail* -pilots -"half mast"') == (
        (Term(("grain", "deal")), Term(("sail",), prefix=True)),
        (Term(("pilots",)), Term(("half", "mast"))),
    )
    assert typed("well-known") == ((Term(("well", "known")),), ())
    assert typed("a a A") == ((Term(("a",)),), ())
    assert typed("  ") == ((), ())


@pytest.mark.parametrize("text", ["…", "s*", "x" * (LONGEST + 1), " ".join(map(str, range(MOST + 1)))])
def test_what_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        typed(text)


def test_a_shell_takes_the_marks_of_a_phrase_away() -> None:
    assert together(["grain deal", "ice"]) == '"grain deal" ice'
    assert together(["grain -ice"]) == "grain -ice"


def test_marks_stand_on_the_text_as_printed() -> None:
    text = "In Łódź, the “grain deal” of grain-deals"
    found = marks(text, typed('lodz "grain deal" deals*').terms)
    assert [span.of(text) for span in found] == ["Łódź", "grain deal", "deals"]


@given(st.text(max_size=60), st.text("abłŁ ", min_size=1, max_size=6), st.integers(20, 60))
def test_a_snippet_is_a_piece_of_its_text(text: str, words: str, width: int) -> None:
    found = marks(text, typed(words).terms)
    piece = snippet(text, found, width)
    assert text[piece.start : piece.start + len(piece.text)] == piece.text
    assert piece.is_whole == (piece.text == text)
    for mark in piece.marks:
        assert fold(mark.of(piece.text)) or not mark.of(piece.text)
        assert Span(mark.start + piece.start, mark.end + piece.start).of(text) == mark.of(piece.text)
