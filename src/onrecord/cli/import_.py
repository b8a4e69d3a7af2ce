"""`onrecord import`: records and Web Annotations back into a store, every one proved."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli import exits, merge, store_option
from onrecord.cli.incoming import arrived, units
from onrecord.cli.interrupt import held_back
from onrecord.cli.made_by import IMPORTED
from onrecord.cli.outcome import sentences
from onrecord.cli.output import refuse_sources
from onrecord.cli.rejects import rejects
from onrecord.cli.say import say
from onrecord.register.filing import Filing
from onrecord.show.wording import counted

if TYPE_CHECKING:
    from onrecord.cli.incoming import Arrived
    from onrecord.cli.rejects import Reject
    from onrecord.cli.units import Unit
    from onrecord.store.store import Store

EXAMPLES = """\
  onrecord import register.jsonl
  onrecord import annotations.jsonl --store other.db
  onrecord export --store old.db | onrecord import - --store new.db"""

_BATCH = 32
_KEPT = ("new", "changed", "remade", "known")
_STATES = {
    "new": "new",
    "changed": "changed (a new version)",
    "remade": "made anew",
    "known": "known",
    "rejected": "rejected",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `import`."""
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="RECORDS",
        help="a file that `export` wrote as jsonl or webanno (.jsonl, .jsonl.gz, .jsonld), or - for standard "
        "input; what one line holds is told apart by itself",
    )
    store_option.configure(parser)
    parser.add_argument(
        "--no-merge", action="store_true", help="leave people, meetings and quotes as they are joined"
    )
    parser.add_argument(
        "--rejects",
        type=Path,
        metavar="FILE",
        help="list the lines that are no true records, with the reason",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prove every record, keep it, and count."""
    states: Counter[str] = Counter()
    refuse_sources(options.rejects, options.inputs, "--rejects")
    with (
        rejects(options.rejects, always=options.rejects is not None) as reject,
        store_option.opened(options, create=True) as store,
    ):
        arriving = _proved(_unknown(options.inputs, store, states), reject, states)
        while batch := list(islice(arriving, _BATCH)):
            with held_back():
                states.update(_keep(store, batch))
        if not options.no_merge:
            merge.run_merge(store, say)
    sys.stdout.write(f"{', '.join(f'{states[state]:,} {told}' for state, told in _STATES.items())}\n")
    if states["foreign"]:
        say(f"{counted(states['foreign'], 'annotation')} without a fact of onrecord passed over.")
    if not states["rejected"]:
        return exits.DONE
    return exits.FAILED if any(states[state] for state in _KEPT) else exits.ALL_FAILED


def _unknown(inputs: Sequence[str], store: Store, states: Counter[str]) -> Iterator[Unit]:
    """Yield what was not taken in before: of a run that was stopped, what it had not come to."""
    for unit in units(inputs):
        if unit.fault is None and store.seen(unit.digest, IMPORTED):
            states["known"] += 1
        else:
            yield unit


def _proved(arriving: Iterable[Unit], reject: Reject, states: Counter[str]) -> Iterator[Arrived]:
    """Yield the records that hold; the others are said, listed and counted."""
    for one in map(arrived, arriving):
        states["foreign"] += one.foreign
        if one.error is None:
            yield one
            continue
        states["rejected"] += 1
        reject(one.unit.source, one.error, one.sentence)
        say(one.sentence)


def _keep(store: Store, batch: Sequence[Arrived]) -> Counter[str]:
    """Keep records, all or none, and count what became of them."""
    filings = [(one.unit, Filing.of(one.record, sentences)) for one in batch if one.record is not None]
    with store.writing():
        return Counter(store.add(filing, IMPORTED, digest=unit.digest).state for unit, filing in filings)
