"""What a store has that the quotes of an article can be held against.

with store.reading() as connection:
    evidence = Evidence(connection, article, Scope())
    found = list(compare(article, evidence))
    evidence.read(weak_ones)    # every text once, for those that the index has nothing better for
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from onrecord.compare.bar import ANYWHERE
from onrecord.compare.change import Written
from onrecord.compare.transcript import Transcript
from onrecord.store.evidence.kept import Kept
from onrecord.store.evidence.quoted import Quoted
from onrecord.store.evidence.running import Running
from onrecord.store.evidence.scope import Scope
from onrecord.types import Record

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Evidence:
    """The texts of a store that may have the words of an article's quotes, the article itself left out."""

    bar = ANYWHERE

    def __init__(self, connection: Connection, article: Record, scope: Scope) -> None:
        """Take a transaction of a store, the article, and which texts count."""
        self._kept = Kept(connection, article)
        self._quoted = Quoted(connection, self._kept, scope)
        self._running = Running(connection, self._kept, scope)

    def __len__(self) -> int:
        """Return how many texts `read` reads."""
        return len(self._running)

    def read(self, quotes: Iterable[Written], step: Callable[[], object] = lambda: None) -> None:
        """Look for some quotes in all texts, whatever stands around what people are quoted as saying.

        Args:
            quotes: what is looked for; `candidates` gives what was found from now on.
            step: called after each text.
        """
        self._running.read(quotes, step)

    def candidates(self, quote: Written) -> list[Transcript]:
        """Return the texts that may have a quote, the likeliest first; few, or none."""
        found = self._quoted.candidates(quote)
        return found + [one for one in self._running.candidates(quote) if one not in found]

    def carries(self, transcript: Transcript) -> bool:
        """Say whether a text carries what the article tells, or both carry a third's."""
        return self._kept.carries(transcript)
