"""Hits as JSON Lines: the whole quote or meeting, and where in its text stands what was searched for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from onrecord.register.said import Said
from onrecord.show.hits import Hit, Hits


def lines(found: Hits) -> Iterator[str]:
    """Yield a line a hit, in order."""
    for one in found.hits:
        yield json.dumps(hit(one), ensure_ascii=False, separators=(",", ":")) + "\n"


def hit(one: Hit) -> dict[str, Any]:
    """Return a hit as dicts, lists and scalars.

    `matches` counts code points of `text`; every `span` counts those of the article's text.
    """
    kind = "quote" if isinstance(one.value, Said) else "meeting"
    found: dict[str, Any] = {
        "ref": one.ref,
        "fact": kind,
        "day": one.day,
        "text": one.text,
        "matches": [list(mark) for mark in one.marks],
    }
    if one.likeness is not None:
        found["likeness"] = round(one.likeness, 4)
    return found | {kind: asdict(one.value), "page": one.id}
