# ruff: noqa: E501 - one example, one line
"""Meetings: who met whom, how, where, when and about what; and what is no meeting.

In the sentences `[Ada Venn]` is a person's name, `{the minister}` a nominal,
`<Port Alder>` a place and `|Harbour Trust|` an organisation; pronouns are found.
"""

import re
import time

import pytest

from onrecord.annotate.document import Document, build
from onrecord.annotate.meetings import find_meetings
from onrecord.annotate.times import find_times
from onrecord.findings import FoundMeeting, FoundMention
from onrecord.spans import Span
from onrecord.types import Article, EntityKind, MentionForm, Source

KINDS: dict[str, tuple[EntityKind, MentionForm]] = {
    "[": ("person", "name"),
    "{": ("person", "nominal"),
    "<": ("place", "name"),
    "|": ("organization", "name"),
}
MARKED = re.compile(r"\[([^\]]*)\]|\{([^}]*)\}|<([^>]*)>|\|([^|]*)\|")
PRONOUN = re.compile(r"\b(?:he|she|they|him|them|his|her|their|I|we|us)\b", re.IGNORECASE)


def marked(source: str, published: str | None = "2031-04-17") -> tuple[Document, list[FoundMention]]:
    text, mentions, last = "", [], 0
    for match in MARKED.finditer(source):
        text += source[last : match.start()]
        words = next(group for group in match.groups() if group is not None)
        kind, form = KINDS[match.group()[0]]
        span = Span(len(text), len(text) + len(words))
        mentions.append(FoundMention(span, form, kind, span))
        text += words
        last = match.end()
    text += source[last:]
    for match in PRONOUN.finditer(text):
        span = Span(*match.span())
        if not any(span.overlaps(mention.span) for mention in mentions):
            mentions.append(FoundMention(span, "pronoun", "person", span))
    made = build(
        Article("", None, None, None, None, published, "en", text, Source("", "", "text/plain", "test/1"))
    )
    assert made.text == text
    return made, sorted(mentions, key=lambda mention: mention.span)


def found(source: str) -> tuple[Document, tuple[FoundMeeting, ...]]:
    made, mentions = marked(source)
    return made, find_meetings(made, mentions, find_times(made))


def people(made: Document, meeting: FoundMeeting) -> list[str]:
    return [participant.span.of(made.text) for participant in meeting.participants]


