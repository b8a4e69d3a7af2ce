"""What exact means, and what stands inside marks."""

from __future__ import annotations

import pytest
from made_records import at

from benchmarks.marks import direct_pieces, kind_of, stretches
from benchmarks.trim import length, merged, overlap, pieces, shared, trimmed
from onrecord.spans import Span


def words(text):
    return [span.of(text) for span in stretches(text)]


@pytest.mark.parametrize(
    ("raw", "exact"),
    [
        ("“We sign,” ", "We sign"),
        (" 5.5 per cent. ", "5.5 per cent"),
        ("$5 million", "$5 million"),  # a currency sign is no punctuation
        ("\u00adword\u200b", "word"),
        ("C++", "C++"),
        (":", None),
        ("  ", None),
    ],
)
def test_trimming(raw, exact):
    text = f"xx{raw}xx"
    span = trimmed(Span(2, 2 + len(raw)), text)
    assert (span and span.of(text)) == exact


def test_pieces_of_punctuation_alone_are_left_out():
    assert pieces([Span(0, 1), Span(1, 4)], ":abc") == {Span(1, 4)}


def test_span_arithmetic():
    assert merged([Span(5, 9), Span(0, 3), Span(2, 4), Span(4, 5)]) == [Span(0, 4), Span(4, 5), Span(5, 9)]
    assert length([Span(0, 3), Span(1, 5)]) == 5
    assert shared([Span(0, 10)], [Span(2, 4), Span(8, 20)]) == 4
    assert overlap([Span(0, 10)], [Span(5, 9)]) == 0.4
    assert overlap([], []) == 0.0


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “yes” and “no”.", ["yes", "no"]),
        ('He said "yes" and "no".', ["yes", "no"]),
        ("He said «yes» and „no“ .", ["yes", "no"]),
        ('“Mixed" marks, “it said”', ["Mixed", "it said"]),
        ("”Opened with a closer” twice", ["Opened with a closer"]),
        ("“Never closed\nNext line", ["Never closed"]),
        ("“Wrapped\nin mid-sentence” here", ["Wrapped\nin mid-sentence"]),
        ("“One paragraph\n“and reopened” end", ["One paragraph", "and reopened"]),
        ("“Broken off “then anew” end", ["Broken off ", "then anew"]),
        ("a 6' 2\" man said so", []),
        ("the voters' right, the party's 'own goal', he said", ["own goal"]),
        ("“don't 'quote' inside” here", ["don't 'quote' inside"]),
    ],
)
def test_stretches(text, inside):
    assert words(text) == inside


def test_direct_pieces_are_maximal_and_clipped():
    text = "“We sign. We leave,” she said of the “plan”, that “others made” it."
    marked = stretches(text)
    content = [at(text, "We sign."), at(text, "We leave"), at(text, "that “others made” it")]
    assert {span.of(text) for span in direct_pieces(text, content, marked)} == {
        "We sign. We leave",
        "others made",
    }


def test_kinds_by_marks():
    text = "He said “yes”, that “no” was out, and that all was well."
    marked = stretches(text)
    assert kind_of(text, [at(text, "“yes”")], marked) == "direct"
    assert kind_of(text, [at(text, "that “no” was out")], marked) == "mixed"
    assert kind_of(text, [at(text, "that all was well")], marked) == "indirect"
