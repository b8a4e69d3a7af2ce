from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.printed import printed_at, printed_form, printed_in_view, printed_view
from onrecord.spans import Span


def test_breaks_and_invisible_characters_are_not_part_of_a_name() -> None:
    assert printed_form(" Marta\u00a0\n Ve\u00adnn\u200b ") == "Marta Venn"


@given(st.text())
def test_the_view_of_a_text_is_its_printed_form(text: str) -> None:
    view = printed_view(text)
    assert view.text.rstrip(" ") == printed_form(text)
    assert all(
        text[origin] == char or char == " " for origin, char in zip(view.origins, view.text, strict=True)
    )


def test_a_name_is_printed_where_a_mention_is() -> None:
    text = "Ann met Ann Dahl."
    assert printed_at(text, "Ann", [Span(8, 16)])
    assert not printed_at(text, "Ann", [Span(4, 7)])
    assert not printed_at(text, "Anna", [Span(0, 3)])


def test_a_name_over_two_lines_is_found_in_the_view() -> None:
    text = "met Eliav\nSt\u00adrand today"
    assert not printed_at(text, "Eliav Strand", [Span(4, 17)])
    assert printed_in_view(printed_view(text), "Eliav Strand", [Span(4, 17)])
    assert not printed_in_view(printed_view(text), "Eliav Strand", [Span(0, 3)])
