"""`onrecord history`: every text that an article had, who read it, and what changed from one to the next."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from onrecord.cli import exits, store_option

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.store.difference import Piece
    from onrecord.store.versions import Version

EXAMPLES = """\
  onrecord history https://herald.example/talks
  onrecord history talks.html --store herald.db
  onrecord history herald.example/talks --format json"""

# Characters that are shown of what stayed, before and after what changed.
_AROUND = 60


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `history`."""
    parser.add_argument(
        "key",
        metavar="ARTICLE",
        help="the address of the article, else the file that it was read from; a part of it will do",
    )
    store_option.configure(parser)
    parser.add_argument(
        "--format",
        choices=("table", "json"),
        default="table",
        help="for people (default), or a line a version",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the versions, the first one first."""
    from onrecord.store.difference import difference

    with store_option.opened(options, read_only=True) as store:
        versions = store.versions(store.key_like(options.key))
    changes: list[tuple[Piece, ...]] = [()]
    changes += (difference(one.article.text, other.article.text) for one, other in pairwise(versions))
    if options.format == "json":
        for version, pieces in zip(versions, changes, strict=True):
            sys.stdout.write(json.dumps(_row(version, pieces), ensure_ascii=False) + "\n")
    else:
        _print(versions, changes)
    return exits.DONE


def _row(version: Version, pieces: Sequence[Piece]) -> dict[str, Any]:
    article = version.article
    return {
        "key": version.key,
        "version": version.number,
        "is_latest": version.is_latest,
        "article": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "makers": [
            {"onrecord": maker.onrecord, "model": maker.model, "digest": maker.digest}
            for maker in version.makers
        ],
        "changes": [piece._asdict() for piece in pieces],
    }


def _print(versions: Sequence[Version], changes: Sequence[Sequence[Piece]]) -> None:
    from rich.console import Console
    from rich.text import Text

    from onrecord.show.printable import printable
    from onrecord.show.wording import counted

    console = Console(soft_wrap=True, highlight=False)
    console.print(Text(f"{printable(versions[0].key)}: {counted(len(versions), 'version')}", "bold"))
    for version, pieces in zip(versions, changes, strict=True):
        told = (f"version {version.number}", version.article.published, version.article.title)
        console.print(Text("\n" + ", ".join(printable(words) for words in told if words)))
        for maker in version.makers:
            console.print(Text(f"  read by {printable(str(maker))}", "dim"))
        for line in _changes(pieces):
            console.print(line)


def _changes(pieces: Sequence[Piece]) -> Iterator[Text]:
    """Yield the changes, a line each: [-what is gone-] {+what is new+}, and some words around it."""
    from rich.text import Text

    from onrecord.show.printable import printable

    marks = {"gone": ("[-", "-]", "red"), "new": ("{+", "+}", "green")}
    for at, piece in enumerate(pieces):
        if piece.kind == "same" or (at and pieces[at - 1].kind != "same"):
            continue
        line = Text("  ")
        if at:
            line.append(_end(pieces[at - 1].text))
        last = at
        for changed in pieces[at : at + 2]:
            if changed.kind != "same":
                before, after, style = marks[changed.kind]
                line.append(f"{before}{printable(_flat(changed.text))}{after}", style)
                last += 1
        if last < len(pieces):
            line.append(_start(pieces[last].text))
        yield line


def _flat(text: str) -> str:
    return text.replace("\r", "").replace("\n", "¶")


def _end(text: str) -> str:
    from onrecord.show.printable import printable

    text = _flat(text)
    return printable(text if len(text) <= _AROUND else f"…{text[-_AROUND:]}")


def _start(text: str) -> str:
    from onrecord.show.printable import printable

    text = _flat(text)
    return printable(text if len(text) <= _AROUND else f"{text[:_AROUND]}…")
