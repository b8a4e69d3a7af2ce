"""The grammar of English time expressions: each rule a shape of words and the value it stands for.

A rule's pattern is written with single blanks, which match any white space, and
with named groups, which its reader turns into a TIMEX3 type and value (ISO 8601
as TimeML uses it). `None` as value: surely a time, but the words don't fix it.
`relative` says that the value was counted from the article's date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.annotate import dating
from onrecord.annotate.dating import Reference, Tense, duration
from onrecord.annotate.timewords import (
    DAY_NUMBER,
    DAY_PART,
    DAY_PARTS,
    FULL_MONTH,
    MONTH,
    NUMBER,
    ONES,
    ORDINAL,
    SEASON,
    SEASONS,
    TEENS,
    TENS,
    UNIT,
    UNITS_PLURAL,
    VAGUE,
    WEEKDAY,
    YEAR,
    month_number,
    number_of,
    ordinal_number,
    unit_of,
    weekday_number,
)
from onrecord.types import Precision, TimeType


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

# Words before a length or a point in time that make it approximate (TIMEX3 `mod`).
_ABOUT = (
    r"(?:(?:[Nn]early|[Aa]lmost|[Aa]bout|[Aa]round|[Aa]pproximately|[Rr]oughly|[Oo]ver|[Mm]ore than|[Ll]ess than"
    r"|[Nn]o more than|[Aa]t least|[Uu]p to|[Jj]ust (?:over|under)|[Uu]nder|[Ss]ome) )?"
)
_PART = r"(?:(?:[Ee]arl(?:y|ier)|[Ll]ate(?:r)?|[Mm]id|[Ss]ometime)(?: in)?[- ])?"
_EDGE = r"(?:(?:[Tt]he )?(?:end|beginning|start|middle|close|turn|rest|remainder) of )?"
_THIS = r"(?P<which>[Tt]his|[Ll]ast|[Nn]ext|[Cc]urrent|[Tt]he current|[Tt]he (?:previous|following|same|preceding)|[Tt]hat)"
_STEP = {"this": 0, "current": 0, "the current": 0, "last": -1, "next": 1}
_CLOCK = (
    r"(?:(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)? ?(?:[ap]\.m\.?|[ap]m\b|[AP]M\b)|(?:[01]\d|2[0-3]):[0-5]\d(?![\d:])"
    r"|[Nn]oon\b|[Mm]idnight\b)(?: (?:E[SD]T|P[SD]T|GMT|UTC|CET|BST|[Ll]ocal time)\b)?"
)
_DAY = (
    rf"(?:[Yy]esterday|[Tt]oday|[Tt]omorrow|{WEEKDAY}(?!s)(?:,? {MONTH} {DAY_NUMBER}(?:,? {YEAR})?)?"
    rf"|{MONTH} {DAY_NUMBER}(?:,? {YEAR})?|{DAY_NUMBER} {MONTH}(?:,? {YEAR})?)"
)
_QUARTER_YEAR = rf"(?: of (?:fiscal )?(?:(?P<year>{YEAR})|(?P<which>this|last|next) year))?"


def _step(which: str | None) -> int | None:
    """Return -1, 0 or 1 for last, this, next; `None` for words that point elsewhere in the text."""
    return _STEP.get(" ".join((which or "").lower().split()))


def _iso(words: Words, _: Context) -> Value:
    day = dating.parse_day(words["day"])
    if day is None:
        return Value("DATE", None)
    if words["clock"]:
        return Value("TIME", f"{day.isoformat()}T{words['clock']}")
    return Value("DATE", day.isoformat())


def _numeric(words: Words, _: Context) -> Value:
    """17/04/2031 and 04/17/2031 can be read one way only; 05/04/2031 can't."""
    first, second, year = int(words["a"] or 0), int(words["b"] or words["dotted"] or 0), int(words["year"] or 0)
    readings = {dating.day(year, month, number) for month, number in ((first, second), (second, first))} - {None}
    return Value("DATE", next(iter(readings)).isoformat() if len(readings) == 1 else None)  # type: ignore[union-attr]


