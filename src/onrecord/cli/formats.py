"""The options `--format` and `-o`, and which format is meant where nobody says."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

_BY_SUFFIX = {".html": "html", ".htm": "html", ".csv": "csv", ".txt": "table"}


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
    """Return the format: the one asked for, else by suffix, else a table for people, JSON for programs."""
    if options.format is not None:
        return str(options.format)
    if options.output is None:
        return "table" if sys.stdout.isatty() else "json"
    found = _BY_SUFFIX.get(options.output.suffix.lower(), "json")
    return found if found in options.formats else "json"
