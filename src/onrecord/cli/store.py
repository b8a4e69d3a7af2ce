"""`onrecord store`: what a store holds, and which judgements have lost what they were about."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from onrecord.cli import exits, store_option

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.store.judgements import Orphan
    from onrecord.store.stats import Stats

EXAMPLES = """\
  onrecord store
  onrecord store --store postgresql://editor@db.example/register
  onrecord store --format json"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `store`."""
    store_option.configure(parser)
    parser.add_argument(
        "--format", choices=("table", "json"), default="table", help="for people (default), or one object"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Count, and list the orphans."""
    with store_option.opened(options, read_only=True) as store:
        stats, orphans, where = store.stats(), store.orphans(), store.database.where
    if options.format == "json":
        row = {"store": where, **asdict(stats), "orphans": [_row(orphan) for orphan in orphans]}
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _lines(where, stats, orphans))
    return exits.DONE


def _row(orphan: Orphan) -> dict[str, Any]:
    judged = orphan.judgement
    return {
        "subject": orphan.subject,
        "left": judged.left,
        "right": judged.right,
        "verdict": judged.verdict,
        "by": judged.by,
        "at": judged.at,
        "reason": judged.reason,
        "gone": list(orphan.gone),
        "evidence": {ref: asdict(told) for ref, told in orphan.evidence.items()},
    }


def _lines(where: str, stats: Stats, orphans: Sequence[Orphan]) -> Iterator[str]:
    from onrecord.show.printable import printable

    yield f"{printable(where)}, {stats.size / 1e6:,.1f} MB"
    numbers = asdict(stats)
    for name in ("articles", "versions", "records", "quotes", "meetings", "names", "captures", "judgements"):
        yield f"  {name:<12}{numbers[name]:>12,}"
    for maker, number in stats.makers:
        yield f"  current records by {printable(str(maker))}: {number:,}"
    if orphans:
        yield "judgements on words that are gone:"
    for orphan in orphans:
        judged = orphan.judgement
        said = f"{orphan.subject}s {judged.verdict}, said {judged.by} on {judged.at[:10]}"
        yield f"  {printable(said)}{printable(f': {judged.reason}' if judged.reason else '')}"
        for ref in (judged.left, judged.right):
            told = orphan.evidence.get(ref)
            words = f"“{told.words}” ({told.key})" if told else ref
            yield f"    {'gone ' if ref in orphan.gone else 'still'} {printable(words)}"
