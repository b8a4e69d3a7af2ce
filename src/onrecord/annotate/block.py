"""A speech given as a block: a turn of a transcript, a statement handed out under a heading."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.spans import Span


@dataclass(frozen=True, slots=True)
class Speech:
    """One speech of one speaker; spans count the document's text.

    `paragraphs` are the indices of those it takes up. `marked` are the indices of the stretches in
    quotation marks that are its whole content, none where it stands without marks. `source` and `cue` are
    `None` where a turn has no label of its own.
    """

    rule: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    paragraphs: tuple[int, ...]
    marked: tuple[int, ...] = ()
