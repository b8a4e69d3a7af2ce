"""What the model says of a text, word by word, with what is needed to decode it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from onrecord.model.antecedent import Head
from onrecord.model.labels import NAMES, TAGS, barred, goes_on, opens
from onrecord.model.pieces import Pieces

Floats = npt.NDArray[np.float32]
# A step that is barred costs so much that no path takes it.
_NEVER = -1e4


class Steps(NamedTuple):
    """The scores of a field: of labels on the first word, of one after another, on the last word."""

    start: Floats
    step: Floats
    stop: Floats

    @classmethod
    def of(cls, labels: tuple[str, ...], start: Floats, step: Floats) -> Steps:
        """Bar what no labels allow: to begin or to end within a piece, to change its kind."""
        begins = np.array([label == "O" or opens(label) for label in labels])
        on = np.array([goes_on(label) for label in labels])
        return cls(
            np.where(begins, start, _NEVER).astype(np.float32),
            np.where(np.array(barred(labels)), _NEVER, step).astype(np.float32),
            np.where(on, _NEVER, 0.0).astype(np.float32),
        )


FIELDS: Mapping[str, tuple[str, ...]] = {"tags": TAGS, "names": NAMES}


@dataclass(frozen=True, slots=True)
class Scores:
    """A text read by the model called `name`.

    `numbers` has every head's numbers for each word [words, WIDTH] (`labels.HEADS` says which columns are
    whose), `fields` the steps of "tags" and "names", `bias` the score of each relation by distance,
    `calibration` a table a kind of fact: how sure the model is, rising, and the share that was right;
    `antecedent` answers who is meant, where the model's folder has a head for it.
    """

    name: str
    pieces: Pieces
    numbers: Floats
    fields: Mapping[str, Steps]
    bias: Mapping[str, Floats]
    calibration: Mapping[str, tuple[Floats, Floats]] = field(default_factory=dict)
    antecedent: Head | None = None

    def calibrated(self, kind: str, sure: float) -> float:
        """Return the share that was right of facts of a kind that the model was so sure of, if counted."""
        table = self.calibration.get(kind)
        return sure if table is None else float(np.interp(sure, *table))
