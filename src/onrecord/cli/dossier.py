"""`onrecord dossier`: all that a store holds of a person or topic, cited, to be printed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli import days, exits, store_option
from onrecord.cli.asked import asked
from onrecord.cli.output import opened, opened_bytes
from onrecord.cli.profiled import profiled
from onrecord.cli.say import say
from onrecord.errors import OnRecordError, UsageError

if TYPE_CHECKING:
    from onrecord.register.dossier import Dossier, Part
    from onrecord.register.origin import Origin
    from onrecord.register.period import Period
    from onrecord.register.register import Row
    from onrecord.store.store import Store

    # A title, the quotes in parts, the meetings, and by the id of each where else it stands.
    _Found = tuple[str, tuple[Part, ...], tuple[Row, ...], dict[str, tuple[Origin, ...]]]

EXAMPLES = """\
  onrecord dossier "Marta Venn" -o venn.html
  onrecord dossier "Marta Venn" --from 2031 -o venn.pdf
  onrecord dossier --topic "grain deal" -o grain.pdf"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `dossier`."""
    parser.add_argument(
        "about",
        nargs="?",
        type=asked,
        metavar="PERSON|TOPIC",
        help="a person's name in any spelling; or, where nobody is called so, words to search for",
    )
    parser.add_argument("--topic", type=asked, metavar="WORDS", help="words, whoever may be called so")
    parser.add_argument(
        "--id", action="append", default=[], metavar="ID", help="which person, where several are called so"
    )
    days.configure(parser)
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help="a .html or .pdf file"
    )
    store_option.configure(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Put the dossier together and write it."""
    kind = options.output.suffix.lower()
    if kind not in {".html", ".htm", ".pdf"}:
        raise UsageError(f"{options.output} is neither .html nor .pdf, the two that a dossier can be.")
    if options.about is None and options.topic is None:
        raise UsageError("Say whom or what the dossier is about: a name, or --topic WORDS.")
    if options.topic is not None and (options.about is not None or options.id):
        raise UsageError(
            "A dossier is about a person or a topic: leave --topic out, or the name and its --id."
        )
    since, until = days.between(options)
    with store_option.opened(options) as store:
        found = _dossier(store, options, since, until)
    if kind == ".pdf":
        from onrecord.show.dossier_pdf import render as pdf

        printed = pdf(found)
        with opened_bytes(options.output) as stream:
            stream.write(printed.pdf)
        for sentence in printed.told:
            say(f"{options.output}: {sentence}")
    else:
        from onrecord.show.dossier_page import render as page

        with opened(options.output) as text:
            text.writelines(page(found))
    say(f"{options.output}: {found.told}")
    return exits.DONE


def _dossier(
    store: Store, options: argparse.Namespace, since: Period | None, until: Period | None
) -> Dossier:
    from onrecord.register.dossier import Dossier, Source, origins
    from onrecord.show.dossier_page import summary
    from onrecord.store.cited import cited

    title, parts, met, others = _person(store, options, since, until) or _topic(store, options, since, until)
    sources = {}
    with store.reading() as connection:
        for number, origin in enumerate(origins(parts, met, others), 1):
            known = cited(connection, origin)
            maker = f"read by onrecord {known.maker.onrecord}, model {known.maker.model}" if known else ""
            sources[origin.mark] = Source(number, origin, known.text if known else None, maker)
    told = summary(sum(len(part.quotes) for part in parts), len(met), len(sources), _published(since, until))
    return Dossier(title, told, parts, met, others, sources)


def _published(since: Period | None, until: Period | None) -> str:
    return f" of articles published{days.told(since, until)}" if since or until else ""


def _person(
    store: Store, options: argparse.Namespace, since: Period | None, until: Period | None
) -> _Found | None:
    """Return what is known of a person; `None` where it is a topic, or nobody is called so."""
    from onrecord.register.dossier import Part
    from onrecord.store.person import candidates

    if options.topic is not None:
        return None
    with store.reading() as connection:
        if not options.id and not candidates(connection, options.about):
            return None
    found = profiled(store, options.about, options.id, since, until)
    kinds = (("Said", found.said), ("Was told", found.told), ("Spoken of", found.about))
    parts = tuple(Part(heading, quotes) for heading, quotes in kinds if quotes)
    title = ", ".join(person.name for person in found.people) or options.about
    others = {one: tuple(fact.origin for fact in several) for one, several in found.others.items()}
    met = tuple(sorted((*found.met, *found.unmet), key=lambda row: row.starts))
    return title, parts, met, others


def _topic(store: Store, options: argparse.Namespace, since: Period | None, until: Period | None) -> _Found:
    """Return the quotes and meetings that have some words.

    Raises:
        OnRecordError: there are none, or more than a dossier holds.
        UsageError: only words to be left out are named.
    """
    from onrecord.register.dossier import Part
    from onrecord.register.entry import Entry
    from onrecord.register.register import make
    from onrecord.register.said import Said
    from onrecord.store.cast import cast
    from onrecord.store.search.query import MOST, Query
    from onrecord.store.search.search import search
    from onrecord.store.search.typed import together, typed

    words = options.topic or options.about
    terms, without = typed(together([words]))
    if not terms:
        raise UsageError(f"Say which words there must be: {words!r} says only which there may not be.")
    query = Query(
        terms=terms,
        without=without,
        since=since.first if since else None,
        until=until.last if until else None,
        limit=MOST,
        sort="newest",
    )
    with store.reading() as connection:
        found = search(connection, query)
        people = cast(connection, {fact.key for fact in found.facts})
    if not found.facts:
        nobody = "" if options.topic else f"Nobody in this store is called {words}, and "
        told = f"{nobody}nothing in this store{_published(since, until)} has the words {words!r}"
        raise OnRecordError(f"{told[:1].upper()}{told[1:]}.")
    if found.next is not None:
        raise OnRecordError(
            f"More than {MOST:,} quotes and meetings have these words: ask for fewer with --from and "
            "--to-date."
        )
    facts = [fact.value for fact in reversed(found.facts)]
    quotes = tuple(value for value in facts if isinstance(value, Said))
    rows = make((value for value in facts if isinstance(value, Entry)), people=people).rows
    return words, (Part("Quotes", quotes),) if quotes else (), rows, {}
