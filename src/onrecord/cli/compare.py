"""`onrecord compare`: the quotes of an article held against transcripts or a store, word by word."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from onrecord.cli import days, exits, formats, models, outlets, store_option
from onrecord.cli.output import is_same, opened
from onrecord.cli.progress import progress
from onrecord.cli.say import say
from onrecord.cli.sinks import FORMATS
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.annotate.stage import Model
    from onrecord.compare.change import Written
    from onrecord.show.compare_view import Held
    from onrecord.store.evidence import Evidence
    from onrecord.store.evidence.scope import Scope
    from onrecord.store.store import Store
    from onrecord.types import Record

EXAMPLES = """\
  onrecord compare talks.html transcript.txt
  onrecord compare talks.html transcripts/ -o compared.html
  onrecord compare talks.html --store harbour.db --from 2031-04
  onrecord compare records.jsonl transcript.html --format json"""

# What the search index gives of these classes, reading all texts can better.
_WEAK = frozenset({"not_found", "reworded", "other_speaker"})
# Texts that are read in a second or so.
_LONG = 5_000


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `compare`."""
    parser.add_argument(
        "article",
        metavar="ARTICLE",
        help="whose quotes are compared: a file, an http(s) address, or JSON Lines of records or articles",
    )
    parser.add_argument(
        "transcripts",
        nargs="*",
        metavar="TRANSCRIPT",
        help="what was said: a file, a folder, an address, JSON Lines; who speaks is read from its labels "
        "(default: all that a store has)",
    )
    store_option.configure(parser)
    days.configure(parser)
    outlets.configure(parser, "of a store, what was published by it; some words of its name do")
    parser.add_argument(
        "--said-only",
        action="store_true",
        help="of a store, only the texts whose quotes and turns have words of it: do not read all of them "
        "for what else they say",
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
    _check_sides(options)
    name = formats.chosen(options)
    return (_with_transcripts if options.transcripts else _with_store)(options, name)


def _check_sides(options: argparse.Namespace) -> None:
    """Check that there is one thing to compare with, and no more.

    Raises:
        UsageError: there is none, or two, or what only a store can be asked is asked of transcripts.
    """
    if options.transcripts:
        if options.store is not None:
            raise UsageError(
                "An article is compared with transcripts or with a store: leave one of them out."
            )
        if options.since or options.until or options.outlet or options.said_only:
            raise UsageError(
                "--from, --to-date, --outlet and --said-only choose among the articles of a store, and "
                "there are transcripts: leave one of them out."
            )
    elif store_option.meant(options) == store_option.USUAL and not Path(store_option.USUAL).exists():
        raise UsageError(
            f"There is nothing to compare {options.article} with: name what was said, or a store with "
            f"--store (there is no {store_option.USUAL} here)."
        )


def _with_transcripts(options: argparse.Namespace, name: str) -> int:
    model = models.load(options)
    articles, transcripts = _Reading(options, model), _Reading(options, model)
    records = _records(articles, options)
    against = list(transcripts.of(options.transcripts)) if records else []
    if not records or not against:
        return exits.ALL_FAILED
    with opened(options.output) as stream:
        write(name, compared(records, against), stream)
    return exits.FAILED if articles.failed or transcripts.failed else exits.DONE


def _with_store(options: argparse.Namespace, name: str) -> int:
    with store_option.opened(options, read_only=True) as store:
        scope = _scope(store, options)
        articles = _Reading(options, models.load(options))
        records = _records(articles, options)
        if not records:
            return exits.ALL_FAILED
        with opened(options.output) as stream:
            write(name, kept(records, store, scope, read=not options.said_only), stream)
    return exits.FAILED if articles.failed else exits.DONE


def _records(articles: _Reading, options: argparse.Namespace) -> list[Record]:
    records = [record for _, record in articles.of([options.article])]
    if records and not any(record.quotes for record in records):
        say(f"There is no quote in {options.article}, so there is nothing to compare.")
    return records


def _scope(store: Store, options: argparse.Namespace) -> Scope:
    """Return which articles are meant.

    Raises:
        OnRecordError: no outlet is called so.
        UsageError: there is no such day.
    """
    from onrecord.store.evidence.scope import Scope
    from onrecord.store.search.outlets import outlets_called

    since, until = days.between(options)
    with store.reading() as connection:
        found = [(asked, outlets_called(connection, asked)) for asked in options.outlet]
    outlets.tell(found)
    return Scope(
        since=since and since.first,
        until=until and until.last,
        outlets=tuple(dict.fromkeys(one for _, called in found for one in called)),
    )


def compared(records: Iterable[Record], transcripts: Iterable[tuple[str, Record]]) -> Iterator[Held]:
    """Hold the quotes of each record against transcripts, given by what they are called and their records."""
    from onrecord.compare.align import compare
    from onrecord.compare.index import Index
    from onrecord.compare.transcript import Transcript
    from onrecord.show.compare_view import Held

    index = Index(Transcript(origin, record) for origin, record in transcripts)
    for record in records:
        yield Held(record, tuple(compare(record, index)))


def kept(records: Iterable[Record], store: Store, scope: Scope, *, read: bool) -> Iterator[Held]:
    """Hold the quotes of each record against what a store has.

    Args:
        records: the articles'.
        store: where they are looked for.
        scope: in which of its articles.
        read: whether all texts are read for quotes that the search index has nothing better than a rewording
            for.
    """
    from onrecord.compare.align import claims, held
    from onrecord.show.compare_view import Held
    from onrecord.store.evidence import Evidence

    with store.reading() as connection:
        for record in records:
            evidence = Evidence(connection, record, scope)
            asked = list(claims(record))
            found = {quote.id: held(quote, one, record, evidence) for quote, one in asked}
            weak = [(quote, one) for quote, one in asked if found[quote.id].kind in _WEAK]
            if weak and read:
                _read(evidence, [one for _, one in weak])
                found |= {quote.id: held(quote, one, record, evidence) for quote, one in weak}
            yield Held(record, tuple(found.values()), in_store=True)


def _read(evidence: Evidence, quotes: Iterable[Written]) -> None:
    with progress(len(evidence), shown=True, what="looking through all texts", least=_LONG) as step:
        evidence.read(quotes, step)


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
