"""`onrecord read`: articles in, records out; one bad source never ends the run."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from onrecord.cli import exits, formats, models
from onrecord.cli.output import opened, refuse_sources
from onrecord.cli.progress import progress
from onrecord.cli.rejects import Reject, listed_in, rejects
from onrecord.cli.say import say
from onrecord.cli.sinks import FORMATS, Sink, sink
from onrecord.errors import ModelError, OnRecordError, UsageError

EXAMPLES = """\
  onrecord read talks.html
  onrecord read https://example.org/talks --outlet "Harbour Herald"
  onrecord read readouts/ -o records.jsonl
  onrecord read talks.txt --published 2031-04-17 -o page.html
  onrecord read talks.html --model none
  cat talks.txt | onrecord read - | onrecord check -"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `read`."""
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="a file, a folder, an http(s) address, or - for standard input",
    )
    formats.configure(
        parser,
        FORMATS,
        "table (default on a terminal), json: one record a line (default elsewhere), html: one page",
    )
    parser.add_argument("--published", metavar="DATE", help="the date of publication, such as 2031-04-17")
    parser.add_argument(
        "--url", metavar="URL", help="the address of the article, in place of what the page says"
    )
    parser.add_argument("--outlet", metavar="NAME", help="who published it, in place of what the page says")
    models.configure(parser)
    parser.add_argument("--full", action="store_true", help="in a table, cut nothing short")
    parser.add_argument(
        "--rejects",
        type=Path,
        metavar="FILE",
        help="list the sources that could not be read (with -o FILE they are listed in FILE.rejects.jsonl)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read every source, write every record, and say which sources failed."""
    name = formats.chosen(options)
    listed = listed_in(options.rejects, options.output)
    watched = options.output is not None or not sys.stdout.isatty()
    done = failed = 0
    with (
        rejects(listed, always=options.rejects is not None) as reject,
        suppress(_NothingReadError),
        opened(options.output) as stream,
    ):
        target = sink(name, stream, full=options.full)
        for good in _outcomes(options, target, reject, watched=watched):
            done, failed = done + good, failed + (not good)
        if not done:
            raise _NothingReadError
        target.finish()
    if failed and done + failed > 1:
        where = f"; {listed} lists them" if listed is not None else ""
        say(f"{failed} of {done + failed} sources could not be read{where}.")
    if not done:
        return exits.ALL_FAILED
    return exits.FAILED if failed else exits.DONE


class _NothingReadError(Exception):
    """Not one source could be read: leave the output file as it was."""


def _outcomes(options: argparse.Namespace, target: Sink, reject: Reject, *, watched: bool) -> Iterator[bool]:
    """Read one source after the other into `target`; say of each whether it could be read."""
    from onrecord.pipeline import record
    from onrecord.read import read

    locations = list(_locations(options.inputs))
    if options.url is not None and len(locations) > 1:
        raise UsageError(
            "--url is the address of one article, and there are several. Read that article alone."
        )
    refuse_sources(options.output, (location for location, _ in locations))
    refuse_sources(options.rejects, (location for location, _ in locations), "--rejects")
    model = models.load(options)
    with progress(len(locations), shown=watched) as step:
        for location, refused in locations:
            try:
                if refused is not None:
                    raise refused
                reading = read(location, published=options.published, url=options.url, outlet=options.outlet)
                made = record(reading, model)
            except (UsageError, ModelError):
                raise
            except Exception as error:  # noqa: BLE001 - a mistake of ours in one source must not end the run
                sentence = _sentence(location, error)
                reject(location, error, sentence)
                if options.debug:
                    traceback.print_exc()
                say(sentence)
                yield False
            else:
                target.add(made)
                yield True
            step()


def _sentence(location: str, error: Exception) -> str:
    if isinstance(error, OnRecordError):
        return str(error)
    return (
        f"{location}: this is a mistake in onrecord ({type(error).__name__}: {error}); --debug shows where."
    )


def _locations(inputs: list[str]) -> Iterator[tuple[str, OnRecordError | None]]:
    """Lead inputs to sources, one input at a time: a folder that can't be listed must not hide the others."""
    from onrecord.read import sources

    for given in inputs:
        try:
            for location in sources([given]):
                yield location, None
        except OnRecordError as error:
            yield given, error
