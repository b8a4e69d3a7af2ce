"""How much of a quote has to be found to say so: more, where more is looked through."""

from __future__ import annotations

from typing import NamedTuple


class Bar(NamedTuple):
    """What it takes to call a quote found, beside what `change` asks.

    Attributes:
        own: what the words found weigh at least where the speaker is the same (a content word is 1).
        other: the same where somebody else says them, or nobody knows who.
        reworded: the same where words are changed.
        score: the share of the quote's weight that is found at least where words are changed.
        part: what each of several places holds at least, where the speaker is not the same.
        retold: the share of an indirect quote's content words, in any order, that makes it the same statement
            where nobody knows whether the speaker is the same.
        others: whether an indirect quote that somebody else says there is another's: of one occasion it is,
            while on two occasions two people may tell the same.
    """

    own: float
    other: float
    reworded: float
    score: float
    part: float
    retold: float
    others: bool


# Texts of one occasion: what is found there is what was said there.
OCCASION = Bar(own=0.0, other=0.0, reworded=0.0, score=0.0, part=0.0, retold=0.5, others=True)
# All that a store has: three words in a row, or half of any sentence, stand somewhere by chance, and the
# words of one trade, in any order, are many people's: no share of them is enough. docs/compare.md tells on
# what these were found.
ANYWHERE = Bar(own=1.3, other=4.0, reworded=5.0, score=0.7, part=2.5, retold=1.1, others=False)