@pytest.mark.parametrize(
    ("source", "who", "status", "mode"),
    [
        ("[Ada Venn] met [Tomas Reyl] in <Port Alder>.", "Ada Venn+Tomas Reyl", "held", "in_person"),
        (
            "President [Ada Venn] met on Tuesday with the Foreign Minister of <Ostria>, [Tomas Reyl].",
            "Ada Venn+Tomas Reyl",
            "held",
            "in_person",
        ),
        (
            "[Ada Venn], who arrived late, met with [Reyl], [Odo Brandt] and {the minister}.",
            "Ada Venn+Reyl+Odo Brandt+the minister",
            "held",
            "in_person",
        ),
        ("[Ada Venn] flew to <Port Alder> and met [Reyl] there.", "Ada Venn+Reyl", "held", "in_person"),
        (
            "[Ada Venn] and [Tomas Reyl] met in <Port Alder> yesterday.",
            "Ada Venn+Tomas Reyl",
            "held",
            "in_person",
        ),
        ("[Venn] held two hours of talks with Prime Minister [Reyl].", "Venn+Reyl", "held", "in_person"),
        (
            "{The minister} has had a telephone conversation with [Reyl].",
            "The minister+Reyl",
            "held",
            "phone",
        ),
        ("[Venn] and [Reyl] held talks on fishing.", "Venn+Reyl", "held", "in_person"),
        ("[Venn] spoke by phone with [Reyl] on Monday.", "Venn+Reyl", "held", "phone"),
        ("[Venn] spoke to [Reyl] by telephone.", "Venn+Reyl", "held", "phone"),
        ("[Venn] called [Reyl] on Monday to protest.", "Venn+Reyl", "held", "phone"),
        ("[Venn] spoke via video link with [Reyl].", "Venn+Reyl", "held", "video"),
        ("[Venn] received Ambassador [Reyl] at the palace.", "Venn+Reyl", "held", "in_person"),
        ("[Reyl] was received by [Venn] on Monday.", "Reyl+Venn", "held", "in_person"),
        ("A meeting between [Venn] and [Reyl] lasted an hour.", "Venn+Reyl", "held", "in_person"),
        ("During a meeting with [Reyl], [Venn] raised the dam.", "Venn+Reyl", "held", "in_person"),
        ("[Venn] said so after a long meeting with [Reyl].", "Venn+Reyl", "held", "in_person"),
        ("Secretary [Venn]’s Call with Foreign Minister [Reyl]", "Venn+Reyl", "held", "phone"),
        ("[Venn] told of her meeting with [Reyl].", "her+Reyl", "held", "in_person"),
        ("He met {the rabbi} four days ago.", "He+the rabbi", "held", "in_person"),
        ("[Venn] met with the |Harbour Trust| last week.", "Venn+Harbour Trust", "held", "in_person"),
        ("[Venn] will meet [Reyl] on Friday.", "Venn+Reyl", "planned", "in_person"),
        ("[Venn] is to hold talks with [Reyl] in May.", "Venn+Reyl", "planned", "in_person"),
        ("[Venn] and [Reyl] are due to meet in <Ostria>.", "Venn+Reyl", "planned", "in_person"),
        ("[Venn] cancelled a meeting with [Reyl].", None, "cancelled", "in_person"),
        ("The meeting between [Venn] and [Reyl] was called off.", "Venn+Reyl", "cancelled", "in_person"),
        ("[Venn] denied having met [Reyl].", "Venn+Reyl", "denied", "in_person"),
        ("[Venn] did not meet with [Reyl].", "Venn+Reyl", "denied", "in_person"),
    ],
)
def test_meeting(source: str, who: str | None, status: str, mode: str) -> None:
    made, meetings = found(source)
    if who is None:  # rather none than a meeting that was held
        assert all(meeting.status == status for meeting in meetings)
        return
    assert [("+".join(people(made, m)), m.status, m.mode) for m in meetings] == [(who, status, mode)]


@pytest.mark.parametrize(
    "source",
    [
        "The plan of [Ada Venn] met its target, [Reyl] said.",
        "[Venn]'s remarks met with criticism from [Reyl].",
        "[Venn] met the deadline that [Reyl] had set.",
        "[Venn] met with approval when [Reyl] spoke.",
        "The board of the |Harbour Trust| held its yearly meeting on Friday.",
        "[Venn] attended the meeting of the |Harbour Trust|.",
        "[Venn] sent greetings to [Reyl] on Ostria's national day.",
        "[Venn] sent [Reyl] a telegram of condolence.",
        "[Venn] received a letter from [Reyl].",
        "[Venn] received congratulations on her birthday from [Reyl].",
        "[Venn] congratulated [Reyl] and welcomed [Odo Brandt]'s decision.",
        "[Venn] welcomed [Reyl]'s words.",
        "[Venn] and [Reyl] were born in the same year.",
        "[Venn] called [Reyl] a liar.",
        "[Venn] called on [Reyl] to resign.",
        "[Venn] called for talks with [Reyl].",
        "[Venn] hopes to meet [Reyl].",
        "[Venn] would like to meet [Reyl] some day.",
        "[Venn] could meet [Reyl] if the rain stops.",
        "[Venn] refused to meet [Reyl].",
        "[Venn] offered to hold talks with [Reyl].",
        "[Venn] proposed a meeting between [Reyl] and [Odo Brandt].",
        "[Venn] met [Reyl]'s conditions.",
        "[Venn] spoke to reporters after [Reyl] left.",
        "[Venn] told the press about [Reyl].",
        "[Venn] spoke of [Reyl] with warmth.",
        "[Venn] visited the grave of [Reyl].",
        "[Venn] received a medal that [Reyl] had made.",
        "[Venn] hosted a radio show about [Reyl].",
        "[Venn] was met by rain in <Port Alder>.",
        "Any meeting between [Venn] and [Reyl] is ruled out.",
        "Meeting with reporters, nobody spoke.",
        "[Venn] met in <Port Alder>.",
        "Where the rivers met, [Venn] buried [Reyl].",
        "[Venn] said the two sides should meet.",
        "[Venn] has talks to thank for it, [Reyl] said.",
        "",
    ],
)
def test_no_meeting(source: str) -> None:
    made, meetings = found(source)
    assert [people(made, meeting) for meeting in meetings] == []


