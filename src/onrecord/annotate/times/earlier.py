"""Which time of the text another one counts from: "two days later", "the same evening", "the quarter"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from onrecord.annotate.times.value import Step
from onrecord.findings import FoundTime
from onrecord.spans import Span

# Of so many times before, one is the right one or none is (keeps endless sentences linear).
_MOST = 40


def counted_from(
    steps: Sequence[Step], found: Sequence[FoundTime], sentences: Sequence[int], sentence: int
) -> tuple[str, Span] | None:
    """Return the value that a step leads to and the time it counts from, by the first step that finds one.

    That time is the nearest one before, in the sentence itself or the nearest one back within the step's
    reach, of those that are precise enough. Where a sentence before holds two, nothing says which: `None`.

    Args:
        steps: how far, and from what kind of time.
        found: the times before the expression, in text order.
        sentences: the number of the sentence that each of them stands in.
        sentence: the number of the expression's own.
    """
    return next((led for step in steps if (led := _led(step, found, sentences, sentence))), None)


def _led(
    step: Step, found: Sequence[FoundTime], sentences: Sequence[int], sentence: int
) -> tuple[str, Span] | None:
    chosen: tuple[str, Span] | None = None
    there = sentence
    for time, place in islice(zip(reversed(found), reversed(sentences), strict=True), _MOST):
        if place < sentence - step.reach or (chosen and place != there):
            break
        if time.type not in {"DATE", "TIME"} or not time.value or not time.value[0].isdigit():
            continue
        if (
            step.quarters and time.anchor == "text"
        ):  # "a year ago" of a quarter told before: not the one meant
            continue
        value = step.from_(time.value)
        if value is None or (chosen and value == chosen[0]):
            continue
        if chosen:
            return None
        chosen, there = (value, time.span), place
        if place == sentence or step.quarters:
            break
    return chosen
