"""What becomes of one article: its record and rows, or one sentence."""

from __future__ import annotations

import builtins
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.cli.units import Unit
from onrecord.errors import ModelError, OnRecordError, RecordError, UsageError
from onrecord.register.filing import Filing
from onrecord.spans import Span
from onrecord.types import Record

if TYPE_CHECKING:
    from onrecord.annotate.stage import Model


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a unit: its article, filed, or an error.

    Attributes:
        source: the unit's.
        filing: the record, its meetings and quotes.
        imported: whether the record was there already, made by whoever made it.
        error: why there is none.
        sentence: the error for people.
        trace: where it happened.
    """

    source: str
    filing: Filing | None = None
    imported: bool = False
    error: Exception | None = None
    sentence: str = ""
    trace: str = ""


def outcome(unit: Unit, model: Model | None) -> Outcome:
    """Read one article and file it; whatever goes wrong with it is in the outcome.

    Raises:
        ModelError: the model does not run, so that no other article can be read either.
    """
    try:
        if unit.fault is not None:
            raise unit.fault
        record, imported = _record(unit, model)
        return Outcome(unit.source, Filing.of(record, sentences), imported)
    except (UsageError, ModelError):
        raise
    except Exception as error:  # noqa: BLE001 - a mistake of ours in one article must not end the run
        return Outcome(
            unit.source,
            error=_portable(error),
            sentence=_sentence(unit.source, error),
            trace=traceback.format_exc(),
        )


def sentences(text: str) -> Iterator[Span]:
    """Cut a text into its sentences, as the finders do."""
    from onrecord.annotate import segment

    for paragraph in segment.paragraphs(text):
        yield from segment.sentences(text, paragraph)


def _record(unit: Unit, model: Model | None) -> tuple[Record, bool]:
    """Return the record of a unit, and whether it was one already."""
    from onrecord import codec
    from onrecord.findings import Reading
    from onrecord.pipeline import record
    from onrecord.read import from_bytes, jsonlines
    from onrecord.read.article import hinted
    from onrecord.record.verify import verify
    from onrecord.store.body import adapter

    said = unit.stated
    if unit.form == "reading":
        return record(adapter(Reading).validate_json(unit.data), model), False
    if unit.form == "document":
        reading = from_bytes(
            unit.data,
            name=unit.source,
            media_type=unit.media_type,
            address=unit.address,
            published=said.published,
            url=said.url,
            outlet=said.outlet,
        )
        return record(hinted(reading, unit.hints), model), False
    item = jsonlines.value(unit.data, unit.source)
    if "schema" not in item:
        file = unit.file or unit.source
        reading = jsonlines.from_value(item, unit.data, name=unit.source, file=file, stated=said)
        return record(reading, model), False
    made = codec.load(unit.data)
    verify(made)
    return made, True


def _portable(error: Exception) -> Exception:
    """Return an error that another process can be told of, whatever its class needs to be made."""
    known = isinstance(error, OnRecordError) or type(error) is getattr(builtins, type(error).__name__, None)
    return error if known else RuntimeError(f"{type(error).__name__}: {error}")


def _sentence(source: str, error: Exception) -> str:
    if isinstance(error, RecordError):
        return f"{source}: {error}."
    if isinstance(error, OnRecordError):
        return str(error)
    return f"{source}: this is a mistake in onrecord ({type(error).__name__}: {error}); --debug shows where."
