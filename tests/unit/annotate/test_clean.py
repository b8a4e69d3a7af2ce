"""The cleaned view, case by case from `clean.toml`; hard wrapping at several widths; the way back."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.clean import clean
from onrecord.spans import Span
from tests.unit.annotate.written import cases

PARAGRAPHS = tuple(
    " ".join(paragraph.split())
    for paragraph in """
The harbour office of Tern closed the old pier on Thursday after two planks gave way under a wedding party,
the second such fall since the office had promised to repair it.

“Nobody was hurt but the cake,” Ada Brill, the mayor, told the guests from the steps of the customs house. “We
shall mend the pier before the herring come back, and we shall do it without borrowing a nail.”

The Salt Board, which owns the planks, said that it had warned the office in March and again in May, when
Edwin Olt, a stoker on the ferry, put his boot through the seventh of them.

No date was set. The ferry sails from the fish steps until then, twice a day.
""".split("\n\n")
)


@pytest.mark.parametrize("case", cases("clean.toml"))
def test_table(case):
    assert clean(case["text"]).text == case["cleaned"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("width", [45, 60, 65, 72, 78, 90, 100])
def test_hard_wrapped_paragraphs_become_whole_again(width, newline):
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    lines = [line for line in clean(wrapped.replace("\n", newline)).text.split("\n") if line]
    assert lines == list(PARAGRAPHS)


@pytest.mark.parametrize("width", [60, 72, 78])
def test_hard_wrapped_lines_with_blanks_at_their_ends_become_whole_again(width):
    wrapped = "\n\n".join(textwrap.fill(paragraph, width).replace("\n", "  \n") for paragraph in PARAGRAPHS)
    lines = [" ".join(line.split()) for line in clean(wrapped).text.split("\n") if line.strip()]
    assert lines == list(PARAGRAPHS)


def test_paragraphs_that_stand_line_under_line_stay_apart():
    assert clean("\n".join(PARAGRAPHS)).text == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffThe har\u00adbour\u00a0office\r\nclosed the\u200b pier.",
        *("\r\n\r\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS) for width in (50, 72)),
    ],
)
def test_every_word_leads_back_to_where_it_was_read(text):
    view = clean(text)
    start = 0
    for word in view.text.split():
        start = view.text.index(word, start)
        back = view.source_span(Span(start, start + len(word)))
        read = back.of(text)
        assert "".join(char for char in read if char not in "\u00ad\u200b") == word
        start += len(word)


ODD = st.sampled_from(list("ab.,“’ \n\r\t\u00a0\u00ad\u200b\ufeff\u2028é𝔊ש"))


@given(st.one_of(st.text(max_size=120), st.lists(ODD, max_size=120).map("".join)))
def test_any_text_leads_back(text):
    view = clean(text)
    assert view.source_length == len(text)
    assert list(view.origins) == sorted(set(view.origins))
    for char, origin in zip(view.text, view.origins, strict=True):
        assert char == text[origin] or (char.isspace() and text[origin].isspace())
    assert view.text.split() == clean(view.text).text.split()
