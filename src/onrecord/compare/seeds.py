"""Where in a long text a quote may stand: windows around the rare words and pairs of words they share.

The index of a text is made once, in time linear in its words; a quote then costs time linear in the places
that its words have in common with the text, and frequent words are asked for in pairs only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onrecord.compare.words import CONTENT, Word
from onrecord.spans import Span

# Words and pairs that stand in more places say nothing of the place.
_MOST_PLACES = 200
# So many windows are looked at, and so many runs beside them: a quote is stitched from fewer places.
_MOST_WINDOWS, _MOST_RUNS = 5, 8
# A run of shared words is looked at wherever it is, if it is so long: shorter ones stand everywhere.
_RUN = 4
# A window holds what of a quote can be spread by words left out: half as many again, and these.
_SPREAD = 16
# Words around a run that are looked at with it.
_AROUND = 12


class Seeds:
    """The index of one text."""

    def __init__(self, words: Sequence[Word]) -> None:
        """Index words by what they are compared by."""
        self._words = words
        self._single: dict[str, list[int]] = defaultdict(list)
        self._pairs: dict[tuple[str, str], list[int]] = defaultdict(list)
        before = ""
        for at, word in enumerate(words):
            if word.weight == CONTENT:
                self._single[word.stem].append(at)
            if at:
                self._pairs[before, word.stem].append(at - 1)
            before = word.stem

    def places(self, stem: str) -> Sequence[int]:
        """Return where a content word of this stem stands: numbers of words, in order."""
        return self._single.get(stem, ())

    def windows(self, quote: Sequence[Word]) -> list[Span]:
        """Return windows of the text (of word numbers) where the quote may stand, in order and apart."""
        hits = sorted(self._hits(quote))
        width = len(quote) + len(quote) // 2 + _SPREAD
        around = len(quote) // 2 + _AROUND
        found = [Span(start - around, end + around) for start, end in _densest(hits, width)[:_MOST_WINDOWS]]
        found += [Span(run.start - _AROUND, run.end + _AROUND) for run in self._runs(quote)[:_MOST_RUNS]]
        return _apart(found, len(self._words))

    def _hits(self, quote: Sequence[Word]) -> Iterator[tuple[int, int, float]]:
        """Yield the place in the text, the number of the quote's word, and what it counts for."""
        before = ""
        for number, word in enumerate(quote):
            places = self._single.get(word.stem, ())
            if len(places) <= _MOST_PLACES:
                for at in places:
                    yield at, 2 * number, word.weight
            if number:
                pairs = self._pairs.get((before, word.stem), ())
                if len(pairs) <= _MOST_PLACES:
                    for at in pairs:
                        yield at, 2 * number - 1, 0.5
            before = word.stem

    def _runs(self, quote: Sequence[Word]) -> list[Span]:
        """Return the places of the longest runs of words that the text shares with the quote."""
        found = []
        for number in range(1, len(quote)):
            pair = quote[number - 1].stem, quote[number].stem
            places = self._pairs.get(pair, ())
            if len(places) > _MOST_PLACES:
                continue
            for at in places:
                if number > 1 and at and quote[number - 2].stem == self._words[at - 1].stem:
                    earlier = self._pairs.get((quote[number - 2].stem, pair[0]), ())
                    if len(earlier) <= _MOST_PLACES:
                        continue  # the run began before
                length = self._length(quote, number - 1, at)
                if length >= _RUN:
                    found.append(Span(at, at + length))
        return sorted(found, key=lambda run: (run.start - run.end, run.start))

    def _length(self, quote: Sequence[Word], number: int, at: int) -> int:
        length = 0
        most = min(len(quote) - number, len(self._words) - at)
        while length < most and quote[number + length].stem == self._words[at + length].stem:
            length += 1
        return length


def _densest(hits: Sequence[tuple[int, int, float]], width: int) -> list[tuple[int, int]]:
    """Return the stretches no wider than `width` that hold most of the quote, the best first, apart."""
    inside: Counter[int] = Counter()
    weight, first = 0.0, 0
    ends: list[tuple[float, int, int]] = []
    for at, number, value in hits:
        inside[number] += 1
        weight += value if inside[number] == 1 else 0.0
        while at - hits[first][0] > width:
            _, gone, less = hits[first]
            inside[gone] -= 1
            weight -= less if inside[gone] == 0 else 0.0
            first += 1
        ends.append((-weight, hits[first][0], at))
    chosen: list[tuple[int, int]] = []
    for _, start, end in sorted(ends)[: 50 * _MOST_WINDOWS]:
        if all(end < other_start or other_end < start for other_start, other_end in chosen):
            chosen.append((start, end))
        if len(chosen) == _MOST_WINDOWS:
            break
    return chosen


def _apart(found: Iterable[Span], length: int) -> list[Span]:
    """Return windows cut to the text and joined where they touch, in order."""
    kept: list[Span] = []
    for span in sorted(Span(max(start, 0), min(end, length)) for start, end in found):
        if kept and span.start <= kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return kept
