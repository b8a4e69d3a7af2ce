"""A quote in the making."""

from __future__ import annotations

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
    parent: int | None = None
    speech: Draft | None = None
    """The speech, given as a block, that this quote stands in."""
    sure: float | None = None
    """How sure the model was; `None` where a rule made the quote."""

    @property
    def kind(self) -> QuoteKind:
        """Direct where all of it stands in marks, mixed where some does."""
        return "direct" if self.all_marked and self.any_marked else "mixed" if self.any_marked else "indirect"
