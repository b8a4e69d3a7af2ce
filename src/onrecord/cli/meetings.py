"""`onrecord meetings`: who met whom in many articles, as one register."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from onrecord import __version__
from onrecord.cli import exits, models
from onrecord.cli.output import opened
from onrecord.cli.progress import progress
from onrecord.cli.rejects import Reject, listed_in, rejects
from onrecord.cli.say import say
from onrecord.errors import OnRecordError, UsageError

if TYPE_CHECKING:
    from onrecord.cli.units import Outcome
    from onrecord.register.chosen import Chosen
    from onrecord.register.entry import Entry
    from onrecord.register.period import Period
    from onrecord.register.register import Register
    from onrecord.show.register_view import View

EXAMPLES = """\
  onrecord meetings readouts/
  onrecord meetings readouts/ items.jsonl.gz -o register.html
  onrecord meetings records.jsonl --with "Marta Venn" --from 2031-04 -o venn.csv
  onrecord meetings readouts/ --status all --format plover -o events.jsonl
  onrecord read talks.html | onrecord meetings -"""

FORMATS = ("table", "csv", "json", "html", "plover")
_BY_SUFFIX = {".html": "html", ".htm": "html", ".csv": "csv", ".txt": "table"}
_MOST_WORKERS = 64


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `meetings`."""
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="a file, a folder, an http(s) address, JSON Lines of records or articles (.jsonl, .jsonl.gz), "
        "or - for JSON Lines on standard input",
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help="table (default on a terminal), json: one meeting a line (default elsewhere), csv: one row a "
        "participant, html: one page with plots, plover: one event a line",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="write there instead; the suffix chooses the format, and the file appears when it is whole",
    )
    parser.add_argument(
        "--with",
        dest="with_name",
        metavar="NAME",
        help="only meetings in which somebody of this name takes part",
    )
    parser.add_argument(
        "--from", dest="since", type=_days, metavar="DATE", help="from this day, month or year on: 2031-04"
    )
    parser.add_argument(
        "--to", dest="until", type=_days, metavar="DATE", help="up to this day, month or year, all of it"
    )
    parser.add_argument(
        "--status",
        choices=("held", "all"),
        default="held",
        help="held: meetings that took place (default), all: planned, cancelled and denied ones too",
    )
    parser.add_argument(
        "--workers",
        type=_workers,
        metavar="N",
        help="how many processes read (default: one a core); the register is the same",
    )
    models.configure(parser)
    parser.add_argument("--full", action="store_true", help="in a table, print every row and cut nothing")
    parser.add_argument(
        "--rejects",
        type=Path,
        metavar="FILE",
        help="list the articles that could not be read (with -o FILE they are listed in FILE.rejects.jsonl)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read everything, make the register, and write what of it is asked for."""
    from onrecord.register.register import make

    name = options.format or _format_for(options.output)
    listed = listed_in(options.rejects, options.output)
    tally = _Tally()
    with rejects(listed, always=options.rejects is not None) as reject:
        found = list(_entries(options, reject, tally))
    if tally.failed and tally.read + tally.failed > 1:
        where = f"; {listed} lists them" if listed is not None else ""
        say(f"{tally.failed:,} of {tally.read + tally.failed:,} articles could not be read{where}.")
    if not tally.read:
        return exits.ALL_FAILED
    register = make(found)
    view = _view(register, options, tally.read)
    with opened(options.output) as stream:
        _write(name, view, stream, full=options.full)
    return exits.FAILED if tally.failed else exits.DONE


class _Tally:
    """How many articles were read, could not be, and came again."""

    def __init__(self) -> None:
        self.read = self.failed = self.again = 0
        self.seen: set[tuple[str, str | None]] = set()


def _entries(options: argparse.Namespace, reject: Reject, tally: _Tally) -> Iterator[Entry]:
    """Read all articles and yield their meetings; an article that comes again counts once."""
    from onrecord.show.wording import counted

    for outcome in _outcomes(options):
        if outcome.error is not None:
            tally.failed += 1
            reject(outcome.source, outcome.error, outcome.sentence)
            if options.debug:
                sys.stderr.write(outcome.trace)
            say(outcome.sentence)
        elif outcome.article is not None:
            tally.read += 1
            if outcome.article in tally.seen:
                tally.again += 1
            else:
                tally.seen.add(outcome.article)
                yield from outcome.entries
    if tally.again:
        say(f"{counted(tally.again, 'article')} came again, word for word: in the register once.")


def _outcomes(options: argparse.Namespace) -> Iterator[Outcome]:
    from onrecord.cli.units import units
    from onrecord.cli.workers import outcomes

    if options.output is not None and any(_same(options.output, given) for given in options.inputs):
        raise UsageError(f"{options.output} is a source: -o must name another file.")
    models.load(options)  # what is wrong with it is said before anything is read
    written = [path for path in (options.output, options.rejects) if path is not None]
    if options.output is not None:
        written.append(Path(f"{options.output}.rejects.jsonl"))
    watched = sys.stderr.isatty() and "-" not in options.inputs
    total = sum(1 for _ in units(options.inputs, written)) if watched else 0
    workers = options.workers or _cores()
    with progress(total, shown=watched) as step:
        for outcome in outcomes(
            units(options.inputs, written), workers, model=options.model, threads=options.threads
        ):
            step()
            yield outcome


def _view(register: Register, options: argparse.Namespace, articles: int) -> View:
    """Choose the rows that are asked for, and say what was left out."""
    from onrecord.register.chosen import Choice, choose, people_called
    from onrecord.show.register_view import View

    people = None
    if options.with_name is not None:
        people = people_called(register, options.with_name)
        if not people:
            raise OnRecordError(
                f"Nobody in these {articles:,} articles who met anybody is called {options.with_name}."
            )
        if len(people) > 1:
            named = ", ".join(sorted(register.people[one].name for one in people)[:10])
            say(
                f"--with {options.with_name} means {len(people)} people here, all of them are taken: {named}."
            )
    statuses = frozenset({"held"}) if options.status == "held" else None
    chosen = choose(register.rows, Choice(people, options.since, options.until, statuses))
    _say_left_out(chosen)
    asked = frozenset() if people is None else people
    return View(chosen.rows, articles, asked, register.people)


def _say_left_out(chosen: Chosen) -> None:
    from onrecord.show.wording import counted

    if chosen.other_status:
        told = counted(chosen.other_status, "meeting")
        them = "it" if chosen.other_status == 1 else "them"
        say(f"{told} planned, cancelled or denied left out; --status all takes {them} in.")
    if chosen.undated:
        say(f"{counted(chosen.undated, 'meeting')} left out whose day the text does not say.")


def _write(name: str, view: View, stream: TextIO, *, full: bool) -> None:
    if name == "table":
        from onrecord.show.register_table import render as table

        table(view, stream, full=full)
    elif name == "csv":
        from onrecord.show.register_csv import write as csv

        csv(view.rows, stream)
    elif name == "json":
        from onrecord.show.register_json import lines

        stream.writelines(lines(view.rows))
    elif name == "plover":
        from onrecord.show.plover import lines as events

        stream.writelines(events(view.rows, coder=f"onrecord {__version__}"))
    else:
        from onrecord.show.register_page import render as page

        stream.writelines(page(view))


def _format_for(output: Path | None) -> str:
    if output is not None:
        return _BY_SUFFIX.get(output.suffix.lower(), "json")
    return "table" if sys.stdout.isatty() else "json"


def _same(output: Path, given: str) -> bool:
    try:
        return output.samefile(given)
    except (OSError, ValueError):  # one of them does not exist: an address, or a file yet to be written
        return False


def _cores() -> int:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, _MOST_WORKERS)


def _workers(word: str) -> int:
    if not (word.isdecimal() and 1 <= int(word) <= _MOST_WORKERS):
        raise argparse.ArgumentTypeError(f"{word!r} is no number from 1 to {_MOST_WORKERS}")
    return int(word)


def _days(word: str) -> Period:
    from onrecord.register.period import period

    found = period(word)
    if found is None:
        raise argparse.ArgumentTypeError(
            f"{word!r} is no day, month or year such as 2031-04-17, 2031-04, 2031"
        )
    return found