def test_host_and_guest() -> None:
    for source in (
        "[Ada Venn] hosted [Tomas Reyl] at the old mill.",
        "[Tomas Reyl] was received by [Ada Venn].",
    ):
        made, (meeting,) = found(source)
        roles = {participant.span.of(made.text): participant.role for participant in meeting.participants}
        assert roles == {"Ada Venn": "host", "Tomas Reyl": "guest"}


def test_place_time_and_topic_are_the_words_right_there() -> None:
    source = "[Ada Venn] met with [Tomas Reyl] in <Port Alder> on Tuesday to discuss the release of two sailors, officials said."
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


def test_those_also_present_are_attendees() -> None:
    source = "[Ada Venn] met [Tomas Reyl].\n\nTaking part in the meeting were [Odo Brandt] and [Mina Sorel]. [Lev Karr] was also present."
    made, (meeting,) = found(source)
    assert [(p.span.of(made.text), p.role) for p in meeting.participants[2:]] == [
        ("Odo Brandt", "attendee"),
        ("Mina Sorel", "attendee"),
        ("Lev Karr", "attendee"),
    ]


def test_a_meeting_told_again_is_one() -> None:
    source = (
        "[Ada Venn] held talks with [Tomas Reyl] in <Port Alder>.\n\n"
        "Prime Minister [Reyl] was received by [Venn] on Tuesday.\n\nThe meeting between [Venn] and [Reyl] took an hour."
    )
    made, (meeting,) = found(source)
    assert people(made, meeting) == ["Ada Venn", "Tomas Reyl"]
    assert [participant.role for participant in meeting.participants] == ["host", "guest"]
    assert meeting.place is not None
    assert meeting.place.of(made.text) == "Port Alder"
    assert meeting.time is not None


@pytest.mark.parametrize(
    "again",
    [
        "[Venn] will meet [Reyl] again on Friday.",
        "[Venn] met [Reyl] on 3 March 2030.",
        "[Venn] met with [Odo Brandt].",
        "[Venn] spoke by phone with [Reyl].",
    ],
)
def test_another_day_person_mode_or_status_is_another_meeting(again: str) -> None:
    _, meetings = found(f"[Ada Venn] met [Tomas Reyl] on Tuesday. {again}")
    assert len(meetings) == 2


@pytest.mark.parametrize(
    ("body", "host"),
    [
        ("President of Ostria [Ada Venn]: Welcome, everyone.\n\n[Tomas Reyl]: Thank you.", "Ada Venn"),
        ("Mr [Reyl] and Ms [Venn] spoke of fish.", "Venn"),
        ("[Reyl] briefed [Venn] on the dam.", "Venn"),
        ("Fish prices were discussed.", None),
    ],
)
def test_a_heading_takes_its_other_side_from_below(body: str, host: str | None) -> None:
    made, meetings = found(f"Telephone conversation with Prime Minister [Tomas Reyl]\n\n{body}")
    assert [(people(made, meeting), meeting.mode) for meeting in meetings] == (
        [([host, "Tomas Reyl"], "phone")] if host else []
    )


def test_a_heading_lends_its_mode() -> None:
    made, (meeting,) = found(
        "Telephone conversation with [Tomas Reyl]\n\n[Ada Venn] spoke with [Tomas Reyl] today."
    )
    assert (people(made, meeting), meeting.mode) == (["Ada Venn", "Tomas Reyl"], "phone")


@pytest.mark.parametrize(
    "piece",
    [
        "[Venn] met with ",
        "met ",
        "[Venn], ",
        "talks between [Venn] and [Reyl]. ",
        "[Venn] met [Reyl].\n\n",
        "meeting with [Reyl] and [Venn] ",
    ],
)
def test_hostile_repetition_takes_linear_time(piece: str) -> None:
    made, mentions = marked(piece * (60_000 // len(piece)))
    begun = time.perf_counter()
    find_meetings(made, mentions, ())
    assert time.perf_counter() - begun < 10
