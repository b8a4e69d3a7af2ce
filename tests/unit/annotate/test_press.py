"""Outlets that are the article's own, and others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.annotate.document import build
from onrecord.annotate.press import Press
from onrecord.spans import Span
from tests.unit.annotate.written import article


def is_other(text, words, outlet=None):
    press = Press(build(replace(article(text), outlet=outlet)))
    start = text.rindex(words)
    return press.is_other(Span(start, start + len(words)))


def test_another_outlet():
    assert is_other("Olt told the Harbour Courier so.", "the Harbour Courier", "The Evening Post")


@pytest.mark.parametrize("outlet", ["The Harbour Courier", "harbour courier", "Harbour  Courier"])
def test_the_articles_own(outlet):
    assert not is_other("Olt told the Harbour Courier so.", "the Harbour Courier", outlet)


@pytest.mark.parametrize(
    "text",
    [
        "TARSK (Vesna) — Olt told the Vesna news agency so.",
        "A title\n\nTARSK, Jan 19 (Vesna) - Olt told the Vesna news agency so.",
    ],
)
def test_the_agency_of_the_dateline(text):
    assert not is_other(text, "the Vesna news agency")


def test_a_bracket_is_no_dateline():
    assert is_other("Olt (Vesna) told the Vesna news agency so.", "the Vesna news agency")
