"""How well facts fit the words asked for: those that say them more often, and little else, come first.

The formula is BM25's (Robertson and Zaragoza 2009) without its weights of words: every fact that is found has
all of them. It is counted here, so that both databases give one order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.store.search.typed import Term

# As usual with BM25; a quote is some 25 words long.
_SATURATION, _LENGTH, _USUAL = 1.2, 0.75, 25


def ranked(facts: Iterable[tuple[int, str]], terms: Sequence[Term]) -> list[int]:
    """Return ids, the best first; of equally good ones the newest.

    Args:
        facts: the id and the folded words of each.
        terms: what was asked for.
    """
    return [one for _, one in sorted(((score(words, terms), one) for one, words in facts), reverse=True)]


def score(words: str, terms: Sequence[Term]) -> float:
    """Return how well folded words fit; 0 where no term is among them."""
    padded = f" {words} "
    length = 1 - _LENGTH + _LENGTH * (words.count(" ") + 1) / _USUAL
    total = 0.0
    for term in terms:
        asked = f" {' '.join(term.words)}"
        often = padded.count(asked if term.prefix else f"{asked} ")
        total += often * (_SATURATION + 1) / (often + _SATURATION * length)
    return total
