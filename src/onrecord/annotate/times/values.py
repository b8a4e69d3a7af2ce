"""What time expressions stand for: readers from the words of a match to a TIMEX3 value.

`None` as value: surely a time, but the words don't fix it. `relative` says that
the value was counted from the article's date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.annotate.times import arithmetic
from onrecord.annotate.times.arithmetic import Reference, Tense, duration
from onrecord.annotate.times.words import (
    DAY_PARTS,
    SEASONS,
    month_number,
    number_of,
    ordinal_number,
    unit_of,
    weekday_number,
)
from onrecord.types import TimeType


class Value(NamedTuple):
    """What a time expression stands for."""

    type: TimeType
    value: str | None
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader may know beside the words: the article's day and the clause's tense."""

    reference: Reference
    tense: Tense | None


Words = dict[str, str | None]
Reader = Callable[[Words, Context], Value]

_STEP = {"this": 0, "current": 0, "the current": 0, "last": -1, "next": 1}


def step_of(which: str | None) -> int | None:
    """Return -1, 0 or 1 for last, this, next; `None` for words that point elsewhere in the text."""
    return _STEP.get(" ".join((which or "").lower().split()))


def read_iso(words: Words, _: Context) -> Value:
    """Read 2031-04-17, with a time of day or without."""
    day = arithmetic.parse_day(words["day"])
    if day is None:
        return Value("DATE", None)
    if words["clock"]:
        return Value("TIME", f"{day.isoformat()}T{words['clock']}")
    return Value("DATE", day.isoformat())


def read_numeric(words: Words, _: Context) -> Value:
    """17/04/2031 and 04/17/2031 can be read one way only; 05/04/2031 can't."""
    first, second, year = (
        int(words["a"] or 0),
        int(words["b"] or words["dotted"] or 0),
        int(words["year"] or 0),
    )
    pairs = ((first, second), (second, first))
    readings = {day.isoformat() for month, number in pairs if (day := arithmetic.day(year, month, number))}
    return Value("DATE", readings.pop() if len(readings) == 1 else None)


def read_month_day(words: Words, context: Context) -> Value:
    """Read a month and day, with the year printed, said ("last year") or to be found."""
    month = month_number(words["month"] or "")
    number = int(re.sub(r"\D", "", words["number"] or "0"))
    if words["year"]:
        day = arithmetic.day(int(words["year"]), month, number)
        return Value("DATE", day.isoformat() if day else None)
    which = words.get("which")
    if which and context.reference.day:
        day = arithmetic.day(context.reference.day.year + (step_of(which) or 0), month, number)
        return Value("DATE", day.isoformat() if day else None, relative=True)
    return Value("DATE", context.reference.day_of(month, number, context.tense), relative=True)


def read_month_year(words: Words, context: Context) -> Value:
    """Read a month with its year, printed or said."""
    month = month_number(words["month"] or "")
    if words["year"]:
        return Value("DATE", f"{words['year']}-{month:02d}")
    if context.reference.day is None:
        return Value("DATE", None, relative=True)
    return Value(
        "DATE",
        f"{context.reference.day.year + (step_of(words['which']) or 0):04d}-{month:02d}",
        relative=True,
    )


def read_month(words: Words, context: Context) -> Value:
    """Read a month alone: the nearest on the side that "last", "next" or the tense says."""
    which = (words["which"] or "").lower()
    month = month_number(words["month"] or "")
    day = context.reference.day
    if which == "this" and day:
        return Value("DATE", f"{day.year:04d}-{month:02d}", relative=True)
    if which in {"last", "next"} and day and day.month == month:
        return Value("DATE", context.reference.shifted(-12 if which == "last" else 12, "M"), relative=True)
    tense: Tense | None = "past" if which == "last" else "future" if which == "next" else context.tense
    return Value("DATE", context.reference.month(month, tense), relative=True)


def read_weekday(words: Words, context: Context) -> Value:
    """Read a weekday: the nearest on the side that "last", "next" or the tense says."""
    number = weekday_number(words["weekday"] or "")
    which = (words["which"] or "").lower()
    reference = context.reference
    if which == "this" and context.tense is None and reference.day and reference.day.weekday() != number:
        return Value("DATE", None, relative=True)
    tense: Tense = context.tense or "past"
    if which in {"last", "next"}:
        tense = "past" if which == "last" else "future"
        if which == "last" and reference.day and reference.day.weekday() == number:
            return Value("DATE", reference.shifted(-7, "D"), relative=True)
    return Value("DATE", reference.weekday(number, tense), relative=True)


