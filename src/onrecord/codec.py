"""Records to JSON and back. `docs/schema.json` is made from the same types.

Writing keeps the order of the fields and is the same on every run. Reading is
strict: a field too many, a field too few or a value of another type is a
`SchemaError` that names the place.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from onrecord.errors import SchemaError
from onrecord.types import SCHEMA, Record

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def to_plain(value: Any) -> Any:  # noqa: ANN401 - what JSON takes has no narrower type
    """Turn a record, or any part of one, into dicts, lists and scalars."""
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: to_plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return value


def dump(record: Record, *, indent: int | None = None) -> str:
    """Write a record as JSON: one line, or indented by `indent` spaces a level."""
    separators = (",", ":") if indent is None else None
    return json.dumps(to_plain(record), ensure_ascii=False, indent=indent, separators=separators)


def load(line: str | bytes) -> Record:
    """Read one record from JSON.

    Raises:
        SchemaError: it is no JSON, carries another schema number, or has another shape.
    """
    from pydantic import ValidationError
    from pydantic_core import from_json

    try:
        record = _adapter().validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        place = _place(first["loc"])
        if first["type"] == "json_invalid":
            message = f"this is not JSON ({first['msg'].removeprefix('Invalid JSON: ')})"
        elif place == "schema":
            message = f"the schema is not {SCHEMA!r}"
        else:
            message = f"{place or 'the record'}: {first['msg'][:1].lower()}{first['msg'][1:]}"
        raise SchemaError(message) from None
    # In Python the schema number is a default; in JSON it has to be there.
    if "schema" not in from_json(line):
        raise SchemaError("schema: field required")
    return record


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a record."""
    schema = _adapter().json_schema()
    return schema | {"required": ["schema", *schema["required"]]}


@cache
def _adapter() -> TypeAdapter[Record]:
    from pydantic import TypeAdapter

    return TypeAdapter(Record)


def _place(location: tuple[int | str, ...]) -> str:
    """Write a pydantic location as `quotes[0].content[1]`."""
    text = ""
    for step in location:
        text += f"[{step}]" if isinstance(step, int) else f".{step}"
    return text.removeprefix(".")
