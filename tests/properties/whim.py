"""A model that says anything at all: the same of the same text, and nothing sensible."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.model.labels import BIASES, WIDTH
from onrecord.model.pieces import Pieces
from onrecord.model.scores import FIELDS, Scores, Steps
from onrecord.spans import Span

_WORD = re.compile(r"\w+|[^\w\s]")


def one_piece_a_word(text: str, paragraphs: Sequence[Span], sentences: Sequence[Span]) -> Pieces:
    """Cut a text into words, each of them one piece without features."""
    words = [match.span() for match in _WORD.finditer(text)]
    starts, ends = np.array(words, dtype=np.int64).reshape(-1, 2).T
    some = np.zeros(len(words), dtype=np.int64)
    breaks, opens = (np.isin(starts, [span.start for span in spans]) for spans in (sentences, paragraphs))
    return Pieces(some, some, some, np.arange(len(words)), starts, ends, breaks, opens)


@dataclass(frozen=True)
class Whim:
    """Reads every word as one piece and draws its numbers from the text's digest."""

    seed: int = 0

    def read(
        self, text: str, paragraphs: Sequence[Span], sentences: Sequence[Span], marked: Sequence[Span]
    ) -> Scores:
        """Score a text by chance."""
        assert all(span.end <= len(text) for span in (*paragraphs, *sentences, *marked))
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
        chance = np.random.default_rng([self.seed, *digest])
        pieces = one_piece_a_word(text, paragraphs, sentences)
        fields = {
            name: Steps.of(labels, self._drawn(chance, size), self._drawn(chance, size, size))
            for name, labels in FIELDS.items()
            for size in [len(labels)]
        }
        return Scores(
            name="whim",
            pieces=pieces,
            numbers=self._drawn(chance, len(pieces.first), WIDTH),
            fields=fields,
            bias={name: self._drawn(chance, BIASES) for name in ("content_cue", "cue_source", "antecedent")},
        )

    @staticmethod
    def _drawn(chance: np.random.Generator, *shape: int) -> np.ndarray:
        return chance.normal(scale=2.0, size=shape).astype(np.float32)
