"""What a search found, ready to be shown: facts, their texts or a piece of them, and what in it was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.register.entry import Entry
from onrecord.register.said import Said
from onrecord.show.wording import GAP, MODES, counted
from onrecord.spans import Span

Value = Said | Entry


@dataclass(frozen=True, slots=True)
class Hit:
    """One fact that was found.

    Attributes:
        id: by which the next page is asked for.
        ref: what judgements name it by.
        value: the quote or meeting.
        text: the quote, or the words that tell the meeting; a piece of it where it is cut.
        marks: where in `text` stands what was searched for.
        cut: whether something before and behind `text` is left out.
        likeness: to what was searched for by meaning, 0 to 1.
    """

    id: int
    ref: str
    value: Value
    text: str
    marks: Sequence[Span]
    cut: tuple[bool, bool] = (False, False)
    likeness: float | None = None

    @property
    def who(self) -> tuple[str, ...]:
        """Who said it, or who met; nobody where the text does not say."""
        if isinstance(self.value, Said):
            return (self.value.speaker.name,) if self.value.speaker else ()
        return tuple(dict.fromkeys(one.name for one in self.value.present))

    @property
    def how(self) -> str:
        """What it is: `direct speech`, `meeting in person`, `planned meeting by phone`."""
        if isinstance(self.value, Said):
            return f"{self.value.kind} {self.value.act}"
        status = "" if self.value.status == "held" else f"{self.value.status} "
        mode = "" if self.value.mode in {"visit", "other"} else f" {MODES[self.value.mode]}"
        return f"{status}{'visit' if self.value.mode == 'visit' else 'meeting'}{mode}"

    @property
    def day(self) -> str | None:
        """The day on which the article was published."""
        return self.value.origin.published[:10] if self.value.origin.published else None


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of hits.

    Attributes:
        hits: in their order.
        total: how many there are on all pages.
        is_total: whether all were counted; else there are more.
        order: `newest`, `relevance` or `likeness`, whichever comes first.
        next: the `--before` of the next page, where there is one.
        asked: what was searched for, as it was typed.
    """

    hits: Sequence[Hit]
    total: int
    is_total: bool
    order: Literal["newest", "relevance", "likeness"]
    next: int | None
    asked: str


_ORDERS = {
    "newest": "the newest first",
    "relevance": "the best fitting first",
    "likeness": "the likest first",
}


def summary(found: Hits) -> str:
    """Return in one line how many there are, how many are shown, and in which order."""
    if not found.hits:
        return "Nothing found."
    total = counted(found.total, "hit") if found.is_total else f"More than {found.total:,} hits"
    if len(found.hits) == found.total and found.is_total:
        return f"{total}, {_ORDERS[found.order]}." if found.total > 1 else f"{total}."
    return f"{total}, {_ORDERS[found.order]}; {len(found.hits):,} shown."


def pieces(hit: Hit) -> list[tuple[str, bool]]:
    """Return the text of a hit in pieces, each with whether it is what was searched for."""
    found: list[tuple[str, bool]] = []
    at = 0
    for mark in hit.marks:
        found += [(hit.text[at : mark.start], False), (mark.of(hit.text), True)]
        at = mark.end
    found.append((hit.text[at:], False))
    before, after = hit.cut
    edges = [(GAP.lstrip(), False)] * before, [(GAP.rstrip(), False)] * after
    return [piece for piece in (*edges[0], *found, *edges[1]) if piece[0]]
