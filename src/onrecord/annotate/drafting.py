"""Attributions, counted in items of a statement, as quotes in the making, counted in the text."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.attribution import Attribution
from onrecord.annotate.draft import Draft
from onrecord.annotate.statement import Item, Range, Statement
from onrecord.findings import FoundVia
from onrecord.spans import Span


def empty_draft(statement: Statement, found: Attribution) -> Draft:
    """Return an attribution as a quote that has no content yet."""
    items = statement.items
    return Draft(
        found.rule,
        found.act,
        found.frame,
        cue=(span_of(items, found.cue),) if found.cue else (),
        source=(span_of(items, found.source),) if found.source else (),
        addressee=span_of(items, found.addressee) if found.addressee else None,
        via=via_of(items, found),
        paragraph=statement.paragraph,
    )


def drafted(statement: Statement, found: Attribution) -> Draft:
    """Return an attribution with its content, words in marks with their marks."""
    draft = empty_draft(statement, found)
    draft.content = [span_of(statement.items, piece) for piece in found.content]
    return draft


def anchor(draft: Draft) -> int:
    """Return where a given quote is taken: where its cue begins, else its content."""
    return (draft.cue or draft.content)[0].start


def via_of(items: Sequence[Item], found: Attribution) -> tuple[FoundVia, ...]:
    """Return who passes an attribution on, where that is told along with it."""
    if found.via is None:
        return ()
    source, cue = found.via
    return (FoundVia((span_of(items, source),), (span_of(items, cue),) if cue else ()),)


def span_of(items: Sequence[Item], piece: Range) -> Span:
    """Return where a range of items stands in the text."""
    return Span(items[piece[0]].start, items[piece[1] - 1].end)
