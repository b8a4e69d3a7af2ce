"""Time expressions: shapes, values, tense and what is no time."""

import time
from itertools import pairwise

import pytest

from onrecord.annotate.document import Document, build
from onrecord.annotate.times import find_times
from onrecord.types import Article, Source

THURSDAY = "2031-04-17"


def document(text: str, published: str | None = THURSDAY, language: str | None = "en") -> Document:
    source = Source("", "", "text/plain", "test/1")
    return build(Article("", None, None, None, None, published, language, text, source))


def found(text: str, published: str | None = THURSDAY) -> list[tuple[str, str, str | None]]:
    made = document(text, published)
    return [(t.span.of(made.text), t.type, t.value) for t in find_times(made)]


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("Odile Marsh left on 9 March 2029.", "9 March 2029", "DATE", "2029-03-09"),
        ("The bridge opened April 3rd, 2030, at last.", "April 3rd, 2030", "DATE", "2030-04-03"),
        ("They signed it on Apr. 2.", "Apr. 2", "DATE", "2031-04-02"),
        ("The court sits on Tuesday, May 6, 2031.", "Tuesday, May 6, 2031", "DATE", "2031-05-06"),
        ("Logged 2031-04-17T09:30 by the watch.", "2031-04-17T09:30", "TIME", "2031-04-17T09:30"),
        ("Filed 2030-12-31.", "2030-12-31", "DATE", "2030-12-31"),
        ("Stamped 17/04/2031.", "17/04/2031", "DATE", "2031-04-17"),
        ("Stamped 04/17/2031.", "04/17/2031", "DATE", "2031-04-17"),
        ("Stamped 05/04/2031.", "05/04/2031", "DATE", None),
        ("It began in February 2028.", "February 2028", "DATE", "2028-02"),
        ("Prices fell in November.", "November", "DATE", "2030-11"),
        ("The harbour will close in November.", "November", "DATE", "2031-11"),
        ("They have talked since May.", "May", "DATE", "2030-05"),
        ("It has stood since 1874.", "1874", "DATE", "1874"),
        ("In 2029 the mill burned.", "2029", "DATE", "2029"),
        ("He sang in the 1990s.", "the 1990s", "DATE", "199"),
        ("A 19th-century quay collapsed.", "19th-century", "DATE", "18"),
        ("She resigned on Monday.", "Monday", "DATE", "2031-04-14"),
        ("She resigned on Thursday.", "Thursday", "DATE", "2031-04-17"),
        ("The two will meet on Monday.", "Monday", "DATE", "2031-04-21"),
        ("On Saturday, the envoy will fly home.", "Saturday", "DATE", "2031-04-19"),
        ("The vote was held last Thursday.", "last Thursday", "DATE", "2031-04-10"),
        ("Yesterday it rained.", "Yesterday", "DATE", "2031-04-16"),
        ("He leaves tomorrow.", "tomorrow", "DATE", "2031-04-18"),
        ("They spoke the day before yesterday.", "the day before yesterday", "DATE", "2031-04-15"),
        ("He met the family four days ago.", "four days ago", "DATE", "2031-04-13"),
        ("The ferry sank two weeks ago.", "two weeks ago", "DATE", "2031-W14"),
        ("It was founded ten years ago.", "ten years ago", "DATE", "2021"),
        ("Talks failed last week.", "last week", "DATE", "2031-W15"),
        ("She returns next month.", "next month", "DATE", "2031-05"),
        ("It was agreed earlier this year.", "earlier this year", "DATE", "2031"),
        ("They were held for nearly 500 days.", "nearly 500 days", "DURATION", "P500D"),
        ("The call took two and a half hours.", "two and a half hours", "DURATION", "PT2H30M"),
        ("A six-month truce ended.", "six-month", "DURATION", "P6M"),
        ("Over the past two years he wrote little.", "the past two years", "DURATION", "P2Y"),
        ("It rained for weeks.", "weeks", "DURATION", "PXW"),
        ("Prayers are held every Friday.", "every Friday", "SET", "XXXX-WXX-5"),
        ("The council sits on Tuesdays.", "Tuesdays", "SET", "XXXX-WXX-2"),
        ("It pays twice a month.", "a month", "SET", "P1M"),
        ("They gather every two weeks.", "every two weeks", "SET", "P2W"),
        ("They met this morning.", "this morning", "TIME", "2031-04-17TMO"),
        ("Shots were heard on Wednesday night.", "Wednesday night", "TIME", "2031-04-16TNI"),
        (
            "Doors opened at 5:30 p.m. on 2 April 2031.",
            "5:30 p.m. on 2 April 2031",
            "TIME",
            "2031-04-02T17:30",
        ),
        ("Doors open at 5pm.", "5pm", "TIME", "XXXX-XX-XXT17:00"),
        ("It begins at 17:45.", "17:45", "TIME", "XXXX-XX-XXT17:45"),
        ("Sales rose in the third quarter.", "the third quarter", "DATE", "2030-Q3"),
        ("It was built in the winter of 2029.", "the winter of 2029", "DATE", "2029-WI"),
        ("The ministry is now silent.", "now", "DATE", "PRESENT_REF"),
        ("The same day, the envoy left.", "The same day", "DATE", None),
    ],
)
def test_expression(text: str, words: str, kind: str, value: str | None) -> None:
    assert (words, kind, value) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "You may march to the second gate, if you must.",
        "May I ask who will march first?",
        "June Calder sat beside April Finch in March Street.",
        "The judge was 54 years old and owned 2000 sheep.",
        "He came second and will fall further, spring or not.",
        "The song Bloody Sunday was banned.",
        "Psalm 3:16 was read and the score was 2-1.",
        "Flight 1987 cost $2030 and weighed 1990 kg.",
        "Each one of the seconds in the duel was named Sun.",
    ],
)
def test_no_time(text: str) -> None:
    assert found(text) == []


