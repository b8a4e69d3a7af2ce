"""The words that time expressions are made of, and what each of them counts.

`MONTH`, `WEEKDAY` and `YEAR` are patterns over characters, for whoever reads a line that is no sentence (a
dateline); shapes are written over the classes of `classes`.
"""

from __future__ import annotations

import re

from onrecord import dateline

MONTHS = tuple(name.lower() for name in dateline.MONTHS)
WEEKDAYS = tuple(name.lower() for name in dateline.WEEKDAYS)
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAY_PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI",
    "mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI",
}  # fmt: skip
# TIMEX3 designators: lower case ones count time of day and stand after "T".
UNITS = {
    "second": "s", "minute": "m", "hour": "h", "day": "D", "night": "D", "week": "W", "weekend": "WE",
    "fortnight": "F", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C",
}  # fmt: skip

SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
LARGE = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_NUMERALS: dict[str, int] = dict(zip(SMALL, range(20), strict=True)) | dict(
    zip(TENS, range(20, 100, 10), strict=True)
)
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth", "thirtieth",
)  # fmt: skip
_ORDINAL_NUMBERS: dict[str, int] = dict(zip(ORDINALS, (*range(1, 21), 30), strict=True))
DECADES = {tens.removesuffix("y") + "ies": tens for tens in TENS}

MONTH = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?\b\.?|July?\b\.?|Aug(?:ust|\.)"
    r"|Sept(?:ember|\.)|Sep\.|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.)|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)(?!\w)"
)
WEEKDAY = f"(?:{'|'.join(day.capitalize() for day in WEEKDAYS)})"
YEAR = r"(?:1[0-9]|20)\d\d(?!\w)"


_STEPS = {
    "this": 0, "current": 0, "this current": 0, "the": 0,
    "last": -1, "past": -1, "this past": -1, "next": 1, "coming": 1, "this coming": 1,
}  # fmt: skip


def step_of(which: str | None) -> int | None:
    """Return -1, 0 or 1 for last, this, next; `None` for other words and for none."""
    return _STEPS.get(which or "")


def month_number(word: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    start = word[:3].lower()
    return next(index for index, month in enumerate(MONTHS, start=1) if month.startswith(start))


def weekday_number(word: str) -> int:
    """Return 0 (Monday) to 6 (Sunday) for a weekday's name or abbreviation."""
    start = word[:3].lower()
    return next(index for index, day in enumerate(WEEKDAYS) if day.startswith(start))


def unit_of(word: str) -> str:
    """Return the designator of a unit, singular or plural ("weeks": W; "fortnight": F, two of them)."""
    return UNITS["century" if word.startswith("centur") else word.removesuffix("s")]


def ordinal_number(words: str) -> int:
    """Return the number of an ordinal ("third", "20th", "twenty-first")."""
    if words[0].isdigit():
        return int(re.sub(r"\D", "", words))
    tens, _, ones = words.replace("-", " ").rpartition(" ")
    return _NUMERALS.get(tens.strip(), 0) + _ORDINAL_NUMBERS[ones]


def decade_number(words: str) -> int:
    """Return 0 to 9 for the tens of a decade's short name ("90s", "nineties")."""
    return int(words[0]) if words[0].isdigit() else _NUMERALS[DECADES[words]] // 10


def number_of(words: str) -> float:
    """Return what a numeral counts: figures, words ("two and a half"), or both ("5 million")."""
    if " / " in words:  # 2 1 / 2
        whole_part, above, _, below = words.split()
        return float(whole_part) + float(above) / float(below)
    total, whole = 0.0, 0.0
    for word in words.replace("-", " ").split():
        if word[0].isdigit():
            whole += float(re.sub(r"[,:](?=\d)", "", word))
        elif word in LARGE:
            whole = (whole or 1) * LARGE[word]
            if LARGE[word] >= 1000:
                total, whole = total + whole, 0.0
        elif word == "half":
            whole = whole + 0.5 if total + whole > 1 else 0.5
        elif word == "couple":
            return 2
        elif word in {"a", "an"}:
            whole = whole or 1
        else:
            whole += _NUMERALS.get(word, 0)
    return total + whole
