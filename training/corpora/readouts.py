"""Readouts, openly licensed, with silver attributions: what the project's own rules find in them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from itertools import chain

from onrecord.annotate.stage import annotate
from onrecord.findings import FoundQuote
from onrecord.types import Article, Source
from training.corpora.files import lines
from training.corpora.places import overlap
from training.example import Attribution, Example

FILES = ("kremlin_to_2018", "state_to_2022_03")
LONGEST = 6000


def examples(limit: int = 500, seed: int = 0) -> Iterator[Example]:
    """Draw so many texts from both files, always the same for one seed, and label them."""
    return parse(chain.from_iterable(lines("readouts", f"{name}.jsonl.gz") for name in FILES), limit, seed)


def parse(lines: Iterable[str], limit: int, seed: int = 0) -> Iterator[Example]:
    """Draw texts from lines of JSON, in their order, and label them."""
    items = [json.loads(line) for line in lines]
    items = [item for item in items if item["text"].strip()]
    chosen = random.Random(seed).sample(range(len(items)), min(limit, len(items)))
    for index in sorted(chosen):
        text = shortened(items[index]["text"])
        yield Example(items[index]["url"], "readouts", text, labelled(text))


def shortened(text: str, longest: int = LONGEST) -> str:
    """Cut a text at the last end of a paragraph that leaves no more than `longest` code points."""
    if len(text) <= longest:
        return text
    cut = max(text.rfind("\n", 0, longest + 1), 0) or max(text.rfind(" ", 0, longest + 1), 0)
    return text[: cut or longest].rstrip()


def labelled(text: str) -> tuple[Attribution, ...]:
    """Return what the rules find, in text order: no quotes inside quotes, none that overlaps another."""
    source = Source("training", "", "text/plain", "training")
    article = Article("", None, None, None, None, None, "en", text, source)
    kept: list[Attribution] = []
    for quote in annotate(article).quotes:
        one = _attribution(quote)
        if quote.within is None and not any(
            overlap(one.content, other.content + other.source + other.cue)
            or overlap(one.source + one.cue, other.content)
            for other in kept
        ):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.content))


def _attribution(quote: FoundQuote) -> Attribution:
    """Turn a quote of the rules; the order of pieces is that of the text."""
    source, cue, content = (
        tuple(sorted((span.start, span.end) for span in spans))
        for spans in (quote.source, quote.cue, quote.content)
    )
    return Attribution(source, cue, content)
