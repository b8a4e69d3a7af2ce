"""Every text of a store read once for some quotes, those that no index leads to: what is said in no quote.

    texts = Running(connection, Kept(connection, article), Scope())
    texts.read(quotes)
    texts.candidates(quotes[0])

Nothing is aligned on the way: a paragraph is a candidate where the beginnings of enough of a quote's content
words stand in it. The time grows with the length of all texts, and a little with the number of quotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heappush, heappushpop

from sqlalchemy import Connection, func, select

from onrecord.compare.change import Written
from onrecord.compare.transcript import Transcript
from onrecord.compare.words import CONTENT
from onrecord.store import body
from onrecord.store.evidence.kept import Kept
from onrecord.store.evidence.scope import Scope
from onrecord.store.rows import rows
from onrecord.store.schema import record, version

# A quote with fewer content words is everywhere. Of its words this share has to stand in one paragraph: with
# less it would not be found there (`compare.change.FOUND`) but for its function words.
_FEWEST, _SHARE = 3, 0.5
# So many texts are compared for a quote.
_MOST = 4
# Of a word so many letters are looked for, so that other forms of it count.
_LETTERS = 7
# Paragraphs are looked at two together, and long ones in pieces of so many characters.
_PIECE = 1_500
_BREAK = re.compile(r"\n+")


class Running:
    """Finds texts by reading all of them."""

    def __init__(self, connection: Connection, kept: Kept, scope: Scope) -> None:
        self._connection = connection
        self._kept = kept
        self._scope = scope
        self._found: dict[tuple[str, ...], list[int]] = {}

    def __len__(self) -> int:
        """Return how many texts `read` reads."""
        found = select(func.count()).select_from(version.join(record, record.c.version_id == version.c.id))
        return self._connection.scalar(found.where(*self._scope.texts())) or 0

    def read(self, quotes: Iterable[Written], step: Callable[[], object] = lambda: None) -> None:
        """Read all texts for some quotes; `step` is called after each text."""
        asked = {one: _Best(one) for one in map(_beginnings, quotes) if len(one) >= _FEWEST}
        found = select(version.c.id, version.c.text).join(record, record.c.version_id == version.c.id)
        for row in rows(self._connection, found.where(*self._scope.texts()), at_once=100):
            text = body.text_of(row.text).casefold()
            pieces: list[str] = []
            for best in asked.values():
                if best.may_be_in(text):
                    pieces = pieces or list(_pieces(text))
                    best.take(row.id, pieces)
            step()
        self._found = {one: best.versions() for one, best in asked.items()}

    def candidates(self, quote: Written) -> list[Transcript]:
        """Return the texts that may have a quote, the likeliest first; none where it was not asked for."""
        return self._kept.transcripts(self._found.get(_beginnings(quote), ()))


class _Best:
    """The texts that have most of a quote in one place."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self._words = words
        self._least = _SHARE * len(words)
        self._best: list[tuple[int, int]] = []  # a heap: how many words, minus the version

    def may_be_in(self, text: str) -> bool:
        """Say whether enough words stand anywhere in a text."""
        return sum(map(text.__contains__, self._words)) >= self._least

    def take(self, version_id: int, pieces: Sequence[str]) -> None:
        """Take a text into account."""
        most = max((sum(map(piece.__contains__, self._words)) for piece in pieces), default=0)
        if most < self._least:
            return
        if len(self._best) < _MOST:
            heappush(self._best, (most, -version_id))
        else:
            heappushpop(self._best, (most, -version_id))

    def versions(self) -> list[int]:
        """Return them, the best first, of equally good ones the one that was added first."""
        return [-minus for _, minus in sorted(self._best, key=lambda one: (-one[0], -one[1]))]


def _beginnings(quote: Written) -> tuple[str, ...]:
    """Return the beginnings of a quote's content words as printed, in small letters, each once."""
    printed = (word.span.of(quote.text).casefold() for word in quote.words if word.weight == CONTENT)
    return tuple(dict.fromkeys(word[:_LETTERS] for word in printed))


def _pieces(text: str) -> Iterator[str]:
    """Yield each two paragraphs in a row, long ones in overlapping pieces."""
    before = ""
    for paragraph in _BREAK.split(text):
        for at in range(0, max(len(paragraph), 1), _PIECE):
            piece = paragraph[at : at + _PIECE]
            yield f"{before}\n{piece}"
            before = piece[-_PIECE:]
