"""A model that says what a test writes into the text.

    Said("“<content a|We sail>,” <source a|Marta Venn> <cue a|said>.")

`<content a|…>`, `<cue a|…>` and `<source a|…>` are parts of quotes: those that share a letter belong
together. An act beside the letter is what the model takes the content for. `<person|…>`,
`<organization|…>` and `<place|…>` are names. `<mention a|…>` looks for `<antecedent a|…>`.
`<doubt|…>` is no quote, whatever marks say. One may stand in another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from onrecord.annotate.document import Document, build
from onrecord.annotate.stage import annotate
from onrecord.findings import Findings
from onrecord.model.labels import ACTS, BIASES, HEADS, NAMES, ROLES, TAGS, WIDTH
from onrecord.model.scores import FIELDS, Scores, Steps
from onrecord.spans import Span
from tests.properties.whim import one_piece_a_word
from tests.unit.annotate.written import article

_TURN = re.compile(r"<(?P<kind>[a-z]+)(?P<told>(?: \w+)*)\|(?P<end>)|>")
_ROOM = "abcdefghijklmnopqrstuvwxyz"
# A label that is told, a pair that is told, and what every pair loses: "none of them" has zero.
LABEL, PAIR, FAR = 8.0, 13.0, -10.0
_VECTORS = {
    "content": ("content",),
    "cue": ("cue", "cue_asks"),
    "source": ("source",),
    "mention": ("mention",),
    "antecedent": ("antecedent",),
}


class Part(NamedTuple):
    """A stretch that the model has something to say of."""

    span: Span
    kind: str
    letters: tuple[str, ...]
    act: str


def parsed(written: str) -> tuple[str, list[Part]]:
    """Take what is written into a text out of it."""
    text, parts, opened, at = "", [], [], 0
    for turn in _TURN.finditer(written):
        text += written[at : turn.start()]
        at = turn.end()
        if turn["kind"]:
            opened.append((len(text), turn["kind"], turn["told"].split()))
        else:
            start, kind, told = opened.pop()
            letters = tuple(word for word in told if len(word) == 1)
            act = next((word for word in told if len(word) > 1), "speech")
            parts.append(Part(Span(start, len(text)), kind, letters, act))
    assert not opened, "something is left open"
    return text + written[at:], parts


@dataclass
class Said:
    """The model; `text` is what is written without what is written into it."""

    written: str
    changed: dict[str, float] = field(default_factory=dict)
    """Logits of parts that are told less loudly, by kind."""
    calibration: dict[str, tuple[np.ndarray, np.ndarray]] = field(default_factory=dict)
    asked: int = 0

    def __post_init__(self) -> None:
        self.text, self.parts = parsed(self.written)

    def read(
        self, text: str, paragraphs: Sequence[Span], sentences: Sequence[Span], marked: Sequence[Span]
    ) -> Scores:
        """Say what is told."""
        assert text == self.text, "the cleaned text is another one"
        assert all(span.end <= len(text) for span in marked)
        self.asked += 1
        pieces = one_piece_a_word(text, paragraphs, sentences)
        numbers = np.zeros((len(pieces.first), WIDTH), dtype=np.float32)
        free = {head: np.ones(len(numbers), dtype=np.bool_) for head in ("tags", "names")}
        for part in self.parts:
            first, stop = np.searchsorted(pieces.starts, part.span).tolist()
            loud = self.changed.get(part.kind, LABEL)
            if part.kind == "doubt":
                numbers[first, HEADS["acts"].start + ACTS.index("none")] = LABEL
            elif part.kind in ROLES or part.kind not in _VECTORS:
                head, labels = ("tags", TAGS) if part.kind in ROLES else ("names", NAMES)
                free[head][first:stop] = False
                for word in range(first, stop):
                    edge = (
                        "S" if stop - first == 1 else "BE"[word > first] if word in {first, stop - 1} else "I"
                    )
                    numbers[word, HEADS[head].start + labels.index(f"{edge}-{part.kind}")] = loud
            for head in _VECTORS.get(part.kind, ()):
                for letter in part.letters:
                    numbers[first:stop, HEADS[head].start + _ROOM.index(letter)] = PAIR
            if part.kind == "content":
                numbers[first, HEADS["acts"].start + ACTS.index(part.act)] = LABEL
        for head, words in free.items():
            numbers[words, HEADS[head].start] = LABEL
        bias = np.full(BIASES, FAR, dtype=np.float32)
        bias[-1] = 0.0
        return Scores(
            name="said",
            pieces=pieces,
            numbers=numbers,
            fields={
                name: Steps.of(
                    labels,
                    np.zeros(len(labels), dtype=np.float32),
                    np.zeros((len(labels), len(labels)), dtype=np.float32),
                )
                for name, labels in FIELDS.items()
            },
            bias=dict.fromkeys(("content_cue", "cue_source", "antecedent"), bias),
            calibration=self.calibration,
        )

    def scores(self) -> tuple[Document, Scores]:
        """Return the document and what the model says of it."""
        document = build(article(self.text))
        return document, self.read(document.text, document.paragraphs, document.sentences, [])


def findings(written: str) -> tuple[str, Findings]:
    """Annotate a text with what is written into it."""
    model = Said(written)
    return model.text, annotate(article(model.text), model)
