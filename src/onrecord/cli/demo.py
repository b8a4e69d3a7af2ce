"""`onrecord demo`: the article that comes with onrecord, as a table and as a page, offline."""

from __future__ import annotations

import argparse
import sys
from importlib.resources import files
from pathlib import Path

from onrecord.cli import exits
from onrecord.cli.output import opened
from onrecord.cli.sinks import sink
from onrecord.types import Record

EXAMPLES = """\
  onrecord demo
  onrecord demo -o page.html
  onrecord demo --json | onrecord check -"""

_ARTICLE = "lighthouse-talks.html"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `demo`."""
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("onrecord-demo.html"),
        metavar="PAGE",
        help="where to write the page (default: %(default)s)",
    )
    parser.add_argument("--json", action="store_true", help="print the record as JSON and write no page")
    parser.set_defaults(run=run)


def article() -> Record:
    """Return the record of the article that comes with onrecord."""
    from onrecord.model.chosen import chosen
    from onrecord.pipeline import record
    from onrecord.read import from_bytes

    data = (files("onrecord") / "demo" / _ARTICLE).read_bytes()
    return record(from_bytes(data, name=_ARTICLE), chosen())


def run(options: argparse.Namespace) -> int:
    """Read the article, print its record, and write its page."""
    made = article()
    shown = sink("json" if options.json else "table", sys.stdout)
    shown.add(made)
    if options.json:
        return exits.DONE
    with opened(options.output) as stream:
        page = sink("html", stream)
        page.add(made)
        page.finish()
    sys.stdout.write(f"\nThe page is in {options.output.resolve()}: open it in a browser.\n")
    return exits.DONE