def read_near_day(words: Words, context: Context) -> Value:
    """Read yesterday, today and tomorrow."""
    step = {"yesterday": -1, "today": 0, "tomorrow": 1}[(words["day"] or "").lower()]
    return Value("DATE", context.reference.shifted(step, "D"), relative=True)


def read_second_day(words: Words, context: Context) -> Value:
    """Read the day before yesterday and the day after tomorrow."""
    step = -2 if (words["side"] or "").startswith("before") else 2
    return Value("DATE", context.reference.shifted(step, "D"), relative=True)


def read_ago(words: Words, context: Context) -> Value:
    """Read a distance from today, as precise as its unit."""
    number = None if words["vague"] else number_of(words["number"] or "")
    unit = unit_of(words["unit"] or "")
    if (words["number"] or words["vague"] or "").lower().endswith("fortnight"):
        number = 2
    back = (words["side"] or "").lower() == "ago"
    if number is None:
        return Value("DATE", "PAST_REF" if back else "FUTURE_REF", relative=True)
    if number != int(number) or number > 1_000_000:
        return Value("DATE", None, relative=True)
    if (words["unit"] or "").startswith("fortnight"):
        number *= 2
    return Value("DATE", context.reference.shifted(int(-number if back else number), unit), relative=True)


def read_elsewhere(_: Words, __: Context) -> Value:
    """A time that counts from another one in the text, which nobody has led it to yet."""
    return Value("DATE", None)


def read_which_unit(words: Words, context: Context) -> Value:
    """Read this, last and next week, month, year and the like."""
    step = step_of(words["which"])
    if step is None:
        return Value("DATE", None)
    unit = (words["unit"] or "").lower()
    if unit == "weekend":
        week = context.reference.shifted(step, "W")
        return Value("DATE", week and f"{week}-WE", relative=True)
    return Value("DATE", context.reference.shifted(step, unit_of(unit)), relative=True)


def read_the_year(words: Words, context: Context) -> Value:
    """Read "the end of the year" and its like as that of the article."""
    return Value("DATE", context.reference.shifted(0, unit_of(words["unit"] or "")), relative=True)


def read_weekend(_: Words, context: Context) -> Value:
    """Read "the weekend": the one before, unless the clause looks ahead."""
    if context.reference.day is None:
        return Value("DATE", None, relative=True)
    behind = context.tense != "future" and context.reference.day.weekday() < 5
    week = context.reference.shifted(-1 if behind else 0, "W")
    return Value("DATE", week and f"{week}-WE", relative=True)


def read_spoken_year(words: Words, _: Context) -> Value:
    """Read a year in words ("nineteen ninety-six")."""
    century = 1900 if (words["century"] or "").lower() == "nineteen" else 2000
    return Value("DATE", f"{century + int(number_of(words['rest'] or 'zero'))}")


def read_season(words: Words, context: Context) -> Value:
    """Read a season with its year, or with "this", "last", "next"."""
    season = SEASONS[(words["season"] or "").lower()]
    if words["year"]:
        return Value("DATE", f"{words['year']}-{season}")
    day, which = context.reference.day, (words["which"] or "").lower()
    step = {"this": 0, "last": -1, "next": 1}.get(which)
    if day is None or step is None or (step and season == "WI"):
        return Value("DATE", None, relative=True)
    # "Last summer", said in autumn, may be this year's: only winter and spring leave no doubt.
    if step and {"SP": 5, "SU": 8, "FA": 11}[season] < day.month:
        return Value("DATE", None if step < 0 else f"{day.year + 1:04d}-{season}", relative=True)
    return Value("DATE", f"{day.year + min(step, 0):04d}-{season}", relative=True)


def read_quarter(words: Words, context: Context) -> Value:
    """A quarter of the year named, else the latest that has begun; a "half" counts likewise."""
    number = ordinal_number(words["ordinal"]) if words["ordinal"] else int((words["short"] or "Q0")[1:])
    letter = "H" if (words.get("part") or "").lower().startswith("half") else "Q"
    if not 1 <= number <= (2 if letter == "H" else 4):
        return Value("DATE", None)
    day = context.reference.day
    if words["year"]:
        return Value("DATE", f"{words['year']}-{letter}{number}")
    which = words["which"] or words.get("whose")
    if which and day:
        return Value("DATE", f"{day.year + (step_of(which) or 0):04d}-{letter}{number}", relative=True)
    if letter == "H":
        return Value("DATE", f"{day.year:04d}-H{number}" if day else None, relative=True)
    return Value("DATE", context.reference.quarter(number), relative=True)


