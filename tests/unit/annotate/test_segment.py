"""Paragraphs, sentences and tokens, case by case from `segment.toml`, and what holds of any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.annotate.written import cases, document

TABLE = cases("segment.toml")


@pytest.mark.parametrize("case", [case for case in TABLE if "sentences" in case.values[0]])
def test_sentences(case):
    doc = document(case["text"])
    assert [sentence.of(doc.text) for sentence in doc.sentences] == case["sentences"]


@pytest.mark.parametrize("case", [case for case in TABLE if "tokens" in case.values[0]])
def test_tokens(case):
    assert " ".join(token.text for token in document(case["text"]).tokens) == case["tokens"]


PIECES = st.sampled_from(
    ["Olt", "said", "Mr.", "U.S.", "p.m.", "Friday", "J.", ".", "?", "…", "“", "”", ")", " ", "\n", "5"]
)


@given(st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=50).map("".join)))
def test_every_word_stands_in_one_sentence_of_one_paragraph(text):
    doc = document(text)
    for spans in (doc.paragraphs, doc.sentences):
        assert all(a.end <= b.start for a, b in pairwise(spans))
    for sentence in doc.sentences:
        assert sum(paragraph.contains(sentence) for paragraph in doc.paragraphs) == 1
    for token in doc.tokens:
        assert doc.text[token.start : token.end] == token.text
        assert sum(s.start <= token.start and token.end <= s.end for s in doc.sentences) == 1
        assert token in doc.tokens_in(next(s for s in doc.sentences if s.start <= token.start < s.end))
    inside = "".join("".join(s.of(doc.text) for s in doc.sentences).split())
    assert inside == "".join(doc.text.split())


def test_tokens_in_a_span():
    doc = document("Olt sailed. Morn did not.")
    assert [token.text for token in doc.tokens_in(doc.sentences[1])] == ["Morn", "did", "not", "."]


@pytest.mark.parametrize("piece", ["Olt said ", "a\t", "x" * 3_000, "x" * 3_000 + " "])
def test_what_is_too_long_for_a_sentence_is_cut_between_words(piece):
    text = (piece * 2_000 if len(piece) < 100 else piece * 3).strip()
    doc = document(text)
    assert " ".join(s.of(doc.text) for s in doc.sentences).split() == doc.text.split()
    longest = max(len(word) for word in text.split())
    assert all(s.end - s.start <= 2_500 + longest for s in doc.sentences)
