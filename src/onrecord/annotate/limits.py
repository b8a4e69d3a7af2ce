"""Where one attribution of a statement ends and another begins."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate import grammar
from onrecord.annotate.attribution import Attribution
from onrecord.annotate.content import after_adverbials, trimmed
from onrecord.annotate.cue import Cue, introduced
from onrecord.annotate.statement import Item, Range

# "…, a person close to the talks said": no more items than these from comma to cue.
_LONGEST_LAST = 10


def without_relay(items: Sequence[Item], source: Range | None) -> Range | None:
    """Return the subject of "Olt, according to her aide, believes" without what stands between."""
    if source is None:
        return None
    first, stop = source
    for index in range(first + 1, stop):
        if items[index].text == "," and introduced(items, index + 1):
            return first, index
    return source


def without_taken(found: Sequence[Attribution]) -> list[Attribution]:
    """Leave out the pieces that another attribution has whole, and what is left with no piece.

    A piece is that of the first; but of two cues before it ("read out a letter in which Olt wrote: “…”")
    it is that of the nearer one.
    """
    owner: dict[Range, int] = {}
    for number, attribution in enumerate(found):
        for piece in attribution.content:
            if piece not in owner or _leads_up_to(attribution, piece):
                owner[piece] = number
    kept: list[Attribution] = []
    for number, attribution in enumerate(found):
        if attribution.content:
            attribution.content = [piece for piece in attribution.content if owner[piece] == number]
            if not attribution.content:
                continue
        kept.append(attribution)
    return kept


def _leads_up_to(found: Attribution, piece: Range) -> bool:
    leads = found.rule == "clause-right" and found.frame == "quote"
    return leads and found.cue is not None and found.cue[1] <= piece[0]


def right_limit(items: Sequence[Item], start: int, later: Sequence[Cue]) -> int:
    """Return where the content on the right of a cue ends: where a later cue takes over, or at the end."""
    for cue in later:
        before = items[cue.first - 1].lower if cue.first else ""
        if cue.shape == "participle" and before == ",":
            return cue.first
        if cue.according and before == ",":
            return cue.first
        if cue.shape == "finite" and before in {"and", "but"} and cue.first > 1:
            return cue.first - 1
        if cue.shape == "finite" and "s" in cue.verb.frames:
            comma = _comma_of_last_words(items, cue)
            if comma is not None and comma > start:
                return comma
    return len(items)


def _comma_of_last_words(items: Sequence[Item], cue: Cue) -> int | None:
    """Return the comma before "S said" where these words end the statement: "…, sources said on Friday."."""
    rest = after_adverbials(items, cue.stop, len(items))
    if trimmed(items, rest, len(items))[0] < len(items) - 1:
        return None
    for index in range(cue.first - 1, max(cue.first - _LONGEST_LAST, 0), -1):
        if items[index].marked >= 0 or items[index].lower in grammar.CLAUSE_STARTERS:
            return None
        if items[index].text == ",":
            return index if index < cue.first - 1 else None
    return None
