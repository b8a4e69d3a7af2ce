"""`onrecord compare`: the quotes of an article held against transcripts, every difference shown."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from onrecord.cli import exits, formats, models
from onrecord.cli.output import is_same, opened
from onrecord.cli.say import say
from onrecord.cli.sinks import FORMATS
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.annotate.stage import Model
    from onrecord.show.compare_view import Held
    from onrecord.types import Record

EXAMPLES = """\
  onrecord compare talks.html transcript.txt
  onrecord compare talks.html transcripts/ -o compared.html
  onrecord compare records.jsonl transcript.html --format json"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `compare`."""
    parser.add_argument(
        "article",
        metavar="ARTICLE",
        help="whose quotes are compared: a file, an http(s) address, or JSON Lines of records or articles",
    )
    parser.add_argument(
        "transcripts",
        nargs="+",
        metavar="TRANSCRIPT",
        help="what was said: a file, a folder, an address, JSON Lines; who speaks is read from its labels",
    )
    formats.configure(
        parser,
        FORMATS,
        "table (default on a terminal), json: one quote a line (default elsewhere), html: one page",
    )
    models.configure(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read both sides, compare, and write; one of several sources that can't be read ends nothing."""
    if "-" in (options.article, *options.transcripts):
        raise UsageError("compare reads two sides and can't tell them apart on standard input: name files.")
    if any(options.article == other or is_same(options.article, other) for other in options.transcripts):
        raise UsageError(f"{options.article} is on both sides: an article is compared with what was said.")
    name = formats.chosen(options)
    model = models.load(options)
    articles = _Reading(options, model)
    records = [record for _, record in articles.of([options.article])]
    transcripts = _Reading(options, model)
    against = list(transcripts.of(options.transcripts)) if records else []
    if not records or not against:
        return exits.ALL_FAILED
    if not any(record.quotes for record in records):
        say(f"There is no quote in {options.article}, so there is nothing to compare.")
    with opened(options.output) as stream:
        write(name, compared(records, against), stream)
    return exits.FAILED if articles.failed or transcripts.failed else exits.DONE


def compared(records: Iterable[Record], transcripts: Iterable[tuple[str, Record]]) -> Iterator[Held]:
    """Hold the quotes of each record against transcripts, given by what they are called and their records."""
    from onrecord.compare.align import compare
    from onrecord.compare.index import Index
    from onrecord.compare.transcript import Transcript
    from onrecord.show.compare_view import Held

    index = Index(Transcript(origin, record) for origin, record in transcripts)
    for record in records:
        yield Held(record, tuple(compare(record, index)))


def write(name: str, helds: Iterable[Held], stream: TextIO) -> None:
    """Write what came out in the format of that name."""
    if name == "json":
        from onrecord.show.compare_json import lines

        for held in helds:
            stream.writelines(f"{line}\n" for line in lines(held))
    elif name == "html":
        from onrecord.show.compare_page import render as page

        stream.writelines(page(list(helds)))
    else:
        from onrecord.show.compare_table import render as table

        table(helds, stream)


class _Reading:
    """Reads sources into records; counts those that can't be read."""

    def __init__(self, options: argparse.Namespace, model: Model | None) -> None:
        self._debug, self._model = options.debug, model
        self.failed = 0

    def of(self, inputs: list[str]) -> Iterator[tuple[str, Record]]:
        from onrecord.cli.outcome import outcome
        from onrecord.cli.units import units

        for unit in units(inputs):
            made = outcome(unit, self._model)
            if made.filing is not None:
                yield unit.source, made.filing.record
                continue
            self.failed += 1
            if self._debug:
                sys.stderr.write(made.trace)
            say(made.sentence)
