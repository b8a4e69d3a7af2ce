"""The options `--format` and `-o`, and which format is meant where nobody says."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from onrecord.errors import UsageError

_BY_SUFFIX = {
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".txt": "table",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    "": "json",
}


def configure(parser: argparse.ArgumentParser, formats: Sequence[str], told: str) -> None:
    """Add `--format` and `--output`.

    Args:
        parser: the command's.
        formats: what it can write, `table` and `json` among them.
        told: what each of them is.
    """
    parser.add_argument("--format", choices=formats, help=told)
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="write there instead; the suffix chooses the format, and the file appears when it is whole",
    )
    parser.set_defaults(formats=tuple(formats))


def chosen(options: argparse.Namespace) -> str:
    """Return the format: the one asked for, else by suffix, else a table for people, JSON for programs.

    Raises:
        UsageError: the suffix is that of none of the formats: a file `venn.pdf` would hold no PDF.
    """
    if options.format is not None:
        return str(options.format)
    if options.output is None:
        return "table" if sys.stdout.isatty() else "json"
    found = _BY_SUFFIX.get(options.output.suffix.lower())
    if found is None or found not in options.formats:
        raise UsageError(
            f"{options.output} does not say which format it is. Say so: --format {'|'.join(options.formats)}."
        )
    return found
