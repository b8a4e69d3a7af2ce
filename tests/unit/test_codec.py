"""Records to JSON and back; what is not of the schema's shape is refused with its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import codec
from onrecord.errors import SchemaError
from tests.unit.record.hand import record

Plain = dict[str, Any]


def plain() -> Plain:
    return json.loads(codec.dump(record()))


def test_round_trip():
    made = record()
    assert codec.load(codec.dump(made)) == made
    assert codec.load(codec.dump(made).encode()) == made
    assert codec.load(codec.dump(made, indent=2)) == made


def test_dump_is_one_line_in_the_order_of_the_fields():
    line = codec.dump(record())
    assert "\n" not in line
    assert "har\u00adbour" in line  # as it is, not \u00ad
    assert list(json.loads(line)) == [
        "schema",
        "article",
        "entities",
        "quotes",
        "meetings",
        "times",
        "warnings",
    ]
    assert line == codec.dump(codec.load(line))


def test_indent_changes_nothing_but_the_lines():
    pretty = codec.dump(record(), indent=2)
    assert pretty.startswith('{\n  "schema": "onrecord/1",\n')
    assert json.loads(pretty) == plain()


def test_a_span_is_a_pair_of_numbers():
    quote = plain()["quotes"][0]
    assert all(isinstance(number, int) for piece in quote["content"] for number in piece)
    assert len(quote["content"]) == 2
    assert plain()["meetings"][0]["trigger"] == list(record().meetings[0].trigger)


def test_what_the_text_does_not_say_is_null_or_empty():
    made = plain()
    assert made["quotes"][1]["addressee"] is None
    assert made["quotes"][1]["via"] == []
    assert made["article"]["title"] is None


def put(*path: str | int, value: Any) -> Callable[[Plain], None]:
    def change(made: Plain) -> None:
        place: Any = made
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value

    return change


def cut(*path: str | int) -> Callable[[Plain], None]:
    def change(made: Plain) -> None:
        place: Any = made
        for step in path[:-1]:
            place = place[step]
        del place[path[-1]]

    return change


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (put("schema", value="onrecord/2"), "the schema is not 'onrecord/1'"),
        (put("schema", value=1), "the schema is not 'onrecord/1'"),
        (cut("schema"), "schema: field required"),
        (cut("quotes"), "quotes: "),
        (cut("article", "text"), "article.text: "),
        (cut("quotes", 1, "within"), "quotes[1].within: "),
        (put("extra", value=1), "extra: "),
        (put("quotes", 0, "mood", value="glad"), "quotes[0].mood: "),
        (put("quotes", 0, "kind", value="spoken"), "quotes[0].kind: "),
        (put("quotes", 0, "act", value=None), "quotes[0].act: "),
        (put("quotes", 0, "content", 0, value=[1, 2, 3]), "quotes[0].content[0]"),
        (put("quotes", 0, "content", 0, value=[1]), "quotes[0].content[0]"),
        (put("quotes", 0, "confidence", value="0.9"), "quotes[0].confidence: "),
        (put("quotes", 0, "speaker", value=1), "quotes[0].speaker: "),
        (put("entities", 0, "names", value="Venn"), "entities[0].names: "),
        (put("entities", 0, "mentions", 0, "form", value="noun"), "entities[0].mentions[0].form: "),
        (put("meetings", 0, "status", value="maybe"), "meetings[0].status: "),
        (put("times", 0, "type", value="date"), "times[0].type: "),
        (put("article", value=[]), "article: "),
    ],
)
def test_another_shape_is_refused_with_its_place(change, message):
    made = plain()
    change(made)
    with pytest.raises(SchemaError) as caught:
        codec.load(json.dumps(made))
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("line", ["", "{", "[1, 2", "{'schema': 1}", "\x00", b"\xff\xfe", "NaN"])
def test_no_json_is_said_to_be_none(line):
    with pytest.raises(SchemaError, match=r"JSON|record"):
        codec.load(line)


@pytest.mark.parametrize("line", ["null", "[]", '"a"', "1", "{}"])
def test_json_that_is_no_record_is_refused(line):
    with pytest.raises(SchemaError):
        codec.load(line)


def test_deep_nesting_is_refused():
    with pytest.raises(SchemaError):
        codec.load("[" * 100_000)


@given(st.text(max_size=60))
def test_any_line_is_a_record_or_a_schema_error(line):
    with pytest.raises(SchemaError):
        codec.load(line)


def test_the_json_schema_asks_for_the_schema_number():
    schema = codec.json_schema()
    assert "schema" in schema["required"]
    assert set(schema["required"]) == set(schema["properties"])
    assert schema["additionalProperties"] is False
