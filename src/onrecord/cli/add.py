"""`onrecord add`: articles into a store; it can be stopped at any moment and goes on."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli import exits, merge, models, store_option
from onrecord.cli.batches import kept_in_batches
from onrecord.cli.intake import configure as configure_intake
from onrecord.cli.intake import intake
from onrecord.cli.say import say
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.cli.intake import Taken
    from onrecord.cli.units import Unit, Wanted
    from onrecord.store.maker import Maker
    from onrecord.store.store import Store

EXAMPLES = """\
  onrecord add readouts/
  onrecord add https://herald.example/feed.xml --store herald.db
  onrecord add talks.html --outlet "Harbour Herald" --published 2031-04-17
  onrecord add items.jsonl.gz crawl.warc.gz --keep-captures --workers 8
  onrecord read readouts/ | onrecord add -"""

_STATES = ("new", "changed", "remade", "known")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `add`."""
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="a file, a folder, an http(s) address, an RSS or Atom feed, JSON Lines of articles or records "
        "(.jsonl, .jsonl.gz), a web archive (.warc, .warc.gz), or - for JSON Lines on standard input",
    )
    store_option.configure(parser)
    parser.add_argument("--published", metavar="DATE", help="the date of publication, such as 2031-04-17")
    parser.add_argument(
        "--url", metavar="URL", help="the address of the one article, in place of what the page says"
    )
    parser.add_argument("--outlet", metavar="NAME", help="who published it, in place of what the page says")
    parser.add_argument(
        "--feed-text",
        action="store_true",
        help="take the article that a feed carries; its page is asked for only where it carries none",
    )
    parser.add_argument(
        "--keep-captures",
        action="store_true",
        help="keep the bytes that were read too, not only their digest",
    )
    parser.add_argument(
        "--no-merge", action="store_true", help="leave people, meetings and quotes as they are joined"
    )
    parser.add_argument(
        "--format", choices=("table", "json"), default="table", help="how the counts are printed"
    )
    configure_intake(parser, same="the store")
    parser.add_argument(
        "--rejects", type=Path, metavar="FILE", help="list the articles that could not be read"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read what is not kept yet, keep it, and count."""
    from onrecord.cli.made_by import made_by

    wanted = _wanted(options)
    maker = made_by(models.load(options))
    with intake(options) as taking, store_option.opened(options, create=True) as store:
        keeping = _Keeping(store, maker, options.keep_captures)
        taken = taking.taken(wanted, known=keeping.knows, least=1)
        stopped = kept_in_batches(taken, keeping.keep)
        if not stopped and not options.no_merge:
            merge.run_merge(store, say)
    taking.say_failed()
    _print(options, keeping.states, taking.failed)
    if stopped:
        say("Stopped; what was read is kept. The same command goes on where it stopped.")
        return exits.INTERRUPTED
    if taking.failed:
        return exits.FAILED if keeping.states.total() else exits.ALL_FAILED
    return exits.DONE


class _Keeping:
    """Puts articles into a store and counts what became of them."""

    def __init__(self, store: Store, maker: Maker, captures: bool) -> None:
        self.states: Counter[str] = Counter()
        self._store = store
        self._maker = maker
        self._captures = captures

    def knows(self, unit: Unit) -> bool:
        """Say whether an article was read already, by this maker or whoever made the record that it is."""
        from onrecord.cli.made_by import IMPORTED

        makers = (self._maker, IMPORTED) if unit.form == "line" else (self._maker,)
        known = any(self._store.seen(unit.digest, maker) for maker in makers)
        self.states["known"] += known
        return known

    def keep(self, batch: Iterable[Taken]) -> None:
        """Keep articles, all or none."""
        from onrecord.cli.made_by import IMPORTED

        added: Counter[str] = Counter()
        with self._store.writing():
            for unit, filing, imported in batch:
                kept = self._captures and not imported
                done = self._store.add(
                    filing,
                    IMPORTED if imported else self._maker,
                    digest=unit.digest,
                    capture=unit.capture(filing.record.article.source.media_type) if kept else None,
                )
                added[done.state] += 1
        self.states.update(added)


def _wanted(options: argparse.Namespace) -> Wanted:
    from onrecord.cli.units import Wanted, is_one
    from onrecord.read.article import Stated
    from onrecord.read.published import stated_option

    if options.url is not None and not (len(options.inputs) == 1 and is_one(options.inputs[0])):
        raise UsageError("--url is the address of one article. Add that article alone.")
    day = None if options.published is None else stated_option(options.published)
    written = (options.rejects,) if options.rejects is not None else ()
    stated = Stated(day, options.url, options.outlet)
    return Wanted(but=written, stated=stated, feed_text=options.feed_text)


def _print(options: argparse.Namespace, states: Counter[str], failed: int) -> None:
    counts = {state: states[state] for state in _STATES} | {"failed": failed}
    if options.format == "json":
        sys.stdout.write(json.dumps({"store": store_option.meant(options), **counts}) + "\n")
        return
    named = {"changed": "changed (a new version)", "remade": "made anew", "failed": "could not be read"}
    told = ", ".join(
        f"{number:,} {named.get(state, state)}"
        for state, number in counts.items()
        if number or state != "remade"
    )
    sys.stdout.write(f"{told}\n")
