from __future__ import annotations

from onrecord.register.entry import entries
from onrecord.register.origin import Origin
from onrecord.spans import Span
from tests.unit.show.harbour import harbour
from tests.unit.show.story import Story


def lines(text: str) -> list[Span]:
    spans, at = [], 0
    for line in text.splitlines(keepends=True):
        spans.append(Span(at, at + len(line.rstrip("\n"))))
        at += len(line)
    return [span for span in spans if span.end > span.start]


def test_an_entry_keeps_the_words_and_where_they_stand() -> None:
    record = harbour()
    text = record.article.text
    found = list(entries(record, lines))
    assert [entry.id for entry in found] == [
        f"{Origin.of(record).mark}:{meeting.id}" for meeting in record.meetings
    ]
    first = found[0]
    assert [(one.name, one.role) for one in first.present] == [
        ("Marta Venn", "host"),
        ("Dov Ben-Ari", "guest"),
    ]
    assert first.present[0].offices == ("Foreign Minister",)
    assert first.present[0].named
    assert first.told.text.startswith("Foreign Minister Marta Venn met")
    assert first.told.text.endswith("her office said.")
    assert first.via == ("her office",)
    assert first.origin.outlet == "The Harbour Ledger"
    pieces = [first.trigger, first.told, first.place, *first.topics, first.when and first.when.words]
    pieces += [one.printed for one in first.present]
    for words in filter(None, pieces):
        assert words.span.of(text) == words.text


def test_a_trigger_outside_every_sentence_is_its_own_words() -> None:
    assert next(entries(harbour(), lambda _: [])).told.text == "met"


def test_a_trigger_that_runs_over_an_end_takes_both_sentences() -> None:
    story = Story("Talks of Venn\nand Strand went on.")
    people = [(story.entity(name), name, "participant") for name in ("Venn", "Strand")]
    story.meeting("Venn\nand", people)
    assert next(entries(story.record(), lines)).told.text == "Talks of Venn\nand Strand went on."


def test_of_several_sentences_the_triggers_is_taken() -> None:
    story = Story("Venn came.\nVenn met Strand.\nStrand left.")
    people = [(story.entity(name), name, "participant") for name in ("Venn", "Strand")]
    story.meeting("met", people)
    assert next(entries(story.record(), lines)).told.text == "Venn met Strand."
    # in whatever order they are given
    assert next(entries(story.record(), lambda text: lines(text)[::-1])).told.text == "Venn met Strand."


def test_an_article_without_meetings_is_not_cut() -> None:
    assert list(entries(Story("Nobody met.").record(), lambda _: 1 / 0)) == []  # type: ignore[arg-type]


def test_a_group_is_everybody_in_it_once() -> None:
    story = Story("Venn and Strand came.\nThe two met, and Venn smiled.")
    people = [story.entity(name) for name in ("Venn", "Strand")]
    pair = story.entity("The two", kind="group", names=[], members=tuple(people))
    story.meeting("met", [(pair, "The two", "participant"), (people[0], "Venn", "host")])
    entry = next(entries(story.record(), lines))
    assert [(one.name, one.role, one.printed.text) for one in entry.present] == [
        ("Strand", "participant", "The two"),
        ("Venn", "host", "Venn"),
    ]