def read_quarter_back(words: Words, context: Context) -> Value:
    """Read "the latest quarter" as the last that ended, "the year-ago quarter" as that of a year before."""
    which = (words["which"] or "").lower()
    steps = {"latest": -1, "last": -1, "current": 0}
    if not which:
        return Value("DATE", context.reference.shifted(-1, "Y"), relative=True)
    if which not in steps and "year" not in which:
        return Value("DATE", None, relative=True)
    return Value("DATE", context.reference.shifted(steps.get(which, -5), "Q"), relative=True)


def read_decade(words: Words, context: Context) -> Value:
    """Read the 1990s and the ’80s."""
    if words["full"]:
        return Value("DATE", words["full"][:3])
    if context.reference.day is None:
        return Value("DATE", None, relative=True)
    century, decade = context.reference.day.year // 100, int((words["short"] or "0")[0])
    return Value(
        "DATE", f"{century if decade * 10 <= context.reference.day.year % 100 else century - 1}{decade}"
    )


def read_century(words: Words, _: Context) -> Value:
    """Read "the 19th century" as 18."""
    return Value("DATE", f"{ordinal_number(words['ordinal'] or '1st') - 1:02d}")


def read_year(words: Words, _: Context) -> Value:
    """Read a year in figures."""
    return Value("DATE", words["year"])


def read_tonight(_: Words, context: Context) -> Value:
    """Read tonight as the article's night."""
    day = context.reference.shifted(0, "D")
    return Value("TIME", day and f"{day}TNI", relative=True)


def read_every(words: Words, _: Context) -> Value:
    """Read every second week, each Friday, every spring."""
    if words["weekday"]:
        return Value("SET", f"XXXX-WXX-{weekday_number(words['weekday']) + 1}")
    if words["month"]:
        return Value("SET", f"XXXX-{month_number(words['month']):02d}")
    if words["part"]:
        return Value("SET", f"XXXX-XX-XXT{DAY_PARTS[words['part'].lower()]}")
    if words["season"]:
        return Value("SET", f"XXXX-{SEASONS[words['season'].lower()]}")
    number = 2.0 if words["other"] else number_of(words["number"] or "one")
    return Value("SET", duration(number, unit_of(words["unit"] or "")))


def read_weekdays(words: Words, _: Context) -> Value:
    """Read "on Fridays" as a set."""
    return Value("SET", f"XXXX-WXX-{weekday_number(words['weekday'] or '') + 1}")


def read_rate(words: Words, _: Context) -> Value:
    """Read "twice a month" as a set."""
    return Value("SET", duration(1, unit_of(words["unit"] or "")))


def read_periodic(words: Words, _: Context) -> Value:
    """Read daily, weekly, monthly, annually."""
    unit = {"daily": "D", "weekly": "W", "monthly": "M", "quarterly": "Q"}.get(
        (words["word"] or "").lower(), "Y"
    )
    return Value("SET", duration(1, unit))


def read_length(words: Words, _: Context) -> Value:
    """Read a length of time."""
    unit_words = words["unit"] or ""
    unit = unit_of(unit_words)
    number = number_of(words["number"]) if words["number"] else None
    if words.get("half"):
        number = (number or 0) + 0.5
    if number and unit_words.startswith("fortnight"):
        number *= 2
    return Value("DURATION", duration(number, unit))


def read_stretch(words: Words, _: Context) -> Value:
    """The past year, the next two weeks, the coming months: lengths that touch the present."""
    unit_words = words["unit"] or ""
    number = number_of(words["number"]) if words["number"] else None
    if number is None and not words["vague"] and not unit_words.endswith("s"):
        number = 1
    return Value("DURATION", duration(number, unit_of(unit_words)))


def read_reference(value: str) -> Reader:
    """Return the reader of words that stand for `value` themselves (PRESENT_REF)."""

    def read(_: Words, __: Context) -> Value:
        return Value("DATE", value, relative=True)

    return read
