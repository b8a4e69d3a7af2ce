"""Records from JSON Lines: one a line, each proved, one in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from onrecord import codec
from onrecord.errors import ProofError, SchemaError
from onrecord.record.verify import verify
from onrecord.types import Record

MAX_LINE_BYTES = 256 * 1024 * 1024
"""An article is at most 10 MB; no true record of one comes near this."""


class Lines(Protocol):
    """A file opened for reading bytes, or standard input."""

    def readline(self, limit: int, /) -> bytes:
        """Return the next line, at most `limit` bytes of it."""
        ...


def records(lines: Lines, *, sources: dict[str, bytes] | None = None) -> Iterator[tuple[int, Record]]:
    """Yield each record with the number of its line, counted from 1; blank lines are passed over.

    Args:
        lines: where the records stand.
        sources: by their SHA-256, the bytes that the records were made from; if there
            are any, every record must have been made from one of them.

    Raises:
        SchemaError: a line is no record.
        ProofError: a record claims something untrue.
    """
    number = 0
    while line := lines.readline(MAX_LINE_BYTES + 1):
        number += 1
        if len(line) > MAX_LINE_BYTES:
            raise SchemaError(f"line {number}: it is longer than {MAX_LINE_BYTES} bytes, no record is")
        if not line.strip():
            continue
        try:
            record = codec.load(line)
            source = None
            if sources:
                source = sources.get(record.article.source.sha256, next(iter(sources.values())))
            verify(record, source=source)
        except SchemaError as error:
            raise SchemaError(f"line {number}: {error}") from None
        except ProofError as error:
            raise ProofError(f"line {number}: {error}") from None
        yield number, record
