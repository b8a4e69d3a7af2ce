"""UNER English EWT dev as gold: names of people, organisations and places, a document a web page.

The corpus lies beside the checkout (`../shared/data/uner_ewt`); it is no part of the
project. It knows names only: no quotes, and nobody is resolved, so each name is an
entity of its own.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from pathlib import Path

from benchmarks.calibration import binned
from benchmarks.counts import Sum, of_sets
from benchmarks.gold.compiled import Gold
from benchmarks.polnear import shared_folder
from benchmarks.trim import trimmed
from onrecord.spans import Span
from onrecord.types import Article, Entity, EntityKind, Mention, Record, Source

TYPES: dict[str, EntityKind] = {"PER": "person", "ORG": "organization", "LOC": "place"}
Name = tuple[Span, EntityKind]


def dev_path() -> Path:
    """Return where UNER EWT dev lies, if it is there at all."""
    return shared_folder() / "data" / "uner_ewt" / "dev.iob2.gz"


def load(path: Path | None = None) -> list[Gold]:
    """Load a part of UNER EWT (dev unless told), in the order of the file."""
    with gzip.open(path or dev_path(), "rt", encoding="utf-8") as lines:
        return [_gold(name, text, names) for name, text, names in pages(line.rstrip("\n") for line in lines)]


def count(gold: Record, predicted: Record) -> dict[str, Sum]:
    """Count names by kind, exact, and how sure their entities were."""
    wanted, given = names(gold), names(predicted)
    counts: dict[str, Sum] = {"names": of_sets(frozenset(wanted), frozenset(given))}
    for kind in TYPES.values():
        one, other = ({name for name in names if name[1] == kind} for names in (wanted, given))
        counts[f"{kind} names"] = of_sets(frozenset(one), frozenset(other))
    counts["confidence"] = binned((sure, name in wanted) for name, sure in given.items())
    return counts


def names(record: Record) -> dict[Name, float]:
    """Return the names of people, organisations and places, trimmed, with their entity's confidence."""
    return {
        (span, entity.kind): entity.confidence
        for entity in record.entities
        if entity.kind in TYPES.values()
        for mention in entity.mentions
        if mention.form == "name" and (span := trimmed(mention.span, record.article.text)) is not None
    }


def pages(lines: Iterator[str]) -> Iterator[tuple[str, str, list[Name]]]:
    """Yield each web page's title, its text with a line a sentence, and its names of the types known."""
    title, text, sentence = "", "", ""
    found: list[Name] = []
    base = at = 0
    open_type = ""
    for line in lines:
        if line.startswith("# newdoc"):
            if text:
                yield title, text, found
            title, text, found = line.partition("= ")[2], "", []
        elif line.startswith("# text = "):
            sentence = line.removeprefix("# text = ")
            base, at, open_type = len(text), 0, ""
            text += sentence + "\n"
        elif line[:1].isdigit():
            _, word, tag, *_ = line.split("\t")
            start = sentence.index(word, at)
            at = start + len(word)
            if open_type and tag == f"I-{open_type}":
                span, kind = found.pop()
                found.append((Span(span.start, base + at), kind))
                continue
            open_type = tag[2:] if tag[2:] in TYPES else ""
            if open_type:
                found.append((Span(base + start, base + at), TYPES[open_type]))
    if text:
        yield title, text, found


def _gold(title: str, text: str, found: list[Name]) -> Gold:
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source(title, digest, "text/plain", "uner/1")
    article = Article(f"sha256:{digest}", None, None, None, None, None, "en", text, source)
    entities = tuple(
        Entity(f"e{number}", kind, span.of(text), (), (), (Mention(span, "name"),), 1.0, ("uner",))
        for number, (span, kind) in enumerate(found, 1)
    )
    return Gold(title, "web", (), (), Record(article, entities, (), (), (), ()))
