"""Compared quotes for programs: one JSON object a quote, every span in code points of the text it counts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from onrecord.compare.align import Compared
from onrecord.compare.transcript import Transcript
from onrecord.show.compare_view import Held
from onrecord.types import Record


def lines(held: Held) -> Iterator[str]:
    """Yield a line of JSON for each quote of an article, without line ends."""
    for one in held.compared:
        yield json.dumps(row(one, held.record), ensure_ascii=False)


def row(one: Compared, record: Record) -> dict[str, Any]:
    """Return one compared quote as plain values.

    `class` is the verdict, `change` that of the words alone. In `parts`, `quote` spans count the article's
    text and `transcript` spans the transcript's; so do the two spans of each step in `ops`. `also` has what
    other texts have, the best first, with `carried` where such a text only carries the article's own.
    """
    return {
        "article": {"id": record.article.id, "source": record.article.source.name},
        "quote": one.quote.id,
        "kind": one.quote.kind,
        "text": one.quote.text,
        "speaker": one.speaker.name,
        **_found(one),
        "also": [_found(other) | {"carried": other.is_carried} for other in one.also],
    }


def _found(one: Compared) -> dict[str, Any]:
    change = one.change
    return {
        "class": one.kind,
        "change": change.kind,
        "score": round(change.score, 3),
        "confidence": one.confidence,
        "changed": change.changed,
        "left_out": change.left_out,
        "transcript": one.transcript and _told(one.transcript),
        "parts": [
            {
                "quote": part.quote,
                "transcript": part.text,
                "said_by": place.said and place.said.speaker.name,
                "speaker": place.speaker,
                "ops": [{"op": op.kind, "quote": op.quote, "transcript": op.text} for op in part.ops],
            }
            for part, place in zip(change.parts, one.places, strict=True)
        ],
    }


def _told(transcript: Transcript) -> dict[str, Any]:
    article = transcript.record.article
    return {
        "id": article.id,
        "origin": transcript.origin,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "url": article.url,
    }
