"""A record from outside, in either form that keeps all of it: a native line, or a page of Web Annotations."""

from __future__ import annotations

from typing import Any

from onrecord import codec
from onrecord.errors import SchemaError
from onrecord.record.verify import verify
from onrecord.types import Record
from onrecord.webanno import read as webanno


def incoming(data: bytes) -> tuple[Record, int]:
    """Read a record and prove it; beside it, how many annotations are others' and were passed over.

    Raises:
        SchemaError: it is neither, or has another shape.
        ProofError: it claims something untrue; of an annotation also that its words are gone.
    """
    value = _value(data)
    if webanno.is_page(value):
        found, foreign = webanno.record(value)
    else:
        found, foreign = codec.load(data), 0
    verify(found)
    return found, foreign


def _value(data: bytes) -> Any:  # noqa: ANN401 - what JSON holds has no narrower type
    from pydantic_core import from_json

    try:
        return from_json(data)
    except ValueError as error:
        raise SchemaError(f"this is not JSON ({error})") from None
