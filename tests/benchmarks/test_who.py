"""Speakers with the gold's quotes given: forms of sources, what is handed over, and what counts as right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_records import at, gold, person, quote, record

from benchmarks.sourceforms import form_of, is_turn
from benchmarks.who import count, given, judged, main, resolved
from onrecord.findings import Findings, FoundQuote, Reading
from onrecord.spans import Span
from onrecord.types import Mention

TEXT = (
    "Marta Venn, the mayor of Olt, said it was late. “Go home,” she said. The mayor left. "
    "“Never,” said Corvel’s aides. “We will.”\n\nTHE CHAIR: Order. I said so."
)


def venn(*more):
    return person(1, "Marta Venn", (at(TEXT, "Marta Venn"), "name"), *more)


def corvel():
    return person(2, "Corvel", (at(TEXT, "Corvel"), "name"))


def wanted(*quotes):
    return record(
        TEXT, quotes, [venn((at(TEXT, "she"), "pronoun"), (at(TEXT, "The mayor"), "nominal")), corvel()]
    )


LATE = quote(TEXT, "it was late", [], "Marta Venn, the mayor of Olt", kind="indirect", speaker="e1")
HOME = quote(TEXT, "Go home", "said", "she", number=2, speaker="e1")
NEVER = quote(TEXT, "Never", [at(TEXT, "said", 3)], "Corvel’s aides", number=3)
WILL = quote(TEXT, "We will", number=4, speaker="e2")
ORDER = quote(TEXT, "Order. I said so.", [at(TEXT, ":")], "THE CHAIR", number=5, speaker="e1")


@pytest.mark.parametrize(
    ("one", "form"),
    [
        (LATE, "named"),
        (HOME, "pronoun"),
        (NEVER, "nominal"),  # the name in it is another's
        (replace(LATE, source=(at(TEXT, "the mayor of Olt"),)), "nominal"),
        (WILL, "none"),
        (ORDER, "turn"),
    ],
)
def test_the_form_of_a_source(one, form):
    assert form_of(one, wanted(one)) == form


def test_a_name_that_is_a_noun_is_no_name():
    text = "The two leaders agreed. My editor said no."
    leaders = person(1, "The two leaders", (at(text, "The two leaders"), "name"))
    made = record(text, [quote(text, "agreed", [], "The two leaders", speaker="e1")], [leaders])
    assert form_of(made.quotes[0], made) == "nominal"


def test_a_headline_with_marks_is_no_turn():
    text = "Venn: “We sign”"
    assert not is_turn(quote(text, "We sign", [at(text, ":")], "Venn"), text)
    assert is_turn(quote(text, "“We sign”", [at(text, ":")], "Venn"), text)


def test_given_quotes_are_the_golds_with_the_finders_layout():
    found = FoundQuote(
        "direct", "speech", (at(TEXT, "Go home"),), source=(at(TEXT, "Venn"),), by=("rule:clause",)
    )
    bare = FoundQuote(
        "direct", "speech", (at(TEXT, "We will"),), running=True, by=("rule:bare",), confidence=0.4
    )
    findings = Findings(paragraphs=(Span(0, len(TEXT)),), quotes=(found, bare))
    made = given(wanted(LATE, HOME, NEVER, WILL, ORDER), findings).quotes
    assert [one.content for one in made] == [one.content for one in (LATE, HOME, NEVER, WILL, ORDER)]
    assert [one.source for one in made] == [one.source for one in (LATE, HOME, NEVER, WILL, ORDER)]
    assert [one.by for one in made] == [
        ("gold",),
        ("rule:clause",),
        ("gold",),
        ("rule:bare",),
        ("rule:turn",),
    ]
    assert [one.running for one in made] == [False, False, False, True, False]
    assert {one.confidence for one in made} == {1.0}


def test_whether_a_quote_runs_on_is_not_told_by_the_golds_speakers():
    findings = Findings(paragraphs=(Span(0, len(TEXT)),))
    other = replace(WILL, speaker=None)
    assert given(wanted(NEVER, WILL), findings) == given(wanted(NEVER, other), findings)
    assert given(wanted(NEVER, WILL), findings).quotes[1].running
    assert not given(wanted(WILL), findings).quotes[0].running  # nobody spoke before


def test_a_quote_inside_a_quote_keeps_its_place():
    inner = quote(
        TEXT, "so", [at(TEXT, "said", 4)], [at(TEXT, "I said")], number=2, within="q1", speaker="e1"
    )
    made = given(wanted(replace(ORDER, id="q1"), inner), Findings())
    assert [one.within for one in made.quotes] == [None, 0]


def test_right_and_wrong_speakers_are_counted_by_form():
    made = wanted(LATE, HOME, NEVER, WILL)
    ours = replace(made, quotes=(LATE, replace(HOME, speaker="e2"), NEVER, replace(WILL, speaker=None)))
    told = list(judged(gold("made", made), ours))
    assert [one.right for one in told] == [True, False, True, False]
    counts = count(told, TEXT)
    assert counts["all"] == (2, 4, 2, 4)
    assert counts["named"] == counts["nominal"] == (1, 1, 1, 1)
    assert counts["pronoun"] == counts["none"] == (0, 1, 0, 1)
    assert counts["turn"] == (0, 0, 0, 0)


def test_nobody_is_right_only_where_the_gold_has_nobody():
    made = wanted(NEVER)
    stranger = replace(person(3, "aides", (at(TEXT, "aides"), "nominal")))
    ours = replace(made, entities=(*made.entities, stranger), quotes=(replace(NEVER, speaker="e3"),))
    assert [one.right for one in judged(gold("made", made), ours)] == [False]


def test_a_quote_that_was_not_found_is_wrong():
    made = wanted(LATE, NEVER)
    ours = replace(made, quotes=(replace(LATE, id="q1"),))
    assert [one.right for one in judged(gold("made", made), ours, found=True)] == [True, False]


def test_the_resolver_answers_for_the_given_quotes():
    text = "Mayor Marta Venn arrived. “Go home,” she said."
    made = record(
        text,
        [quote(text, "Go home", "said", "she", speaker="e1")],
        [person(1, "Marta Venn", (at(text, "Marta Venn"), "name"), (at(text, "she"), "pronoun"))],
    )
    one = gold("made", made)
    ours = resolved(one, Reading(made.article), None)
    assert [quote.content for quote in ours.quotes] == [made.quotes[0].content]
    assert [told.right for told in judged(one, ours)] == [True]
    wrong = replace(
        made, entities=(replace(made.entities[0], mentions=(Mention(at(text, "arrived"), "name"),)),)
    )
    assert [told.right for told in judged(gold("made", wrong), ours)] == [False]


def test_the_command_shows_what_is_wrong():
    said: list[str] = []
    assert main(["--model", "none", "--document", "a06", "--errors", "--form", "pronoun"], said.append) == 0
    assert "1 articles, quotes given" in said
    assert any("speaker right, pronoun" in line for line in said)
    assert all("expected" in line for line in said[:-2])
