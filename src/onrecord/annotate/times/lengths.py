"""Readers of lengths of time, and of what comes back again and again."""

from __future__ import annotations

from onrecord.annotate.times.arithmetic import duration
from onrecord.annotate.times.value import Context, Value, Words
from onrecord.annotate.times.words import DAY_PARTS, SEASONS, month_number, number_of, unit_of, weekday_number


def read_length(words: Words, _: Context) -> Value:
    """Read a length of time; a number that is left open ("several", "two to three") is `X`."""
    told = None if "other" in words else words.get("number")
    number = None if told is None else number_of(told)
    if number is not None and "half" in words and "half" not in (told or ""):
        number += 0.5
    return Value("DURATION", duration(number, unit_of(words["unit"])))


def read_one(words: Words, _: Context) -> Value:
    """Read a length that stands without its number: the year ended in March."""
    return Value("DURATION", duration(1, unit_of(words["unit"])))


def read_stretch(words: Words, context: Context) -> Value:
    """Read a length that ends or begins with the article: the past two weeks, the next year."""
    unit, one = unit_of(words["unit"]), None if words["unit"].endswith("s") else "one"
    told = None if "vague" in words or "other" in words else words.get("number", one)
    number = None if told is None else number_of(told)
    value = duration(number, unit)
    side = {"past": -1, "last": -1, "previous": -1, "next": 1, "coming": 1}.get(words["which"])
    today = context.reference.shifted(0, "D")
    if side is None or today is None or unit.islower():
        return Value("DURATION", value)
    other = None
    if number is not None and number == int(number) and number < 1_000_000:
        there = context.reference.distant(int(side * number), unit)
        other = there.isoformat() if there else None
    begin, end = (other, today) if side < 0 else (today, other)
    return Value("DURATION", value, relative=True, begin=begin, end=end)


def read_every(words: Words, _: Context) -> Value:
    """Read every second week, each Friday, every spring, on Mondays."""
    if "weekday" in words:
        part = DAY_PARTS.get(words.get("daypart", ""), "")
        return Value("SET", f"XXXX-WXX-{weekday_number(words['weekday']) + 1}{part and 'T' + part}")
    if "month" in words:
        return Value("SET", f"XXXX-{month_number(words['month']):02d}")
    if "daypart" in words:
        return Value("SET", f"XXXX-XX-XXT{DAY_PARTS[words['daypart']]}")
    if "season" in words:
        return Value("SET", f"XXXX-{SEASONS[words['season']]}")
    number = 2.0 if "other" in words else number_of(words.get("number", "one"))
    return Value("SET", duration(number, unit_of(words["unit"])))


def read_periodic(words: Words, _: Context) -> Value:
    """Read daily, weekly, monthly, annually."""
    unit = {"hourly": "h", "daily": "D", "weekly": "W", "monthly": "M", "quarterly": "Q"}.get(
        words["word"], "Y"
    )
    return Value("SET", duration(1, unit))