def _month_day(words: Words, context: Context) -> Value:
    month = month_number(words["month"] or "")
    number = int(re.sub(r"\D", "", words["number"] or "0"))
    if words["year"]:
        day = dating.day(int(words["year"]), month, number)
        return Value("DATE", day.isoformat() if day else None)
    which = words.get("which")
    if which and context.reference.day:
        day = dating.day(context.reference.day.year + (_step(which) or 0), month, number)
        return Value("DATE", day.isoformat() if day else None, relative=True)
    return Value("DATE", context.reference.day_of(month, number, context.tense), relative=True)


def _month_year(words: Words, context: Context) -> Value:
    month = month_number(words["month"] or "")
    if words["year"]:
        return Value("DATE", f"{words['year']}-{month:02d}")
    if context.reference.day is None:
        return Value("DATE", None, relative=True)
    return Value("DATE", f"{context.reference.day.year + (_step(words['which']) or 0):04d}-{month:02d}", relative=True)


def _month(words: Words, context: Context) -> Value:
    which = (words["which"] or "").lower()
    month = month_number(words["month"] or "")
    day = context.reference.day
    if which == "this" and day:
        return Value("DATE", f"{day.year:04d}-{month:02d}", relative=True)
    if which in {"last", "next"} and day and day.month == month:
        return Value("DATE", context.reference.shifted(-12 if which == "last" else 12, "M"), relative=True)
    tense: Tense | None = {"last": "past", "next": "future"}.get(which, context.tense)  # type: ignore[assignment]
    return Value("DATE", context.reference.month(month, tense), relative=True)


def _weekday(words: Words, context: Context) -> Value:
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


def _near_day(words: Words, context: Context) -> Value:
    step = {"yesterday": -1, "today": 0, "tomorrow": 1}[(words["day"] or "").lower()]
    return Value("DATE", context.reference.shifted(step, "D"), relative=True)


def _second_day(words: Words, context: Context) -> Value:
    step = -2 if (words["side"] or "").startswith("before") else 2
    return Value("DATE", context.reference.shifted(step, "D"), relative=True)


def _ago(words: Words, context: Context) -> Value:
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


def _elsewhere(_: Words, __: Context) -> Value:
    """A time that counts from another one in the text, which nobody has led it to yet."""
    return Value("DATE", None)


def _which_unit(words: Words, context: Context) -> Value:
    step = _step(words["which"])
    if step is None:
        return Value("DATE", None)
    unit = (words["unit"] or "").lower()
    if unit == "weekend":
        week = context.reference.shifted(step, "W")
        return Value("DATE", week and f"{week}-WE", relative=True)
    return Value("DATE", context.reference.shifted(step, unit_of(unit)), relative=True)


def _the_year(words: Words, context: Context) -> Value:
    return Value("DATE", context.reference.shifted(0, unit_of(words["unit"] or "")), relative=True)


def _weekend(_: Words, context: Context) -> Value:
    if context.reference.day is None:
        return Value("DATE", None, relative=True)
    behind = context.tense != "future" and context.reference.day.weekday() < 5
    week = context.reference.shifted(-1 if behind else 0, "W")
    return Value("DATE", week and f"{week}-WE", relative=True)


def _spoken_year(words: Words, _: Context) -> Value:
    century = 1900 if (words["century"] or "").lower() == "nineteen" else 2000
    return Value("DATE", f"{century + int(number_of(words['rest'] or 'zero'))}")


def _season(words: Words, context: Context) -> Value:
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


def _quarter(words: Words, context: Context) -> Value:
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
        return Value("DATE", f"{day.year + (_step(which) or 0):04d}-{letter}{number}", relative=True)
    if letter == "H":
        return Value("DATE", f"{day.year:04d}-H{number}" if day else None, relative=True)
    return Value("DATE", context.reference.quarter(number), relative=True)


