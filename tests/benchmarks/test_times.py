"""What counts as a time found, of the right type, of the right value; dates of GUM's markup."""

from __future__ import annotations

import pytest

from benchmarks.gumdates import Answer, Element, agrees, elements
from benchmarks.times import Annotated, GoldTime, scored
from onrecord.findings import FoundTime
from tests.benchmarks.made_records import at
from training.corpora.conllu import documents

TEXT = "Ida Olt left on Friday night, two weeks after the vote."


def found(words: str, kind: str, value: str | None) -> FoundTime:
    return FoundTime(at(TEXT, words), kind, value, by=("rule:made",))


def score(*times: FoundTime):
    gold = [
        GoldTime(at(TEXT, "Friday night"), "TIME", "2031-04-11TNI"),
        GoldTime(at(TEXT, "two weeks"), "DURATION", "P2W"),
    ]
    return scored([Annotated(TEXT, "2031-04-17", gold, times)])


def test_all_right():
    made = score(found("Friday night", "TIME", "2031-04-11TNI"), found("two weeks", "DURATION", "P2W"))
    assert [made.f1(kind) for kind in ("span", "strict", "type", "value")] == [100] * 4
    assert not any(made.errors.values())


def test_an_overlap_finds_a_time_and_each_gold_time_is_found_once():
    made = score(found("Friday", "DATE", "2031-04-11"), found("night", "TIME", "2031-04-11TNI"))
    assert [made.f1(kind) for kind in ("span", "strict", "type", "value")] == [50, 0, 0, 0]
    assert [len(made.errors[kind]) for kind in ("missed", "spurious", "type", "value")] == [1, 1, 1, 1]


def test_type_and_value_count_apart():
    made = score(found("two weeks", "DATE", "P2W"), found("Friday night", "TIME", None))
    assert [made.f1(kind) for kind in ("span", "type", "value")] == [100, 50, 50]


def test_nothing_found_is_no_error():
    assert score().f1("span") == 0


@pytest.mark.parametrize(
    ("value", "when"),
    [
        ("2031-04-17", "2031-04-17"),
        ("2031-04-17", "-2031-04-17"),
        ("2031-04-17T22:30", "2031-04-17T22:30:00"),
        ("2031-10", "--10"),
    ],
)
def test_dates_that_agree(value: str, when: str):
    assert agrees(value, when)


@pytest.mark.parametrize(("value", "when"), [("2031-04", "2031-04-17"), ("2031-11", "--10"), ("2031", "203")])
def test_dates_that_do_not(value: str, when: str):
    assert not agrees(value, when)


def answer(words: str, when: str | None, longer: str, value: str | None) -> Answer:
    return Answer(
        "made", TEXT, Element(at(TEXT, words), when), found(longer, "TIME", value), at(TEXT, longer)
    )


def test_a_date_inside_a_longer_time_is_right_when_the_time_is_of_that_day():
    assert answer("Friday", "2031-04-11", "Friday night", "2031-04-11TNI").right
    assert not answer("Friday", "2031-04-18", "Friday night", "2031-04-11TNI").right
    assert not answer("Friday night", "2031-04-11", "Friday night", "2031-04-11TNI").right
    assert not answer("Friday", "2031-04-11", "Friday night", None).right


def test_dates_of_the_markup():
    rows = [
        ("Open", "_"),
        ("since", "_"),
        ("May", 'XML=<date when:::"2031-05">'),
        ("2031", "SpaceAfter=No|XML=</date>"),
        (",", "_"),
        ("this", 'XML=<date from:::"2031-05-01" to:::"2031-05-07">'),
        ("week", "XML=</date>"),
        ("and", "_"),
        ("today", 'XML=<date when:::"2031-05-03"></date>'),
    ]
    lines = ["# newdoc id = GUM_news_made", "# newpar"]
    lines += [f"{n}\t{form}\t_\tX\tX\t_\t0\troot\t_\t{misc}" for n, (form, misc) in enumerate(rows, 1)]
    (document,) = documents([*lines, ""])
    assert document.text == "Open since May 2031, this week and today"
    assert [(one.span.of(document.text), one.when) for one in elements(document)] == [
        ("May 2031", "2031-05"),
        ("this week", None),
        ("today", "2031-05-03"),
    ]
