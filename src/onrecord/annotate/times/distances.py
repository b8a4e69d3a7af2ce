"""Readers of points in time told by how far they lie from the article's date or from another time."""

from __future__ import annotations

from onrecord.annotate.times.value import Context, Step, Value, Words
from onrecord.annotate.times.words import DAY_PARTS, number_of, step_of, unit_of
from onrecord.types import TimeType

# "Up from 4 million a year ago", said of a quarter: that quarter, a year before.
_QUARTER_BEFORE = Step(-1, "Y", reach=6, quarters=True)
_THE_QUARTER = Step(0, "Q", reach=12, quarters=True)
_SIDES = {
    "before": -1,
    "earlier": -1,
    "previous": -1,
    "preceding": -1,
    "after": 1,
    "later": 1,
    "following": 1,
    "next": 1,
}


def read_ago(words: Words, context: Context) -> Value:
    """Read a distance from today, as precise as its unit."""
    back = words["side"] in {"ago", "back"}
    unit = unit_of(words["unit"])
    number = None if "vague" in words or "number" not in words else number_of(words["number"])
    if number is None:
        return Value("DATE", "PAST_REF" if back else "FUTURE_REF", relative=True)
    if number == 0.5 and unit == "Y":
        number, unit = 6, "M"
    if unit.islower():
        return Value("TIME", None, relative=True)
    if number != int(number) or number > 1_000_000:
        return Value("DATE", None, relative=True)
    steps = int(-number if back else number)
    value = Value("DATE", context.reference.shifted(steps, unit), relative=True)
    compares = steps == -1 and unit == "Y" and not context.opens
    return value._replace(steps=(_QUARTER_BEFORE,)) if compares else value


def read_year_ago(_: Words, context: Context) -> Value:
    """Read "the year-ago quarter" as the quarter told before, a year back; else as the year before."""
    return Value("DATE", context.reference.shifted(-1, "Y"), relative=True, steps=(_QUARTER_BEFORE,))


def read_elsewhere(words: Words, _: Context) -> Value:
    """Read a distance from another time of the text: two days later, the following morning."""
    unit = unit_of(words["unit"]) if "unit" in words else "D"
    side = _SIDES.get(words.get("side", ""), 0)
    part = DAY_PARTS[words["daypart"]] if "daypart" in words else ""
    kind: TimeType = "TIME" if part or unit.islower() else "DATE"
    number = 1.0 if "number" not in words else number_of(words["number"])
    if "vague" in words or number != int(number) or unit.islower():
        return Value(kind, None)
    step = Step(int(side * number), unit, time=part and f"T{part}")
    return Value(kind, None, steps=(_QUARTER_BEFORE, step) if (step.number, unit) == (-1, "Y") else (step,))


def read_month_before(_: Words, __: Context) -> Value:
    """Read "the same month last year" as the month told before, a year back."""
    return Value("DATE", None, steps=(Step(-12, "M"),))


def read_period_before(_: Words, __: Context) -> Value:
    """Read "the corresponding period" as the quarter told before, a year back; no other period is known."""
    return Value("DATE", None, steps=(_QUARTER_BEFORE,))


def read_other_event(words: Words, _: Context) -> Value:
    """The day before something that is no time: surely a day, but the words don't say which."""
    return Value("TIME" if "daypart" in words else "DATE", None)


def read_this(words: Words, context: Context) -> Value:
    """Read this, last and next week, month, year; "earlier this year" ends with the article."""
    which, unit = words.get("which"), unit_of(words["unit"])
    step = 0 if which == "this coming" and unit == "WE" else step_of(which) or 0
    reference = context.reference
    if unit == "WE":
        week = reference.shifted(step, "W")
        return Value("DATE", week and f"{week}-WE", relative=True)
    value = reference.shifted(step, unit)
    today = reference.shifted(0, "D")
    if step == 0 and words.get("part") == "earlier":
        return Value("DATE", value, relative=True, end=today)
    if step == 0 and words.get("part") == "later":
        return Value("DATE", value, relative=True, begin=today)
    return Value("DATE", value, relative=True)


def read_weekend(_: Words, context: Context) -> Value:
    """Read "the weekend": the one before, unless the clause looks ahead or the weekend is now."""
    day = context.reference.day
    if day is None:
        return Value("DATE", None, relative=True)
    behind = context.tense != "future" and day.weekday() < 5
    week = context.reference.shifted(-1 if behind else 0, "W")
    return Value("DATE", week and f"{week}-WE", relative=True)


def read_the_quarter(words: Words, context: Context) -> Value:
    """Read "the quarter" as the one told before, else the last that has ended."""
    step = 0 if words.get("which") == "current" else -1
    value = context.reference.shifted(step, "Q")
    return Value("DATE", value, relative=True, steps=(_THE_QUARTER,) if "which" not in words else ())


def read_the_year(words: Words, context: Context) -> Value:
    """Read "the year" as the one told before in its sentence, else the article's."""
    unit = unit_of(words["unit"])
    return Value("DATE", context.reference.shifted(0, unit), relative=True)
