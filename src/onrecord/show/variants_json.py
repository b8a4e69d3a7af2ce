"""Versions of statements as JSON, one a line, each with the steps from its parent's words to its own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from onrecord.compare.variants import Tree


def lines(trees: Sequence[Tree]) -> Iterator[str]:
    """Yield a line for each version: its statement's number from 1, its own in the tree, its parent's."""
    for statement, tree in enumerate(trees, 1):
        for number, variant in tree.walk():
            row = {
                "statement": statement,
                "version": number,
                "parent": variant.parent,
                "label": variant.label,
                "key": variant.version.key,
                "outlet": variant.version.outlet,
                "published": variant.version.published,
                "text": variant.version.text,
                "changes": [
                    {"kind": op.kind, "here": list(op.quote), "parent": list(op.text)}
                    for op in (variant.change.ops if variant.change else ())
                    if op.kind != "equal"
                ],
            }
            yield json.dumps(row, ensure_ascii=False) + "\n"
