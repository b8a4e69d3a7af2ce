"""Quotes as rows: every word cited, and who and what is named in them."""

import pytest

from onrecord.register.filing import Filing
from onrecord.register.origin import Origin, sentence
from onrecord.register.said import quotes
from onrecord.spans import Span
from tests.unit.show.harbour import harbour
from tests.unit.show.story import Story


def lines(text):
    start = 0
    for line in text.splitlines(keepends=True):
        yield Span(start, start + len(line.rstrip()))
        start += len(line)


def test_every_word_stands_where_it_says():
    record = harbour()
    text = record.article.text
    found = list(quotes(record, lines))
    assert [said.id.split(":")[1] for said in found] == [quote.id for quote in record.quotes]
    for said in found:
        for words in (*said.content, *said.source, *said.cue, said.told):
            assert words.span.of(text) == words.text


def test_who_is_named_inside_is_what_it_is_about():
    story = Story("“Strand and his office left Tarsk,” Venn said of Strand.")
    venn = story.entity("Venn")
    story.entity("Strand", names=[("Strand", 1), ("Strand", 2)], pronouns=["his"])
    story.entity("Tarsk", kind="place")
    story.entity("office", kind="organization", names=[], nominals=["his office"])
    story.quote("Strand and his office left Tarsk", speaker=venn, source="Venn", cue="said")
    [said] = quotes(story.record(), lines)
    assert [who.name for who in said.about] == ["Strand", "Tarsk"]
    assert said.speaker is not None
    assert said.speaker.name == "Venn"
    assert said.told.text == story.text


@pytest.mark.parametrize(
    ("text", "cue", "when", "value", "expected"),
    [
        ("“We go,” Venn had said in May.", "had said", "May", "2030-05", "2030-05"),
        ("In May Venn said: “We go.”", "said", "May", "2030-05", "2030-05"),
        ("“We go,” Venn said on Tuesday.", "said", "Tuesday", "2031-04-15", "2031-04-15"),
        ("“We go,” Venn said today.", "said", "today", "2031-04-17", None),
        ("“We go,” Venn said of the storm that hit the town in May.", "said", "May", "2030-05", None),
        ("“We go,” Venn had said two days before.", "had said", "two days", "P2D", None),
        ("“We go in May,” Venn said.", "said", "May", "2030-05", None),
    ],
)
def test_the_day_that_a_sentence_gives_a_quote(text, cue, when, value, expected):
    story = Story(text, published="2031-04-17")
    content = "We go in May" if "go in" in text else "We go"
    story.quote(content, speaker=story.entity("Venn"), source="Venn", cue=cue)
    story.time(when, value)
    [said] = quotes(story.record(), lines)
    assert said.recalled == expected


def test_two_days_are_none():
    story = Story("In May and in June Venn said: “We go.”", published="2031-04-17")
    story.quote("We go", speaker=story.entity("Venn"), source="Venn", cue="said")
    story.time("May", "2030-05")
    story.time("June", "2030-06")
    assert next(quotes(story.record(), lines)).recalled is None


def test_a_filing_holds_both():
    filing = Filing.of(harbour(), lines)
    assert len(filing.quotes) == len(filing.record.quotes)
    assert len(filing.meetings) == len(filing.record.meetings)
    assert {row.origin for row in (*filing.quotes, *filing.meetings)} == {filing.origin}


def test_the_key_is_the_address_unless_that_is_a_front_page():
    def origin(url):
        return Origin("sha256:00", None, None, url, None, "talks.html")

    assert origin("https://ledger.example/2031/talks").key == "https://ledger.example/2031/talks"
    assert origin("https://ledger.example/?id=7").key == "https://ledger.example/?id=7"
    assert origin("https://ledger.example/").key == "talks.html"
    assert origin(None).key == "talks.html"
    assert origin(None).mark != origin("https://ledger.example/a").mark


@pytest.mark.parametrize(
    ("outlet", "url", "host", "publisher"),
    [
        (None, "https://Ledger.example:8443/talks?id=1", "ledger.example", "ledger.example"),
        ("The Harbour Ledger", "https://ledger.example/talks", "ledger.example", "The Harbour Ledger"),
        (None, "http://[ledger/talks", "", ""),
        (None, "talks", "", ""),
        (None, None, "", ""),
    ],
)
def test_an_article_is_its_outlets_else_its_hosts(
    outlet: str | None, url: str | None, host: str, publisher: str
):
    origin = Origin("sha256:00", None, outlet, url, None, "talks.html")
    assert (origin.host, origin.publisher) == (host, publisher)
    assert origin.key


def test_the_sentence_is_all_of_those_the_words_touch():
    cut = [Span(0, 10), Span(11, 20), Span(21, 30)]
    assert sentence(Span(3, 5), cut) == Span(0, 10)
    assert sentence(Span(15, 25), cut) == Span(11, 30)
    assert sentence(Span(10, 11), cut) == Span(10, 11)
    assert sentence(Span(2, 4), []) == Span(2, 4)
