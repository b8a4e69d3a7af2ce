"""Documents made from plain words, and findings written as lines that a table can hold."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from onrecord.annotate.document import Document, build
from onrecord.annotate.marks import Marked, find_marked
from onrecord.annotate.names import find_mentions
from onrecord.annotate.quotes import find_quotes
from onrecord.annotate.speech import find_speeches, with_labels
from onrecord.findings import FoundQuote
from onrecord.spans import Span
from onrecord.types import Article, Source

HERE = Path(__file__).parent


def article(text: str) -> Article:
    source = Source("a.txt", "0" * 64, "text/plain", "text/1")
    return Article("sha256:0", None, None, None, None, "2031-04-18", "en", text, source)


def document(text: str) -> Document:
    return build(article(text))


def cases(table: str, folder: Path = HERE) -> list[pytest.param]:
    """Return the cases of a TOML table, each under the name of the section it stands in.

    A text stands as it is read, but for the line feed that TOML's quotation marks need at its end.
    """
    sections = tomllib.loads((folder / table).read_text(encoding="utf-8"))
    return [
        pytest.param(case, id=f"{section}-{number}: {case['text'][:40]!r}")
        for section, entries in sections.items()
        for number, case in enumerate(entries, 1)
    ]


def words(spans: Iterable[Span], text: str) -> str:
    """Write spans as the words they cover, without the commas and full stops at their ends."""
    return " … ".join(span.of(text).strip(" ,.") for span in spans)


def quotes(text: str) -> tuple[Document, tuple[FoundQuote, ...]]:
    """Find the quotes of a text; their spans count `document.text`."""
    doc = document(text)
    marked = find_marked(doc)
    mentions = find_mentions(doc)
    speeches = find_speeches(doc, mentions, marked)
    return doc, find_quotes(doc, with_labels(mentions, speeches), marked, speeches)


def quote_line(quote: FoundQuote, text: str) -> str:
    """Write a quote as `kind act | content | cue | source | addressee`.

    The act is left out where it is speech, and what is empty at the end.
    """
    kind = quote.kind if quote.act == "speech" else f"{quote.kind} {quote.act}"
    addressee = words([quote.addressee], text) if quote.addressee else ""
    fields = [kind, words(quote.content, text), words(quote.cue, text), words(quote.source, text), addressee]
    while fields[-1] == "":
        fields.pop()
    return " | ".join(fields)


def quote_lines(text: str) -> list[str]:
    doc, found = quotes(text)
    return [quote_line(quote, doc.text) for quote in found]


def marked_lines(text: str) -> list[str]:
    """Write each stretch in marks as its words, paragraphs joined by ` / `.

    One that stands in others has a `>` before it for each; one that nothing closes ends in ` (open)`.
    """
    doc = document(text)
    found = find_marked(doc)
    return [_marked_line(stretch, found, doc.text) for stretch in found]


def _marked_line(stretch: Marked, found: list[Marked], text: str) -> str:
    depth = 0
    parent = stretch.parent
    while parent is not None:
        depth += 1
        parent = found[parent].parent
    line = "> " * depth + " / ".join(piece.of(text) for piece in stretch.inner)
    return line if stretch.closed else line + " (open)"
