"""Attributions, case by case from `quotes.toml`, and the ties between quotes."""

from __future__ import annotations

import pytest

from tests.unit.annotate.written import cases, quote_lines, quotes, words


@pytest.mark.parametrize("case", cases("quotes.toml"))
def test_table(case):
    assert quote_lines(case["text"]) == case["quotes"]


@pytest.mark.parametrize("case", cases("quotes.toml"))
def test_spans_lie_in_the_text_and_apart(case):
    doc, found = quotes(case["text"])
    for quote in found:
        spans = [*quote.content, *quote.cue, *quote.source]
        assert all(span.of(doc.text).strip() for span in spans)
        assert list(quote.content) == sorted(quote.content)
        assert not any(piece.overlaps(cue) for piece in quote.content for cue in quote.cue)
        assert not any(piece.overlaps(source) for piece in quote.content for source in quote.source)
        assert quote.by


def test_an_indirect_content_has_no_full_stop():
    doc, (quote,) = quotes("Marta Venn said that the ferry would sail.")
    assert quote.content[0].of(doc.text) == "that the ferry would sail"


@pytest.mark.parametrize("last", ["?", "!"])
def test_a_question_keeps_its_mark(last):
    doc, (quote,) = quotes(f"“Do we sail{last}” Marta Venn asked.")
    assert quote.content[0].of(doc.text) == f"Do we sail{last}"


def test_a_quote_inside_a_quote_says_where_it_stands():
    doc, (outer, inner) = quotes("“Morn told me, ‘Burn the boat,’ and ran,” Venn said.")
    assert (outer.within, inner.within) == (None, 0)
    assert words(inner.content, doc.text) == "Burn the boat"


def test_a_quote_that_runs_on_says_so():
    _, (first, second) = quotes("“We sail,” Venn said.\n\n“Nobody waits.”")
    assert (first.running, second.running) == (False, True)


def test_a_quote_with_a_source_of_its_own_does_not_run_on():
    _, found = quotes("“We sail,” Venn said.\n\n“Nobody waits,” Morn said.")
    assert [quote.running for quote in found] == [False, False]


def test_a_quote_far_away_does_not_run_on():
    _, found = quotes(
        "“We sail,” Venn said.\n\nThe rain came down.\n\nAnd again.\n\n“We never burned any of the boats.”"
    )
    assert [quote.running for quote in found] == [False, False]
