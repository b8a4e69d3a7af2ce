"""`onrecord person`: what the store holds of one person."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, TextIO

from onrecord.cli import days, exits, formats, store_option
from onrecord.cli.asked import asked
from onrecord.cli.output import opened
from onrecord.cli.profiled import profiled

if TYPE_CHECKING:
    from onrecord.register.profile import Profile
    from onrecord.store.store import Store

EXAMPLES = """\
  onrecord person "Marta Venn"
  onrecord person Venn --from 2031 -o venn.html
  onrecord person Halloway --id p3f2a90c1d2e4b5a6
  onrecord person "Marta Venn" --format csv -o venn.csv"""

FORMATS = ("table", "json", "csv", "html")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `person`."""
    parser.add_argument("name", type=asked, metavar="NAME", help="who: a name in any spelling or script")
    parser.add_argument(
        "--id", action="append", default=[], metavar="ID", help="which one, where several are called so"
    )
    days.configure(parser)
    formats.configure(
        parser,
        FORMATS,
        "table (default on a terminal), json (default elsewhere), csv: one row a quote or meeting, "
        "html: a page with a timeline and who met whom",
    )
    parser.add_argument("--full", action="store_true", help="in a table, print every row and cut nothing")
    store_option.configure(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Look the person up and show them."""
    form = formats.chosen(options)
    since, until = days.between(options)
    with store_option.opened(options) as store:
        found = profiled(store, options.name, options.id, since, until)
        with opened(options.output) as stream:
            _write(form, found, store, stream, full=options.full)
    return exits.DONE


def _write(form: str, found: Profile, store: Store, stream: TextIO, *, full: bool) -> None:
    if form == "table":
        from onrecord.show.person_table import render as table

        table(found, stream, full=full)
    elif form == "csv":
        from onrecord.show.person_csv import write as csv

        csv(found, stream)
    elif form == "json":
        from onrecord.show.person_json import person

        stream.write(json.dumps(person(found), ensure_ascii=False) + "\n")
    else:
        from onrecord.show.person_page import render as page
        from onrecord.store.cited import cited

        with store.reading() as connection:
            texts = {origin.mark: cited(connection, origin) for origin in found.origins}
        stream.writelines(page(found, lambda origin: told.text if (told := texts.get(origin.mark)) else None))
