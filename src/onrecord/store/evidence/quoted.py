"""For one quote the few texts of a store that may have it, by its search index: nothing else is read.

    with store.reading() as connection:
        texts = Quoted(connection, Kept(connection, article), Scope())
        for compared in compare(article, texts):
            ...

Each content word of the quote is asked for by itself. A word that many facts have says little, and is asked
for beside its neighbours; where no word is rare, three words in a row are asked for too. What has rarer
words of the quote is likelier to have the quote. The quotes of one statement (`onrecord merge`) come along
with the one that is found. The texts of the best facts are compared whole, so that what stands around facts
is found too; words of a text that no fact has are `running`'s.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import log2

from sqlalchemy import Connection, select

from onrecord.compare.change import Written
from onrecord.compare.transcript import Transcript
from onrecord.compare.words import CONTENT
from onrecord.store.bound import at_once
from onrecord.store.evidence.kept import Kept
from onrecord.store.evidence.scope import Scope
from onrecord.store.schema import fact, record, version
from onrecord.store.search import postgresql, sqlite
from onrecord.store.search.fold import fold
from onrecord.store.search.typed import Term
from onrecord.store.statements import together

_Terms = tuple[Term, ...]

# What more facts have is common. Of what fewer have, all are looked at.
_RARE = 200
# So many words of a long quote are asked for, the longest, which are the rarest.
_WORDS = 16
# Where no fact has rare words that are worth so much, rows of three words are asked for.
_LITTLE = 6.0
# So many facts are looked at for their statements and texts, and so many texts closely.
_FACTS, _MOST = 40, 8
# A text that has less of the quote's rare words than this share of what the best has is left out.
_SHARE = 0.4


class Quoted:
    """Finds texts by the words of their facts."""

    def __init__(self, connection: Connection, kept: Kept, scope: Scope) -> None:
        self._connection = connection
        self._kept = kept
        self._scope = scope
        self._facts = scope.facts()
        self._asked: dict[_Terms, list[int]] = {}

    def candidates(self, quote: Written) -> list[Transcript]:
        """Return the texts that may have a quote, the likeliest first; few, or none."""
        worth = self._worth(quote)
        best = sorted(worth, key=lambda one: (-worth[one], one))[:_FACTS]
        if not best:
            return []
        texts: defaultdict[int, float] = defaultdict(float)
        for one, version_id in self._versions(best):
            texts[version_id] = max(texts[version_id], worth[one])
        least = _SHARE * worth[best[0]]
        order = sorted((one for one in texts if texts[one] >= least), key=lambda one: (-texts[one], one))
        alike = self._of_statements(best[:_MOST], order)
        return self._kept.transcripts([*order[:_MOST], *alike])

    def _of_statements(self, facts: Sequence[int], known: Sequence[int]) -> list[int]:
        """Return the texts that give the statements of facts and are looked through, those known aside."""
        others = [one for some in together(self._connection, facts) for one in some][: _FACTS + len(facts)]
        found = dict.fromkeys(version_id for _, version_id in self._versions(others))
        more = [one for one in found if one not in known]
        meant = select(version.c.id).join(record, record.c.version_id == version.c.id)
        meant = meant.where(version.c.id.in_(more), *self._scope.texts())
        inside = set(self._connection.scalars(meant))
        return [one for one in more if one in inside][:_MOST]

    def _versions(self, facts: Sequence[int]) -> Iterator[tuple[int, int]]:
        for some in at_once(facts):
            found = select(fact.c.id, fact.c.version_id).where(fact.c.id.in_(some)).order_by(fact.c.id)
            for row in self._connection.execute(found):
                yield row.id, row.version_id

    def _worth(self, quote: Written) -> dict[int, float]:
        """Return facts that have words of a quote, and how much of what is rare in it each has."""
        worth: defaultdict[int, float] = defaultdict(float)

        def take(terms: _Terms) -> bool:
            ids = self._ids(terms)
            for one in ids:
                worth[one] += log2(2 * _RARE / len(ids))
            return len(ids) <= _RARE

        content = _content(quote)
        common = {word for word in content if not take((Term((word,)),))}
        little = max(worth.values(), default=0.0) < _LITTLE
        for ahead in (1, 2):
            for one, other in zip(content, content[ahead:], strict=False):
                if one in common and other in common:
                    take((Term((one,)), Term((other,))))
        if little:
            for row in _rows(quote):
                take((Term(row),))
        return worth

    def _ids(self, terms: _Terms) -> list[int]:
        """Return the newest facts that have all terms; more than `_RARE` stand for too many."""
        if terms not in self._asked:
            base = sqlite if self._connection.dialect.name == "sqlite" else postgresql
            asked = replace(self._facts, terms=terms)
            self._asked[terms] = base.ids(self._connection, asked, _RARE + 1)
        return self._asked[terms]


def _content(quote: Written) -> list[str]:
    """Return the folded content words of a quote, each once, in their order; of a long one the longest."""
    printed = (word.span.of(quote.text) for word in quote.words if word.weight == CONTENT)
    found = dict.fromkeys(part for word in printed for part in fold(word).split())
    longest = frozenset(sorted(found, key=lambda word: (-len(word), word))[:_WORDS])
    return [word for word in found if word in longest]


def _rows(quote: Written) -> list[tuple[str, ...]]:
    """Return rows of three folded words of a quote, spread over it."""
    spoken = [word.span.of(quote.text) for word in quote.words if not word.aside]
    words = fold(" ".join(spoken)).split()
    rows: list[tuple[str, ...]] = list(dict.fromkeys(zip(words, words[1:], words[2:], strict=False)))
    return rows[:: max(len(rows) // _WORDS, 1)]