def _quarter_back(words: Words, context: Context) -> Value:
    """The earnings report's "latest quarter" is the last one that ended, its "year-ago quarter" a year before."""
    which = (words["which"] or "").lower()
    steps = {"latest": -1, "last": -1, "current": 0}
    if not which:
        return Value("DATE", context.reference.shifted(-1, "Y"), relative=True)
    if which not in steps and "year" not in which:
        return Value("DATE", None, relative=True)
    return Value("DATE", context.reference.shifted(steps.get(which, -5), "Q"), relative=True)


def _decade(words: Words, context: Context) -> Value:
    if words["full"]:
        return Value("DATE", words["full"][:3])
    if context.reference.day is None:
        return Value("DATE", None, relative=True)
    century, decade = context.reference.day.year // 100, int((words["short"] or "0")[0])
    return Value("DATE", f"{century if decade * 10 <= context.reference.day.year % 100 else century - 1}{decade}")


def _century(words: Words, _: Context) -> Value:
    return Value("DATE", f"{ordinal_number(words['ordinal'] or '1st') - 1:02d}")


def _year(words: Words, _: Context) -> Value:
    return Value("DATE", words["year"])




def _clock_value(words: str) -> str:
    """Write a time of day as `T17:30`."""
    lowered = words.lower().strip()
    if lowered.startswith(("noon", "midnight")):
        return "T12:00" if lowered.startswith("noon") else "T24:00"
    match = re.match(r"(\d{1,2})(?:[:.](\d\d))?\s*([ap])?", lowered)
    if match is None:
        return "TXX"
    hour = int(match[1]) % 12 + (12 if match[3] == "p" else 0) if match[3] else int(match[1])
    return f"T{hour:02d}:{match[2] or '00'}"


def _day_value(words: str, context: Context) -> Value:
    """Read the day that stands beside a time of day."""
    for rule in (NEAR_DAY, MONTH_DAY, DAY_MONTH, WEEKDAY_RULE):
        match = rule.pattern.fullmatch(words)
        if match:
            return rule.read(match.groupdict(), context)
    return Value("DATE", None)


def _clock(words: Words, context: Context) -> Value:
    clock = _clock_value(words["clock"] or "")
    day = words["day"] or words.get("lead")
    if not day:
        return Value("TIME", f"XXXX-XX-XX{clock}")
    value = _day_value(day, context)
    return Value("TIME", value.value and f"{value.value}{clock}", value.relative)


def _part_of_day(words: Words, context: Context) -> Value:
    part = f"T{DAY_PARTS[(words['part'] or '').lower()]}"
    which, day = (words["which"] or "").lower(), words["day"]
    if day:
        value = _day_value(day, context)
        return Value("TIME", value.value and f"{value.value}{part}", value.relative)
    step = {"this": 0, "last": -1}.get(which)
    if step is None:
        return Value("TIME", None)
    value_of_day = context.reference.shifted(step, "D")
    return Value("TIME", value_of_day and f"{value_of_day}{part}", relative=True)


def _tonight(_: Words, context: Context) -> Value:
    day = context.reference.shifted(0, "D")
    return Value("TIME", day and f"{day}TNI", relative=True)


def _every(words: Words, _: Context) -> Value:
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


def _weekdays(words: Words, _: Context) -> Value:
    return Value("SET", f"XXXX-WXX-{weekday_number(words['weekday'] or '') + 1}")


def _rate(words: Words, _: Context) -> Value:
    return Value("SET", duration(1, unit_of(words["unit"] or "")))


def _periodic(words: Words, _: Context) -> Value:
    unit = {"daily": "D", "weekly": "W", "monthly": "M", "quarterly": "Q"}.get((words["word"] or "").lower(), "Y")
    return Value("SET", duration(1, unit))


def _length(words: Words, _: Context) -> Value:
    unit_words = words["unit"] or ""
    unit = unit_of(unit_words)
    number = number_of(words["number"]) if words["number"] else None
    if words.get("half"):
        number = (number or 0) + 0.5
    if number and unit_words.startswith("fortnight"):
        number *= 2
    return Value("DURATION", duration(number, unit))


