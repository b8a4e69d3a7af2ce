"""`onrecord search`: find quotes and meetings in the store by their words, by who, when, where."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

from onrecord.cli import days, exits, formats, outlets, store_option
from onrecord.cli.output import opened
from onrecord.cli.progress import progress
from onrecord.errors import OnRecordError, UsageError

if TYPE_CHECKING:
    from onrecord.show.hits import Hit, Hits
    from onrecord.store.facts import Fact
    from onrecord.store.search.query import Query
    from onrecord.store.search.search import Found
    from onrecord.store.store import Store

EXAMPLES = """\
  onrecord search harbour
  onrecord search "grain deal" --said-by Venn --from 2031-04
  onrecord search 'sail* -pilots' --outlet "Harbour Ledger" --sort newest
  onrecord search --met Venn --with Hallin --kind meeting
  onrecord search --about "Łódź" --limit 100 -o lodz.html"""

FORMATS = ("table", "json", "csv", "html")
# Code points of a text that a terminal or page shows around what was found.
_WIDTH = 400


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `search`."""
    parser.add_argument(
        "words",
        nargs="*",
        metavar="WORDS",
        help='words that must all be there; "several words" are a phrase, sail* is the beginning of a word, '
        "'harbour -pilots' leaves out (accents, case and script don't matter)",
    )
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="WORDS",
        help="words, or a phrase, that must not be there",
    )
    parser.add_argument(
        "--like",
        metavar="TEXT",
        help="what means the same in other words, the likest first; needs the extra like, and reads all "
        "facts once, the first time it is asked",
    )
    for option, told in (
        ("--said-by", "quotes of somebody of this name, in any spelling"),
        ("--to", "quotes said to somebody of this name"),
        ("--about", "quotes that name somebody or something so"),
        ("--met", "meetings in which somebody of this name took part"),
        ("--with", "meetings in which somebody of this name took part as well"),
    ):
        name = {"--to": "said_to", "--with": "met_with"}.get(option, option[2:].replace("-", "_"))
        parser.add_argument(option, dest=name, action="append", default=[], metavar="NAME", help=told)
    days.configure(parser)
    outlets.configure(parser, "published by it; some words of its name do")
    parser.add_argument(
        "--kind",
        action="append",
        default=[],
        metavar="KIND",
        help="quote, meeting; direct, mixed, indirect; speech, writing, thought; held, planned, cancelled, "
        "denied; in_person, phone, video, visit",
    )
    parser.add_argument(
        "--sort",
        choices=("newest", "relevance"),
        help="by default the best fitting first where few fit, else the newest first",
    )
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="so many hits (default: 20)")
    parser.add_argument(
        "--before", type=int, metavar="ID", help="the next page: what the last one says at its end"
    )
    formats.configure(
        parser,
        FORMATS,
        "table (default on a terminal), json: one hit a line (default elsewhere), csv, html",
    )
    store_option.configure(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Search the store and show what was found."""
    query = _query(options)
    form = formats.chosen(options)
    with store_option.opened(options, read_only=options.like is None) as store:
        from onrecord.store.search.search import search

        if options.like is not None:
            found = _alike(store, query, options)
        else:
            with store.reading() as connection:
                found = search(connection, query)
    _tell(options, found)
    hits = _hits(found, query, options, whole=form in {"json", "csv"})
    with opened(options.output) as stream:
        _write(form, hits, stream)
    return exits.DONE


def _alike(store: Store, query: Query, options: argparse.Namespace) -> Found:
    """Find what means the same; whatever else is asked for must hold as well.

    Raises:
        MissingExtra: the sentence encoder is not installed.
        UsageError: there is nothing to be like, or an order is asked for that is not this one.
    """
    from onrecord.model.sentences import sentences
    from onrecord.store.search import meaning
    from onrecord.store.search.search import search_like

    if not options.like.strip() or options.sort or options.before is not None:
        raise UsageError(
            "--like takes some words, and gives the likest first: leave --sort and --before out."
        )
    encode = sentences()
    with store.reading() as connection:
        missing = meaning.missing(connection)
    if missing:
        with progress(missing, shown=True, what="reading for meaning") as step:
            meaning.fill(store, encode, step)
    with store.reading() as connection:
        return search_like(connection, query, encode([options.like])[0])


def _query(options: argparse.Namespace) -> Query:
    """Return what is asked for.

    Raises:
        UsageError: nothing is, or what can't be.
    """
    from onrecord.store.search.query import Query
    from onrecord.store.search.typed import together, typed

    asked = typed(together(options.words))
    left_out = typed(together(options.without))
    query = Query(
        terms=asked.terms,
        without=(*asked.without, *left_out.terms),
        said_by=tuple(options.said_by),
        to=tuple(options.said_to),
        about=tuple(options.about),
        met=(*options.met, *options.met_with),
        since=options.since.first if options.since else None,
        until=options.until.last if options.until else None,
        outlets=tuple(options.outlet),
        kinds=tuple(options.kind),
        before=options.before,
        limit=options.limit,
        sort=options.sort or "usual",
    )
    if not query.asks and options.like is None:
        raise UsageError(
            "Say what to search for: words, or one of --said-by, --about, --met, --outlet, --from."
        )
    return query


def _tell(options: argparse.Namespace, found: Found) -> None:
    """Say whom names and outlets mean, where that is not what was typed.

    Raises:
        OnRecordError: nobody and nothing in the store is called so.
    """
    names = {whom.asked: whom for whom in found.names}
    for option, asked in (
        ("--said-by", options.said_by),
        ("--to", options.said_to),
        ("--about", options.about),
        ("--met", options.met),
        ("--with", options.met_with),
    ):
        for name in asked:
            if not names[name].ids:
                raise OnRecordError(f"Nobody and nothing in this store is called {name}.")
            outlets.tell_one(option, name, names[name].names, more=names[name].more)
    outlets.tell(found.outlets)


def _hits(found: Found, query: Query, options: argparse.Namespace, *, whole: bool) -> Hits:
    from onrecord.show.hits import Hits

    likeness: tuple[float | None, ...] = found.likeness or (None,) * len(found.facts)
    shown = tuple(
        replace(_hit(fact, query, whole=whole), likeness=like)
        for fact, like in zip(found.facts, likeness, strict=True)
    )
    asked = " ".join(
        (
            *options.words,
            *filter(None, [options.like]),
            *options.said_by,
            *options.about,
            *options.met,
            *options.met_with,
        )
    )
    return Hits(shown, found.total, found.is_total, found.order, found.next, asked)


def _hit(fact: Fact, query: Query, *, whole: bool) -> Hit:
    from onrecord.register.said import Said
    from onrecord.show.hits import Hit
    from onrecord.store.search.highlight import marks, snippet

    text = fact.value.text if isinstance(fact.value, Said) else fact.value.told.text
    found = marks(text, query.terms)
    if whole:
        return Hit(fact.id, fact.ref, fact.value, text, found)
    piece = snippet(text, found, _WIDTH)
    cut = (piece.start > 0, piece.start + len(piece.text) < len(text))
    return Hit(fact.id, fact.ref, fact.value, piece.text, piece.marks, cut)


def _write(form: str, hits: Hits, stream: TextIO) -> None:
    if form == "table":
        from onrecord.show.hits_table import render as table

        table(hits, stream)
    elif form == "csv":
        from onrecord.show.hits_csv import write as csv

        csv(hits, stream)
    elif form == "json":
        from onrecord.show.hits_json import lines

        stream.writelines(lines(hits))
    else:
        from onrecord.show.hits_page import render as page

        stream.writelines(page(hits))
