"""Which mentions the model takes a pronoun or nominal to mean; `resolve` decides.

With a head (`model.antecedent`), shares are of what a question means in the end: a chain of pronouns is
followed to names and nominals, and what is left of 1 is "none of them". A name may stand after its pronoun.
A model's folder without a head has but the reader's own scores of pairs: of mentions before, pronouns among
them, one step back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from onrecord.annotate.document import Document
from onrecord.annotate.pairing import questions
from onrecord.findings import FoundAntecedent, FoundMention
from onrecord.model.pairs import pair_scores, softmax
from onrecord.model.scores import Scores
from onrecord.spans import Span

# Shares below this are noise; those of one entity's mentions are summed, so that small ones count too.
_LEAST = 0.02
# Of the reader's own scores, which nobody sums.
_LEAST_ALONE = 0.1
# Processors round in other places: shares are told to so many digits, and compared no finer.
_DIGITS = 3
_KINDS = frozenset({"person", "group", "unknown"})


def find_antecedents(
    document: Document, mentions: Sequence[FoundMention], quoted: Sequence[Span], scores: Scores
) -> Iterator[FoundAntecedent]:
    """Yield likely antecedents of each pronoun of the third person and each nominal, in text order.

    Args:
        document: what was scored.
        mentions: in text order, spans in its text.
        quoted: the stretches inside quotation marks, without the marks.
        scores: what the model says of it.
    """
    if not mentions or not len(scores.pieces.starts):
        return
    if scores.antecedent is None:
        yield from _without_head(mentions, scores)
        return
    asked = questions(document, mentions, quoted, words_of(mentions, scores))
    shares = np.round(scores.antecedent.shares(scores.numbers, asked), _DIGITS)
    for row, index in enumerate(asked.asks.tolist()):
        for column in np.flatnonzero(shares[row, :-1] >= _LEAST).tolist():
            yield FoundAntecedent(index, column, round(float(shares[row, column]), _DIGITS))


def words_of(mentions: Sequence[FoundMention], scores: Scores) -> np.ndarray:
    """Return the first and the last word of each mention [mentions, 2]; of a nominal, its last one twice."""
    ends = [mention.span.end - 1 for mention in mentions]
    begins = [m.span.start if m.form == "name" else end for m, end in zip(mentions, ends, strict=True)]
    at = np.array([begins, ends], dtype=np.int64).reshape(2, -1).T
    words: np.ndarray = np.maximum(np.searchsorted(scores.pieces.starts, at, "right") - 1, 0)
    return words


def _without_head(mentions: Sequence[FoundMention], scores: Scores) -> Iterator[FoundAntecedent]:
    """Yield what the reader's own vectors tell; a name is found by its first word, as UD has it."""
    people = [index for index, mention in enumerate(mentions) if mention.kind in _KINDS]
    if not people:
        return
    heads = words_of([mentions[index] for index in people], scores)[:, [0, 0]]
    told = pair_scores(scores.numbers, heads, heads, scores.bias["antecedent"], "antecedent")
    later = np.triu(np.ones((len(people), len(people)), dtype=np.bool_))
    told[:, :-1][later] = -np.inf
    likely = softmax(told)
    for row, index in enumerate(people):
        if mentions[index].form == "name":
            continue
        for column in np.flatnonzero(likely[row, :-1] >= _LEAST_ALONE).tolist():
            yield FoundAntecedent(index, people[column], round(float(likely[row, column]), _DIGITS))
