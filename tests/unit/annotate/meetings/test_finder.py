"""Tellings of meetings: who met whom, how, where, when and about what; and what tells of none."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord import read_text
from onrecord.annotate.meetings import find_meetings
from onrecord.annotate.times import find_times
from tests.unit.annotate.meetings.marked import found, marked, people

HERE = Path(__file__).parent
TOLD = tomllib.loads((HERE / "told.toml").read_text("utf-8"))["telling"]
NONE = [
    line for line in (HERE / "none.tsv").read_text("utf-8").splitlines() if line and not line.startswith("#")
]


@pytest.mark.parametrize("case", TOLD, ids=[case["text"][:60] for case in TOLD])
def test_told(case: dict[str, Any]) -> None:
    made, mentions = marked(case["text"])
    times = find_times(made)
    meetings = find_meetings(made, mentions, times)
    assert [("+".join(people(made, one)), one.status, one.mode) for one in meetings] == [
        (case["who"], case.get("status", "held"), case.get("mode", "in_person"))
    ]
    (meeting,) = meetings
    if "place" in case:
        assert (meeting.place.of(made.text) if meeting.place else "") == case["place"]
    if "time" in case:
        told = "" if meeting.time is None else times[meeting.time].span.of(made.text)
        assert told == case["time"]
    if "topics" in case:
        assert [topic.of(made.text) for topic in meeting.topics] == case["topics"]


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    made, meetings = found(text)
    assert [people(made, one) for one in meetings] == []


def test_an_empty_text_tells_of_nothing() -> None:
    assert found("")[1] == ()


def test_host_and_guest() -> None:
    for source in (
        "[Ada Venn] hosted [Tomas Reyl] at the old mill.",
        "[Tomas Reyl] was received by [Ada Venn].",
    ):
        made, (meeting,) = found(source)
        roles = {participant.span.of(made.text): participant.role for participant in meeting.participants}
        assert roles == {"Ada Venn": "host", "Tomas Reyl": "guest"}


def test_place_time_and_topic_are_the_words_right_there() -> None:
    source = (
        "[Ada Venn] met with [Tomas Reyl] in <Port Alder> on Tuesday to discuss the release of two sailors,"
        " officials said."
    )
    made, mentions = marked(source)
    times = find_times(made)
    (meeting,) = find_meetings(made, mentions, times)
    assert meeting.trigger.of(made.text) == "met"
    assert meeting.place is not None
    assert meeting.place.of(made.text) == "Port Alder"
    assert meeting.time is not None
    assert times[meeting.time].value == "2031-04-15"
    assert [topic.of(made.text) for topic in meeting.topics] == ["the release of two sailors"]


def test_a_topics_place_is_not_the_meetings() -> None:
    made, (meeting,) = found("[Venn] spoke by phone with [Reyl] about the floods in <Ostria>.")
    assert meeting.place is None
    assert [topic.of(made.text) for topic in meeting.topics] == ["the floods in Ostria"]


@pytest.mark.parametrize(
    "text",
    [
        "[Venn] met [Reyl] and [Odo Brandt] on Monday, one after the other.",
        "[Venn] held separate meetings with [Reyl] and [Odo Brandt].",
    ],
)
def test_people_met_apart_are_two_meetings(text: str) -> None:
    made, meetings = found(text)
    assert [people(made, one) for one in meetings] == [["Venn", "Reyl"], ["Venn", "Odo Brandt"]]


def test_a_place_below_the_title_of_a_transcript_is_lent() -> None:
    made, (meeting,) = found(
        "[Ada Venn] and [Tomas Reyl] Before Their Meeting\n\n<Port Alder>, Ostria\n\nVENN: Good morning."
    )
    assert meeting.above_place is not None
    assert meeting.above_place.of(made.text) == "Port Alder, Ostria"


def test_an_agenda_in_the_present_tense_is_a_plan() -> None:
    for when, status in (("19 April 2031", "planned"), ("2 April 2031", "held")):
        _, (meeting,) = found(f"[Venn] receives [Reyl] on {when}.")
        assert meeting.status == status


@pytest.mark.parametrize(
    ("text", "form", "who"),
    [
        ("Telephone conversation with [Tomas Reyl]\n\nFish were discussed.", "heading", "Tomas Reyl"),
        ("Press statements after talks with [Tomas Reyl]\n\nFish.", "heading", "Tomas Reyl"),
        ("[Ada Venn]’s Call with [Tomas Reyl]\n\nFish.", "title", "Ada Venn+Tomas Reyl"),
        ("[Ada Venn] to meet [Tomas Reyl]\n\nFish.", "title", "Ada Venn+Tomas Reyl"),
        ("Fish were sold.\n\nWith [Tomas Reyl]. Photo: a friend", "caption", "Tomas Reyl"),
        ("There was no meeting with [Tomas Reyl], he said.", "heading", "Tomas Reyl"),
        ("[Ada Venn]’s Call with Ostrian Counterparts\n\nFish.", "caption", "Ada Venn"),
    ],
)
def test_titles_and_captions(text: str, form: str, who: str) -> None:
    made, (meeting,) = found(text)
    assert (meeting.form, "+".join(people(made, meeting))) == (form, who)


def test_no_title_says_that_a_message_is_a_meeting() -> None:
    for title in ("Greetings to [Reyl]", "Congratulations to [Reyl] on the meeting of bees", "With love"):
        assert found(f"{title}\n\nBees were discussed.")[1] == ()


@pytest.mark.parametrize(
    ("note", "who"),
    [
        ("Taking part in the meeting were [Odo Brandt] and [Mina Sorel].", ["Odo Brandt", "Mina Sorel"]),
        ("[Lev Karr] was also present.", ["Lev Karr"]),
        ("The talks were attended by [Lev Karr].", ["Lev Karr"]),
        ("The talks took place at the old mill on Monday.", []),
    ],
)
def test_notes(note: str, who: list[str]) -> None:
    made, meetings = found(f"[Ada Venn] met [Tomas Reyl].\n\n{note}")
    assert [one.form for one in meetings] == ["sentence", "note"]
    assert people(made, meetings[1]) == who
    assert {participant.role for participant in meetings[1].participants} <= {"attendee"}


def test_a_note_says_where_and_what_about() -> None:
    made, meetings = found(
        "[Venn] met [Reyl]. The talks took place at the old mill."
        " [Venn] and [Reyl] discussed the dam and the ferry."
    )
    assert meetings[1].place is not None
    assert meetings[1].place.of(made.text) == "the old mill"
    assert [topic.of(made.text) for topic in meetings[2].topics] == ["the dam", "the ferry"]


@pytest.mark.parametrize(
    ("telling", "lent"),
    [
        ("[Venn] met [Reyl].", True),
        ("[Venn] had met [Reyl].", False),
        ("[Venn] will meet [Reyl].", False),
        ("[Venn] told of her previous meeting with [Reyl].", False),
    ],
)
def test_the_line_above_lends_its_day_and_place_to_the_news(telling: str, lent: bool) -> None:
    made, meetings = found(f"Fish\n\nApril 17, 2031, The Old Mill, <Port Alder>\n\n{telling}")
    (meeting,) = meetings
    assert (meeting.above_time is not None) == lent
    assert (meeting.above_place is not None) == lent
    if lent and meeting.above_place is not None:
        assert meeting.above_place.of(made.text) == "The Old Mill, Port Alder"


def test_titles_of_other_articles_are_not_read() -> None:
    assert found("Fish were sold.\n\nSee also\n\n[Ada Venn] met with [Tomas Reyl]")[1] == ()


@pytest.mark.parametrize(
    "piece",
    [
        "[Venn] met with ",
        "met ",
        "[Venn], ",
        "talks between [Venn] and [Reyl]. ",
        "[Venn] met [Reyl].\n\n",
        "meeting with [Reyl] and [Venn] ",
        "met at the door in the hall on the ",
        "visit of [Venn] to ",
        "[Venn], head of the office, ",
        "discussed the ",
        "chairman of the Board, President of the ",
        "in talks and ",
        "in the old house of the ",
        "at the Villa in the Old Mill of ",
    ],
)
def test_hostile_repetition_takes_linear_time(piece: str) -> None:
    made, mentions = marked(piece * (60_000 // len(piece)))
    begun = time.perf_counter()
    find_meetings(made, mentions, ())
    assert time.perf_counter() - begun < 10


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Ada Venn met Tomas Reyl to plan the port of 2040.", None),
        ("After the meeting with Tomas Reyl, Ada Venn gave him a map dated October 1780.", None),
        ("Ada Venn met Tomas Reyl on Tuesday to plan the port of 2040.", "2031-04-15"),
        ("Ada Venn met Tomas Reyl in 2029.", "2029"),
    ],
)
def test_a_time_of_something_else_is_not_the_meetings(sentence: str, day: str | None) -> None:
    (meeting,) = read_text(sentence, published="2031-04-18", model="none").meetings
    assert (meeting.time.value if meeting.time else None) == day
