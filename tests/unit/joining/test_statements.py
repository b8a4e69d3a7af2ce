"""Quotes of many articles that are one statement, and those that are none."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from onrecord.joining.statements import statements
from onrecord.names.judgement import Judgement, Verdict
from onrecord.register.joins import LOOSE, STRICT
from tests.unit.joining.given import Names, said

PAIRS = tomllib.loads(Path(__file__).with_name("pairs.toml").read_text("utf-8"))["pair"]
LONG = "A lighthouse that asks for a receipt from every herring will stand in the dark before winter"
FIRST = date(2031, 4, 17)
# Words are rare or not by what else is in a register.
OTHERS = [
    said(f"Ordinary sentence number {at} about the weather and the price of rope", f"Speaker {at}")
    for at in range(20)
]


def of(pair: dict[str, Any]) -> list[Any]:
    speakers = pair.get("speakers", ["Marta Venn", "Marta Venn"])
    titles, outlet = pair.get("titles", [None, None]), pair.get("outlet")
    day = (FIRST + timedelta(pair.get("days", 0))).isoformat()
    return [
        said(pair["left"], speakers[0] or None, ref="left", outlet=outlet, title=titles[0]),
        said(
            pair["right"],
            speakers[1] or None,
            day=day,
            retold=pair.get("retold", False),
            ref="right",
            outlet=outlet,
            title=titles[1],
            recalled=pair.get("recalled"),
        ),
    ]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["why"])
def test_pairs(pair: dict[str, Any]) -> None:
    told = statements([*of(pair), *OTHERS], Names())
    joined = [one for one in told.statements if {"left", "right"} <= set(one.members)]
    assert bool(joined) == pair["same"], [one.why for one in told.joins]
    if joined:
        assert joined[0].forms == {"left": "full", "right": pair["form"]}


def test_a_join_says_why_and_its_points_make_the_score() -> None:
    told = statements([said(LONG, ref="a"), said(LONG, ref="b")], Names())
    (join,) = told.joins
    assert join.pair == ("a", "b")
    assert join.verdict is Verdict.SAME
    assert {point.name for point in join.why} >= {"words", "speaker", "days", "others"}
    assert len(told.joins) == 1


def test_people_part_what_the_machine_joins_and_join_what_it_parts() -> None:
    quotes = [said(LONG, ref="a"), said(LONG, ref="b"), said("Something else altogether", ref="c")]
    judged = [
        Judgement("a", "b", Verdict.DIFFERENT, "ada", "2031-05-01"),
        Judgement("a", "c", Verdict.SAME, "ada", "2031-05-01"),
    ]
    told = statements(quotes, Names(), judged)
    assert [one.members for one in told.statements] == [("a", "c")]


def test_one_of_nobody_known_does_not_bring_two_people_together() -> None:
    short = "We will not give in"
    quotes = [
        said(short, "Marta Venn", ref="a"),
        said(short, None, ref="b"),
        said(short, "Dov Ben-Ari", ref="c"),
    ]
    for one in statements([*quotes, *OTHERS], Names(), policy=LOOSE).statements:
        assert not {"a", "c"} <= set(one.members)


def test_a_quote_in_a_quote_is_not_its_own_statement() -> None:
    outer = said(f"I told them so in May: {LONG}. And I say it again", key="x", ref="outer")
    inner = said(LONG, key="x", start=23, ref="inner")
    assert statements([outer, inner], Names()).statements == ()


TAKEN = "that a pilot of the strait owns two passports and sells one of them to the chandler"


@pytest.mark.parametrize("present", [True, False])
def test_a_retelling_that_takes_one_for_another_names_him_too(*, present: bool) -> None:
    quotes = [
        said("I know that a pilot of the strait owns two passports, and sells one of them to the chandler",
             "Marta Venn", ref="a"),
        said(TAKEN, "Dov Ben-Ari", retold=True, key="x", ref="b"),
        said("Something else altogether", "Marta Venn" if present else "Ada Morn", key="x", start=200),
    ]  # fmt: skip
    found = statements([*quotes, *OTHERS], Names()).statements
    assert any({"a", "b"} <= set(one.members) for one in found) is present


def test_what_is_said_over_and_over_in_one_article_is_a_formula() -> None:
    line = "Your line is open now, so please go ahead"

    def given(times: int) -> list[Any]:
        return [
            said(line, None, key=key, outlet=f"Outlet {key}", start=100 * at, ref=f"{key}{at}")
            for key in "xy"
            for at in range(times)
        ]

    once, often = (statements([*given(times), *OTHERS], Names()).statements for times in (1, 8))
    assert any({"x0", "y0"} <= set(one.members) for one in once)
    assert not any({member[0] for member in one.members} >= {"x", "y"} for one in often)


def test_the_order_of_quotes_changes_nothing_but_the_order() -> None:
    quotes = [said(LONG, ref="a"), said(LONG, ref="b", day="2031-04-16"), *OTHERS]
    there, back = (statements(order, Names()).statements for order in (quotes, quotes[::-1]))
    assert [(one.id, set(one.members)) for one in there] == [(one.id, set(one.members)) for one in back]


def test_a_stricter_policy_joins_no_more() -> None:
    quotes = [quote for pair in PAIRS for quote in of(pair)]
    refs = [(f"{at}", quote) for at, quote in enumerate(quotes)]
    strict, loose = (
        {pair for one in statements(refs, Names(), policy=policy).statements for pair in one.members}
        for policy in (STRICT, LOOSE)
    )
    assert strict <= loose


@pytest.mark.parametrize("text", ["", "…", "?!", "“”", "a", "\u200b", "x" * 5000, "no " * 3000])
def test_odd_texts(text: str) -> None:
    told = statements([said(text or " ", ref="a"), said(text or " ", ref="b", day=None), *OTHERS], Names())
    assert len(told.statements) <= 1


def test_nothing() -> None:
    assert statements([], Names()).statements == ()