def _stretch(words: Words, _: Context) -> Value:
    """The past year, the next two weeks, the coming months: lengths that touch the present."""
    unit_words = words["unit"] or ""
    number = number_of(words["number"]) if words["number"] else None
    if number is None and not words["vague"] and not unit_words.endswith("s"):
        number = 1
    return Value("DURATION", duration(number, unit_of(unit_words)))


def _reference(value: str) -> Reader:
    def read(_: Words, __: Context) -> Value:
        return Value("DATE", value, relative=True)

    return read


@dataclass(frozen=True, slots=True)
class Rule:
    """One shape of words: `name` goes into `by`, `pattern` finds and splits, `read` gives the value."""

    name: str
    pattern: re.Pattern[str]
    read: Reader


def _rule(name: str, pattern: str, read: Reader) -> Rule:
    return Rule(name, re.compile(_spaced(pattern)), read)


def _spaced(pattern: str) -> str:
    """Let each blank match white space: one in a look-behind (fixed width), up to three elsewhere."""
    widths = {" ": r"\s{1,3}", " ?": r"\s{0,3}"}
    return re.sub(
        r"\(\?<[=!][^()]*\)|\[[^\]]*\]| \??",
        lambda match: match[0].replace(" ", r"\s") if match[0].startswith("(") else widths.get(match[0], match[0]),
        pattern,
    )


NEAR_DAY = _rule("near-day", rf"\b{_PART}(?P<day>[Yy]esterday|[Tt]oday|[Tt]omorrow)\b", _near_day)
MONTH_DAY = _rule(
    "month-day",
    rf"\b(?:{_PART}{WEEKDAY},? )?(?P<month>{MONTH}) (?:the )?(?P<number>{DAY_NUMBER})"
    rf"(?:,? (?P<year>{YEAR})|,? (?P<which>this|last|next) year\b)?",
    _month_day,
)
DAY_MONTH = _rule(
    "day-month",
    rf"\b(?:{WEEKDAY},? )?(?:[Tt]he )?(?P<number>{DAY_NUMBER})(?: (?:day )?of)? (?P<month>{MONTH})"
    rf"(?:,? (?P<year>{YEAR})|,? (?P<which>this|last|next) year\b)?",
    _month_day,
)
WEEKDAY_RULE = _rule(
    "weekday",
    rf"\b{_PART}(?:(?P<which>[Tt]his|[Ll]ast|[Nn]ext) )?(?P<weekday>{WEEKDAY})\b(?! (?:Times|School|Mass)\b)",
    _weekday,
)
# The other end of a range gives its month to the first: "17-19 April", "17 to 19 April".
RANGE_START = re.compile(_spaced(rf"\b(?P<number>{DAY_NUMBER})(?: ?[-–] ?| (?:to|and|or|until) )$"))
RANGE_END = re.compile(_spaced(rf"(?: ?[-–] ?| (?:to|and|or|until) )(?P<number>{DAY_NUMBER})(?! ?{MONTH})(?! [a-z]+s\b)"))

