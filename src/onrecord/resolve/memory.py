"""What a reader of the article knows by now: who was named where, and who spoke."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from onrecord.findings import FoundMention
from onrecord.resolve.chains import Chain
from onrecord.resolve.layout import OUTSIDE, Layout


class Seen(NamedTuple):
    """A mention that was led to a chain, -1 for the end of a speaker's words; `subject`: it acts."""

    offset: int
    mention: int
    chain: int
    subject: bool
    frame: int
    sentence: int


class Memory:
    """Mentions led to chains, with the rule that led each there, and the speakers of quotes."""

    def __init__(self, layout: Layout, mentions: Sequence[FoundMention], chains: list[Chain]) -> None:
        """Begin with the chains of names; nothing of the text is read yet."""
        self.layout = layout
        self.chains = chains
        self.named = {index: number for number, chain in enumerate(chains) for index in chain.mentions}
        self.chain_of: dict[int, int] = {}
        self.reason: dict[int, str] = {}
        self.met: set[int] = set()
        """The chains of whom something was read already."""
        self.last_speaker: int | None = None
        self.spoke_at = -1
        """The sentence in which the last speaker's words end."""
        self.asked = False
        """Whether the last words quoted were a question."""
        self.speaker_of: dict[int, int] = {}
        self.addressee_of: dict[int, int] = {}
        self._mentions = mentions
        self._seen: list[Seen] = []
        self._heads = set(layout.heads)

    def note(self, mention: int, chain: int, rule: str) -> None:
        """Lead a mention to a chain; the first answer stays."""
        if mention in self.chain_of:
            return
        self.chain_of[mention] = chain
        self.met.add(chain)
        self.reason[mention] = rule
        span = self._mentions[mention].span
        insort(
            self._seen,
            Seen(
                span.start,
                mention,
                chain,
                mention in self._heads,
                self.layout.frame(span),
                self.layout.sentence(span.start),
            ),
        )

    def correct(self, mention: int, chain: int, rule: str) -> None:
        """Lead a mention to another chain than it was led to."""
        self._seen = [seen for seen in self._seen if seen.mention != mention]
        self.chain_of.pop(mention, None)
        self.note(mention, chain, rule)

    def chain(self, mention: int) -> int | None:
        """Return the chain of a mention; a name's is known before it is read."""
        return self.chain_of.get(mention, self.named.get(mention))

    def begin(self, chain: Chain) -> int:
        """Add a chain; returns its number."""
        self.chains.append(chain)
        return len(self.chains) - 1

    def spoke(self, quote: int, chain: int, *, outside: bool) -> None:
        """Note the speaker of a quote; `outside`: it stands in no other quote."""
        self.speaker_of[quote] = chain
        end = self.layout.findings.quotes[quote].content[-1].end
        # Who has spoken is present in the mind of whoever reads on.
        insort(self._seen, Seen(end, -1, chain, True, OUTSIDE, self.layout.sentence(end - 1)))
        if outside:
            self.last_speaker = chain
            self.spoke_at = self.layout.sentence(end - 1)

    def last_by_far(self, chains: Collection[int], offset: int, lead: int) -> int | None:
        """Return the only one of some chains, or of several the one last spoken of before an offset.

        Of several: when the others were spoken of `lead` sentences before it, or not at all.
        """
        if len(chains) == 1:
            return next(iter(chains))
        last: dict[int, int] = {}
        for seen in self.before(offset):
            if seen.chain in chains:
                last.setdefault(seen.chain, seen.sentence)
        ranked = sorted((-sentence, chain) for chain, sentence in last.items())
        if not ranked or (len(ranked) > 1 and ranked[1][0] - ranked[0][0] < lead):
            return None
        return ranked[0][1]

    def before(self, offset: int) -> Iterator[Seen]:
        """Yield what was seen before an offset, the nearest first."""
        for place in range(bisect_left(self._seen, (offset,)) - 1, -1, -1):
            yield self._seen[place]

    def after(self, offset: int) -> Iterator[Seen]:
        """Yield what was seen behind an offset, the nearest first."""
        for place in range(bisect_left(self._seen, (offset,)), len(self._seen)):
            yield self._seen[place]

    def speaker_around(self, frame: int) -> int | None:
        """Return who speaks in a frame, if it is a quote and its speaker is known."""
        return None if frame == OUTSIDE else self.speaker_of.get(frame)
