"""PolNeAR dev as gold: 84 articles, one annotation an article, pieces as spans.

The corpus lies beside the checkout (`../shared/data/polnear`), or where
`ONRECORD_SHARED` says; it is no part of the project. It knows no people, so
speakers are not measured on it; kinds are derived from marks (`marks.kind_of`).
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from pathlib import Path
from typing import Any

from benchmarks.gold.compiled import Gold
from benchmarks.marks import kind_of, stretches
from onrecord.spans import Span
from onrecord.types import Article, Quote, Record, Source

CHECKOUT = Path(__file__).resolve().parent.parent


def shared_folder() -> Path:
    """Return the folder of shared data: `$ONRECORD_SHARED`, else `shared` beside the checkout."""
    told = os.environ.get("ONRECORD_SHARED")
    return Path(told) if told else CHECKOUT.parent / "shared"


def dev_path() -> Path:
    """Return where PolNeAR dev lies, if it is there at all."""
    return shared_folder() / "data" / "polnear" / "dev.jsonl.gz"


def load(path: Path | None = None) -> list[Gold]:
    """Load a part of PolNeAR (dev unless told), in the order of the file."""
    with gzip.open(path or dev_path(), "rt", encoding="utf-8") as lines:
        return [_gold(json.loads(line)) for line in lines]


def _gold(kept: dict[str, Any]) -> Gold:
    text = kept["text"]
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source(kept["id"], digest, "text/plain", "polnear/1")
    article = Article(
        id=f"sha256:{digest}",
        title=kept["title"],
        byline=None,
        outlet=kept["publisher"],
        url=None,
        published=kept["published"],
        language="en",
        text=text,
        source=source,
    )
    marked = stretches(text)
    quotes = tuple(
        _quote(f"q{number}", text, attribution, marked)
        for number, attribution in enumerate(kept["attributions"], 1)
    )
    return Gold(kept["id"], "wire", (), (), Record(article, (), quotes, (), (), ()))


def _quote(name: str, text: str, attribution: dict[str, Any], marked: list[Span]) -> Quote:
    content, source, cue = (
        tuple(sorted(Span(*span) for span in attribution[role])) for role in ("content", "source", "cue")
    )
    return Quote(
        id=name,
        kind=kind_of(text, content, marked),
        act="speech",
        content=content,
        text=" … ".join(span.of(text) for span in content),
        cue=cue,
        source=source,
        speaker=None,
        addressee=None,
        via=(),
        within=None,
        confidence=1.0,
        by=("polnear",),
    )
