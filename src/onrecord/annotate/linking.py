"""Attributions as the model reads them: parts of quotes decoded from its numbers and linked.

Each content looks for its cue and each cue for its source; contents that find the same cue are pieces of one
attribution, and several cues may share a source. Nothing here looks at marks or words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np

from onrecord.model.labels import HEADS, ROLES, TAGS, Role
from onrecord.model.pairs import Relation, gaps, pair_scores, softmax
from onrecord.model.scores import Scores
from onrecord.model.viterbi import Piece, pieces

# A content and its cue, or a cue and its source, lie no further apart than this many words; in PolNeAR's
# training part 99.9% of the attributions are shorter in all.
_REACH = 150


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution in words of the model; `sure` is the product of what it rests on."""

    content: tuple[Piece, ...]
    cue: Piece | None
    source: Piece | None
    sure: float


def linked(scores: Scores) -> list[Linked]:
    """Return the attributions of a text, in order of their first content."""
    parts = _parts(scores)
    contents, cues, sources = parts["content"], parts["cue"], parts["source"]
    cue_of = _led(scores, contents, cues, "content_cue")
    source_of = _led(scores, cues, sources, "cue_source")
    together: dict[int, list[int]] = {}
    found = []
    for index, (cue, sure) in enumerate(cue_of):
        if cue is None:
            found.append(Linked((contents[index],), None, None, contents[index].sure * sure))
        else:
            together.setdefault(cue, []).append(index)
    for cue, members in together.items():
        source, source_sure = source_of[cue]
        content = tuple(contents[index] for index in members)
        sure = min(contents[index].sure * cue_of[index][1] for index in members)
        sure *= cues[cue].sure * source_sure * (1.0 if source is None else sources[source].sure)
        found.append(Linked(content, cues[cue], None if source is None else sources[source], sure))
    return sorted(found, key=lambda one: one.content[0].first)


def _parts(scores: Scores) -> dict[Role, list[Piece]]:
    """Decode the parts of quotes, each kind in text order."""
    found: dict[Role, list[Piece]] = {role: [] for role in ROLES}
    for piece in pieces(TAGS, scores.numbers[:, HEADS["tags"].slice], scores.fields["tags"]):
        found[cast("Role", piece.kind)].append(piece)
    return found


def _led(
    scores: Scores, asks: Sequence[Piece], finds: Sequence[Piece], relation: Relation
) -> list[tuple[int | None, float]]:
    """Lead each of `asks` to the likeliest of `finds` in reach, or to none, and say how likely."""
    if not asks or not finds:
        return [(None, 1.0)] * len(asks)
    one, other = _places(asks), _places(finds)
    told = pair_scores(scores.numbers, one, other, scores.bias[relation], relation)
    told[:, :-1][np.abs(gaps(one, other)) > _REACH] = -np.inf
    likely = softmax(told)
    chosen = likely.argmax(1).tolist()
    return [(None if at == len(finds) else at, float(likely[row, at])) for row, at in enumerate(chosen)]


def _places(parts: Sequence[Piece]) -> np.ndarray:
    return np.array([(part.first, part.last) for part in parts], dtype=np.int64)
