"""What made a record: a version of onrecord and a model."""

from __future__ import annotations

import re
from dataclasses import dataclass

NONE = "none"
"""The name of no model: rules alone."""


@dataclass(frozen=True, slots=True)
class Maker:
    """A version of onrecord and the model it read with.

    Attributes:
        onrecord: the version, `0.1.0`; "" where nobody knows.
        model: the name of the model, `none` for rules alone.
        digest: of the model's files; "" for none.
    """

    onrecord: str
    model: str = NONE
    digest: str = ""

    @property
    def release(self) -> tuple[int, ...]:
        """The numbers of the version, for comparing: `0.10.0` comes after `0.9.2`."""
        numbers = re.match(r"\d+(?:\.\d+)*", self.onrecord)
        return tuple(map(int, numbers.group().split("."))) if numbers else ()

    def is_older_than(self, other: Maker) -> bool:
        """Say whether this is of an earlier release; of two models of one release neither is older."""
        return self.release < other.release

    def replaces(self, other: Maker) -> bool:
        """Say whether a record by this maker takes the place of one by another: not of a later release's."""
        return self != other and not self.is_older_than(other)

    def __str__(self) -> str:
        """Name both, for people."""
        return f"onrecord {self.onrecord}, model {self.model}" if self.onrecord else self.model
