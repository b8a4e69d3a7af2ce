"""Chains and quotes inside quotes: what is right, and what counts against it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_records import at, gold, person, quote, record

from benchmarks.sourcechains import count, judged, shown
from onrecord.types import Via

TEXT = "Olt said the quay was safe, according to a note from the board, the Courier reported. “He lied.”"
BOARD = (at(TEXT, "board"), "nominal")


def step(words, entity=None):
    return Via((at(TEXT, words),), (), entity)


NOTE, COURIER = step("a note from the board", "e1"), step("the Courier")
SAID = quote(TEXT, "the quay was safe", "said", "Olt", kind="indirect", via=(NOTE, COURIER))


def made(*quotes):
    return record(TEXT, quotes, [person(1, "the board", BOARD)])


def right(given, wanted=SAID):
    (one,) = judged(made(wanted), made(given))
    return one.right


def test_the_same_steps_in_the_same_order_are_right():
    assert right(SAID)
    assert right(replace(SAID, via=(step("note from the board", "e1"), COURIER)))


@pytest.mark.parametrize(
    "via",
    [
        (),
        (NOTE,),
        (COURIER, NOTE),
        (step("the board", "e1"), COURIER),  # another head
        (replace(NOTE, entity=None), COURIER),  # led nowhere, though the gold knows whose note it is
    ],
)
def test_another_chain_is_wrong(via):
    assert not right(replace(SAID, via=via))


def test_where_the_gold_leads_a_step_nowhere_any_entity_will_do():
    assert right(SAID, replace(SAID, via=(replace(NOTE, entity=None), COURIER)))


def test_a_chain_where_there_is_none_is_false():
    counts = count(list(judged(made(replace(SAID, via=())), made(SAID))))
    assert counts["chain, matched"] == counts["chain"] == (0, 1, 0, 0)


def test_a_quote_that_was_not_found_counts_end_to_end_only():
    counts = count(list(judged(made(SAID), made())))
    assert not counts["chain, matched"]
    assert counts["chain"] == (0, 0, 0, 1)


OUTER = quote(TEXT, "Olt said the quay was safe", kind="indirect")
INNER = quote(TEXT, "the quay was safe", "said", "Olt", number=2, kind="indirect", within="q1")
LIED = quote(TEXT, "He lied.", number=3)


def test_within_is_right_where_it_points_at_the_partner():
    wanted = made(OUTER, INNER, LIED)
    (one,) = judged(wanted, made(replace(INNER, id="q7", within="q8"), replace(OUTER, id="q8")))
    assert (one.link, one.right) == ("within", True)


def test_within_another_quote_or_none_is_wrong():
    wanted = made(OUTER, INNER, LIED)
    for given in (replace(INNER, within="q3"), replace(INNER, within=None)):
        (one,) = judged(wanted, made(OUTER, given, LIED))
        assert not one.right


def test_two_quotes_that_stand_free_are_no_link():
    free = made(replace(INNER, within=None), LIED)
    assert list(judged(free, free)) == []


def test_an_error_is_shown_with_both_chains():
    document = gold("made", made(SAID))
    given = made(replace(SAID, via=(NOTE,)))
    (one,) = judged(document.record, given)
    told = shown(one, document, given)
    assert "chain, other: made q1" in told
    assert "'a note from the board' () = the board < 'the Courier' () = –" in told
