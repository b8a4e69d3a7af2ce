"""Which earlier mentions the model takes a pronoun or nominal to mean; `resolve` decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from onrecord.findings import FoundAntecedent, FoundMention
from onrecord.model.pairs import pair_scores, softmax
from onrecord.model.scores import Scores

# Shares below this are noise, and nobody would decide by them.
_LEAST = 0.1
_KINDS = frozenset({"person", "group", "unknown"})


def find_antecedents(mentions: Sequence[FoundMention], scores: Scores) -> Iterator[FoundAntecedent]:
    """Yield likely antecedents of each pronoun and nominal that may mean people, in text order.

    Args:
        mentions: in text order, spans in the text that was scored.
        scores: what the model says of it.
    """
    people = [index for index, mention in enumerate(mentions) if mention.kind in _KINDS]
    if not people or not len(scores.pieces.starts):
        return
    heads = _heads([mentions[index] for index in people], scores)
    told = pair_scores(scores.numbers, heads, heads, scores.bias["antecedent"], "antecedent")
    later = np.triu(np.ones((len(people), len(people)), dtype=np.bool_))
    told[:, :-1][later] = -np.inf
    likely = softmax(told)
    for row, index in enumerate(people):
        if mentions[index].form == "name":
            continue
        for column in np.flatnonzero(likely[row, :-1] >= _LEAST).tolist():
            yield FoundAntecedent(index, people[column], float(likely[row, column]))


def _heads(mentions: Sequence[FoundMention], scores: Scores) -> np.ndarray:
    """Return the head word of each mention, twice: a name's first word (as UD has it), else the last."""
    at = [mention.span.start if mention.form == "name" else mention.span.end - 1 for mention in mentions]
    words = np.maximum(np.searchsorted(scores.pieces.starts, at, "right") - 1, 0)
    return np.stack([words, words], axis=1)
