"""Tellings put together into meetings: what joins them, what keeps them apart, who tells them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.pipeline import record
from onrecord.read import from_text
from onrecord.record.verify import verify
from onrecord.resolve.days import may_be_one
from onrecord.types import Record

CASES = tomllib.loads(Path(__file__).with_name("meetings.toml").read_text("utf-8"))["case"]


def made(text: str) -> Record:
    found = record(from_text(text.strip("\n"), published="2031-04-17"), None)
    verify(found)
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_meetings(case: dict[str, Any]) -> None:
    found = made(case["text"])
    names = {entity.id: entity.name for entity in found.entities}
    told = ["+".join(names[who.entity] for who in meeting.participants) for meeting in found.meetings]
    assert told == [meeting["who"] for meeting in case["meetings"]]
    text = found.article.text
    for meeting, wanted in zip(found.meetings, case["meetings"], strict=True):
        assert meeting.status == wanted.get("status", "held")
        assert meeting.mode == wanted.get("mode", "in_person")
        if "day" in wanted:
            assert meeting.time is not None
            assert (meeting.time.value or "").startswith(wanted["day"])
        if "place" in wanted:
            assert meeting.place is not None
            assert meeting.place.text == wanted["place"]
        if "via" in wanted:
            assert [" ".join(span.of(text) for span in step.source) for step in meeting.via] == wanted["via"]


def test_a_chain_begins_with_who_tells_it_and_leads_to_people() -> None:
    found = made("“I met Prime Minister Aurel Dasko on Monday,” President Marta Venn said.")
    ((step,),) = [meeting.via for meeting in found.meetings]
    names = {entity.id: entity.name for entity in found.entities}
    assert step.entity is not None
    assert names[step.entity] == "Marta Venn"
    assert [span.of(found.article.text) for span in step.cue] == ["said"]


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("2031-04-17", "2031-04-17TEV", True),
        ("2031-04-17", "2031-04-18", False),
        ("2031-04", "2031-04-17", True),
        ("2031", "2031-04-17", True),
        ("2031-W16", "2031-04-17", True),
        ("2031-W16", "2031-04-24", False),
        ("2031-W16", "2031-W17", False),
        ("2031-W16", "2031-04", True),
        ("2031-SP", "2031-04-17", True),
        ("2030-FA", "2031-04-17", False),
        ("2031-02-30", "2031-W16", True),
        ("XXXX-XX-XXT24:00", "2031-04-17", True),
        (None, "2031-04-17", True),
        ("PRESENT_REF", None, True),
    ],
)
def test_days(one: str | None, other: str | None, *, may: bool) -> None:
    assert may_be_one(one, other) is may
    assert may_be_one(other, one) is may
