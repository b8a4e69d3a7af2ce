"""Readers of times of day: by the clock, by its parts, on the day beside them or in the sentence."""

from __future__ import annotations

import re

from onrecord.annotate.times.days import read_day
from onrecord.annotate.times.value import Context, Step, Value, Words
from onrecord.annotate.times.words import DAY_PARTS, number_of


def read_clock(words: Words, context: Context) -> Value:
    """Read a time of day, on its day where one stands beside it; else on the day that the sentence has."""
    clock = _clock(words)
    if clock is None:
        return Value("TIME", None)
    if "whose" in words:  # at six this morning
        day = context.reference.shifted(0, "D")
        return Value("TIME", day and day + clock, relative=True)
    return _on_day(words, context, clock)


def _clock(words: Words) -> str | None:
    """Write a time of day as `T17:30`; `None` where the words leave open which half of the day."""
    if "noon" in words:
        return "T24:00" if words["noon"] == "midnight" else "T12:00"
    hour, minutes = _spoken(words) if "past" in words else _printed(words["clock"])
    pm = re.search(r"([ap])\.?m\.?$", words.get("half") or words.get("clock", ""))
    part = words.get("daypart", "")
    if pm or part:
        late = part in {"afternoon", "evening"} or (part == "night" and 5 < hour < 12)
        late = pm[1] == "p" if pm else late
        hour = hour % 12 + (12 if late else 0)
    elif hour < 13 and not re.match(r"\d\d:", words.get("clock", "")):
        return None
    return f"T{hour:02d}:{minutes:02d}"


def _printed(clock: str) -> tuple[int, int]:
    """Return hour and minute of "5", "five", "5.30", "17:30" or "5pm"."""
    hour, _, minutes = clock.replace(".", ":").partition(":")
    return int(number_of(hour.removesuffix("am").removesuffix("pm"))), int(minutes[:2] or 0)


def _spoken(words: Words) -> tuple[int, int]:
    """Return hour and minute of "ten past five" and "a quarter to six"."""
    hour, told = int(number_of(words["hour"])), words["minutes"]
    minutes = {"half": 30, "quarter": 15}.get(told) or int(number_of(told))
    return (hour, minutes) if words["past"] == "past" else (hour - 1, 60 - minutes)


def read_part_of_day(words: Words, context: Context) -> Value:
    """Read Thursday night, this morning, in the evening."""
    part = f"T{DAY_PARTS[words['daypart']]}"
    step = {"this": 0, "last": -1}.get(words.get("whose", ""))
    if step is not None:
        day = context.reference.shifted(step, "D")
        return Value("TIME", day and day + part, relative=True)
    return _on_day(words, context, part)


def read_night(_: Words, context: Context) -> Value:
    """Read tonight as the article's night."""
    day = context.reference.shifted(0, "D")
    return Value("TIME", day and f"{day}TNI", relative=True)


def read_overnight(_: Words, __: Context) -> Value:
    """A night, but the words don't say which."""
    return Value("TIME", None)


def _on_day(words: Words, context: Context, time: str) -> Value:
    """Put a time of day on the day beside it, else leave it to the day of another time in the sentence."""
    if not ("month" in words or "near" in words or "weekday" in words):
        return Value("TIME", time, steps=(Step(0, "D", time=time, reach=0),))
    day = read_day(words, context)
    if day.steps:
        return Value("TIME", None, steps=tuple(step._replace(time=time) for step in day.steps))
    return Value("TIME", day.value and day.value + time, day.relative)
