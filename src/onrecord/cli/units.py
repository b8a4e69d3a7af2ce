"""What `onrecord meetings` reads, one article at a time, and what becomes of each."""

from __future__ import annotations

import builtins
import sys
import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import ModelError, OnRecordError, RecordError, UsageError
from onrecord.register.entry import Entry, entries
from onrecord.spans import Span
from onrecord.types import Record

if TYPE_CHECKING:
    from onrecord.annotate.stage import Model
    from onrecord.read.jsonlines import Line


@dataclass(frozen=True, slots=True)
class Unit:
    """One article to be read: a location, or a line of JSON Lines with its bytes.

    `fault` says why there is nothing to read; the run goes on.
    """

    source: str
    line: bytes | None = None
    fault: OnRecordError | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a unit: the article it was (its id and date) and its meetings, or an error.

    `sentence` is the error for people, `trace` where it happened.
    """

    source: str
    article: tuple[str, str | None] | None = None
    entries: tuple[Entry, ...] = ()
    error: Exception | None = None
    sentence: str = ""
    trace: str = ""


def units(inputs: Sequence[str], but: Iterable[Path] = ()) -> Iterator[Unit]:
    """Lead inputs to articles, in their order.

    Args:
        inputs: files, folders, files of JSON Lines, addresses; `-` is JSON Lines on standard input.
        but: files that are passed over where a folder holds them: those that the run itself writes.
    """
    from onrecord.read import jsonlines
    from onrecord.read.sources import STDIN, SUFFIXES, is_address, sources

    passed_over = [path.resolve() for path in but]
    for given in inputs:
        try:
            for location in sources([given], (*SUFFIXES, *jsonlines.SUFFIXES)):
                if location == STDIN:
                    stream = sys.stdin.buffer
                    yield from _lines(jsonlines.lines_of(stream, "standard input"), "standard input")
                elif location != given and Path(location).resolve() in passed_over:
                    continue
                elif jsonlines.is_lines(location) and not is_address(location):
                    yield from _lines(jsonlines.lines(location), location)
                else:
                    yield Unit(location)
        except OnRecordError as error:
            yield Unit(given, fault=error)


def _lines(found: Iterable[Line], location: str) -> Iterator[Unit]:
    from onrecord.read.sources import shown

    for line in found:
        yield Unit(f"{shown(location)}:{line.number}", line.data, line.fault)


def outcome(unit: Unit, model: Model | None) -> Outcome:
    """Read one article and find its meetings; whatever goes wrong with it is in the outcome.

    Raises:
        ModelError: the model does not run, so that no other article can be read either.
    """
    try:
        if unit.fault is not None:
            raise unit.fault
        record = _record(unit, model)
        article = record.article
        return Outcome(unit.source, (article.id, article.published), tuple(entries(record, sentences)))
    except (UsageError, ModelError):
        raise
    except Exception as error:  # noqa: BLE001 - a mistake of ours in one article must not end the run
        return Outcome(
            unit.source,
            error=_portable(error),
            sentence=_sentence(unit.source, error),
            trace=traceback.format_exc(),
        )


def _record(unit: Unit, model: Model | None) -> Record:
    from onrecord import codec
    from onrecord.pipeline import record
    from onrecord.read import jsonlines, read
    from onrecord.record.verify import verify

    if unit.line is None:
        return record(read(unit.source), model)
    item = jsonlines.value(unit.line, unit.source)
    if "schema" not in item:
        return record(jsonlines.from_value(item, unit.line, name=unit.source), model)
    made = codec.load(unit.line)
    verify(made)
    return made


def sentences(text: str) -> Iterator[Span]:
    """Cut a text into its sentences, as the finders do."""
    from onrecord.annotate import segment

    for paragraph in segment.paragraphs(text):
        yield from segment.sentences(text, paragraph)


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
