"""GUM: reported speech from its discourse trees, names and persons from its entities, in many genres."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from training.corpora.conllu import Document, documents
from training.corpora.files import lines
from training.corpora.gumentities import mentions, names
from training.corpora.gumspeech import attributions
from training.corpora.rst import Discourse
from training.example import Example, Place

Pairs = list[tuple[Place, Place]]


def examples(part: str, genres: Container[str] | None = None) -> Iterator[Example]:
    """Read "train" or "dev", of all genres if none are named."""
    return parse(lines("gum", f"{part}.conllu.gz"), genres)


def parse(lines: Iterable[str], genres: Container[str] | None = None) -> Iterator[Example]:
    """Read documents from lines of CoNLL-U."""
    for document in _chosen(lines, genres):
        yield Example(
            document.id,
            "gum",
            document.text,
            attributions=attributions(document),
            names=names(document),
            mentions=mentions(document),
        )


def attribution_edus(part: str, genres: Container[str] | None = None) -> Iterator[tuple[str, str, Pairs]]:
    """Give each document's id, text, and the places of satellite and nucleus of its attributions."""
    return parse_edus(lines("gum", f"{part}.conllu.gz"), genres)


def parse_edus(
    lines: Iterable[str], genres: Container[str] | None = None
) -> Iterator[tuple[str, str, Pairs]]:
    """Read pairs of discourse units from lines of CoNLL-U: `attribution-positive`, main edges only."""
    for document in _chosen(lines, genres):
        discourse = Discourse(document)
        pairs = [
            (discourse.place(edge.unit), discourse.place(edge.head))
            for edge in discourse.edges.values()
            if edge.relation == "attribution-positive"
        ]
        yield document.id, document.text, sorted(pairs)


def _chosen(lines: Iterable[str], genres: Container[str] | None) -> Iterator[Document]:
    """Leave out documents of other genres; the genre is the second part of the id."""
    for document in documents(lines):
        if genres is None or document.id.split("_")[1] in genres:
            yield document
