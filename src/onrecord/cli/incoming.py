"""Records that come as files: JSON Lines of records, or Web Annotations; each proved, one at a time."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from onrecord.cli.units import Unit
from onrecord.errors import OnRecordError, RecordError, UnreadableSource
from onrecord.read import jsonlines, limits
from onrecord.read.sources import STDIN, shown
from onrecord.types import Record

# A file that may hold one JSON document, with line breaks in it.
_DOCUMENTS = (".json", ".jsonld")


class Arrived(NamedTuple):
    """One record, or why there is none.

    Attributes:
        unit: where it came from, with its bytes.
        record: what it is, proved.
        foreign: how many annotations of others stood beside it.
        error: what is wrong with it.
        sentence: the same for people.
    """

    unit: Unit
    record: Record | None = None
    foreign: int = 0
    error: OnRecordError | None = None
    sentence: str = ""


def units(inputs: Sequence[str]) -> Iterator[Unit]:
    """Yield what stands in the inputs; `-` is standard input."""
    for given in inputs:
        name = "standard input" if given == STDIN else shown(given)
        try:
            if not given:
                raise UnreadableSource("An empty name is no file: name one, or - for standard input.")
            whole = None if given == STDIN else _document(Path(given))
            if whole is not None:
                yield Unit(name, whole, form="line", file=name)
                continue
            stream = sys.stdin.buffer
            for line in jsonlines.lines_of(stream, name) if given == STDIN else jsonlines.lines(given):
                yield Unit(f"{name}:{line.number}", line.data, form="line", file=name, fault=line.fault)
        except OnRecordError as error:
            yield Unit(name, fault=error)


def arrived(unit: Unit) -> Arrived:
    """Read and prove what a unit holds."""
    from onrecord.record.incoming import incoming

    try:
        if unit.fault is not None:
            raise unit.fault
        record, foreign = incoming(unit.data)
    except RecordError as error:
        told = _of_article(unit.data) or str(error)
        return Arrived(unit, error=error, sentence=f"{unit.source}: {told}.")
    except OnRecordError as error:
        return Arrived(unit, error=error, sentence=str(error))
    return Arrived(unit, record, foreign)


def _of_article(data: bytes) -> str | None:
    """Say that what should be a record is an article that nobody has read yet; `None` where it is none."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if isinstance(found, dict) and "text" in found and "article" not in found:
        return "this is an article, and no record of one: `onrecord add` reads articles"
    return None


def _document(path: Path) -> bytes | None:
    """Return a file that is one JSON document; `None` if it is one a line, or no JSON at all."""
    if path.suffix.lower() not in _DOCUMENTS:
        return None
    try:
        with path.open("rb") as file:
            data = file.read(limits.MAX_LINE_BYTES + 1)
    except OSError as error:
        raise UnreadableSource(f"{path} can't be read: {error.strerror or error}.") from error
    if len(data) > limits.MAX_LINE_BYTES or data.count(b"\n") < 2:
        return None
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return None
    return data
