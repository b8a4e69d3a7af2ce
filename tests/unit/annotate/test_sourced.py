"""Nominals that only a quote's attribution shows."""

from __future__ import annotations

import pytest

from onrecord.annotate.sourced import with_sources
from onrecord.findings import FoundMention, FoundQuote
from onrecord.spans import Span

# A source as printed, and the nominal that stands in it ("": none).
SOURCES = [
    ("the hotelier", "the hotelier"),
    ("The hotelier", "The hotelier"),
    ("the 38-year-old", "the 38-year-old"),
    pytest.param("the 38-year-old plumber", "the 38-year-old plumber", marks=pytest.mark.xfail(
        strict=True, reason="an age is read at the end of a noun phrase only", raises=AssertionError)),
    ("the retired goalkeeper", "the retired goalkeeper"),
    ("a fisherman from Tern", "a fisherman"),
    ("the fisherman, who had slept,", "the fisherman"),
    ("the fisherman", "the fisherman"),
    ("her hairdresser", "hairdresser"),
    ("that florist", "that florist"),
    # Nothing says that it is somebody.
    ("the paper", ""),
    ("the letter", ""),
    ("the bridge", ""),
    ("the Courier", ""),
    # Without an owner or an article.
    ("hotelier", ""),
    ("Marta Venn", ""),
    ("another", ""),
]  # fmt: skip


def found(
    source: str, mentions: tuple[FoundMention, ...] = ()
) -> tuple[str, tuple[FoundMention, ...], tuple[int, ...]]:
    text = f"“We go,” said {source}."
    start = text.index(source, 9)
    quote = FoundQuote("direct", "speech", (Span(1, 7),), source=(Span(start, start + len(source)),))
    return text, *with_sources(text, mentions, (quote,))


@pytest.mark.parametrize(("source", "nominal"), SOURCES)
def test_a_source(source, nominal):
    text, mentions, _ = found(source)
    assert [one.span.of(text) for one in mentions] == ([nominal] if nominal else [])


def test_what_is_found_is_one_person_and_says_why():
    text, (one,), places = found("her hairdresser")
    assert (one.form, one.kind, one.number, one.by) == (
        "nominal",
        "person",
        "singular",
        ("rule:source-noun",),
    )
    assert one.phrase.of(text) == "her hairdresser"
    assert places == ()


def test_a_source_that_a_mention_stands_for_is_left_alone():
    text = "“We go,” said the hotelier."
    start = text.index("the hotelier")
    known = FoundMention(Span(start, start + 12), "nominal", "person", Span(start, start + 12))
    assert found("the hotelier", (known,))[1:] == ((known,), (0,))


def test_a_mention_that_only_touches_the_noun_stands_for_it():
    text = "“We go,” said the hotelier."
    start = text.index("hotelier")
    known = FoundMention(Span(start, start + 8), "name", "unknown", Span(start, start + 8))
    assert found("the hotelier", (known,))[1] == (known,)


def test_the_old_mentions_keep_their_order_and_their_places_are_told():
    text = "Venn wept. “We go,” said the hotelier. Morn slept. “No,” the florist said. Olt left."
    at = [Span(text.index(name), text.index(name) + len(name)) for name in ("Venn", "Morn", "Olt")]
    known = tuple(FoundMention(span, "name", "person", span) for span in at)
    quotes = []
    for content, source in (("We go", "the hotelier"), ("No", "the florist")):
        words = [Span(text.index(part), text.index(part) + len(part)) for part in (content, source)]
        quotes.append(FoundQuote("direct", "speech", (words[0],), source=(words[1],)))
    mentions, places = with_sources(text, known, quotes)
    assert [one.span.of(text) for one in mentions] == ["Venn", "the hotelier", "Morn", "the florist", "Olt"]
    assert tuple(mentions[place] for place in places) == known
    assert list(mentions) == sorted(mentions, key=lambda one: one.span)


def test_a_source_of_two_quotes_is_found_once():
    text = "“We go,” said the hotelier, “and soon.”"
    start = text.index("the hotelier")
    quotes = [
        FoundQuote("direct", "speech", (content,), source=(Span(start, start + 12),))
        for content in (Span(1, 7), Span(29, 37))
    ]
    mentions, _ = with_sources(text, (), quotes)
    assert [one.span.of(text) for one in mentions] == ["the hotelier"]


def test_a_quote_without_a_source_shows_nobody():
    quote = FoundQuote("direct", "speech", (Span(1, 6),))
    assert with_sources("“We go.”", (), (quote,)) == ((), ())
