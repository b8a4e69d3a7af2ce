"""Attributions as the model reads them: parts of quotes decoded from its numbers and linked.

Each content looks for its cue and each cue for its source; contents that find the same cue are pieces of one
attribution, and several cues may share a source. Nothing here looks at marks or words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

import numpy as np
import numpy.typing as npt

from onrecord.model.labels import HEADS, ROLES, TAGS, Role
from onrecord.model.pairs import Floats, Relation, gaps, pair_scores, softmax
from onrecord.model.scores import Scores
from onrecord.model.viterbi import Piece, pieces

Bools = npt.NDArray[np.bool_]

# A content and its cue, or a cue and its source, lie no further apart than this many words; in PolNeAR's
# training part 99.9% of the attributions are shorter in all.
_REACH = 150
# What it takes away from a pair's log-odds that the two stand in different paragraphs.
_ELSEWHERE = 4.0
# Pieces of one content with no cue between them lie no further apart, marks counted: in PolNeAR's training
# part two in three of such gaps hold no word. They share a paragraph: of contents that follow each other over
# a paragraph's end one in twenty goes on the one before.
_LOOSE = 5


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
    members = _shared_out(scores, contents, cues)
    source_of = _likely(scores, cues, sources, "cue_source")
    found = []
    for cue, kept in members.items():
        source = int(source_of[cue].argmax())
        named = sources[source] if source < len(sources) else None
        sure = min(contents[index].sure * share for index, share in kept.items())
        sure *= cues[cue].sure * float(source_of[cue, source]) * (1.0 if named is None else named.sure)
        found.append(Linked(tuple(contents[index] for index in sorted(kept)), cues[cue], named, sure))
    return sorted(found, key=lambda one: one.content[0].first)


def _shared_out(
    scores: Scores, contents: Sequence[Piece], cues: Sequence[Piece]
) -> dict[int, dict[int, float]]:
    """Give each content to its likeliest cue, if it hangs together with that cue's others, the nearest first.

    Returns:
        A cue's contents with their shares; contents that find none are left out.
    """
    members: dict[int, dict[int, float]] = {}
    if not contents or not cues:
        return members
    likely = _likely(scores, contents, cues, "content_cue")
    chosen = likely.argmax(1)
    rows = [row for row, cue in enumerate(chosen.tolist()) if cue < len(cues)]
    far = np.abs(gaps(_places(contents), _places(cues)))
    paragraph = np.cumsum(scores.pieces.opens)
    in_marks = scores.pieces.place[scores.pieces.first] > 1
    for row in sorted(rows, key=lambda row: (far[row, chosen[row]], row)):
        cue = int(chosen[row])
        others = members.setdefault(cue, {})
        kept = sorted({*others, row})
        one_paragraph = len({paragraph[contents[at].first] for at in kept}) == 1
        if one_paragraph and all(
            other - one == 1 and _hang_together(contents[one], contents[other], cues[cue], in_marks)
            for one, other in pairwise(kept)
        ):
            others[row] = float(likely[row, cue])
    return members


def _hang_together(before: Piece, after: Piece, cue: Piece, in_marks: Bools) -> bool:
    """Say whether two contents have their cue or hardly a word between them.

    Words in marks that follow reported speech without marks are another quote 96 times in a hundred.
    """
    if before.last < cue.first <= cue.last < after.first:
        return True
    new_quote = in_marks[after.first] and not in_marks[before.first]
    return after.first - before.last <= _LOOSE and not new_quote


def _parts(scores: Scores) -> dict[Role, list[Piece]]:
    """Decode the parts of quotes, each kind in text order.

    None leaves its paragraph: in PolNeAR's training part one content of 23,289 does.
    """
    found: dict[Role, list[Piece]] = {role: [] for role in ROLES}
    emitted = scores.numbers[:, HEADS["tags"].slice]
    for piece in pieces(TAGS, emitted, scores.fields["tags"], scores.pieces.opens):
        found[cast("Role", piece.kind)].append(piece)
    return found


def _likely(scores: Scores, asks: Sequence[Piece], finds: Sequence[Piece], relation: Relation) -> Floats:
    """Return how likely each of `asks` goes with each of `finds`, and last with none [asks, finds + 1]."""
    if not asks or not finds:
        return np.ones((len(asks), len(finds) + 1), dtype=np.float32)
    one, other = _places(asks), _places(finds)
    told = pair_scores(scores.numbers, one, other, scores.bias[relation], relation)
    told[:, :-1][np.abs(gaps(one, other)) > _REACH] = -np.inf
    paragraph = np.cumsum(scores.pieces.opens)
    told[:, :-1][paragraph[one[:, :1]] != paragraph[other[None, :, 0]]] -= _ELSEWHERE
    return softmax(told)


def _places(parts: Sequence[Piece]) -> np.ndarray:
    return np.array([(part.first, part.last) for part in parts], dtype=np.int64)
