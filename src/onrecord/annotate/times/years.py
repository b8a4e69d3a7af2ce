"""Readers of months, seasons, quarters, years and what is longer, and of past, present and future."""

from __future__ import annotations

from onrecord.annotate.times.value import Context, Value, Words
from onrecord.annotate.times.words import (
    SEASONS,
    decade_number,
    month_number,
    number_of,
    ordinal_number,
    step_of,
)

# The months in which the seasons of the north begin, and have surely ended.
_SEASON_BEGINS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SEASON_ENDS = {"SP": 6, "SU": 9, "FA": 12, "WI": 3}


def read_month(words: Words, context: Context) -> Value:
    """Read a month: of the year printed or said, else the nearest on the side that the tense says."""
    month, reference, step = month_number(words["month"]), context.reference, step_of(words.get("which"))
    if "year" in words or "century" in words:
        return Value("DATE", f"{_year(words)}-{month:02d}")
    day = reference.day
    if day is None:
        return Value("DATE", None, relative=True)
    if "whichyear" in words or step == 0:
        year = reference.shifted(step_of(words.get("whichyear")) or 0, "Y")
        return Value("DATE", year and f"{year}-{month:02d}", relative=True)
    if words.get("which") in {"last", "next"} and step and day.month == month:
        return Value("DATE", reference.shifted(12 * step, "M"), relative=True)
    tense = context.tense if step is None else "past" if step < 0 else "future"
    return Value("DATE", reference.month(month, tense), relative=True)


def read_season(words: Words, context: Context) -> Value:
    """Read a season: of the year printed or said, else the nearest on the side that the tense says."""
    season, day, step = SEASONS[words["season"]], context.reference.day, step_of(words.get("which"))
    if "year" in words or "century" in words:
        return Value("DATE", f"{_year(words)}-{season}")
    if day is None:
        return Value("DATE", None, relative=True)
    begun, ended = day.month >= _SEASON_BEGINS[season], day.month >= _SEASON_ENDS[season]
    years: int | None
    if "whichyear" in words:
        years = step_of(words.get("whichyear")) or 0
    elif words.get("which") in {"this past", "this coming"}:
        years = (0 if begun else -1) if step == -1 else (1 if begun else 0)
    elif step is not None:
        years = _years_to_season(season, step, begun=begun, ended=ended)
    else:
        behind, ahead = (0 if begun else -1), (1 if ended and season != "WI" else 0)
        years = {"past": behind, "future": ahead, None: None}[context.tense]
    year = None if years is None else context.reference.shifted(years, "Y")
    return Value("DATE", year and f"{year}-{season}", relative=True)


def _years_to_season(season: str, step: int, *, begun: bool, ended: bool) -> int | None:
    """Return how many years away last, this or next season is; `None` where the words leave two.

    A winter belongs to two years, and "last summer", said in autumn, may be this year's.
    """
    if season == "WI" or (step < 0 and ended):
        return None
    return step if step < 0 or begun else 0


def read_quarter(words: Words, context: Context) -> Value:
    """Read a quarter or half of the year named, else the latest quarter that has begun, this year's half."""
    if not ("mark" in words or "ordinal" in words):
        return Value("DATE", f"{words['year']}-QX")
    number = int(words["mark"][1]) if "mark" in words else ordinal_number(words["ordinal"])
    letter = "H" if words.get("mark", "").startswith("h") or words.get("span") == "half" else "Q"
    if not 1 <= number <= (2 if letter == "H" else 4):
        return Value("DATE", None)
    day = context.reference.day
    if "year" in words:
        return Value("DATE", f"{words['year']}-{letter}{number}")
    if day is None:
        return Value("DATE", None, relative=True)
    if "whichyear" in words or letter == "H":
        year = context.reference.shifted(step_of(words.get("whichyear")) or 0, "Y")
        return Value("DATE", year and f"{year}-{letter}{number}", relative=True)
    return Value("DATE", context.reference.quarter(number), relative=True)


def read_year(words: Words, _: Context) -> Value:
    """Read a year, in figures or in words."""
    return Value("DATE", _year(words))


def _year(words: Words) -> str:
    """Write a year in figures: "nineteen ninety-six"."""
    if "year" in words:
        return words["year"]
    return f"{(1900 if words['century'] == 'nineteen' else 2000) + int(number_of(words['rest']))}"


def read_year_of_range(words: Words, _: Context) -> Value | None:
    """Read either year of "2019-21"; "2031-04" is no range."""
    year, before = words["number"], words.get("before")
    if before is None:
        return Value("DATE", year)
    year = before[: 4 - len(year)] + year
    return Value("DATE", year) if len(words["number"]) > 1 and year > before else None


def read_short_year(words: Words, context: Context) -> Value:
    """Read "’99" as the latest such year that has begun."""
    day = context.reference.day
    if day is None:
        return Value("DATE", None, relative=True)
    century, year = divmod(day.year, 100)
    century -= int(words["short"]) > year
    return Value("DATE", f"{century:02d}{words['short']}" if century >= 10 else None)


def read_decade(words: Words, context: Context) -> Value:
    """Read the 1990s and the ’80s: the latest that has begun where the century is not said."""
    if "decade" in words:
        return Value("DATE", words["decade"][:3])
    if context.reference.day is None:
        return Value("DATE", None, relative=True)
    century, year = divmod(context.reference.day.year, 100)
    decade = decade_number(words["short"])
    century -= decade * 10 > year
    return Value("DATE", f"{century:02d}{decade}" if century >= 0 else None)


def read_century(words: Words, _: Context) -> Value:
    """Read "the 19th century" as 18."""
    return Value("DATE", f"{ordinal_number(words['ordinal']) - 1:02d}")


def read_reference(words: Words, _: Context) -> Value:
    """Read words that stand for the present, past or future itself."""
    ref = "PAST_REF" if "past" in words else "FUTURE_REF" if "future" in words else "PRESENT_REF"
    return Value("DATE", ref, relative=True)
