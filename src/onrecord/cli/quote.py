"""`onrecord quote`: one quote through many outlets, first seen where, and what became of its words."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from onrecord.cli import exits, formats, store_option
from onrecord.cli.output import opened
from onrecord.cli.say import say
from onrecord.cli.sinks import FORMATS
from onrecord.errors import OnRecordError, UsageError

if TYPE_CHECKING:
    from onrecord.compare.variants import Tree
    from onrecord.store.store import Store

EXAMPLES = """\
  onrecord quote "two men cannot close a gate"
  onrecord quote "close a gate" -o gate.html
  onrecord quote quote:3f2a90c1d2e49b07 --format json"""

# So many statements are shown where words fit several; so many quotes are looked at for them.
_STATEMENTS, _QUOTES = 10, 200


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `quote`."""
    parser.add_argument(
        "asked",
        nargs="+",
        metavar="QUOTE",
        help="words of it, or the ref of a quote or id of a statement, as other commands tell it",
    )
    formats.configure(
        parser,
        FORMATS,
        "table (default on a terminal), json: one version a line (default elsewhere), html: one page",
    )
    store_option.configure(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Find the statements, and show how each went from outlet to outlet."""
    form = formats.chosen(options)
    with store_option.opened(options, read_only=True) as store:
        found = _statements(store, options.asked)
        if not found:
            raise OnRecordError(f"No quote in this store has the words {' '.join(options.asked)!r}.")
        if len(found) > _STATEMENTS:
            say(f"{len(found):,} statements have these words: the first {_STATEMENTS} are shown.")
        trees = [_tree(store, ids) for ids in found[:_STATEMENTS]]
    with opened(options.output) as stream:
        _write(form, trees, stream)
    return exits.DONE


def _statements(store: Store, asked: Sequence[str]) -> list[list[int]]:
    """Return the ids of the quotes of each statement that is meant: by its id, by a quote's, by words.

    Raises:
        UsageError: there are no words.
    """
    from onrecord.store.search.query import Query
    from onrecord.store.search.search import search
    from onrecord.store.search.typed import together as one_text
    from onrecord.store.search.typed import typed
    from onrecord.store.statements import of_ref, of_statement, together

    with store.reading() as connection:
        if len(asked) == 1:
            if ids := of_statement(connection, asked[0]):
                return [ids]
            if ids := of_ref(connection, asked[0]):
                return together(connection, ids)
        terms, without = typed(one_text(asked))
        if not terms:
            raise UsageError("Say some words of the quote: nothing that is asked for here must be in it.")
        query = Query(terms=terms, without=without, kinds=("quote",), limit=_QUOTES)
        return together(connection, [fact.id for fact in search(connection, query).facts])


def _tree(store: Store, ids: Sequence[int]) -> Tree:
    from onrecord.compare.variants import Version, tree
    from onrecord.register.said import Said

    quotes = [(fact.ref, fact.value) for fact in store.facts_of(ids) if isinstance(fact.value, Said)]
    return tree(
        Version(ref, said.text, said.origin.outlet or said.origin.key, said.origin.published)
        for ref, said in quotes
    )


def _write(form: str, trees: Sequence[Tree], stream: TextIO) -> None:
    if form == "html":
        from onrecord.show import variants_page

        stream.writelines(variants_page.render(trees))
    elif form == "json":
        from onrecord.show import variants_json

        stream.writelines(variants_json.lines(trees))
    else:
        from onrecord.show import variants_table

        for number, tree in enumerate(trees):
            stream.write("\n" if number else "")
            variants_table.render(tree, stream)
