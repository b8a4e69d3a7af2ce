"""Sets of token indices as places in the text, and what such places share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from training.corpora.conllu import Document
from training.example import Place


def neighbours(indices: Iterable[int]) -> Iterator[list[int]]:
    """Part indices into runs without gaps."""
    run: list[int] = []
    for index in sorted(indices):
        if run and index != run[-1] + 1:
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def place(document: Document, run: list[int]) -> Place:
    """Return where a run of tokens stands."""
    return document.tokens[run[0]].place[0], document.tokens[run[-1]].place[1]


def runs(document: Document, indices: Iterable[int]) -> tuple[Place, ...]:
    """Return where tokens stand, one place for each run."""
    return tuple(place(document, run) for run in neighbours(indices))


def overlap(some: Iterable[Place], others: Iterable[Place]) -> bool:
    """Say whether any two places share a code point."""
    others = tuple(others)
    return any(start < end_ and start_ < end for start, end in some for start_, end_ in others)


def length(places: Iterable[Place]) -> int:
    """Return how many code points the places have together."""
    return sum(end - start for start, end in places)
