"""`onrecord meetings`: who met whom in many articles, as one register."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from onrecord import __version__
from onrecord.cli import days, exits, formats, store_option
from onrecord.cli.asked import asked
from onrecord.cli.intake import Intake, intake
from onrecord.cli.intake import configure as configure_intake
from onrecord.cli.output import opened, refuse_sources
from onrecord.cli.say import say
from onrecord.errors import OnRecordError, UsageError

if TYPE_CHECKING:
    from onrecord.register.chosen import Chosen
    from onrecord.register.entry import Entry
    from onrecord.register.register import Register
    from onrecord.show.register_view import View

EXAMPLES = """\
  onrecord meetings readouts/
  onrecord meetings readouts/ items.jsonl.gz -o register.html
  onrecord meetings records.jsonl --with "Marta Venn" --from 2031-04 -o venn.csv
  onrecord meetings readouts/ --status all --format plover -o events.jsonl
  onrecord read talks.html | onrecord meetings -
  onrecord meetings --store herald.db --with "Marta Venn\""""

FORMATS = ("table", "csv", "json", "html", "plover")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `meetings`."""
    parser.add_argument(
        "inputs",
        nargs="*",
        metavar="INPUT",
        help="a file, a folder, an http(s) address, a feed, JSON Lines of records or articles (.jsonl, "
        ".jsonl.gz), a web archive, or - for JSON Lines on standard input; without any, the store",
    )
    store_option.configure(parser)
    formats.configure(
        parser,
        FORMATS,
        "table (default on a terminal), json: one meeting a line (default elsewhere), csv: one row a "
        "participant, html: one page with plots, plover: one event a line",
    )
    parser.add_argument(
        "--with",
        dest="with_name",
        type=asked,
        metavar="NAME",
        help="only meetings in which somebody of this name takes part",
    )
    parser.add_argument(
        "--from",
        dest="since",
        type=days.days,
        metavar="DATE",
        help="from this day, month or year on: 2031-04",
    )
    parser.add_argument(
        *("--to", "--to-date"),
        dest="until",
        type=days.days,
        metavar="DATE",
        help="up to this day, month or year, all of it",
    )
    parser.add_argument(
        "--status",
        choices=("held", "all"),
        default="held",
        help="held: meetings that took place (default), all: planned, cancelled and denied ones too",
    )
    configure_intake(parser, same="the register")
    parser.add_argument("--full", action="store_true", help="in a table, print every row and cut nothing")
    parser.add_argument(
        "--rejects",
        type=Path,
        metavar="FILE",
        help="list the articles that could not be read (with -o FILE they are listed in FILE.rejects.jsonl)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read everything, or open the store, make the register, and write what of it is asked for."""
    from onrecord.register.register import make

    form = formats.chosen(options)
    days.between(options)
    if not options.inputs:
        _write(form, _stored(options), options)
        return exits.DONE
    if options.store is not None:
        raise UsageError("--store is what is read where no INPUT is named: leave one of them out.")
    with intake(options, options.output) as taking:
        found = list(_entries(options, taking))
    taking.say_failed()
    if not taking.read:
        if not taking.failed:
            say(f"There is no article in {', '.join(options.inputs)}.")
        return exits.ALL_FAILED
    _write(form, _view(make(found), options, taking.read), options)
    return exits.FAILED if taking.failed else exits.DONE


def _stored(options: argparse.Namespace) -> View:
    """Make the register of what the store keeps, its people as they were last joined."""
    from onrecord.register.register import make

    with store_option.opened(options) as store:
        register = make(store.entries(), people=store.people())
        return _view(register, options, store.stats().articles)


def _entries(options: argparse.Namespace, taking: Intake) -> Iterator[Entry]:
    """Read all articles and yield their meetings; an article that comes again counts once."""
    from onrecord.cli.units import Wanted
    from onrecord.show.wording import counted

    refuse_sources(options.output, options.inputs)
    written = [path for path in (options.output, options.rejects) if path is not None]
    if options.output is not None:
        written.append(Path(f"{options.output}.rejects.jsonl"))
    seen: set[tuple[str, str | None]] = set()
    again = 0
    for _, filing, _ in taking.taken(Wanted(but=tuple(written))):
        article = filing.record.article
        if (article.id, article.published) in seen:
            again += 1
        else:
            seen.add((article.id, article.published))
            yield from filing.meetings
    if again:
        say(f"{counted(again, 'article')} came again, word for word: in the register once.")


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


def _write(form: str, view: View, options: argparse.Namespace) -> None:
    with opened(options.output) as stream:
        _write_as(form, view, stream, full=options.full)


def _write_as(name: str, view: View, stream: TextIO, *, full: bool) -> None:
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
