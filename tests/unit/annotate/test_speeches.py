"""Turns of transcripts and statements of releases, case by case from `speeches.toml`."""

from __future__ import annotations

import pytest

from onrecord.annotate.marks import find_marked
from onrecord.annotate.names import find_mentions
from onrecord.annotate.speech import find_speeches, with_labels
from tests.unit.annotate.written import cases, document, quotes, words


def speeches(text):
    doc = document(text)
    return doc, find_speeches(doc, find_mentions(doc), find_marked(doc))


@pytest.mark.parametrize("case", cases("speeches.toml"))
def test_table(case):
    doc, found = speeches(case["text"])
    lines = [f"{s.rule} | {words([s.source], doc.text)} | {words(s.content, doc.text)}" for s in found]
    assert lines == case["speeches"]


@pytest.mark.parametrize("case", [case for case in cases("speeches.toml") if case.values[0]["speeches"]])
def test_every_speech_is_a_direct_quote_with_its_source(case):
    doc, found = speeches(case["text"])
    by_words = {words(quote.content, doc.text): quote for quote in quotes(case["text"])[1]}
    for speech in found:
        quote = by_words[words(speech.content, doc.text)]
        assert (quote.kind, quote.source) == ("direct", (speech.source,))


def test_a_quote_inside_a_turn_is_within_it():
    text = (
        "Ilya Morn: Good morning.\n\nAda Brill: My mother said, “Never sell a boat.” I never did.\n\n"
        "Ilya Morn: The grain first."
    )
    doc, found = quotes(text)
    assert [quote.within for quote in found] == [None, None, 1, None]
    assert words(found[2].content, doc.text) == "Never sell a boat"


def test_a_label_that_names_nobody_becomes_a_mention():
    doc, found = speeches("Q: Who pays?\n\nA: You do.\n\nQ: Why?\n\nA: The sea is not free.")
    added = with_labels((), found)
    assert [(m.span.of(doc.text), m.form) for m in added] == [
        ("Q", "nominal"),
        ("A", "nominal"),
        ("Q", "nominal"),
        ("A", "nominal"),
    ]
