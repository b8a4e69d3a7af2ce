"""Readers of days: dates in figures and words, weekdays, yesterday, holidays."""

from __future__ import annotations

import re
from datetime import date

from onrecord.annotate.times import arithmetic, holidays
from onrecord.annotate.times.arithmetic import Reference, Tense
from onrecord.annotate.times.value import Context, Step, Value, Words
from onrecord.annotate.times.words import month_number, ordinal_number, step_of, weekday_number

_ISO_CLOCK = re.compile(r"(?:[01]\d|2[0-3])(?::[0-5]\d){0,2}")
_SIDE: dict[int, Tense | None] = {-1: "past", 0: None, 1: "future"}
_CALLED = {"9 / 11": "2001-09-11"}
_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}


def read_iso(words: Words, _: Context) -> Value:
    """Read 2031-04-17, with a time of day or without."""
    day = arithmetic.parse_day(words["day"])
    if day is None:
        return Value("DATE", None)
    clock = words.get("clock") or words["day"][11:]
    if "minutes" in words:
        clock = f"{clock}:{words['minutes'].rstrip('z')}"
    if _ISO_CLOCK.fullmatch(clock):
        return Value("TIME", f"{day.isoformat()}T{clock}")
    return Value("DATE", day.isoformat())


def read_numeric(words: Words, _: Context) -> Value:
    """17/04/2031 and 04/17/2031 can be read one way only; 05/04/2031 can't."""
    figures = words["dotted"].split(".") if "dotted" in words else (words["a"], words["b"], words["year"])
    first, second, year = map(int, figures)
    pairs = ((first, second), (second, first))
    readings = {day.isoformat() for month, number in pairs if (day := arithmetic.day(year, month, number))}
    return Value("DATE", readings.pop() if len(readings) == 1 else None)


def read_day(words: Words, context: Context) -> Value:
    """Read a day by its date, its weekday, or as yesterday, today, tomorrow."""
    if "month" in words:
        return _dated(words, context)
    if "near" in words:
        return Value("DATE", context.reference.shifted(_NEAR[words["near"]], "D"), relative=True)
    return _weekday(weekday_number(words["weekday"]), words.get("which", ""), context)


def _dated(words: Words, context: Context) -> Value:
    """Read a month and day, with the year printed, said ("last year") or to be found."""
    month, number = month_number(words["month"]), ordinal_number(words["number"])
    if "year" in words:
        day = arithmetic.day(int(words["year"]), month, number)
        return Value("DATE", day.isoformat() if day else None)
    step, reference = step_of(words.get("which")), context.reference
    if step is not None and reference.day:
        day = arithmetic.day(reference.day.year + step, month, number)
        return Value("DATE", day.isoformat() if day else None, relative=True)
    told = context.told
    return Value(
        "DATE",
        reference.day_of(month, number, told or context.tense, strictly=told is not None),
        relative=True,
    )


def _weekday(number: int, which: str, context: Context) -> Value:
    """Read a weekday: the nearest on the side that "last", "next" or the tense says."""
    reference, which = context.reference, which.removeprefix("the ")
    if which in {"previous", "preceding", "following"}:
        return Value("DATE", None, steps=(Step(-1 if which.startswith("pre") else 1, "D", weekday=number),))
    tense: Tense = context.tense or "past"
    if "last" in which or "past" in which:
        tense = "past"
    elif "next" in which or "coming" in which:
        tense = "future"
    elif which == "this" and context.tense is None and reference.day and reference.day.weekday() != number:
        return Value("DATE", None, relative=True)
    return Value("DATE", reference.weekday(number, tense, other=which in {"last", "next"}), relative=True)


def read_weekday_of_range(words: Words, context: Context) -> Value:
    """Read either end of "from Monday to Wednesday": the second follows the first."""
    if "before" not in words:
        return _weekday(weekday_number(words["number"]), "", context)
    first = arithmetic.parse_day(_weekday(weekday_number(words["before"]), "", context).value)
    second = Reference(first).weekday(weekday_number(words["number"]), "future", other=True)
    return Value("DATE", second, relative=True)


def read_holiday(words: Words, context: Context) -> Value:
    """Read a holiday, of the year printed or said, else the nearest; of one that lasts `begin` and `end`."""
    name = re.sub(r" (?=['’-])|(?<=-) ", "", words["name"]).replace("’", "'")
    day, step = context.reference.day, step_of(words.get("which"))
    if "year" in words:
        that = holidays.holiday(name, int(words["year"]))
        return _lasting(that, relative=False) if that else Value("DATE", None)
    if day is None:
        return Value("DATE", None, relative=True)
    days = {
        that.first: that
        for year in range(day.year - 1, day.year + 2)
        if (that := holidays.holiday(name, year))
    }
    wanted = [first for first in days if first != day] if step else [*days]
    if step == 0:
        wanted = [first for first in days if first.year == day.year]
    tense = context.tense if step is None else _SIDE[step]
    nearest = context.reference.nearest(wanted, tense)
    return _lasting(days[date.fromisoformat(nearest)], relative=True) if nearest else Value("DATE", None)


def _lasting(that: holidays.Holiday, *, relative: bool) -> Value:
    """Give a holiday its day; one of several days has none, but both ends."""
    first, last = that.first.isoformat(), that.last.isoformat()
    if first == last:
        return Value("DATE", first, relative)
    return Value("DATE", None, relative, begin=first, end=last)


def read_named_day(words: Words, _: Context) -> Value | None:
    """Read a day that is called by its figures; all others like it are fractions and scores."""
    day = _CALLED.get(words["name"])
    return None if day is None else Value("DATE", day)


def read_second_day(words: Words, context: Context) -> Value:
    """Read the day before yesterday and the day after tomorrow."""
    step = -2 if words["side"] == "before" else 2
    return Value("DATE", context.reference.shifted(step, "D"), relative=True)
