"""Many transcripts, and for one quote the few that may have it, in milliseconds.

What is counted are the words of a text by their stems, and pairs of neighbouring ones, each by how rare it is
in all the texts. The index is built once, from nothing but the texts, and keeps a number of eight bytes and
one of four for every different word and pair of every text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.compare.bar import OCCASION
from onrecord.compare.change import Written
from onrecord.compare.transcript import Transcript
from onrecord.compare.words import CONTENT, Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# So many texts are looked at closely, if each has this share of what the best has.
_MOST, _SHARE = 6, 0.5
# A word that stands in a larger share of the texts tells nothing, where there are texts enough to say so.
_COMMON, _FEW_TEXTS = 0.2, 50


class Index:
    """Transcripts that can be asked for the words of a quote."""

    bar = OCCASION

    def __init__(self, transcripts: Iterable[Transcript]) -> None:
        """Index transcripts, in their order."""
        import numpy as np

        self._numbers: dict[str, int] = {}
        self.transcripts: list[Transcript] = []
        codes: list[NDArray[np.int64]] = []
        for transcript in transcripts:
            self.transcripts.append(transcript)
            found = {code for code in self._codes(transcript.written.words, grow=True) if code is not None}
            codes.append(np.fromiter(found, np.int64, len(found)))
        every = np.concatenate(codes) if codes else np.empty(0, np.int64)
        texts = np.repeat(np.arange(len(codes), dtype=np.int32), [len(one) for one in codes])
        order = np.argsort(every, kind="stable")
        self._every, self._texts = every[order], texts[order]

    def candidates(self, quote: Written) -> list[Transcript]:
        """Return the transcripts that may have a quote, the likeliest first; few, or none."""
        if len(self.transcripts) <= _MOST:
            return list(self.transcripts)
        scores = self._scores(quote.words)
        order = sorted(range(len(scores)), key=lambda at: (-scores[at], at))[:_MOST]
        best = scores[order[0]]
        return [self.transcripts[at] for at in order if scores[at] > 0 and scores[at] >= _SHARE * best]

    def carries(self, transcript: Transcript) -> bool:  # noqa: ARG002 - the shape of `align.Texts`
        """Say whether a transcript carries the article's text: nobody knows the article here."""
        return False

    def _scores(self, quote: Sequence[Word]) -> NDArray[np.float64]:
        import numpy as np

        number = len(self.transcripts)
        scores = np.zeros(number)
        for code in sorted({code for code in self._codes(quote, grow=False) if code is not None}):
            first, last = np.searchsorted(self._every, [code, code + 1])
            within = int(last - first)
            if within and (number < _FEW_TEXTS or within <= _COMMON * number):
                scores[self._texts[first:last]] += np.log1p(number / within)
        return scores

    def _codes(self, words: Sequence[Word], *, grow: bool) -> Iterator[int | None]:
        """Yield the numbers of content words and of pairs with one, `None` for those never seen."""
        before: int | None = None
        last: Word | None = None
        for word in words:
            if word.aside:
                continue
            known = self._numbers.get(word.stem)
            if known is None and grow:
                known = self._numbers[word.stem] = len(self._numbers) + 1
            if known is not None:
                if word.weight == CONTENT:
                    yield known
                if before is not None and last and CONTENT in (word.weight, last.weight):
                    yield before << 32 | known
            before, last = known, word
