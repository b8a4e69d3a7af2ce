# ruff: noqa: E501 - a pattern broken over lines can no longer be read against its examples
"""The grammar of English time expressions: each rule a shape of words and the value it stands for.

A rule's pattern is written with single blanks, which match any white space, and
with named groups, which its reader turns into a TIMEX3 type and value (ISO 8601
as TimeML uses it). `None` as value: surely a time, but the words don't fix it.
`relative` says that the value was counted from the article's date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.annotate.times.values import (
    Context,
    Reader,
    Value,
    Words,
    read_ago,
    read_century,
    read_decade,
    read_elsewhere,
    read_every,
    read_iso,
    read_length,
    read_month,
    read_month_day,
    read_month_year,
    read_near_day,
    read_numeric,
    read_periodic,
    read_quarter,
    read_quarter_back,
    read_rate,
    read_reference,
    read_season,
    read_second_day,
    read_spoken_year,
    read_stretch,
    read_the_year,
    read_tonight,
    read_weekday,
    read_weekdays,
    read_weekend,
    read_which_unit,
    read_year,
)
from onrecord.annotate.times.words import (
    DAY_NUMBER,
    DAY_PART,
    DAY_PARTS,
    FULL_MONTH,
    MONTH,
    NUMBER,
    ONES,
    ORDINAL,
    SEASON,
    TEENS,
    TENS,
    UNIT,
    UNITS_PLURAL,
    VAGUE,
    WEEKDAY,
    YEAR,
)

# Words before a length or a point in time that make it approximate (TIMEX3 `mod`).
_ABOUT = (
    r"(?:(?:[Nn]early|[Aa]lmost|[Aa]bout|[Aa]round|[Aa]pproximately|[Rr]oughly|[Oo]ver|[Mm]ore than|[Ll]ess than"
    r"|[Nn]o more than|[Aa]t least|[Uu]p to|[Jj]ust (?:over|under)|[Uu]nder|[Ss]ome) )?"
)
_PART = r"(?:(?:[Ee]arl(?:y|ier)|[Ll]ate(?:r)?|[Mm]id|[Ss]ometime)(?: in)?[- ])?"
_EDGE = r"(?:(?:[Tt]he )?(?:end|beginning|start|middle|close|turn|rest|remainder) of )?"
_THIS = r"(?P<which>[Tt]his|[Ll]ast|[Nn]ext|[Cc]urrent|[Tt]he current|[Tt]he (?:previous|following|same|preceding)|[Tt]hat)"
_CLOCK = (
    r"(?:(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)? ?(?:[ap]\.m\.?|[ap]m\b|[AP]M\b)|(?:[01]\d|2[0-3]):[0-5]\d(?![\d:])"
    r"|[Nn]oon\b|[Mm]idnight\b)(?: (?:E[SD]T|P[SD]T|GMT|UTC|CET|BST|[Ll]ocal time)\b)?"
)
_DAY = (
    rf"(?:[Yy]esterday|[Tt]oday|[Tt]omorrow|{WEEKDAY}(?!s)(?:,? {MONTH} {DAY_NUMBER}(?:,? {YEAR})?)?"
    rf"|{MONTH} {DAY_NUMBER}(?:,? {YEAR})?|{DAY_NUMBER} {MONTH}(?:,? {YEAR})?)"
)
_QUARTER_YEAR = rf"(?: of (?:fiscal )?(?:(?P<year>{YEAR})|(?P<which>this|last|next) year))?"


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
        lambda match: (
            match[0].replace(" ", r"\s") if match[0].startswith("(") else widths.get(match[0], match[0])
        ),
        pattern,
    )


NEAR_DAY = _rule("near-day", rf"\b{_PART}(?P<day>[Yy]esterday|[Tt]oday|[Tt]omorrow)\b", read_near_day)
MONTH_DAY = _rule(
    "month-day",
    rf"\b(?:{_PART}{WEEKDAY},? )?(?P<month>{MONTH}) (?:the )?(?P<number>{DAY_NUMBER})"
    rf"(?:,? (?P<year>{YEAR})|,? (?P<which>this|last|next) year\b)?",
    read_month_day,
)
DAY_MONTH = _rule(
    "day-month",
    rf"\b(?:{WEEKDAY},? )?(?:[Tt]he )?(?P<number>{DAY_NUMBER})(?: (?:day )?of)? (?P<month>{MONTH})"
    rf"(?:,? (?P<year>{YEAR})|,? (?P<which>this|last|next) year\b)?",
    read_month_day,
)
WEEKDAY_RULE = _rule(
    "weekday",
    rf"\b{_PART}(?:(?P<which>[Tt]his|[Ll]ast|[Nn]ext) )?(?P<weekday>{WEEKDAY})\b(?! (?:Times|School|Mass)\b)",
    read_weekday,
)
# The other end of a range gives its month to the first: "17-19 April", "17 to 19 April".
RANGE_START = re.compile(_spaced(rf"\b(?P<number>{DAY_NUMBER})(?: ?[-–] ?| (?:to|and|or|until) )$"))
RANGE_END = re.compile(
    _spaced(rf"(?: ?[-–] ?| (?:to|and|or|until) )(?P<number>{DAY_NUMBER})(?! ?{MONTH})(?! [a-z]+s\b)")
)

# In order of precedence where two shapes begin at the same word.
RULES: tuple[Rule, ...] = (
    _rule(
        "iso",
        r"(?<![\w/.-])(?P<day>\d{4}-\d\d-\d\d)(?:[T ](?P<clock>[0-2]\d:[0-5]\d(?::[0-5]\d)?)(?:Z|[+-]\d\d:?\d\d)?)?(?![\w/-])",
        read_iso,
    ),
    _rule("numeric", r"(?<![\w/.])(?P<a>[0-3]?\d)(?:/(?P<b>[0-3]?\d)/|\.(?P<dotted>[0-3]?\d)\.)(?P<year>(?:19|20)\d\d)(?![\w/])", read_numeric),
    _rule("clock", rf"\b(?P<clock>{_CLOCK})(?:,? (?:on |of )?(?P<day>{_DAY}))?", _clock),
    _rule("clock", rf"\b(?P<lead>{_DAY}) at (?P<clock>{_CLOCK})(?P<day>)", _clock),
    _rule("part-of-day", rf"\b(?:(?P<which>[Tt]his|[Ll]ast)|{_PART}(?P<day>{_DAY})) (?:mid-?)?(?P<part>{DAY_PART})\b", _part_of_day),
    _rule("part-of-day", rf"\b(?:the )?(?P<part>{DAY_PART}) of (?P<day>{_DAY})(?P<which>)", _part_of_day),
    _rule("part-of-day", r"\b(?:[Ee]arly |[Ll]ate )?in the (?P<part>morning|afternoon|evening)\b(?P<which>)(?P<day>)", _part_of_day),
    _rule("tonight", r"\b[Tt]onight\b", read_tonight),
    MONTH_DAY,
    DAY_MONTH,
    _rule(
        "month-year",
        rf"\b{_EDGE}{_PART}(?P<month>{MONTH})(?:,? (?:of )?(?P<year>{YEAR})|,? (?:of )?(?P<which>this|last|next) year\b)",
        read_month_year,
    ),
    _rule("second-day", r"\b(?:[Tt]he )?day (?P<side>before yesterday|after tomorrow)\b", read_second_day),
    _rule(
        "every",
        rf"\b(?:[Ee]very|[Ee]ach)(?: of)?(?P<other> other)?(?: (?P<number>{NUMBER}))? (?:(?P<weekday>{WEEKDAY})"
        rf"|(?P<month>{FULL_MONTH})|(?P<part>{DAY_PART})|(?P<season>{SEASON})|(?P<unit>{UNIT}))\b",
        read_every,
    ),
    _rule("periodic", r"\b(?P<word>[Dd]aily|[Ww]eekly|[Mm]onthly|[Qq]uarterly|[Yy]early|[Aa]nnually)(?=[.,;:!?]| (?:at|in|on|for|with|to|by|from|since|and|or)\b|$)", read_periodic),
    _rule(
        "ago",
        rf"\b{_ABOUT}(?:(?P<vague>{VAGUE})|(?P<number>{NUMBER}))[ -](?P<unit>{UNIT})(?: or (?:so|two|more))? (?P<side>ago|from now|hence)\b",
        read_ago,
    ),
    _rule(
        "from-other",
        rf"\b{_ABOUT}(?:{VAGUE}|{NUMBER}) {UNIT} (?:earlier|later|before|after|afterwards?)\b(?! (?:this|last|next)\b)",
        read_elsewhere,
    ),
    _rule("from-other", r"\b(?:[Tt]he|[Tt]hat) (?:same|previous|following|next|day before|day after) (?:day|morning|evening|night)\b", read_elsewhere),
    _rule("rate", r"(?:(?<=\d )|(?<=\d% )|(?<=llion )|(?<=percent )|(?<=imes )|(?<=once )|(?<=twice )|(?<=Once )|(?<=Twice ))(?:a|per|each) (?P<unit>second|hour|day|week|month|year)\b(?! (?:ago|earlier|later|before|after))", read_rate),
    _rule(
        "quarter",
        rf"\b{_EDGE}(?:[Tt]he |(?P<whose>[Tt]his|[Ll]ast|[Nn]ext) year['’]s )?(?:fiscal[- ])?(?P<ordinal>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[1-4](?:st|nd|rd|th))"
        rf"[- ](?:fiscal )?(?P<part>quarter|half)\b(?P<short>){_QUARTER_YEAR}",
        read_quarter,
    ),
    _rule("quarter", rf"\b(?:[Tt]he )?(?P<year>{YEAR}) (?:fiscal )?(?P<ordinal>first|second|third|fourth)[- ](?P<part>quarter|half)\b(?P<short>)(?P<which>)", read_quarter),
    _rule("quarter", rf"\b(?P<short>Q[1-4])\b(?P<ordinal>)(?P<part>)(?:,? (?:of )?(?P<year>{YEAR}))?(?P<which>)", read_quarter),
    _rule(
        "quarter-back",
        r"\b(?:[Tt]he )?(?:comparable )?(?:(?P<which>latest|last|current|year-ago|year-earlier|same|comparable|corresponding) (?:fiscal )?(?:quarter|period)|year-ago|year-earlier)\b",
        read_quarter_back,
    ),
    _rule("year", rf"\b{_EDGE}{_PART}(?:the )?(?:[Ff]iscal|[Cc]alendar)(?: year)? (?P<year>{YEAR})", read_year),
    _rule("decade", rf"\b(?:[Tt]he )?{_EDGE}{_PART}(?:the )?(?:(?P<full>(?:1[5-9]|20)\d0)['’]?s\b|(?<!\w)['’](?P<short>[1-9]0)s\b)", read_decade),
    _rule("decade", r"(?<!\w)['’](?P<short>[1-9]0)s\b(?P<full>)", read_decade),
    _rule("century", rf"\b(?:[Tt]he )?{_PART}(?P<ordinal>{ORDINAL})[- ]century\b", read_century),
    _rule("season", rf"\b{_EDGE}(?:(?P<which>[Tt]his|[Ll]ast|[Nn]ext) |(?:[Tt]he )?{_PART}(?:of )?)(?P<season>{SEASON})(?: of|,)?(?: (?P<year>{YEAR}))", read_season),
    _rule("season", rf"\b{_EDGE}{_PART}(?P<which>[Tt]his|[Ll]ast|[Nn]ext|[Tt]he) {_PART}(?P<season>{SEASON})\b(?P<year>)", read_season),
    _rule("stretch", rf"\b(?:[Tt]he |[Tt]hese )(?!(?:latest|last) quarter\b)(?:past|last|next|coming|previous|latest|final|first)(?: (?:(?P<vague>{VAGUE})|(?P<number>{NUMBER})))?[ -](?P<unit>{UNIT})(?![-\w])", read_stretch),
    _rule("stretch", rf"\b(?P<vague>[Rr]ecent|[Cc]oming)(?P<number>) (?P<unit>{UNITS_PLURAL})", read_stretch),
    _rule(
        "which-unit",
        rf"\b{_EDGE}{_PART}{_THIS}(?: fiscal| calendar)? (?P<unit>week(?:end)?|month|year|quarter|decade|century)\b(?!['’]s (?:first|second|third|fourth) quarter)",
        read_which_unit,
    ),
    _rule("the-year", rf"\b(?:{_PART}(?:in )?(?:[Tt]he )?(?:end|beginning|start|middle) of the |[Ee]arl(?:y|ier) in the |[Ll]ater? in the )(?P<unit>week|month|year|quarter)\b", read_the_year),
    _rule("weekend", r"\b[Tt]he weekend\b", read_weekend),
    _rule("spoken-year", rf"\b(?:the year )?(?P<century>[Nn]ineteen|[Tt]wenty)[- ](?P<rest>(?:{TENS})(?:[- ](?:{ONES}))?|(?:{TEENS}))\b(?! {UNIT})", read_spoken_year),
    _rule("the-year", r"\b(?:[Aa]t )?(?P<unit>year)(?:['’]s)?[- ]end\b", read_the_year),
    _rule("length", rf"\b(?!(?:[Mm]ore than )?[Aa]n? (?:quarter|second)\b|\d{{4}} (?:second|quarter)\b){_ABOUT}(?:[Tt]he )?(?:first |last )?(?!\d{{4}} (?:second|quarter)|\w+-quarters)(?P<number>{NUMBER})[ -](?P<half>and[- ]a[- ]half[- ])?(?P<unit>{UNIT})(?![- ]olds?\b)(?: and a half)?(?!-)", read_length),
    _rule("length", rf"\b{_ABOUT}(?P<vague>{VAGUE})[ -](?P<unit>{UNIT})(?P<number>)", read_length),
    _rule("length", rf"(?:(?<=\b[Ff]or )|(?<=\b[Ii]n )|(?<=\bof ))(?!seconds|quarters|nights)(?P<unit>{UNITS_PLURAL})(?P<number>)(?! ago)", read_length),
    _rule("weekdays", rf"\b(?P<weekday>{WEEKDAY})s\b", read_weekdays),
    WEEKDAY_RULE,
    _rule("month", rf"\b{_EDGE}{_PART}(?P<which>[Tt]his |[Ll]ast |[Nn]ext )(?P<month>{FULL_MONTH})\b", lambda words, context: read_month(words | {"which": (words["which"] or "").strip()}, context)),
    _rule("month", r"(?:(?<=\b[Ii]n )|(?<=\b[Ss]ince )|(?<=\b[Uu]ntil )|(?<=\b[Ff]rom )|(?<=\b[Bb]y )|(?<=\b[Tt]hrough )|(?<=\bof )|(?<=\bto )|(?<=\band )|(?<=\bon ))(?P<month>May|March|April|June|August)\b(?P<which>)(?! [A-Z])", read_month),
    _rule("month", rf"\b(?:{_EDGE}(?:[Ee]arly |[Ll]ate |[Mm]id-|end-))(?P<month>{FULL_MONTH})\b(?P<which>)", read_month),
    _rule("month", r"\b(?P<month>January|February|July|September|October|November|December)\b(?P<which>)", read_month),
    NEAR_DAY,
    _rule("year", r"(?:(?<=\b[Ii]n )|(?<=\b[Ss]ince )|(?<=\b[Uu]ntil )|(?<=\b[Ff]rom )|(?<=\b[Bb]y )|(?<=\bof )|(?<=\bto )|(?<=\b[Ii]n early )|(?<=\b[Ii]n late )|(?<=\b[Dd]uring )|(?<=\b[Bb]efore )|(?<=\b[Aa]fter ))(?P<year>(?:1[4-9]|20)\d\d)(?![\w%]|[,.:]\d| (?:people|men|women|jobs|tons|troops|[a-z]+(?:ers|ons|ies))\b)", read_year),
    _rule("bare-year", rf"(?<![\w$£€#/-])(?<![\d][.,:])(?:[Tt]he year |{_EDGE}mid-|{_EDGE}(?:[Ee]arly |[Ll]ate )?)(?P<year>(?:19|20)\d\d)(?![\w%/]|[,.:]\d|-\d{{3}}| (?:people|men|women|kg|km|m|sheep|cattle|[a-z]+s)\b)", read_year),
    _rule("now", r"\b(?:[Nn]ow(?:adays)?|[Cc]urrently|[Aa]t present|[Pp]resently|[Aa]t the moment|[Tt]hese days|[Cc]urrent)\b", read_reference("PRESENT_REF")),
    _rule("recently", rf"\b(?:[Rr]ecently|[Ll]ately|[Rr]ecent|(?:in )?the (?:recent )?past)\b(?! (?:{NUMBER}|{VAGUE}|{UNIT}))", read_reference("PAST_REF")),
    _rule("soon", r"\b(?:[Ss]oon\b(?! (?:after|as)\b)|(?:in )?the (?:near |foreseeable )?future|in future)\b", read_reference("FUTURE_REF")),
)  # fmt: skip

# Without English words around them only these say a day.
UNWORDED = frozenset({"iso", "numeric"})

# A sentence is looked at where one of these words stands in it (lower case, last part of a hyphened word).
TRIGGERS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "jan.",
        "feb.",
        "mar.",
        "apr.",
        "jun.",
        "jul.",
        "aug.",
        "sep.",
        "sept.",
        "oct.",
        "nov.",
        "dec.",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mondays",
        "tuesdays",
        "wednesdays",
        "thursdays",
        "fridays",
        "saturdays",
        "sundays",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "morning",
        "afternoon",
        "evening",
        "night",
        "tonight",
        "noon",
        "midnight",
        "today",
        "yesterday",
        "tomorrow",
        "daily",
        "weekly",
        "monthly",
        "quarterly",
        "yearly",
        "annually",
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "fortnight",
        "month",
        "quarter",
        "year",
        "decade",
        "century",
        "seconds",
        "minutes",
        "hours",
        "days",
        "nights",
        "weeks",
        "fortnights",
        "months",
        "quarters",
        "years",
        "decades",
        "centuries",
        "weekend",
        "half",
        "period",
        "ago",
        "now",
        "nowadays",
        "currently",
        "current",
        "presently",
        "present",
        "moment",
        "recently",
        "recent",
        "lately",
        "soon",
        "past",
        "future",
        "a.m",
        "p.m",
        "a.m.",
        "p.m.",
        "am",
        "pm",
        "q1",
        "q2",
        "q3",
        "q4",
        "nineteen",
        "earlier",
        "ago",
    ]
)
