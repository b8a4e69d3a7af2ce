"""Word pieces of a text, with the features that the encoder reads beside them.

The tokenizer is uncased and knows no paragraphs; the case of each piece's word, the beginnings of paragraphs
and the quotation marks around a piece go in as features.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from onrecord.model.labels import (
    CASE_DIGIT,
    CASE_LOWER,
    CASE_MIXED,
    CASE_NONE,
    CASE_TITLE,
    CASE_UPPER,
    DEEPEST,
)
from onrecord.spans import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text as the encoder reads it.

    `ids`, `case` and `place` have one number a piece. `first` is the place of each word's first
    piece, `starts` and `ends` are the words' offsets in code points of the text, `breaks` says
    which words begin a sentence, `opens` which begin a paragraph.
    """

    ids: Ints
    case: Ints
    place: Ints
    first: Ints
    starts: Ints
    ends: Ints
    breaks: npt.NDArray[np.bool_]
    opens: npt.NDArray[np.bool_]


def cut(
    tokenizer: Tokenizer,
    text: str,
    paragraphs: Sequence[Span],
    sentences: Sequence[Span],
    marked: Sequence[Span],
) -> Pieces:
    """Cut a text into word pieces and words.

    Args:
        tokenizer: as the model's folder gives it.
        text: any text.
        paragraphs: its paragraphs, in text order.
        sentences: its sentences, in text order.
        marked: the stretches inside quotation marks, without the marks; one may lie in another.
    """
    encoded = tokenizer.encode(text, add_special_tokens=False)
    ids = np.array(encoded.ids, dtype=np.int64)
    offsets = np.array(encoded.offsets, dtype=np.int64).reshape(-1, 2)
    words = np.array([-1 if word is None else word for word in encoded.word_ids], dtype=np.int64)
    changes = np.ones(len(ids), dtype=np.bool_)
    changes[1:] = words[1:] != words[:-1]
    first = np.flatnonzero(changes)
    last = np.append(first[1:], len(ids)) - 1 if len(ids) else first
    starts, ends = offsets[first, 0], offsets[last, 1]
    case_of_word = np.array(
        [_case(text[start:end]) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)],
        dtype=np.int64,
    )
    number = np.cumsum(changes) - 1
    opens = _begins(starts, paragraphs)
    depth = np.zeros(len(first) + 1, dtype=np.int64)
    for stretch in marked:
        depth[np.searchsorted(starts, stretch.start)] += 1
        depth[np.searchsorted(starts, stretch.end)] -= 1
    depth = np.minimum(np.cumsum(depth)[:-1], DEEPEST)
    place = depth[number] * 2 if len(ids) else ids
    place[first[opens]] += 1
    return Pieces(
        ids,
        case_of_word[number] if len(ids) else ids,
        place,
        first,
        starts,
        ends,
        _begins(starts, sentences),
        opens,
    )


def _begins(starts: Ints, spans: Sequence[Span]) -> npt.NDArray[np.bool_]:
    """Say which words are the first in one of the spans."""
    begins = np.zeros(len(starts), dtype=np.bool_)
    at = np.searchsorted(starts, [span.start for span in spans])
    begins[at[at < len(starts)]] = True
    return begins


def _case(word: str) -> int:
    if word.isalpha():
        if word.islower():
            return CASE_LOWER
        if word.isupper():
            return CASE_UPPER if len(word) > 1 else CASE_TITLE
        return CASE_TITLE if word[:1].isupper() and word[1:].islower() else CASE_MIXED
    return CASE_DIGIT if any(char.isdigit() for char in word) else CASE_NONE
