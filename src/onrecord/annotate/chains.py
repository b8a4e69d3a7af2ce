"""Chains: who stands between the reader and whoever is quoted, nearest to the speaker first.

What passes a quote on is told in five ways:

- by another report after or around it ("X hopes …, S said", "According to S, X said …"), see `relay`;
- by how it came out ("in a statement read out by S", "through an interpreter"), see `ways`;
- by its being quoted ("the agency quoted X as saying"), see `quoted`, or passed on, see `messages`;
- by whom it was told to, where that is a news outlet other than the article's own, see `press`;
- by whom a report cites ("the agency said, citing two officials"): they speak, and the agency stands between.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from onrecord.annotate.draft import Draft
from onrecord.annotate.press import Press
from onrecord.annotate.relay import Carried, Relay, relay_of
from onrecord.annotate.ways import CITING
from onrecord.findings import FoundVia
from onrecord.spans import Span, hull

# A report that is nearly all of what another passes on leaves nothing that the other says himself.
_NEARLY_ALL = 0.6
# "told reporters on Friday through": a way begins no more characters after the cue of the quote.
_BESIDE = 60


def chained(
    drafts: Sequence[Draft], relays: Sequence[Relay], ways: Sequence[Carried], press: Press, text: str
) -> list[Draft]:
    """Give quotes the chain of those who pass them on; reports that do nothing else are left out.

    Args:
        drafts: the quotes, in any order; they are changed.
        relays: reports around quotes that are none of the quotes.
        ways: how words came out, and whom they cite, in text order.
        press: tells the outlets that are not the article's own.
        text: what the spans count.
    """
    chains = _Chains(drafts, text)
    for way in ways:
        if way.cue.of(text).lower() in CITING:
            chains.cite(way)
    passing = chains.passing(relays)
    papers = [way for way in ways if any(hull(relay.source).contains(way.cue) for relay, _ in passing)]
    for way in ways:
        if way not in papers and way.cue.of(text).lower() not in CITING:
            chains.carry(way)
    for draft in chains.quotes:
        if draft.addressee is not None and press.is_other(draft.addressee):
            draft.via = (*draft.via, FoundVia((draft.addressee,)))
    for relay, itself in passing:
        chains.pass_on(relay, itself, papers)
    chains.drop_lesser()
    return [draft for draft in drafts if id(draft) not in chains.idle]


class _Chains:
    """The quotes of a text in order of their cues; `idle` are the ids of those to be left out."""

    def __init__(self, drafts: Iterable[Draft], text: str) -> None:
        self.quotes = sorted((draft for draft in drafts if draft.cue), key=lambda draft: draft.cue[0])
        self.idle: set[int] = set()
        self._starts = [draft.cue[0].start for draft in self.quotes]
        self._text = text

    def _within(self, span: Span) -> list[Draft]:
        """Return the quotes whose cue begins in a span."""
        found = self.quotes[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        return [draft for draft in found if id(draft) not in self.idle]

    def passing(self, relays: Iterable[Relay]) -> list[tuple[Relay, Draft | None]]:
        """Return what passes quotes on, the shortest stretches first, each with its quote if it is one."""
        found: list[tuple[Relay, Draft | None]] = [(relay, None) for relay in relays]
        for draft in self.quotes:
            relay = relay_of(draft, self._text) if id(draft) not in self.idle else None
            if relay is not None:
                found.append((relay, draft))
        return sorted(found, key=lambda one: _length(one[0].content))

    def cite(self, way: Carried) -> None:
        """Let those speak whom a report cites, and the one who reports stand between."""
        near = self._within(way.statement)
        citing = next((draft for draft in near if draft.cue[0].overlaps(way.cue)), None)
        before = [draft for draft in near if draft is not citing and draft.cue[-1].end <= way.cue.start]
        if citing is not None:
            rest = [piece for piece in citing.content if not piece.overlaps(way.source)]
            rest += [
                Span(way.source.end + 2, piece.end)  # after ", "
                for piece in citing.content
                if piece.start <= way.source.start
                and piece.end > way.source.end + 2
                and self._text[way.source.end] == ","
            ]
            if rest:
                citing.via = (*citing.via, FoundVia(citing.source)) if citing.source else citing.via
                citing.content, citing.source, citing.cue = sorted(rest), (way.source,), (way.cue,)
                return
            self.idle.add(id(citing))
        if before and before[-1].source and not before[-1].via:
            main = before[-1]
            main.via = (FoundVia(main.source, main.cue),)
            main.source, main.cue = (way.source,), (way.cue,)

    def carry(self, way: Carried) -> None:
        """Let a way carry the last quote reported before it, else the first one after it."""
        near = [
            draft
            for draft in self._within(way.statement)
            if not any(span.overlaps(way.source) for span in (*draft.content, *draft.source))
        ]
        before = [draft for draft in near if draft.cue[-1].end <= way.cue.start]
        if before and way.cue.start - before[-1].cue[-1].end > _BESIDE:
            return
        for draft in (before[-1:] or near)[:1]:
            draft.via = (*draft.via, FoundVia((way.source,), (way.cue,)))

    def pass_on(self, relay: Relay, itself: Draft | None, papers: Iterable[Carried]) -> None:
        """Give the quotes that a relay passes on its step, and those of the paper that it names."""
        whole = hull(relay.content)
        inside = [
            draft for draft in self._within(whole) if draft is not itself and self._stands_in(draft, relay)
        ]
        free = [draft for draft in inside if not any(_is_inside(draft, other) for other in inside)]
        source = hull(relay.source)
        steps = [FoundVia((way.source,), (way.cue,)) for way in papers if source.contains(way.cue)]
        for draft in free:
            if not any(span.overlaps(source) for step in draft.via for span in step.source):
                own = itself.via if itself is not None else ()
                draft.via = (*draft.via, FoundVia(relay.source, relay.cue), *steps, *own)
        if itself is not None and any(_fills(draft, whole) for draft in free):
            self.idle.add(id(itself))

    def drop_lesser(self) -> None:
        """Leave out reported words of nobody that are nearly all somebody's report: a reading of less."""
        for draft in self.quotes:
            if not draft.source and draft.kind != "direct":
                whole = hull(draft.content)
                inside = [one for one in self._within(whole) if _is_inside(one, draft)]
                if any(_fills(one, whole) for one in inside):
                    self.idle.add(id(draft))

    def _stands_in(self, draft: Draft, relay: Relay) -> bool:
        """Say whether a quote is reported inside what is passed on, and not by the words that pass it on.

        What a relative clause tells ("the family, who asked to see it, came") is not what is passed on.
        """
        cue = draft.cue[0]
        if draft.source and draft.source[0].of(self._text).lower() in {"who", "which"}:
            return False
        inside = any(piece.contains(cue) for piece in relay.content)
        return inside and not any(cue.overlaps(own) for own in relay.cue)


def _is_inside(draft: Draft, other: Draft) -> bool:
    return draft is not other and any(piece.contains(draft.cue[0]) for piece in other.content)


def _fills(draft: Draft, whole: Span) -> bool:
    """Say whether a quote with its report is nearly all that is passed on."""
    told = hull([*draft.content, *draft.cue, *draft.source])
    shared = min(told.end, whole.end) - max(told.start, whole.start)
    return shared >= _NEARLY_ALL * (whole.end - whole.start)


def _length(content: Sequence[Span]) -> int:
    return sum(piece.end - piece.start for piece in content)
