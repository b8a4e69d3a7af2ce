"""Time expressions, case by case from `times.toml`; what they count from; odd and hostile texts."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.annotate.document import Document, build
from onrecord.annotate.times import find_times
from onrecord.findings import FoundTime
from onrecord.record.timex import is_timex
from onrecord.types import Article, Source
from tests.unit.annotate.written import cases

HERE = Path(__file__).parent
THURSDAY = "2031-04-17"


def document(text: str, published: str | None = THURSDAY, language: str | None = "en") -> Document:
    source = Source("", "", "text/plain", "test/1")
    return build(Article("", None, None, None, None, published, language, text, source))


def line(found: FoundTime, text: str) -> str:
    """Write a time as `words | TYPE value`, then what else is known: mod, begin, end, what it counts from."""
    more = {
        "mod": found.mod,
        "begin": found.begin,
        "end": found.end,
        "from": found.anchor_span and f"'{found.anchor_span.of(text)}'",
    }
    told = "".join(f", {name} {value}" for name, value in more.items() if value)
    return f"{found.span.of(text)} | {found.type} {found.value or '?'}{told}"


def found(text: str, published: str | None = THURSDAY) -> list[str]:
    made = document(text, published)
    return [line(one, made.text) for one in find_times(made)]


@pytest.mark.parametrize("case", cases("times.toml", HERE))
def test_table(case):
    assert found(case["text"], case.get("published", THURSDAY)) == case["times"]


def test_anchor_says_what_a_value_was_counted_from():
    relative, absolute, other = find_times(
        document("He left yesterday, not on 3 May 2020. The same day it rained.")
    )
    assert (relative.anchor, relative.precision) == ("published", "day")
    assert (absolute.anchor, absolute.precision) == (None, "day")
    assert (other.anchor, other.anchor_span) == (None, None)
    one, two = find_times(document("He left on 3 May 2020. The same day it rained."))
    assert (two.anchor, two.anchor_span) == ("text", one.span)


@pytest.mark.parametrize("published", [None, "", "soon", "2031-02-31"])
def test_without_a_date_of_publication_relative_times_have_no_value(published):
    text = "Last week, on Friday, four days ago, this morning, in May, on April 2 and tomorrow; 3 June 2020."
    made = find_times(document(text, published))
    assert [one.value for one in made if one.value] == ["2020-06-03"]
    assert len(made) == 8
    assert all(one.anchor is None for one in made)


def test_a_date_and_time_of_publication_counts_as_its_day():
    assert found("He left today.", "2031-04-17T22:10:00+03:00") == ["today | DATE 2031-04-17"]


def test_other_languages_keep_dates_in_figures():
    made = document("Le 2031-04-17, mai, second, on Monday; 17.04.2031.", language="fr")
    assert [one.span.of(made.text) for one in find_times(made)] == ["2031-04-17", "17.04.2031"]


@pytest.mark.parametrize(
    "text",
    [
        "99999999 years ago and 31 February 2031 and 999999999 centuries ago",
        "0000-00-00 and 9999-99-99 and 00/00/2031",
        "in ٣ days and ²³ years ago, half a half of a half hour",
        "the 0th century, the 99th century, Q9 2031, the year",
        "12-12-12-12-12 May May May 5 May 5 May",
        "the past 99999999 years, the next 9999 centuries, a million million million years later",
        "--- – -- ‑ 17--19 April, a-b-c-, -May-",
        "5 may, 1/0 day, 2 1/0 days, twenty past 99, half past 0",
        "Easter 9999, Hanukkah 1, Thanksgiving 0001, Purim 9999, Passover 1000",
    ],
)
@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", None])
def test_impossible_times_are_no_errors(text, published):
    times = find_times(document(text, published))
    assert all(a.span.end <= b.span.start for a, b in pairwise(times))


@pytest.mark.parametrize(
    "unit",
    [
        "may ",
        "in 19 May 5 to ",
        "a ",
        "1,000,",
        "the end of ",
        "early late mid-",
        "-",
        "Monday, ",
        "1-",
        "year ",
        "the quarter ",
        "two days later the same day ",
    ],
)
def test_hostile_repetition_takes_linear_time(unit):
    made = document(unit * (200_000 // len(unit)))
    begun = time.perf_counter()
    find_times(made)
    assert time.perf_counter() - begun < 10


@pytest.mark.parametrize("case", cases("times.toml", HERE))
def test_values_are_timex3(case):
    for one in find_times(document(case["text"], case.get("published", THURSDAY))):
        assert one.value is None or is_timex(one.type, one.value)
        for end in (one.begin, one.end):
            assert end is None or is_timex("DATE", end) or is_timex("TIME", end)
