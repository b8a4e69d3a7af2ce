"""Chains of sources and quotes inside quotes, case by case from `chains.toml`, by rules and with a model."""

from __future__ import annotations

import pytest

from onrecord import read_text
from onrecord.findings import FoundQuote
from tests.unit.annotate.said import findings
from tests.unit.annotate.written import cases, quote_line, quotes, words


def line(quote: FoundQuote, text: str) -> str:
    """Write a quote as `quote_line` does, with its chain behind it and what it stands in before."""
    steps = "".join(
        f" < {words(step.source, text)}" + (f" ({words(step.cue, text)})" if step.cue else "")
        for step in quote.via
    )
    inside = "" if quote.within is None else f"[{quote.within}] "
    return inside + quote_line(quote, text) + steps


@pytest.mark.parametrize("case", cases("chains.toml"))
def test_table(case):
    doc, found = quotes(case["text"])
    assert [line(quote, doc.text) for quote in found] == case["quotes"]


@pytest.mark.parametrize("case", cases("chains.toml"))
def test_what_stands_in_a_quote_lies_in_its_content(case):
    _, found = quotes(case["text"])
    for quote in found:
        if quote.within is not None:
            around = found[quote.within].content
            assert all(any(outer.contains(piece) for outer in around) for piece in quote.content)


def model_lines(written: str) -> list[str]:
    text, found = findings(written)
    return [line(quote, text) for quote in found.quotes]


def test_what_the_model_reads_as_said_by_who_passes_on():
    assert model_lines("<content a|Olt believes the quay is safe>, <source a|an aide> <cue a|said>.") == [
        "indirect thought | the quay is safe | believes | Olt < an aide (said)"
    ]


def test_who_is_known_by_a_pronoun_speaks_for_himself():
    assert model_lines("<content a|Tarsk wants a joint patrol>, <source a|he> <cue a|added>.") == [
        "indirect | Tarsk wants a joint patrol | added | he",
        "[0] indirect thought | a joint patrol | wants | Tarsk",
    ]


def test_a_report_around_what_the_model_reads():
    assert model_lines(
        "<source a|Olt> <cue a|believes> <content a thought|the quay is safe>, an aide said."
    ) == ["indirect thought | the quay is safe | believes | Olt < an aide (said)"]


def test_words_between_a_verb_and_its_content_are_no_content():
    written = "<source a|Olt> <cue a|said>, <content a|in the words of her aide, that she would go>."
    assert model_lines(written) == ["indirect | that she would go | said | Olt < her aide (in the words of)"]


def test_what_was_given_to_according_to_is_the_speakers():
    written = (
        "Olt said, <cue a|according to> <source a|a note from the board>, <content a|that the quay was safe>."
    )
    assert model_lines(written) == [
        "indirect | that the quay was safe | said | Olt < a note from the board (according to)"
    ]


def test_a_quote_of_a_quote_in_place_of_the_models():
    written = "<source a|The Courier> <cue a|quoted> <content a|Olt as saying that the quay was safe>."
    assert model_lines(written) == [
        "indirect | that the quay was safe | as saying | Olt < The Courier (quoted)"
    ]


def test_a_quote_around_a_message_stays():
    written = "<source a|Venn> <cue a|said> <content a|the envoy had conveyed greetings from King Oder>."
    assert model_lines(written) == [
        "indirect | the envoy had conveyed greetings from King Oder | said | Venn",
        "[0] indirect | greetings | conveyed | King Oder < the envoy",
    ]


def test_a_message_inside_marks_stands_in_the_quote():
    doc, (outer, inner) = quotes("“The envoy conveyed greetings from King Oder,” Venn said.")
    assert line(inner, doc.text) == "[0] indirect | greetings | conveyed | King Oder < The envoy"
    assert outer.via == ()


def test_what_is_denied_was_not_said():
    written = "<source a|Venn> <cue a|denied> <content a|that the board had threatened to close the quay>."
    assert len(model_lines(written)) == 1


def test_a_step_that_the_model_leaves_without_a_source_is_the_rules_own():
    written = "Olt said, <cue a|according to> a note from the board, <content a|that the quay was safe>."
    assert model_lines(written) == [
        "indirect | that the quay was safe | said | Olt < a note from the board (according to)"
    ]


def test_words_in_marks_behind_what_the_model_reads_are_not_lost():
    said = "“You know, you have to look at her, because she is the one who knows the answer.”"
    text = (
        "Venn worked at a law firm, where the client put questions to a male colleague. She said she recalls "
        "the colleague being “confused,” and the partner being supportive of her - at one point even "
        f"admonishing the client: {said}\n\nVenn said she recalled the day well."
    )
    assert any(quote.text == said.strip("“”") for quote in read_text(text).quotes)