def test_both_ends_of_a_range_are_days() -> None:
    assert found("The fair runs 17-19 April 2031 in the park.") == [
        ("17", "DATE", "2031-04-17"),
        ("19 April 2031", "DATE", "2031-04-19"),
    ]
    assert [value for *_, value in found("From April 17 to 19 it was shut.")] == ["2031-04-17", "2031-04-19"]


def test_anchor_says_what_a_value_was_counted_from() -> None:
    relative, absolute = find_times(document("He left yesterday, not on 3 May 2020."))
    assert (relative.anchor, relative.precision) == ("published", "day")
    assert (absolute.anchor, absolute.precision) == (None, "day")


@pytest.mark.parametrize("published", [None, "", "soon", "2031-02-31"])
def test_without_a_date_of_publication_relative_times_have_no_value(published: str | None) -> None:
    text = "Last week, on Friday, four days ago, this morning, in May, on April 2 and tomorrow; 3 June 2020."
    made = find_times(document(text, published))
    assert [t.value for t in made if t.value] == ["2020-06-03"]
    assert len(made) == 8
    assert all(t.anchor is None for t in made)


def test_a_date_and_time_of_publication_counts_as_its_day() -> None:
    assert found("He left today.", "2031-04-17T22:10:00+03:00") == [("today", "DATE", "2031-04-17")]


def test_other_languages_keep_dates_in_figures() -> None:
    made = document("Le 2031-04-17, mai, second, on Monday.", language="fr")
    assert [t.span.of(made.text) for t in find_times(made)] == ["2031-04-17"]


@pytest.mark.parametrize(
    "text",
    [
        "99999999 years ago and 31 February 2031 and 999999999 centuries ago",
        "0000-00-00 and 9999-99-99 and 00/00/2031",
        "in ٣ days and ²³ years ago, half a half of a half hour",
        "the 0th century, the 99th century, Q9 2031, the year",
        "12-12-12-12-12 May May May 5 May 5 May",
    ],
)
@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", None])
def test_impossible_times_are_no_errors(text: str, published: str | None) -> None:
    made = document(text, published)
    times = find_times(made)
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
    ],
)
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    made = document(unit * (200_000 // len(unit)))
    begun = time.perf_counter()
    find_times(made)
    assert time.perf_counter() - begun < 10
