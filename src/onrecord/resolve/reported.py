"""Who tells what stands in a quote: its source, then its own chain, then the quote around it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.findings import Findings
from onrecord.resolution import Answer, Step
from onrecord.resolve.layout import OUTSIDE
from onrecord.spans import Span

# A quote that runs on has its source at most so many quotes before it.
_RUNNING = 100


class Reported:
    """Chains of an article's quotes, as a fact that one of them tells has them."""

    def __init__(
        self, findings: Findings, speakers: Sequence[Answer], via: Sequence[Sequence[Answer]]
    ) -> None:
        """Take the quotes with who speaks each, and whom each step of their own chains leads to."""
        self._quotes = findings.quotes
        self._speakers = speakers
        self._via = via

    def steps(self, quote: int) -> tuple[Step, ...]:
        """Return the steps from a quote's words to the writer, innermost first; none for `OUTSIDE`."""
        steps: list[Step] = []
        seen: set[int] = set()
        inner: int | None = quote
        while inner is not None and inner != OUTSIDE and inner not in seen:
            seen.add(inner)
            found = self._quotes[inner]
            source = self.source(inner)
            if source is not None:
                steps.append(Step(source, found.cue if found.source else (), self._speakers[inner].entity))
            for via, answer in zip(found.via, self._via[inner], strict=True):
                if via.source:
                    steps.append(Step(via.source, via.cue, answer.entity))
            inner = found.within
        return tuple(steps)

    def speaker(self, quote: int) -> Answer:
        """Return who speaks a quote."""
        return self._speakers[quote]

    def source(self, quote: int) -> tuple[Span, ...] | None:
        """Return the words that name who says a quote: its own, else those of the quote it runs on from."""
        for index in range(quote, max(-1, quote - _RUNNING), -1):
            found = self._quotes[index]
            if found.source:
                return found.source
            if not found.running:
                return None
        return None
