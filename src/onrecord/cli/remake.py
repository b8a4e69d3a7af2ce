"""`onrecord remake`: the facts of articles that another version or model read, made anew from their texts."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from onrecord.cli import exits, intake, merge, models, store_option
from onrecord.cli.batches import kept_in_batches
from onrecord.cli.progress import progress
from onrecord.cli.say import say

if TYPE_CHECKING:
    from onrecord.cli.units import Unit
    from onrecord.register.filing import Filing
    from onrecord.store.maker import Maker
    from onrecord.store.records import Kept
    from onrecord.store.store import Store

EXAMPLES = """\
  onrecord remake
  onrecord remake --store herald.db --workers 8
  onrecord remake --model none"""

NOTICES = frozenset(
    (
        *("caption-suspected", "credit-suspected", "encoding-damaged", "encoding-guessed"),
        *("language-not-tried", "page-furniture", "truncated-html"),
    )
)
"""The codes of what readers warn of. What the finders warned of, they will again."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `remake`."""
    store_option.configure(parser)
    intake.configure(parser, same="the store")
    parser.add_argument(
        "--no-merge", action="store_true", help="leave people, meetings and quotes as they are joined"
    )
    parser.add_argument(
        "--format", choices=("table", "json"), default="table", help="how the counts are printed"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read what is stale once more, and keep it; stopped with Ctrl-C, what was read is kept."""
    from onrecord.cli.made_by import made_by

    maker = made_by(models.load(options))
    states: Counter[str] = Counter()
    with store_option.opened(options) as store:
        stopped = _remake(store, maker, options, states)
        if not stopped and states["remade"] and not options.no_merge:
            merge.run_merge(store, say)
    _print(options, states)
    if stopped:
        say("Stopped; what was made is kept. The same command goes on where it stopped.")
        return exits.INTERRUPTED
    if states["failed"]:
        return exits.FAILED if states["remade"] else exits.ALL_FAILED
    return exits.DONE


def _remake(store: Store, maker: Maker, options: argparse.Namespace, states: Counter[str]) -> bool:
    """Make anew and keep batch by batch; say whether it was stopped."""

    def keep(batch: list[Filing]) -> None:
        with store.writing():
            found = [store.add(filing, maker).state for filing in batch]
        states.update(found)

    with progress(store.count_stale(maker), shown=sys.stderr.isatty(), least=1) as step:
        return kept_in_batches(_read(store, maker, options, states, step), keep)


def _read(
    store: Store,
    maker: Maker,
    options: argparse.Namespace,
    states: Counter[str],
    step: Callable[[], None],
) -> Iterator[Filing]:
    """Read the texts of all stale articles, in order of documents."""
    from onrecord.cli.workers import outcomes

    units = map(_unit, store.stale(maker))
    workers = options.workers or intake.cores()
    for _, outcome in outcomes(units, workers, model=options.model, threads=options.threads):
        step()
        if outcome.filing is not None:
            yield outcome.filing
        else:
            states["failed"] += 1
            if options.debug:
                sys.stderr.write(outcome.trace)
            say(outcome.sentence)


def _unit(kept: Kept) -> Unit:
    """Return an article as its reader gave it, and no word of what was found in it."""
    from onrecord.cli.units import Unit
    from onrecord.findings import Reading
    from onrecord.store.body import write

    notices = tuple(notice for notice in kept.record.warnings if notice.code in NOTICES)
    return Unit(kept.key, write(Reading(kept.record.article, notices)).encode(), form="reading")


def _print(options: argparse.Namespace, states: Counter[str]) -> None:
    counts = {"remade": states["remade"], "known": states["known"], "failed": states["failed"]}
    if options.format == "json":
        sys.stdout.write(json.dumps({"store": store_option.meant(options), **counts}) + "\n")
        return
    told = f"{counts['remade']:,} made anew"
    if counts["failed"]:
        told += f", {counts['failed']:,} could not be read and stay as they are"
    sys.stdout.write(f"{told}\n")
