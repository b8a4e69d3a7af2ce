"""PLOVER events: the codebook's own names, and nothing that the text does not say."""

from __future__ import annotations

import json

import pytest

from onrecord.register.origin import Words
from onrecord.register.register import make
from onrecord.show.plover import event, lines
from onrecord.spans import Span
from tests.unit.register.told import told

VENN, STRAND, OLT = "Marta Venn", "Eliav Strand", "Ada Olt"
HOSTED = {VENN: "host", STRAND: "guest"}


def coded(*names: str, **changes):
    changes = {"value": "2031-04-17"} | changes
    return event(make([told(*names, **changes)]).rows[0], coder="onrecord 0")


def who(actors) -> list[str]:
    return [actor["identifier_text"] for actor in actors]


def test_a_meeting_of_equals_has_sources_only() -> None:
    made = coded(VENN, STRAND)
    assert made["event"] == ["CONSULT"]
    assert who(made["source"]) == [VENN, STRAND]
    assert "recipient" not in made
    assert "mode" not in made
    assert (made["date"], made["quad_code"]) == ("2031-04-17", 1)
    assert "enddate" not in made


def test_a_visitor_is_the_source_and_the_host_the_recipient() -> None:
    made = coded(VENN, STRAND, OLT, roles=HOSTED | {OLT: "attendee"}, offices={STRAND: "mayor"})
    assert (who(made["source"]), who(made["recipient"])) == ([STRAND], [VENN])
    assert made["mode"] == ["visit"]
    assert made["source"][0] == {"actor_text": STRAND, "identifier_text": STRAND, "office": "mayor"}
    assert made["comment"] == f"also present: {OLT}"


@pytest.mark.parametrize(("mode", "roles"), [("phone", {}), ("video", {}), ("phone", HOSTED)])
def test_every_remote_medium_is_phone(mode: str, roles: dict[str, str]) -> None:
    assert coded(VENN, STRAND, mode=mode, roles=roles)["mode"] == ["phone"]


@pytest.mark.parametrize("word", ["summit", "Conference", "trilateral"])
def test_a_summit_is_multilateral(word: str) -> None:
    assert coded(VENN, STRAND, trigger=Words(word, Span(0, len(word))))["mode"] == ["multilateral"]


@pytest.mark.parametrize(
    ("status", "category", "modes", "contexts", "quad"),
    [
        ("held", "CONSULT", None, None, 1),
        ("planned", "AGREE", None, None, 1),
        ("cancelled", "REJECT", ["meet"], None, 3),
        ("denied", "CONSULT", None, ["negation"], 1),
    ],
)
def test_status_is_the_category(status, category, modes, contexts, quad) -> None:
    made = coded(VENN, STRAND, status=status)
    assert (made["event"], made.get("mode"), made.get("context")) == ([category], modes, contexts)
    assert made["quad_code"] == quad


def test_a_month_has_a_first_and_a_last_day() -> None:
    made = coded(VENN, STRAND, value="2031-02")
    assert (made["date"], made["enddate"]) == ("2031-02-01", "2031-02-28")


def test_without_a_day_the_publication_stands_in_and_says_so() -> None:
    made = coded(VENN, STRAND, value=None, published="2031-04-18T01:00:00+00:00")
    assert made["date"] == "2031-04-18"
    assert "publication" in made["comment"]


def test_without_any_date_there_is_no_event() -> None:
    assert coded(VENN, STRAND, value=None) is None
    assert list(lines(make([told(VENN, STRAND)]).rows, coder="onrecord 0")) == []


def test_the_words_and_where_they_stand() -> None:
    made = coded(VENN, STRAND, place="the old customs house")
    assert made["event_loc"] == {"name": "the old customs house"}
    assert made["event_text"] == ["Marta Venn met Eliav Strand in the old customs house on 2031-04-17."]
    assert made["text_info"] == {"start": 0, "end": len(made["event_text"][0])}
    assert made["cite_info"]["url"] == "https://ledger.example/talks"
    assert made["cite_info"]["coder"] == "onrecord 0"


def test_only_names_of_the_codebook_are_used() -> None:
    fields = {
        "id", "date", "enddate", "source", "recipient", "event", "event_loc", "event_text", "quad_code",
        "mode", "context", "text_info", "cite_info", "comment",
    }  # fmt: skip
    rows = make([told(VENN, STRAND, OLT, value="2031-04", roles=HOSTED, status="cancelled")]).rows
    made = json.loads(next(iter(lines(rows, coder="onrecord 0"))))
    assert set(made) <= fields
    assert {name for actor in made["source"] for name in actor} <= {"actor_text", "identifier_text", "office"}
