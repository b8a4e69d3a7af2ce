"""A quote in the making."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.findings import FoundVia
from onrecord.spans import Span
from onrecord.types import QuoteAct, QuoteKind


@dataclass(slots=True)
class Draft:
    """A quote in the making."""

    rule: str
    act: QuoteAct
    frame: str = ""
    content: list[Span] = field(default_factory=list)
    marked: list[int] = field(default_factory=list)
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    addressee: Span | None = None
    via: tuple[FoundVia, ...] = ()
    running: bool = False
    paragraph: int = 0
    all_marked: bool = True
    any_marked: bool = False
    open_right: bool = False
    sure: float | None = None
    """How sure the model was; `None` where a rule made the quote."""

    @property
    def kind(self) -> QuoteKind:
        """Direct where all of it stands in marks, mixed where some does."""
        return "direct" if self.all_marked and self.any_marked else "mixed" if self.any_marked else "indirect"


def touches(draft: Draft, spans: Sequence[Span]) -> bool:
    """Say whether a quote shares a character with any of `spans`."""
    own = (*draft.content, *draft.cue, *draft.source)
    return any(span.overlaps(other) for other in own for span in spans)


def covered(content: Sequence[Span], of: Sequence[Span]) -> float:
    """Return how much of one content another covers."""
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in content for b in of)
    return common / max(1, sum(span.end - span.start for span in of))
