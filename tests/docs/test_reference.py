"""The reference is what the code says, and names all of it."""

from __future__ import annotations

import dataclasses
import importlib.util
import json
from pathlib import Path

import pytest

from onrecord import codec, types
from onrecord.cli.parser import COMMANDS, build_whole
from tests.unit.record.hand import record

DOCS = Path("docs")


def _generator():
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATE = _generator()


@pytest.mark.parametrize(
    "name", ["../README.md", "decisions/README.md", "cli.md", "schema.json", "schema.md"]
)
def test_it_is_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == GENERATE.pages()[name], "run `make docs`"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_documented(command: str) -> None:
    page = (DOCS / "cli.md").read_text(encoding="utf-8")
    section = page.split(f"## onrecord {command}\n", 1)[1].split("\n## ", 1)[0]
    actions = GENERATE.subcommands(build_whole())[command]._actions
    named = [option for action in actions for option in action.option_strings or [action.metavar]]
    assert len(named) > 2
    for option in named:
        assert f"`{option}`" in section or option in ("-h", "--help")


def test_every_field_is_in_the_schema_and_its_page() -> None:
    page = (DOCS / "schema.md").read_text(encoding="utf-8")
    schema = json.loads((DOCS / "schema.json").read_text(encoding="utf-8"))
    classes = [c for c in vars(types).values() if dataclasses.is_dataclass(c)]
    assert len(classes) > 10
    for made in classes:
        properties = (schema if made is types.Record else schema["$defs"][made.__name__])["properties"]
        section = page.split(f"## {made.__name__}\n", 1)[1].split("\n## ", 1)[0]
        for field in dataclasses.fields(made):
            assert field.name in properties
            assert f"| `{field.name}` |" in section


def test_the_schema_fits_a_true_record() -> None:
    """Each object of a record has the fields that the schema gives to its class, no more and no fewer."""
    schema = json.loads((DOCS / "schema.json").read_text(encoding="utf-8"))
    row = json.loads(codec.dump(record()))
    assert set(row) == set(schema["properties"])
    assert set(row["article"]) == set(schema["$defs"]["Article"]["properties"])
    assert set(row["quotes"][0]) == set(schema["$defs"]["Quote"]["properties"])
    assert schema["additionalProperties"] is False
