"""Groups named by their number alone: "the two had met", "the pair will talk", "the trio,".

"The two countries" and "a pair of shoes" are none: behind the number comes a verb, an adverb of time, or the
end of the clause. Whom they lead to is for `resolve.plurals`.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.piece import Piece, Words
from onrecord.lexicon import finite_verbs

_NUMBERS = frozenset("two three four pair duo trio".split())
# What stands before a verb: auxiliaries, and the adverbs that news puts there.
_BEFORE_VERBS = frozenset(
    "had have are were will would shall can could did do must may might also both then later now never"
    " once already last first again".split()
)
_ENDS = frozenset(".,;:)”\"'?!")


def counted(words: Words) -> Iterator[Piece]:
    """Yield the nominals of a document that are a number and no noun."""
    texts = words.texts
    for index in range(1, len(texts)):
        if texts[index] not in _NUMBERS or texts[index - 1] not in {"the", "The"}:
            continue
        after = texts[index + 1] if words.adjacent(index) else "."
        if after in _BEFORE_VERBS or after in _ENDS or _is_verb(after):
            yield Piece(index - 1, index, "nominal", "group", "rule:counted", number="plural", definite=True)


def _is_verb(word: str) -> bool:
    """Say whether a word is a verb that agrees with several: "met", no noun in the plural ("reports")."""
    return word in finite_verbs() and not word.endswith("s")
