# ruff: noqa: E501 - a pattern broken over lines can no longer be read against its examples
"""The closed classes that time expressions are made of: numerals, months, weekdays, units, seasons.

Each comes as a pattern fragment and as a reader from the words to a number. In
the fragments a blank stands for any white space between two words.
"""

from __future__ import annotations

import re

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAY_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
# TIMEX3 designators: lower case ones count time of day and stand after "T".
UNITS = {
    "second": "s", "minute": "m", "hour": "h", "day": "D", "night": "D", "week": "W", "fortnight": "W",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C",
}  # fmt: skip

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMERALS = {word: value for value, word in enumerate(_ONES)}
_NUMERALS |= {word: 10 * value for value, word in enumerate(_TENS, start=2)}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21,
}  # fmt: skip


def _either_case(words: str) -> str:
    """Let each alternative's first letter be a capital too."""
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words.split("|"))


_TEENS_AND_ONES = "|".join(sorted(_ONES[1:], key=len, reverse=True))
_TENS_WORDS = "|".join(_TENS)
_SMALL = rf"(?:(?:{_TENS_WORDS})(?:[- ](?:{'|'.join(_ONES[1:10])}))?|{_TEENS_AND_ONES})"

ONES, TEENS, TENS = "|".join(_ONES[1:10]), "|".join(_ONES[10:]), _TENS_WORDS
MONTH = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?\b\.?|July?\b\.?|Aug(?:ust|\.)"
    r"|Sept(?:ember|\.)|Sep\.|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.)|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)(?!\w)"
)
FULL_MONTH = f"(?:{'|'.join(month.capitalize() for month in MONTHS)})"
WEEKDAY = f"(?:{'|'.join(day.capitalize() for day in WEEKDAYS)})"
DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
YEAR = r"(?:1[0-9]|20)\d\d(?!\w)"
ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{_either_case('|'.join(sorted(_ORDINALS, key=len, reverse=True)))})"
SEASON = f"(?:{'|'.join(SEASONS)})"
DAY_PART = f"(?:{'|'.join(DAY_PARTS)})"
UNIT = (
    r"(?:centur(?:y|ies)|(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade)s?)(?!\w)"
)
UNITS_PLURAL = (
    r"(?:centuries|(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade)s)(?!\w)"
)
NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,6}(?:\.\d{1,2})?(?: 1/2)?|[Hh]alf an?|[Aa] half[- ]|(?:[Aa] )?couple(?: of)?"
    rf"|(?:[Aa] |{_SMALL} )?(?:dozen|hundred|thousand)|{_SMALL}(?: and a half)?|{_either_case(_TEENS_AND_ONES)}"
    rf"|{_either_case(_TENS_WORDS)}|[Aa]n?(?: full| whole)?)"
)
VAGUE = r"(?:[Ss]everal|(?:[Aa] )?few(?: more)?|[Mm]any|[Ss]ome|[Rr]ecent|[Mm]ore)"


def month_number(word: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    start = word[:3].lower()
    return next(index for index, month in enumerate(MONTHS, start=1) if month.startswith(start))


def weekday_number(word: str) -> int:
    """Return 0 (Monday) to 6 (Sunday) for a weekday's name."""
    return WEEKDAYS.index(word.lower().rstrip("s"))


def unit_of(word: str) -> str:
    """Return the TIMEX3 designator of a unit, singular or plural ("weeks": W)."""
    word = word.lower()
    return UNITS["century" if word.startswith("centur") else word.rstrip("s")]


def ordinal_number(word: str) -> int:
    """Return the number of an ordinal ("third", "20th")."""
    word = word.lower()
    return _ORDINALS[word] if word in _ORDINALS else int(re.sub(r"\D", "", word))


def number_of(words: str) -> float:
    """Return what a numeral that `NUMBER` matched counts."""
    words = " ".join(words.lower().replace("-", " ").split())
    if words[0].isdigit():
        whole, _, half = words.replace(",", "").partition(" ")
        return float(whole) + (0.5 if half else 0)
    if words.startswith(("half", "a half")):
        return 0.5
    if "couple" in words:
        return 2
    total = 0.5 if words.endswith("and a half") else 0.0
    for word in words.removesuffix("and a half").split():
        if word in {"dozen", "hundred", "thousand"}:
            total = (total or 1) * {"dozen": 12, "hundred": 100, "thousand": 1000}[word]
        else:
            total += _NUMERALS.get(word, 1 if word in {"a", "an"} else 0)
    return total
