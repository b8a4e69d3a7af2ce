"""Spans and the way from a cleaned text back to the text as read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.spans import Span, View, hull


def test_a_span_gives_back_its_words_in_code_points():
    text = "Łódź 𝔊 Tern"
    assert Span(0, 4).of(text) == "Łódź"
    assert Span(5, 6).of(text) == "𝔊"
    assert Span(7, 11).of(text) == "Tern"
    assert Span(3, 3).of(text) == ""


@pytest.mark.parametrize(
    ("other", "contains", "overlaps"),
    [
        (Span(2, 6), True, True),
        (Span(3, 5), True, True),
        (Span(2, 7), False, True),
        (Span(1, 3), False, True),
        (Span(5, 9), False, True),
        (Span(6, 8), False, False),  # half-open: they touch and share nothing
        (Span(0, 2), False, False),
        (Span(8, 9), False, False),
    ],
)
def test_contains_and_overlaps(other, contains, overlaps):
    span = Span(2, 6)
    assert span.contains(other) is contains
    assert span.overlaps(other) is overlaps
    assert other.overlaps(span) is overlaps


def test_shifted():
    assert Span(2, 6).shifted(3) == Span(5, 9)
    assert Span(2, 6).shifted(-2) == Span(0, 4)


def test_spans_sort_by_their_place():
    assert sorted([Span(4, 5), Span(0, 9), Span(0, 2)]) == [Span(0, 2), Span(0, 9), Span(4, 5)]


def test_hull_covers_all_in_any_order():
    assert hull([Span(4, 6)]) == Span(4, 6)
    assert hull([Span(8, 9), Span(2, 3), Span(4, 12)]) == Span(2, 12)


def test_hull_of_nothing_is_an_error():
    with pytest.raises(ValueError, match="empty"):
        hull([])


def test_the_identity_view_leads_every_span_to_itself():
    view = View.identity("Tern")
    assert view.text == "Tern"
    assert view.source_length == 4
    assert view.source_span(Span(1, 3)) == Span(1, 3)


def test_a_view_leads_back_over_what_was_dropped():
    text = "a--b--c"
    view = View("abc", [0, 3, 6], len(text))
    assert view.source_span(Span(0, 1)).of(text) == "a"
    assert view.source_span(Span(1, 3)).of(text) == "b--c"
    assert view.source_span(Span(0, 2)).of(text) == "a--b"  # nothing of what follows the last letter


@pytest.mark.parametrize("origins", [[], [0], [0, 1, 2]])
def test_a_view_needs_an_origin_for_every_code_point(origins):
    with pytest.raises(ValueError, match="2 code points but"):
        View("ab", origins, 2)


@given(st.text(max_size=50), st.data())
def test_any_view_made_by_dropping_leads_back_to_its_letters(text, data):
    kept = data.draw(st.lists(st.booleans(), min_size=len(text), max_size=len(text)))
    origins = [offset for offset, keep in enumerate(kept) if keep]
    view = View("".join(text[offset] for offset in origins), origins, len(text))
    for offset in range(len(view.text)):
        assert view.source_span(Span(offset, offset + 1)).of(text) == view.text[offset]
    if view.text:
        back = view.source_span(Span(0, len(view.text)))
        assert back == Span(origins[0], origins[-1] + 1)
