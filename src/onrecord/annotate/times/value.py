"""What a time expression stands for, and what its reader may know beside the words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import NamedTuple

from onrecord.annotate.times.arithmetic import Reference, Tense, moved, parse_day
from onrecord.annotate.times.tense import tense_of, told_tense
from onrecord.types import TimeModifier, TimeType

Words = Mapping[str, str]
"""The words that a shape's names stand for: small letters, single blanks."""


class Step(NamedTuple):
    """A distance from another time of the text, which has to be as precise as the unit.

    `weekday` counts to the next (`number` being negative: last) such weekday instead. `time` is a part of the
    day or a time of day to put behind the day. `reach` says how many sentences back the other time may stand,
    `quarters` that it has to be a quarter or half of a year.
    """

    number: int
    unit: str
    weekday: int | None = None
    time: str = ""
    reach: int = 2
    quarters: bool = False

    def from_(self, value: str) -> str | None:
        """Return the value so far from `value`, `None` where that one won't do."""
        if self.quarters and value[5:6] not in {"Q", "H"}:
            return None
        if self.weekday is None:
            there = moved(value, self.number, self.unit)
        else:
            side: Tense = "past" if self.number < 0 else "future"
            there = Reference(parse_day(value)).weekday(self.weekday, side, other=True)
        return there and there + self.time


class Value(NamedTuple):
    """What a time expression stands for.

    `value` is `None` where surely a time is meant, but the words don't fix it. `relative` says that it was
    counted from the article's date, `steps` that it counts from another time of the text, by the first
    of them that finds one: `value` is then what is left where there is none. `mod`, `begin`, `end`: those of
    `types.Time`.
    """

    type: TimeType
    value: str | None
    relative: bool = False
    mod: TimeModifier | None = None
    begin: str | None = None
    end: str | None = None
    steps: tuple[Step, ...] = ()


class Context:
    """Where an expression stands: the article's day, and the letters of its sentence around it."""

    def __init__(
        self, reference: Reference, letters: str, stretch: tuple[int, int], sentence: tuple[int, int]
    ) -> None:
        self.reference = reference
        self._letters, self._stretch, self._sentence = letters, stretch, sentence

    @property
    def opens(self) -> bool:
        """Whether the expression opens its sentence."""
        return self._stretch[0] == self._sentence[0]

    @property
    def told(self) -> Tense | None:
        """The tense where a word right before the expression tells it beyond doubt: since, ended, until."""
        return told_tense(self._letters[max(self._sentence[0], self._stretch[0] - 1) : self._stretch[0]])

    @cached_property
    def tense(self) -> Tense | None:
        """The tense that the clause speaks in, read when it is asked for."""
        return tense_of(self._letters, self._stretch, self._sentence)


Reader = Callable[[Words, Context], Value | None]
"""Gives an expression its value; `None` says that it is no time after all."""
