"""`onrecord check`: every line of a file proved, or the place of the first lie."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from onrecord.cli import exits
from onrecord.errors import OnRecordError, RecordError

EXAMPLES = """\
  onrecord check records.jsonl
  onrecord check record.json --source talks.txt
  onrecord read talks.html | onrecord check -"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `check`."""
    parser.add_argument(
        "records", metavar="RECORDS", help="a file with one record a line, or - for standard input"
    )
    parser.add_argument(
        "--source",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="what a record was made from, to compare the digest and a plain text's words; can be repeated",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prove the records one after the other and count them."""
    from onrecord.record.lines import records
    from onrecord.show.wording import counted

    sources = {hashlib.sha256(data).hexdigest(): data for data in map(_bytes, options.source)}
    name = "standard input" if options.records == "-" else options.records
    done = facts = 0
    with _opened(options.records) as lines:
        try:
            for _, record in records(lines, sources=sources):
                done += 1
                facts += len(record.entities) + len(record.quotes) + len(record.meetings) + len(record.times)
        except RecordError as error:
            raise type(error)(f"{name}: {error}") from None
    if not done:
        raise RecordError(f"{name}: there is no record in it.")
    sys.stdout.write(f"{counted(done, 'record')}, {counted(facts, 'fact')}, every span proved\n")
    return exits.DONE


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        with Path(name).open("rb") as lines:
            yield lines
    except OSError as error:
        raise OnRecordError(f"{name} can't be read: {error.strerror or error}.") from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OnRecordError(f"{path} can't be read: {error.strerror or error}.") from error
