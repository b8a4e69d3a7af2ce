"""FollowTheMoney: what becomes of a record, and, where the package is installed, its model's own verdict.

`pip install 'onrecord[ftm]'` brings the package, which compiles PyICU; ONRECORD_REQUIRE_FTM=1 makes its
absence a failure.
"""

from __future__ import annotations

import importlib
import json
import os
from dataclasses import replace
from types import ModuleType

import pytest
from hypothesis import given

from onrecord.register.people import Person
from onrecord.show.export.known import NOTHING, Known
from tests.unit.show.export.filed import both, exported, filed, hostile, lost, talks, true_records
from tests.unit.show.story import Story

KNOWN = Known(
    person=lambda _origin, who: Person(
        "p1" if "Venn" in who.name else f"p{len(who.name)}", "M. Venn", (), "person"
    ),
    meeting=lambda _entry: "e7",
)


@pytest.fixture(scope="module")
def ftm() -> ModuleType:
    try:
        return importlib.import_module("followthemoney")
    except ImportError:
        if os.environ.get("ONRECORD_REQUIRE_FTM"):
            raise
        pytest.skip("followthemoney is not installed (pip install 'onrecord[ftm]')")


def entities(filings, known: Known = NOTHING) -> list[dict]:
    text, _ = exported("ftm", filings, known)
    return [json.loads(line) for line in text.split("\n")[:-1]]


def of_schema(name: str, found: list[dict]) -> list[dict]:
    return [entity["properties"] | {"id": entity["id"]} for entity in found if entity["schema"] == name]


def test_people_are_mentioned_and_what_an_article_calls_them_is_kept() -> None:
    found = entities([filed(talks())])
    venn, strand = of_schema("Person", found)
    assert (venn["name"], venn["alias"], venn["weakAlias"], venn["position"]) == (
        ["Marta Venn"],
        ["Foreign Minister Marta Venn"],
        ["Venn"],
        ["Foreign Minister"],
    )
    assert strand["name"] == ["Eliav Strand"]
    assert [body["name"] for body in of_schema("Organization", found)] == [["harbour office"]]
    mentions = of_schema("Mention", found)
    assert venn["id"] in {one for mention in mentions for one in mention["resolved"]}
    (article,) = of_schema("Article", found)
    assert all(mention["document"] == [article["id"]] for mention in mentions)
    assert (article["bodyText"], article["language"]) == ([talks().article.text], ["eng"])
    assert (article["publishedAt"], article["publisher"]) == (["2031-04-18"], ["The Harbour Herald"])
    assert article["sourceUrl"] == [talks().article.url]


def test_a_meeting_is_an_event_that_the_article_documents() -> None:
    found = entities([filed(hostile())])
    (event,) = of_schema("Event", found)
    host, guest = of_schema("Person", found)
    assert (event["involved"], event["organizer"]) == ([host["id"], guest["id"]], [host["id"]])
    assert (event["date"], event["keywords"], event["notes"]) == (["2031-04-17"], ["🌊"], ["in person"])
    (told,) = of_schema("Documentation", found)
    assert told["entity"] == [event["id"]]


def test_a_quote_is_a_note_about_its_speaker() -> None:
    found = entities([filed(talks())])
    names = {entity["id"]: entity["properties"].get("name", [""])[0] for entity in found}
    notes = of_schema("Note", found)
    assert [names[note["entity"][0]] for note in notes] == [
        "Marta Venn",
        "my sister",
        "Eliav Strand",
        "Eliav Strand",
    ]
    assert notes[3]["description"] == ["to sail"]
    assert notes[3]["notes"] == ["indirect thought"]


def test_who_is_one_person_across_articles_is_one_entity() -> None:
    found = entities(both(), KNOWN)
    assert {person["id"] for person in of_schema("Person", found)} >= {"onrecord-p1"}
    assert [person["id"] for person in of_schema("Person", found)].count("onrecord-p1") == 2
    assert {event["id"] for event in of_schema("Event", found)} == {"onrecord-e7"}
    assert len({event["recordId"][0] for event in of_schema("Event", found)}) == 2


def of_status(status: str, value: str | None = "2031-W16"):
    story = Story(
        "Marta Venn met Ada Olt that week.", published="2031-04-17T23:30:00-05:00", url="https://a.example/é"
    )
    venn, olt = story.entity("Marta Venn"), story.entity("Ada Olt")
    story.meeting(
        "met",
        [(venn, "Marta Venn", "guest"), (olt, "Ada Olt", "guest")],
        time="that week",
        value=value,
        status=status,
    )
    story.time("that week", value)
    return filed(story.record())


@pytest.mark.parametrize(("status", "events"), [("held", 1), ("planned", 1), ("cancelled", 0), ("denied", 0)])
def test_what_did_not_take_place_is_no_event(status: str, events: int) -> None:
    text, ledger = exported("ftm", [of_status(status)])
    assert text.count('"schema":"Event"') == events
    (account,) = (account for account in ledger.accounts() if account.kind == "meetings")
    assert account.written == events
    assert sum(number for _, number in account.left) == 1 - events


def test_a_week_is_no_date_there_and_is_counted() -> None:
    text, ledger = exported("ftm", [of_status("held")])
    assert lost(ledger) == {"times of meetings that are no date": 1}
    assert lost(exported("ftm", [of_status("held", None)])[1]) == {}
    article = json.loads(text.split("\n")[0])["properties"]
    assert article["publishedAt"] == ["2031-04-18T04:30:00"]
    assert article["sourceUrl"] == ["https://a.example/%C3%A9"]


def test_a_long_text_goes_on_in_the_next_value() -> None:
    story = Story("Venn spoke. " * 6_000, title="Long " * 100)
    (article,) = of_schema("Article", entities([filed(story.record())]))
    assert list(map(len, article["bodyText"])) == [65_000, 7_000]
    assert len(article["name"][0]) == 384


def agrees(ftm: ModuleType, found: list[dict]) -> None:
    """Every schema and property is the model's, every value one that it takes, every reference leads on."""
    ids = {entity["id"]: ftm.model.get(entity["schema"]) for entity in found}
    for entity in found:
        schema = ftm.model.get(entity["schema"])
        assert set(entity["properties"]) <= set(schema.properties)
        assert set(schema.required) <= set(entity["properties"]), entity["schema"]
        schema.validate(entity)
        for name, values in entity["properties"].items():
            if schema.get(name).type.name == "entity":
                assert all(ids[value].is_a(schema.get(name).range) for value in values), (
                    entity["schema"],
                    name,
                )
        proxy = ftm.model.get_proxy(entity, cleaned=False)
        assert proxy.caption


@pytest.mark.parametrize("known", [NOTHING, KNOWN], ids=["alone", "joined"])
def test_the_model_agrees(ftm: ModuleType, known: Known) -> None:
    agrees(ftm, entities(both(), known))


@given(made=true_records())
def test_the_model_agrees_on_any_record(ftm: ModuleType, made) -> None:
    agrees(ftm, entities([filed(made)]))


def test_a_kind_that_is_joined_otherwise_stays_what_its_article_says(ftm: ModuleType) -> None:
    made = talks()
    unknown = replace(made.entities[1], kind="unknown")
    found = entities([filed(replace(made, entities=(made.entities[0], unknown, *made.entities[2:])))])
    assert len(of_schema("LegalEntity", found)) == 2
    agrees(ftm, found)
