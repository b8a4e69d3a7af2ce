"""`onrecord export`: a register in the formats of others, with an account of what went in and came out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import __version__
from onrecord.cli import exits, export_choice, store_option
from onrecord.cli.output import opened, opened_bytes, refuse_sources
from onrecord.cli.progress import progress
from onrecord.cli.say import say
from onrecord.errors import OnRecordError, UsageError
from onrecord.show.export.formats import FORMATS, by_suffix

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.register.filing import Filing
    from onrecord.show.export.formats import Format
    from onrecord.show.export.known import Known
    from onrecord.store.store import Store

EXAMPLES = """\
  onrecord export -o register.xlsx
  onrecord export -o register.jsonl
  onrecord export --rows quotes -o quotes.csv --from 2031-04 --outlet "Harbour Herald"
  onrecord export --format webanno -o annotations.jsonl --person "Marta Venn"
  onrecord export records.jsonl -o register.zip"""

_PROGRAM = f"onrecord {__version__}"
_TABLES = ("articles", "meetings", "quotes")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `export`."""
    parser.add_argument(
        "inputs",
        nargs="*",
        metavar="RECORDS",
        help="files of records or Web Annotations in place of the store, or -; every record is proved",
    )
    store_option.configure(parser)
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS),
        help="; ".join(f"{each.name}: {each.told}" for each in FORMATS.values()),
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="write there, not to standard output; the suffix chooses the format, and the file appears "
        "when it is whole",
    )
    parser.add_argument("--rows", choices=_TABLES, help="the table, where the format holds one alone")
    export_choice.configure(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write what is asked for, then say what became of everything."""
    form = _format(options)
    extra = {"rows_of": options.rows} if form.rows else {}
    if form.takes_captures:
        return _captures(form, options)
    from onrecord.show.export.ledger import Ledger
    from onrecord.show.export.ledger_table import lines

    ledger, choice = Ledger(), export_choice.Choice(options)
    with ExitStack() as stack:
        filings, known = stack.enter_context(_source(options))
        chosen = (filing for filing in filings if choice.takes(filing.record))
        out = stack.enter_context(opened_bytes(options.output) if form.is_bytes else opened(options.output))
        form.write(chosen, out, known, ledger, **extra)
    told = sys.stderr if options.output is None else sys.stdout
    told.writelines(f"{line}\n" for line in lines(ledger))
    if choice.passed_over:
        say(f"{choice.passed_over:,} articles are not those asked for.")
    return exits.DONE


def _format(options: argparse.Namespace) -> Format:
    """Return the format, and refuse what does not go with it."""
    form = FORMATS[options.format] if options.format else _suffixed(options.output)
    if form.rows and options.rows not in form.rows:
        tables = " or ".join(f"--rows {each}" for each in form.rows)
        raise UsageError(f"A file of {form.name} holds one table. Say which: {tables}.")
    if options.rows and not form.rows:
        raise UsageError(f"--rows says nothing to {form.name}, which holds all of it.")
    if form.is_bytes and options.output is None and sys.stdout.isatty():
        raise UsageError(f"{form.name} is nothing for a terminal. Name a file with -o.")
    return form


def _suffixed(output: Path | None) -> Format:
    found = FORMATS["jsonl"] if output is None else by_suffix(output.name)
    if found is None:
        raise UsageError(f"{output} does not say which format it is. Say so: --format {'|'.join(FORMATS)}.")
    return found


@contextmanager
def _source(options: argparse.Namespace) -> Iterator[tuple[Iterable[Filing], Known]]:
    """Give what is exported, and what is known across articles: from files, or else from the store."""
    from onrecord.show.export.known import Known

    if options.inputs:
        refuse_sources(options.output, options.inputs)
        yield _given(options.inputs), Known(program=_PROGRAM)
        return
    with store_option.opened(options, read_only=True) as store:
        total = store.stats().articles
        if not total:
            raise OnRecordError("The store is empty: `onrecord add` puts articles into it.")
        with progress(total, shown=options.output is not None, what="exporting") as step:

            def stepped() -> Iterator[Filing]:
                for filing in store.filings():
                    yield filing
                    step()

            yield stepped(), _known(store)


def _given(inputs: list[str]) -> Iterator[Filing]:
    """Yield records from files; one that can't be proved ends it, so that no half register is written."""
    from onrecord.cli.incoming import arrived, units
    from onrecord.cli.outcome import sentences
    from onrecord.register.filing import Filing

    for one in map(arrived, units(inputs)):
        if one.record is None:
            raise OnRecordError(one.sentence)
        yield Filing.of(one.record, sentences)


def _known(store: Store) -> Known:
    """Return what the last merge joined."""
    from onrecord.show.export.known import Known

    meetings, statements = store.members("meeting"), store.members("quote")
    joined = {
        fact.value.id: one
        for fact in (store.facts() if meetings or statements else ())
        if (one := (meetings if fact.kind == "meeting" else statements).get(fact.ref)) is not None
    }
    return Known(store.people().of, joined.get, joined.get, _PROGRAM)


def _captures(form: Format, options: argparse.Namespace) -> int:
    from onrecord.show.wording import counted

    if options.inputs:
        raise UsageError(f"{form.name} holds what was read, and records don't have that: only a store does.")
    if options.since or options.until or options.outlet or options.person:
        raise UsageError(f"{form.name} holds everything that was read: no article of it can be chosen.")
    with store_option.opened(options, read_only=True) as store:
        captures = store.captures()
        first = next(captures, None)
        if first is None:
            raise OnRecordError("The store has no captures: `onrecord add --keep-captures` keeps them.")
        with opened_bytes(options.output) as out:
            written = form.write(chain([first], captures), out)
        kept = store.stats().articles
    told = sys.stderr if options.output is None else sys.stdout
    told.write(f"{counted(written, 'capture')} of {counted(kept, 'article')}\n")
    return exits.DONE
