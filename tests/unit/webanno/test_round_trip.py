"""Records to annotations and back: the identity, whatever the text; and lies that are found."""

from __future__ import annotations

import copy
import json

import pytest
from hypothesis import given

from onrecord import codec
from onrecord.errors import ProofError, SchemaError
from onrecord.record.incoming import incoming
from onrecord.webanno import read, write
from onrecord.webanno.terms import web_iri
from tests.unit.record.hand import record
from tests.unit.show.export.filed import hostile, talks, true_records


def page(made=None) -> dict:
    """The page as whoever reads the file has it."""
    return json.loads(json.dumps(write.page(made or record(), generator="onrecord 0")))


def brought_in(value: dict):
    return incoming(json.dumps(value).encode())


@pytest.mark.parametrize("make", [record, talks, hostile])
def test_what_is_written_comes_back(make) -> None:
    assert brought_in(page(make())) == (make(), 0)


@given(true_records())
def test_whatever_the_text_it_comes_back(made) -> None:
    data = json.dumps(write.page(made, generator="x"), ensure_ascii=False).encode()
    found, _ = incoming(data)
    assert found == made
    assert codec.dump(found) == codec.dump(made)
    assert json.dumps(write.page(found, generator="x"), ensure_ascii=False).encode() == data


@given(true_records())
def test_a_native_line_comes_back(made) -> None:
    assert incoming(codec.dump(made).encode()) == (made, 0)


def test_selectors_count_code_points() -> None:
    story = hostile()
    target = page(story)["items"][-1]["target"][0]
    position, quote = target["selector"]
    assert story.article.text[position["start"] : position["end"]] == quote["exact"] == "]]>"
    assert "🌊" in story.article.text[: position["start"]]


def test_every_fact_is_annotated_and_those_without_words_are_about_the_text() -> None:
    made, value = talks(), page(talks())
    facts = sum(
        len(getattr(made, field)) for field in ("entities", "quotes", "meetings", "times", "warnings")
    )
    assert len(value["items"]) == 1 + facts
    assert value["items"][-2]["target"] == value["items"][0]["target"][0]["id"]
    assert len({item["id"] for item in value["items"]}) == 1 + facts


def test_a_page_is_annotated_in_the_state_in_which_it_was_read() -> None:
    value = page(talks())
    text, web = value["items"][0]["target"]
    assert web["source"] == talks().article.url
    assert web["state"]["cached"] == text["id"]
    assert value["items"][1]["target"][0]["state"] == web["state"]["id"]


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("https://a.example/b?c=d#e", True),
        ("HTTP://a.example/é", True),
        ("javascript:alert(1)", False),
        ('https://a.example/"x"', False),
        ("https://a.example/a b", False),
        (None, False),
    ],
)
def test_only_an_address_that_rdf_can_name_is_a_source(url: str | None, named: bool) -> None:
    assert web_iri(url) == (url if named else None)


def changed(item: int, **selector) -> dict:
    value = page()
    for one in value["items"][item]["target"][0]["selector"]:
        one.update({name: new for name, new in selector.items() if name in one})
    return value


@pytest.mark.parametrize(
    ("selector", "told"),
    [
        (
            {"exact": "Marta Vann"},
            r"items\[1\]\.target\[0\]: an orphan, its words 'Marta Vann' are not at \[17, 27\]",
        ),
        ({"start": 18}, "an orphan"),
        ({"prefix": "Prime Minister "}, "an orphan, the words around"),
        ({"suffix": 7}, "an orphan, the words around"),
        ({"end": 10**9}, "is no place in a text of"),
        ({"start": True}, "is no place in a text of"),
        ({"start": 27}, "is no place in a text of"),
    ],
)
def test_a_selector_that_the_text_does_not_bear_out_is_refused(selector: dict, told: str) -> None:
    with pytest.raises(ProofError, match=told):
        brought_in(changed(1, **selector))


def test_a_true_selector_of_other_words_than_the_facts_is_refused() -> None:
    value = page()
    value["items"][1]["target"][0] = copy.deepcopy(value["items"][2]["target"][0])
    with pytest.raises(
        ProofError, match=r"items\[1\]\.target: it does not stand where its fact says, \[17, 27\]"
    ):
        brought_in(value)


def test_a_text_that_was_changed_is_refused() -> None:
    value = page()
    value["items"][0]["target"]["value"] += " And more."
    with pytest.raises(ProofError, match=r"article\.id"):
        brought_in(value)


def test_a_fact_that_claims_something_untrue_is_refused() -> None:
    value = page()
    quote = next(item for item in value["items"][1:] if "quotes" in item["body"][-1]["fact"])
    quote["body"][-1]["fact"]["quotes"]["text"] = "We came for the gold"
    with pytest.raises(ProofError, match=r"quotes\[0\]\.text"):
        brought_in(value)


def test_annotations_of_others_are_counted_and_passed_over() -> None:
    value = page()
    value["items"][1:1] = [
        {"type": "Annotation", "body": "a note"},
        "nonsense",
        {"body": [{"value": "x"}, 3]},
    ]
    assert brought_in(value) == (record(), 3)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda value: value.pop("items"), "items: an AnnotationPage has a list"),
        (lambda value: value["items"].pop(0), "no annotation holds the article"),
        (lambda value: value["items"].append(value["items"][0]), "a second article"),
        (lambda value: value["items"][0].pop("target"), "there is no Text"),
        (lambda value: value["items"][0]["body"]["fact"].pop("schema"), "the schema is not"),
        (lambda value: value["items"][1]["body"][1]["fact"].update(more=1), "a fact is one of"),
        (lambda value: value["items"][1].update(target=None), "does not stand where"),
        (lambda value: value["items"][1]["target"][0].pop("selector"), "it has no TextPositionSelector"),
        (lambda value: value["items"][1]["body"][1]["fact"]["entities"].pop("name"), r"entities\[0\]\.name"),
    ],
)
def test_what_has_another_shape_is_refused(change, told: str) -> None:
    value = page()
    change(value)
    with pytest.raises((SchemaError, ProofError), match=told):
        brought_in(value)


def test_no_json_is_refused_in_one_sentence() -> None:
    with pytest.raises(SchemaError, match="this is not JSON"):
        incoming(b"{")


def test_is_page() -> None:
    assert read.is_page({"type": "AnnotationPage"})
    assert not read.is_page({"schema": "onrecord/1"})
    assert not read.is_page(["AnnotationPage"])
