"""Quotation marks paired, case by case from `marks.toml`, and what holds of any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.marks import find_marked
from tests.unit.annotate.written import cases, document, marked_lines

PIECES = [
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "“",
    "''",
    "``",
    "Olt",
    "said",
    "5",
    ".",
    ",",
    "s",
    " ",
    "\n\n",
]


@pytest.mark.parametrize("case", cases("marks.toml"))
def test_table(case):
    assert marked_lines(case["text"]) == case["inside"]


@pytest.mark.parametrize("case", cases("marks.toml"))
def test_the_table_holds_in_the_middle_of_an_article(case):
    text = f"Nothing happened in Tern on Monday.\n\n{case['text']}\n\nNothing happened on Friday."
    assert marked_lines(text) == case["inside"]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_order_of_marks(text):
    doc = document(text)
    found = find_marked(doc)
    assert [stretch.start for stretch in found] == sorted(stretch.start for stretch in found)
    for stretch in found:
        assert len(stretch.inner) == len(stretch.outer) > 0
        for inner, outer in zip(stretch.inner, stretch.outer, strict=True):
            assert outer.contains(inner)
            assert any(char.isalnum() for char in inner.of(doc.text))
            assert inner.of(doc.text).strip() == inner.of(doc.text)
            assert any(paragraph.contains(outer) for paragraph in doc.paragraphs)
        assert all(a.end <= b.start for a, b in zip(stretch.outer, stretch.outer[1:], strict=False))
        if stretch.parent is not None:
            around = found[stretch.parent]
            assert around.start <= stretch.start
            assert stretch.end <= around.end
