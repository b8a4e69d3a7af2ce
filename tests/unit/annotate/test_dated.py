# ruff: noqa: E501 - sentences that are compared
"""The day that relative times count from, and what can't be right together."""

import pytest

from onrecord.annotate.dated import read_times
from onrecord.annotate.document import build
from onrecord.types import Article, Source

FRIDAY = "2031-04-18"


def dated(text, published=FRIDAY):
    source = Source("", "", "text/plain", "test/1")
    document = build(Article("", None, None, None, None, published, "en", text, source))
    read = read_times(document)
    times = {
        time.span.of(document.text): (
            time.value, time.anchor, time.anchor_span and time.anchor_span.of(document.text),
        )
        for time in read.times
    }  # fmt: skip
    return times, [(notice.code, notice.message) for notice in read.notices], read


def test_relative_times_count_from_the_date_of_publication():
    times, notices, _ = dated("Ada Venn left yesterday.")
    assert times == {"yesterday": ("2031-04-17", "published", None)}
    assert not notices


def test_a_dateline_goes_before_a_stamp_that_is_a_day_late():
    times, notices, read = dated("TARSK, April 17 (Coastwise) — Ada Venn left today.", "2031-04-18T01:30:00Z")
    assert times["today"] == ("2031-04-17", "dateline", "April 17")
    assert times["April 17"] == ("2031-04-17", "published", None)
    assert not notices
    assert read.dateline is not None


def test_a_dateline_stands_where_nothing_else_dates_the_article():
    times, _, _ = dated("TARSK, April 17, 2031 — Ada Venn left yesterday.", None)
    assert times["yesterday"] == ("2031-04-16", "dateline", "April 17, 2031")


def test_a_dateline_far_from_the_date_of_publication_is_told():
    _, notices, _ = dated("TARSK, April 2, 2031 — Ada Venn left yesterday.")
    assert notices == [
        (
            "dateline-differs",
            "The dateline says 2031-04-02, the date of publication is 2031-04-18: times are counted from the dateline.",
        )
    ]


def test_a_day_to_come_on_top_of_a_page_is_no_dateline():
    times, notices, _ = dated("Tarsk, 3 May 2031\n\nAda Venn left yesterday.")
    assert times["yesterday"] == ("2031-04-17", "published", None)
    assert not notices


@pytest.mark.parametrize(
    "words", ["today (Thursday)", "today (on Thursday)", "today, Thursday,", "Thursday (today)"]
)
def test_a_weekday_beside_today_corrects_the_day(words):
    times, notices, _ = dated(f"Ada Venn left {words} as she had said. Odo Kolb left yesterday.")
    assert times["today"] == ("2031-04-17", "text", "Thursday")
    assert times["Thursday"] == ("2031-04-17", "published", None)
    assert times["yesterday"] == ("2031-04-16", "text", "Thursday")
    assert [code for code, _ in notices] == ["weekday-contradiction"]


def test_the_warning_names_both_and_the_reading_that_fits():
    _, notices, _ = dated("TARSK, April 18, 2031 (Coastwise) — Ada Venn left today (Thursday).", None)
    assert notices == [
        (
            "weekday-contradiction",
            "The text says “today (Thursday)”, but the dateline, 2031-04-18, is a Friday: 2031-04-17 fits and is taken.",
        )
    ]


def test_a_weekday_that_no_day_near_fits_gives_no_value():
    times, notices, _ = dated("Ada Venn left today (Monday). Odo Kolb left yesterday.")
    assert times["today"][0] is None
    assert times["Monday"][0] is None
    assert times["yesterday"][0] == "2031-04-17"
    assert "no day next to it fits" in notices[0][1]


def test_pairs_that_agree_with_the_day_are_one_day():
    times, notices, _ = dated("Ada Venn left today (Friday); tomorrow, Saturday, she is back.")
    assert times["tomorrow"][0] == times["Saturday"][0] == "2031-04-19"
    assert not notices


def test_one_pair_of_several_that_contradicts_is_mended_alone():
    times, notices, _ = dated("Ada Venn left today (Friday). Odo Kolb left yesterday (Wednesday).")
    assert times["today"][0] == "2031-04-18"
    assert times["yesterday"][0] == times["Wednesday"][0] == "2031-04-16"
    assert len(notices) == 1


def test_a_list_of_days_is_no_pair():
    times, notices, _ = dated("It is open today, Saturday and Sunday.")
    assert times["today"][0] == "2031-04-18"
    assert not notices


def test_a_weekday_and_a_date_that_disagree_are_told():
    times, notices, _ = dated("Ada Venn left on Thursday, April 18, 2031.")
    assert times["Thursday, April 18, 2031"][0] == "2031-04-18"
    assert notices[0][0] == "weekday-contradiction"


def test_a_far_day_without_a_year_is_of_the_year_that_its_weekday_fits():
    times, notices, _ = dated("Ada Venn was born on Friday, October 18.")
    assert times["Friday, October 18"][0] in {"2030-10-18", "2031-10-18"}
    assert times["Friday, October 18"][0] == "2030-10-18"
    assert not notices


def test_without_any_day_nothing_is_held_against_it():
    times, notices, _ = dated("Ada Venn left today (Thursday).", None)
    assert times["today"][0] is None
    assert not notices