# In order of precedence where two shapes begin at the same word.
RULES: tuple[Rule, ...] = (
    _rule(
        "iso",
        r"(?<![\w/.-])(?P<day>\d{4}-\d\d-\d\d)(?:[T ](?P<clock>[0-2]\d:[0-5]\d(?::[0-5]\d)?)(?:Z|[+-]\d\d:?\d\d)?)?(?![\w/-])",
        _iso,
    ),
    _rule("numeric", r"(?<![\w/.])(?P<a>[0-3]?\d)(?:/(?P<b>[0-3]?\d)/|\.(?P<dotted>[0-3]?\d)\.)(?P<year>(?:19|20)\d\d)(?![\w/])", _numeric),
    _rule("clock", rf"\b(?P<clock>{_CLOCK})(?:,? (?:on |of )?(?P<day>{_DAY}))?", _clock),
    _rule("clock", rf"\b(?P<lead>{_DAY}) at (?P<clock>{_CLOCK})(?P<day>)", _clock),
    _rule("part-of-day", rf"\b(?:(?P<which>[Tt]his|[Ll]ast)|{_PART}(?P<day>{_DAY})) (?:mid-?)?(?P<part>{DAY_PART})\b", _part_of_day),
    _rule("part-of-day", rf"\b(?:the )?(?P<part>{DAY_PART}) of (?P<day>{_DAY})(?P<which>)", _part_of_day),
    _rule("part-of-day", rf"\b(?:[Ee]arly |[Ll]ate )?in the (?P<part>morning|afternoon|evening)\b(?P<which>)(?P<day>)", _part_of_day),
    _rule("tonight", r"\b[Tt]onight\b", _tonight),
    MONTH_DAY,
    DAY_MONTH,
    _rule(
        "month-year",
        rf"\b{_EDGE}{_PART}(?P<month>{MONTH})(?:,? (?:of )?(?P<year>{YEAR})|,? (?:of )?(?P<which>this|last|next) year\b)",
        _month_year,
    ),
    _rule("second-day", r"\b(?:[Tt]he )?day (?P<side>before yesterday|after tomorrow)\b", _second_day),
    _rule(
        "every",
        rf"\b(?:[Ee]very|[Ee]ach)(?: of)?(?P<other> other)?(?: (?P<number>{NUMBER}))? (?:(?P<weekday>{WEEKDAY})"
        rf"|(?P<month>{FULL_MONTH})|(?P<part>{DAY_PART})|(?P<season>{SEASON})|(?P<unit>{UNIT}))\b",
        _every,
    ),
    _rule("periodic", r"\b(?P<word>[Dd]aily|[Ww]eekly|[Mm]onthly|[Qq]uarterly|[Yy]early|[Aa]nnually)(?=[.,;:!?]| (?:at|in|on|for|with|to|by|from|since|and|or)\b|$)", _periodic),
    _rule(
        "ago",
        rf"\b{_ABOUT}(?:(?P<vague>{VAGUE})|(?P<number>{NUMBER}))[ -](?P<unit>{UNIT})(?: or (?:so|two|more))? (?P<side>ago|from now|hence)\b",
        _ago,
    ),
    _rule(
        "from-other",
        rf"\b{_ABOUT}(?:{VAGUE}|{NUMBER}) {UNIT} (?:earlier|later|before|after|afterwards?)\b(?! (?:this|last|next)\b)",
        _elsewhere,
    ),
    _rule("from-other", r"\b(?:[Tt]he|[Tt]hat) (?:same|previous|following|next|day before|day after) (?:day|morning|evening|night)\b", _elsewhere),
    _rule("rate", r"(?:(?<=\d )|(?<=\d% )|(?<=llion )|(?<=percent )|(?<=imes )|(?<=once )|(?<=twice )|(?<=Once )|(?<=Twice ))(?:a|per|each) (?P<unit>second|hour|day|week|month|year)\b(?! (?:ago|earlier|later|before|after))", _rate),
    _rule(
        "quarter",
        rf"\b{_EDGE}(?:[Tt]he |(?P<whose>[Tt]his|[Ll]ast|[Nn]ext) year['’]s )?(?:fiscal[- ])?(?P<ordinal>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[1-4](?:st|nd|rd|th))"
        rf"[- ](?:fiscal )?(?P<part>quarter|half)\b(?P<short>){_QUARTER_YEAR}",
        _quarter,
    ),
    _rule("quarter", rf"\b(?:[Tt]he )?(?P<year>{YEAR}) (?:fiscal )?(?P<ordinal>first|second|third|fourth)[- ](?P<part>quarter|half)\b(?P<short>)(?P<which>)", _quarter),
    _rule("quarter", rf"\b(?P<short>Q[1-4])\b(?P<ordinal>)(?P<part>)(?:,? (?:of )?(?P<year>{YEAR}))?(?P<which>)", _quarter),
    _rule(
        "quarter-back",
        r"\b(?:[Tt]he )?(?:comparable )?(?:(?P<which>latest|last|current|year-ago|year-earlier|same|comparable|corresponding) (?:fiscal )?(?:quarter|period)|year-ago|year-earlier)\b",
        _quarter_back,
    ),
    _rule("year", rf"\b{_EDGE}{_PART}(?:the )?(?:[Ff]iscal|[Cc]alendar)(?: year)? (?P<year>{YEAR})", _year),
    _rule("decade", rf"\b(?:[Tt]he )?{_EDGE}{_PART}(?:the )?(?:(?P<full>(?:1[5-9]|20)\d0)['’]?s\b|(?<!\w)['’](?P<short>[1-9]0)s\b)", _decade),
    _rule("decade", r"(?<!\w)['’](?P<short>[1-9]0)s\b(?P<full>)", _decade),
    _rule("century", rf"\b(?:[Tt]he )?{_PART}(?P<ordinal>{ORDINAL})[- ]century\b", _century),
    _rule("season", rf"\b{_EDGE}(?:(?P<which>[Tt]his|[Ll]ast|[Nn]ext) |(?:[Tt]he )?{_PART}(?:of )?)(?P<season>{SEASON})(?: of|,)?(?: (?P<year>{YEAR}))", _season),
    _rule("season", rf"\b{_EDGE}{_PART}(?P<which>[Tt]his|[Ll]ast|[Nn]ext|[Tt]he) {_PART}(?P<season>{SEASON})\b(?P<year>)", _season),
    _rule("stretch", rf"\b(?:[Tt]he |[Tt]hese )(?!(?:latest|last) quarter\b)(?:past|last|next|coming|previous|latest|final|first)(?: (?:(?P<vague>{VAGUE})|(?P<number>{NUMBER})))?[ -](?P<unit>{UNIT})(?![-\w])", _stretch),
    _rule("stretch", rf"\b(?P<vague>[Rr]ecent|[Cc]oming)(?P<number>) (?P<unit>{UNITS_PLURAL})", _stretch),
    _rule(
        "which-unit",
        rf"\b{_EDGE}{_PART}{_THIS}(?: fiscal| calendar)? (?P<unit>week(?:end)?|month|year|quarter|decade|century)\b(?!['’]s (?:first|second|third|fourth) quarter)",
        _which_unit,
    ),
    _rule("the-year", rf"\b(?:{_PART}(?:in )?(?:[Tt]he )?(?:end|beginning|start|middle) of the |[Ee]arl(?:y|ier) in the |[Ll]ater? in the )(?P<unit>week|month|year|quarter)\b", _the_year),
    _rule("weekend", r"\b[Tt]he weekend\b", _weekend),
    _rule("spoken-year", rf"\b(?:the year )?(?P<century>[Nn]ineteen|[Tt]wenty)[- ](?P<rest>(?:{TENS})(?:[- ](?:{ONES}))?|(?:{TEENS}))\b(?! {UNIT})", _spoken_year),
    _rule("the-year", r"\b(?:[Aa]t )?(?P<unit>year)(?:['’]s)?[- ]end\b", _the_year),
    _rule("length", rf"\b(?!(?:[Mm]ore than )?[Aa]n? (?:quarter|second)\b|\d{{4}} (?:second|quarter)\b){_ABOUT}(?:[Tt]he )?(?:first |last )?(?!\d{{4}} (?:second|quarter)|\w+-quarters)(?P<number>{NUMBER})[ -](?P<half>and[- ]a[- ]half[- ])?(?P<unit>{UNIT})(?![- ]olds?\b)(?: and a half)?(?!-)", _length),
    _rule("length", rf"\b{_ABOUT}(?P<vague>{VAGUE})[ -](?P<unit>{UNIT})(?P<number>)", _length),
    _rule("length", rf"(?:(?<=\b[Ff]or )|(?<=\b[Ii]n )|(?<=\bof ))(?!seconds|quarters|nights)(?P<unit>{UNITS_PLURAL})(?P<number>)(?! ago)", _length),
    _rule("weekdays", rf"\b(?P<weekday>{WEEKDAY})s\b", _weekdays),
    WEEKDAY_RULE,
    _rule("month", rf"\b{_EDGE}{_PART}(?P<which>[Tt]his |[Ll]ast |[Nn]ext )(?P<month>{FULL_MONTH})\b", lambda words, context: _month(words | {"which": (words["which"] or "").strip()}, context)),
    _rule("month", rf"(?:(?<=\b[Ii]n )|(?<=\b[Ss]ince )|(?<=\b[Uu]ntil )|(?<=\b[Ff]rom )|(?<=\b[Bb]y )|(?<=\b[Tt]hrough )|(?<=\bof )|(?<=\bto )|(?<=\band )|(?<=\bon ))(?P<month>May|March|April|June|August)\b(?P<which>)(?! [A-Z])", _month),
    _rule("month", rf"\b(?:{_EDGE}(?:[Ee]arly |[Ll]ate |[Mm]id-|end-))(?P<month>{FULL_MONTH})\b(?P<which>)", _month),
    _rule("month", r"\b(?P<month>January|February|July|September|October|November|December)\b(?P<which>)", _month),
    NEAR_DAY,
    _rule("year", rf"(?:(?<=\b[Ii]n )|(?<=\b[Ss]ince )|(?<=\b[Uu]ntil )|(?<=\b[Ff]rom )|(?<=\b[Bb]y )|(?<=\bof )|(?<=\bto )|(?<=\b[Ii]n early )|(?<=\b[Ii]n late )|(?<=\b[Dd]uring )|(?<=\b[Bb]efore )|(?<=\b[Aa]fter ))(?P<year>(?:1[4-9]|20)\d\d)(?![\w%]|[,.:]\d| (?:people|men|women|jobs|tons|troops|[a-z]+(?:ers|ons|ies))\b)", _year),
    _rule("bare-year", rf"(?<![\w$£€#/-])(?<![\d][.,:])(?:[Tt]he year |{_EDGE}mid-|{_EDGE}(?:[Ee]arly |[Ll]ate )?)(?P<year>(?:19|20)\d\d)(?![\w%/]|[,.:]\d|-\d{{3}}| (?:people|men|women|kg|km|m|sheep|cattle|[a-z]+s)\b)", _year),
    _rule("now", r"\b(?:[Nn]ow(?:adays)?|[Cc]urrently|[Aa]t present|[Pp]resently|[Aa]t the moment|[Tt]hese days|[Cc]urrent)\b", _reference("PRESENT_REF")),
    _rule("recently", rf"\b(?:[Rr]ecently|[Ll]ately|[Rr]ecent|(?:in )?the (?:recent )?past)\b(?! (?:{NUMBER}|{VAGUE}|{UNIT}))", _reference("PAST_REF")),
    _rule("soon", r"\b(?:[Ss]oon\b(?! (?:after|as)\b)|(?:in )?the (?:near |foreseeable )?future|in future)\b", _reference("FUTURE_REF")),
)  # fmt: skip

# Without English words around them only these say a day.
UNWORDED = frozenset({"iso", "numeric"})

# A sentence is looked at where one of these words stands in it (lower case, last part of a hyphened word).
TRIGGERS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec."
    " monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays"
    " sundays spring summer autumn fall winter morning afternoon evening night tonight noon midnight today yesterday"
    " tomorrow daily weekly monthly quarterly yearly annually second minute hour day week fortnight month quarter year"
    " decade century seconds minutes hours days nights weeks fortnights months quarters years decades centuries weekend"
    " half period ago now nowadays currently current presently present moment recently recent lately soon past future"
    " a.m p.m a.m. p.m. am pm q1 q2 q3 q4 nineteen earlier ago".split()
)
