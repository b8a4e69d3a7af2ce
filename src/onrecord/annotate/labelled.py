"""Attributions without a verb: "S: “…”", "a note from S: “…”", "“…” — S"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate import grammar
from onrecord.annotate.attribution import Attribution
from onrecord.annotate.content import trimmed
from onrecord.annotate.marks import Marked
from onrecord.annotate.statement import Item, Range
from onrecord.annotate.subject import Subjects
from onrecord.spans import Span
from onrecord.types import QuoteAct

_DASHES = frozenset({"—", "–", "-", "--", "―"})
_PAPERS = grammar.VEHICLES | {"sign", "notice", "appeal"}


def find_labelled(
    items: Sequence[Item], claimed: set[int], subjects: Subjects, marked: Sequence[Marked]
) -> Attribution | None:
    """Return the attribution by colon or dash of a statement; `claimed` are items that a cue has taken."""
    return _colon(items, claimed, subjects) or _dash(items, claimed, subjects, marked)


def _colon(items: Sequence[Item], claimed: set[int], subjects: Subjects) -> Attribution | None:
    """Return the attribution of "S: “…”" and "a note from S: “…”", where no cue takes the quote."""
    for index in range(2, len(items)):
        if items[index].marked < 0 or items[index - 1].text != ":" or index in claimed:
            continue
        source = _colon_source(items, index - 1, subjects)
        if source is None:
            return None
        nouns = [
            i for i in range(*source) if items[i].lower in grammar.VEHICLES | {"sign", "notice", "appeal"}
        ]
        if nouns:
            origin = next((i for i in range(nouns[-1], source[1]) if items[i].lower in {"from", "by"}), None)
            source = (origin + 1, source[1]) if origin is not None and origin + 1 < source[1] else source
        end = index + 1
        while end < len(items) and items[end].marked >= 0:
            end += 1
        pieces = [(i, i + 1) for i in range(index, end)]
        act: QuoteAct = "writing" if nouns else "speech"
        return Attribution("colon", act, (index - 1, index), source, pieces)
    return None


def _dash(
    items: Sequence[Item], claimed: set[int], subjects: Subjects, marked: Sequence[Marked]
) -> Attribution | None:
    """Return the attribution of "“…” — Marta Venn, chair of the board".

    Without content where the quote's full stop has ended the statement before the dash.
    """
    first = next((i for i, item in enumerate(items) if item.marked < 0), len(items))
    if first in claimed or first - 1 in claimed or first >= len(items):
        return None
    dashed = first > 0 and marked[items[first - 1].marked].weight == "dash"
    start = first + 1 if items[first].text in _DASHES else first if dashed else None
    source = subjects.after(items, start) if start is not None else None
    if source is None or trimmed(items, source[1], len(items))[0] < len(items) - 1:
        return None
    if subjects.mention_in(_cover(items, source)) is None:
        return None
    return Attribution("dash", "speech", None, source, [(i, i + 1) for i in range(first)])


def _colon_source(items: Sequence[Item], colon: int, subjects: Subjects) -> Range | None:
    """Return the noun phrase before a colon, or the subject of "Bastian Tance was less patient: “…”"."""
    for source in (subjects.before(items, colon), subjects.of_statement(items, colon)):
        if source and subjects.mention_in(_cover(items, source)):
            return source
    return None


def _cover(items: Sequence[Item], piece: Range) -> Span:
    return Span(items[piece[0]].start, items[piece[1] - 1].end)
