"""The compiled gold: records by hand, and what a record has no place for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from onrecord import codec
from onrecord.spans import Span
from onrecord.types import Record

GOLD = Path(__file__).parent
ARTICLES, RECORDS, FACTS = GOLD / "articles", GOLD / "records.jsonl", GOLD / "facts.jsonl"


@dataclass(frozen=True, slots=True)
class Gold:
    """One compiled article; `scare` are marked words that are no quotes, without their marks."""

    name: str
    kind: str
    cases: tuple[str, ...]
    scare: tuple[Span, ...]
    record: Record


def written(compiled: Iterable[Gold]) -> tuple[str, str]:
    """Return the two files, records and facts, one article a line."""
    records, facts = [], []
    for gold in compiled:
        records.append(codec.dump(gold.record) + "\n")
        side = {
            "name": gold.name,
            "kind": gold.kind,
            "cases": list(gold.cases),
            "scare": codec.to_plain(gold.scare),
        }
        facts.append(json.dumps(side, ensure_ascii=False) + "\n")
    return "".join(records), "".join(facts)


def load(records: Path = RECORDS, facts: Path = FACTS) -> list[Gold]:
    """Load the compiled gold."""
    gold = []
    lines = zip(records.read_text("utf-8").split("\n"), facts.read_text("utf-8").split("\n"), strict=True)
    for line, side in lines:
        if line:
            kept = json.loads(side)
            scare = tuple(Span(start, end) for start, end in kept["scare"])
            gold.append(Gold(kept["name"], kept["kind"], tuple(kept["cases"]), scare, codec.load(line)))
    return gold


def digest(compiled: Iterable[Gold]) -> str:
    """Return the digest of what the gold claims, `sha256:…`.

    That is the texts, every fact in them and the lines of `facts.jsonl`; not what a reader
    says beside the text (title, outlet, language, its own version), which is no gold.
    """
    claims = [
        {"name": gold.name, "kind": gold.kind, "cases": gold.cases, "text": gold.record.article.text}
        | {
            part: codec.to_plain(getattr(gold.record, part))
            for part in ("entities", "quotes", "meetings", "times")
        }
        | {"published": gold.record.article.published, "scare": gold.scare}
        for gold in compiled
    ]
    return "sha256:" + hashlib.sha256(json.dumps(claims, sort_keys=True).encode()).hexdigest()
