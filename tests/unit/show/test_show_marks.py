"""Cutting a text along its facts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.show.marks import DEEPEST, Mark, marks, paragraphs, segments
from onrecord.spans import Span
from tests.unit.show.harbour import harbour


def mark(start, end, fact="q1", nth=1):
    return Mark(Span(start, end), fact, "content", nth)


def test_crossing_spans_are_cut_at_every_boundary():
    outer, crossing = mark(0, 6), mark(4, 9, "e1")
    found = [(segment.span, [m.fact for m in segment.marks]) for segment in segments(10, [outer, crossing])]
    assert found == [
        ((0, 4), ["q1"]),
        ((4, 6), ["e1", "q1"]),  # the shorter one first
        ((6, 9), ["e1"]),
        ((9, 10), []),
    ]


def test_a_segment_knows_what_starts_and_ends_in_it():
    outer, inner = mark(0, 6), mark(2, 6, "q2")
    first, second = segments(6, [outer, inner])
    assert (first.starts, first.ends) == ((outer,), ())
    assert (second.starts, second.ends) == ((inner,), (outer, inner))


@pytest.mark.parametrize("span", [(3, 3), (8, 11), (-1, 4), (5, 2)])
def test_marks_that_cover_nothing_of_the_text_are_left_out(span):
    assert [segment.marks for segment in segments(10, [mark(*span)])] == [()]


def test_thousands_of_nested_marks_name_only_the_innermost():
    nested = [mark(depth, 4000 - depth, nth=depth + 1) for depth in range(1500)]
    middle = next(segment for segment in segments(4000, nested) if segment.span == (1499, 2501))
    assert [m.nth for m in middle.marks] == list(range(1500, 1500 - DEEPEST, -1))
    assert middle.starts == (nested[-1],)


def test_no_text_has_no_segments():
    assert list(segments(0, [])) == []


@given(st.integers(0, 60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=12))
def test_segments_tile_the_text_and_every_mark_is_whole(length, pairs):
    given_marks = [mark(*sorted(pair), nth=nth) for nth, pair in enumerate(pairs)]
    parts = list(segments(length, given_marks))
    assert [position for part in parts for position in range(*part.span)] == list(range(length))
    for each in given_marks:
        covered = [p for part in parts if each in part.marks for p in range(*part.span)]
        whole = each.span.start < each.span.end <= length
        assert covered == (list(range(*each.span)) if whole else [])
        assert sum(each in part.starts for part in parts) == whole
        assert sum(each in part.ends for part in parts) == whole


def test_every_fact_of_a_record_has_its_marks():
    record = harbour()
    found = marks(record)
    parts = {(m.fact, m.part) for m in found}
    assert {
        ("q1", "content"),
        ("q1", "addressee"),
        ("q4", "via"),
        ("m1", "trigger"),
        ("m1", "place"),
    } <= parts
    assert {("m1", "when"), ("m1", "topic"), ("m1", "via"), ("e1", "pronoun"), ("e1", "role")} <= parts
    assert {("t1", "time"), ("w1", "warning")} <= parts
    assert len({m.anchor for m in found}) == len(found)
    assert [m.nth for m in found if (m.fact, m.part) == ("q1", "content")] == [1, 2]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("", []),
        (" \n\t\r\n", []),
        ("One.", ["One."]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\n \t\n\n\nTwo.", ["One.", "Two."]),
        ("One\nline more.\n\nTwo.", ["One\nline more.", "Two."]),
        ("\n\n  One.", ["  One."]),
        ("Wrapped by\nhand.", ["Wrapped by\nhand."]),
        ("a" * 130 + "\nTwo.\n", ["a" * 130, "Two."]),  # long lines and no blank one: a paragraph a line
        ("a" * 130 + "\nb\n\nTwo.", ["a" * 130 + "\nb", "Two."]),
    ],
)
def test_paragraphs(text, bodies):
    assert [span.of(text) for span in paragraphs(text)] == bodies


@given(st.text(alphabet="ab \t\r\n\x0b\x85\u2028\u00ad🌊", max_size=40))
def test_between_paragraphs_is_only_white_space(text):
    found = paragraphs(text)
    rest, last = "", 0
    for span in found:
        assert last <= span.start < span.end
        rest += text[last : span.start]
        last = span.end
    assert not (rest + text[last:]).strip()
