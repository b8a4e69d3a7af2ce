"""The tree of one statement's versions on the terminal.

rich is imported with this module, so import it late.
"""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.text import Text
from rich.tree import Tree as Branch

from onrecord.compare.pieces import pieces
from onrecord.compare.variants import Tree, Variant
from onrecord.show.printable import fitted, printable
from onrecord.show.variants_page import LABELS
from onrecord.show.wording import EMPTY
from onrecord.spans import Span


def render(tree: Tree, stream: TextIO) -> None:
    """Print a tree; what is left out stands as [-…-], what is added as {+…+}."""
    console = Console(file=stream)
    branches: dict[int, Branch] = {}
    for number, variant in tree.walk():
        entry = _entry(variant, tree, console.encoding)
        parent = branches.get(variant.parent) if variant.parent is not None else None
        branches[number] = parent.add(entry) if parent is not None else Branch(entry, guide_style="dim")
    if branches:
        console.print(branches[0], highlight=False)


def _entry(variant: Variant, tree: Tree, encoding: str) -> Text:
    version = variant.version

    def safe(told: str) -> str:
        return fitted(printable(told), encoding)

    text = Text()
    text.append(safe(version.outlet or EMPTY), "bold")
    text.append(f"  {safe(version.published or EMPTY)}  ", "dim")
    text.append(LABELS[variant.label], "bold yellow" if variant.label in ("reworded", "stitched") else "bold")
    text.append("\n")
    if variant.parent is None or variant.change is None or not variant.change.parts:
        text.append(safe(version.text))
        return text
    parent = tree.variants[variant.parent].version.text
    for part in variant.change.parts:
        for piece in pieces(part, [Span(0, len(version.text))], version.text, parent):
            if piece.kind == "same":
                text.append(f"{safe(piece.words)} ")
            elif piece.kind == "left_out":
                text.append(f"[-{safe(piece.words)}-] ", "red")
            else:
                text.append(f"{{+{safe(piece.words)}+}} ", "green")
    text.rstrip()
    return text
