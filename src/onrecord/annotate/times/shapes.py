# ruff: noqa: E501 - a shape broken over lines can no longer be read against its examples
"""The shapes of English time expressions: each in words, with the reader that gives it its value.

How a shape is written says `pattern`, what its classes hold `classes`. Where two shapes begin at the same word,
the upper one is taken. A name (`month=`) hands the words that follow to the reader; `part`, `edge`, `about` and
`orso` make `mod`, `twin` is the day of a range whose month stands beside the other one. `None` as value: surely
a time, but the words don't fix it.
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.annotate.times import holidays
from onrecord.annotate.times.clock import read_clock, read_night, read_overnight, read_part_of_day
from onrecord.annotate.times.days import (
    read_day,
    read_holiday,
    read_iso,
    read_named_day,
    read_numeric,
    read_second_day,
    read_weekday_of_range,
)
from onrecord.annotate.times.distances import (
    read_ago,
    read_elsewhere,
    read_month_before,
    read_other_event,
    read_period_before,
    read_the_quarter,
    read_the_year,
    read_this,
    read_weekend,
    read_year_ago,
)
from onrecord.annotate.times.lengths import read_every, read_length, read_one, read_periodic, read_stretch
from onrecord.annotate.times.value import Context, Reader, Words
from onrecord.annotate.times.years import (
    read_century,
    read_decade,
    read_month,
    read_quarter,
    read_reference,
    read_season,
    read_short_year,
    read_year,
    read_year_of_range,
)


class Rule(NamedTuple):
    """One shape: `name` goes into `by`."""

    name: str
    shape: str
    read: Reader


def no_time(_: Words, __: Context) -> None:
    """Read words that look like a time and are none."""


_HOLIDAYS = " | ".join(
    name.lower().replace("'s", " OWNER").replace("s'", "s QUOTE").replace("-", " - ")
    for name in holidays.names()
)

PHRASES = {
    # Numbers: two, twenty-five, 2 1/2, 1,000, two hundred and fifty, half a dozen, a couple of
    "NUMERAL": "TENS (-? SMALL)? | SMALL | FIGURE",
    "NUMBER": "a? couple (of|more)? | half (a|an)? LARGE? | a half | (NUMERAL|a)? LARGE LARGE? (and? NUMERAL)?"
              " | TWODIGITS D12 / D12 | NUMERAL (and a half)? | (a|an) (full|whole|single|further|additional)?",
    "VAGUE": "several | a? few (more)? | many (more)? | some | numerous",
    "ORD": "(TENS -)? ORDINAL | NTH",
    # Modifiers
    "ABOUT": "about=(nearly|almost|about|around|approximately|roughly|some|over (?! the)|more than|less than|no (more|less) than"
             "|at (least|most)|up to|just (over|under)|well over|under|barely|only|exactly)",
    "PART": "part=(early|earlier|late|later|mid|middle|sometime) (in|on|of)? -? the?",
    "EDGE": "the? edge=(end|beginning|start|middle|close|turn|rest|remainder|course) of",
    # Days
    "DATE": "((this|next|last)? weekday=ANYWEEKDAY ,?)?"
            " (month=MONTH the? number=(DAYNUMBER|ORDINAL) | the? number=(DAYNUMBER|ORD) (day? of)? month=MONTH)"
            " (,? year=YEAR | ,? of? which=(this|last|next) year)?",
    "WHICHDAY": "which=(this (past|coming)?|last|next|the (previous|preceding|following|next))",
    "DAY": "DATE | near=NEAR | WHICHDAY? weekday=WEEKDAY",
    # Times of day
    "CLOCKTIME": "noon=NOON | (clock=(HOUR|CLOCKDOT|SHORTCLOCK|CLOCK|SMALL) half=AMPM | clock=(CLOCKPM|CLOCK)) ZONES?"
                 " | (?<= at|until) clock=SHORTCLOCK | clock=(HOUR|SMALL) OCLOCK | (?<= at|by|until|since|before|after|from|around) a? minutes=(five|ten|twenty (-? five)?|half|quarter) minutes? past=(past|to) hour=(HOUR|SMALL)",
    "SPOKENYEAR": "century=(nineteen|twenty) -? rest=(TENS (-? SMALL)?|TEEN)",
    "ZONES": "ZONE | local time",
}  # fmt: skip

RULES = (
    # In figures
    Rule("iso", "day=ISO (clock=CLOCK | : minutes=(TWODIGITS|ZULU|SECONDS|CLOCK) ((+|-) CLOCK)?)?", read_iso),
    Rule("numeric", "dotted=DOTTED", read_numeric),
    Rule("numeric", "(?<! /) a=(D12|D24|D31) / b=(D12|D24|D31) / year=YEAR (?! /)", read_numeric),
    # Days and times of day
    Rule("clock", "ABOUT? PART? CLOCKTIME (in the daypart=DAYPART | (on|of)? DAY daypart=DAYPART)", read_clock),
    Rule("clock", "ABOUT? clock=(HOUR|SMALL) (in the daypart=DAYPART|at daypart=night|whose=this daypart=DAYPART)", read_clock),
    Rule("clock", "ABOUT? PART? CLOCKTIME (,? (on|of)? DAY)?", read_clock),
    Rule("clock", "DAY ,? at ABOUT? CLOCKTIME", read_clock),
    Rule("part-of-day", "PART? (whose=(this|last) | DAY ,?) mid? -? daypart=DAYPART (?! OWNER)", read_part_of_day),
    Rule("part-of-day", "part=mid -? daypart=DAYPART (on? DAY)?", read_part_of_day),
    Rule("part-of-day", "PART? the? daypart=DAYPART of DAY", read_part_of_day),
    Rule("part-of-day", "PART (in the)? daypart=(morning|afternoon|evening)", read_part_of_day),
    Rule("part-of-day", "(?<= in|on|by|during) the daypart=(morning|afternoon|evening) | (?<= by) daypart=(morning|afternoon|evening|night)", read_part_of_day),
    Rule("tonight", "tonight", read_night),
    Rule("overnight", "overnight", read_overnight),
    Rule("holiday", f"PART? which=(this|last|next)? name=({_HOLIDAYS}) (,? (of|in)? year=YEAR)? (?! CAPITAL|HOLIDAYTHING)", read_holiday),
    Rule("days", "(the|weekday=WEEKDAY ,?)? twin=DAYNUMBER (DASH|to|and|or|until|through) the? number=DAYNUMBER of? month=MONTH (,? year=YEAR)?", read_day),
    Rule("days", "(weekday=WEEKDAY ,?)? month=MONTH number=DAYNUMBER (DASH|to|and|or|until|through) twin=DAYNUMBER (?! MONTH|ANYUNIT) (,? year=YEAR)?", read_day),
    Rule("month-day", "PART? DATE", read_day),
    Rule("named-day", "(?<! /) name=(D12 / D12) (?! /|FIGURE)", read_named_day),
    Rule("second-day", "the? day (side=before yesterday|side=after tomorrow)", read_second_day),
    Rule("every", "(every|each) (of (the|these)?)? (other=other|other=second|number=NUMBER)? (weekday=WEEKDAY daypart=DAYPART?|month=BAREMONTH|daypart=DAYPART|season=SEASON|unit=ANYUNIT)", read_every),
    Rule("weekday", "number=WEEKDAY (to|until|till|through|DASH) twin=WEEKDAY", read_weekday_of_range),
    Rule("weekdays", "weekday=WEEKDAYS", read_every),
    Rule("weekdays", "weekday=WEEKDAY daypart=DAYPARTS", read_every),
    Rule("no-time", "(?<= the) WEEKDAY CAPITAL", no_time),
    Rule("weekday", "PART? WHICHDAY? (?<! DAYNAME) weekday=WEEKDAY (?! NAMETAIL)", read_day),
    Rule("near-day", "PART? near=NEAR", read_day),
    # Distances
    Rule("ago", "ABOUT? (vague=VAGUE|number=NUMBER) -? unit=ANYUNIT (orso=(or so) | or (two|more))? side=(ago|back|hence|from now|from today)", read_ago),
    Rule("ago", "unit=UNITS side=ago", read_ago),
    Rule("from-other", "ABOUT? (vague=VAGUE|number=NUMBER) -? unit=ANYUNIT side=(earlier|later) (?! this|last|next)", read_elsewhere),
    Rule("from-other", "ABOUT? (vague=VAGUE|number=NUMBER) unit=ANYUNIT side=(before|after|afterwards|afterward) (?= MARK|,)", read_elsewhere),
    Rule("from-other", "(the|that) (unit=(day|week|month|year)|daypart=DAYPART) side=(before|after) (?= MARK|,|and|was|were|had|BACK)", read_elsewhere),
    Rule("from-other", "vague=UNITS side=(earlier|later)", read_elsewhere),
    Rule("length", "unit=(minutes|hours|days|weeks|months|years|decades) (?= after|before)", read_length),
    Rule("from-other", "(the|that) (unit=(day|week|month|year)|daypart=DAYPART) (before|after)", read_other_event),
    Rule("from-other", "the same unit=month (of|in)? (last year|a year (ago|earlier|before))", read_month_before),
    Rule("stretch", "(?<= within|over|in|during|for) the which=next unit=(week|month|quarter|year|decade)", read_stretch),
    Rule("from-other", "PART? (the|that|this) (very? same | side=(previous|following|next|preceding)) (unit=(day|week|month|quarter|year)|daypart=DAYPART) (?! and a half | (of|in)? (last|this|next) year)", read_elsewhere),
    Rule("from-other", "PART? that (unit=(day|week|month|quarter|year)|daypart=DAYPART)", read_elsewhere),
    # What comes back
    Rule("rate", "(once|twice|NUMERAL times) (a|per|each|every) unit=UNIT", read_every),
    Rule("no-time", "(?<= FIGURE|LARGE|PLURAL|%) (a|an|per|each) UNIT (?! ago|earlier|later|before|after)", no_time),
    Rule("periodic", "word=PERIODIC (?= MARK|,|at|in|on|for|with|to|by|from|since|and|or|until)", read_periodic),
    # Parts of a year
    Rule("quarter", "EDGE? (the | whichyear=(this|last|next) year OWNER)? fiscal? -? ordinal=(first|second|third|fourth|NTH) -? fiscal? span=(quarter|half) (of fiscal? (year=YEAR|whichyear=(this|last|next|the) year)|,? whichyear=(this|last|next) year)? (?! of (the|a|an|its|his|her|their))", read_quarter),
    Rule("quarter", "the? year=YEAR fiscal? -? ordinal=(first|second|third|fourth) -? span=(quarter|half)", read_quarter),
    Rule("quarter", "the? year=YEAR fiscal? quarter", read_quarter),
    Rule("quarter", "mark=QUARTERMARK ,? of? year=YEAR?", read_quarter),
    Rule("quarter", "year=YEAR mark=QUARTERMARK", read_quarter),
    Rule("quarter-back", "(the|a)? comparable? year -? (ago|earlier) (fiscal? ordinal=(first|second|third|fourth)? (quarter|period|half))?", read_year_ago),
    Rule("quarter-back", "(the|its)? which=(latest|last|current|this) fiscal? quarter", read_the_quarter),
    Rule("quarter-back", "the latest period", read_the_quarter),
    Rule("quarter-back", "(the|a)? (comparable|corresponding) (period|quarter) | the same (period|quarter) (?= last|of last|in last|a year)", read_period_before),
    Rule("from-other", "the same (period|quarter)", read_other_event),
    Rule("the-quarter", "the fiscal? quarter", read_the_quarter),
    Rule("month", "EDGE? PART? month=MONTH (,? of? year=YEAR | ,? of? SPOKENYEAR | ,? of? whichyear=(this|last|next) year)", read_month),
    Rule("month", "EDGE? PART? which=(this (past|coming)?|last|next) month=BAREMONTH", read_month),
    Rule("month", "EDGE PART? month=BAREMONTH", read_month),
    Rule("month", "part=(early|late|mid) -? month=BAREMONTH", read_month),
    Rule("month", "month=FULLMONTH", read_month),
    Rule("month", "(?<= BEFOREMONTH|a|an|the|DASH|,) month=SHYMONTH (?! CAPITAL|NAMETAIL|OWNER)", read_month),
    Rule("season", "EDGE? PART? (the|this|last|next)? PART? season=SEASON (of|,)? (year=YEAR|SPOKENYEAR|whichyear=(this|last|next) year)", read_season),
    Rule("season", "EDGE? PART? (which=(this (past|coming)?|last|next)|the) PART? season=SEASON (?! CAPITAL)", read_season),
    Rule("season", "(?<= by|in|until|since|before|after|during) PART? season=(spring|summer|autumn|winter) (?! CAPITAL)", read_season),
    # Years and what is longer
    Rule("year", "EDGE? PART? the? (fiscal|calendar) year? year=YEAR", read_year),
    Rule("decade", "EDGE? PART? the? decade=DECADE", read_decade),
    Rule("decade", "EDGE? PART? the? QUOTE short=(SHORTDECADE|LATEDECADE)", read_decade),
    Rule("decade", "EDGE? PART? the PART? short=(LATEDECADE|SPOKENDECADE)", read_decade),
    Rule("century", "EDGE? PART? the? PART? ordinal=ORD -? century", read_century),
    # Lengths
    Rule("year-long", "(the|its)? fiscal? unit=year (?= ended|ending)", read_one),
    Rule("stretch", "ABOUT? (the|these) which=(past|last|next|coming|previous|first|final|latest) (vague=VAGUE|number=NUMBER (other=(to|or|DASH) NUMERAL)?)? -? unit=ANYUNIT (?! -) (or so)?", read_stretch),
    Rule("recent", "past=(recent|past) UNITS", read_reference),
    Rule("recent", "the? future=coming UNITS", read_reference),
    Rule("this", "EDGE? PART? which=(this (past|current|coming)?|last|next|the? current) (fiscal|calendar)? unit=(week|weekend|month|year|quarter|decade|century) (?! OWNER (first|second|third|fourth) quarter)", read_this),
    Rule("this", "which=this unit=years", read_this),
    Rule("the-year", "(EDGE the | part=(early|earlier|late|later) in the) unit=(day|week|month|year)", read_the_year),
    Rule("the-year", "at? unit=year OWNER? -? edge=end", read_the_year),
    Rule("the-year", "(?<= for|of|during|in|throughout) the (full|fiscal|whole)? unit=year (?! of)", read_the_year),
    Rule("weekend", "the weekend", read_weekend),
    Rule("spoken-year", "(the year)? SPOKENYEAR (?! ANYUNIT|-|hundred|thousand)", read_year),
    Rule("age", "number=NUMERAL DASH? unit=(year|month|week|day|years|months|weeks|days) DASH? (old|olds)", read_length),
    Rule("no-time", "ABOUT? ((a|the)? (second|quarter) | NUMERAL - quarters)", no_time),
    Rule("length", "ABOUT? the? (first|last)? (?! YEAR UNIT) number=NUMBER (other=(to|or|DASH) NUMERAL)? -? (half=and -? a -? half -?)? (more|further|additional|consecutive|straight|full|long|trading|business|working)? unit=ANYUNIT half=(and a half)? orso=(or so)? (?! DASH? (old|olds))", read_length),
    Rule("length", "the unit=UNITS ahead", read_length),
    Rule("length", "ABOUT? vague=VAGUE -? unit=ANYUNIT", read_length),
    Rule("length", "(?<= for|in|of|within) unit=(minutes|hours|days|weeks|months|years|decades|centuries)", read_length),
    # Years alone
    Rule("years", "number=YEAR DASH twin=(TWODIGITS|YEAR)", read_year_of_range),
    Rule("short-year", "(?<= in|since|of|from|until|by|to|before|after) QUOTE short=D99 (?! OWNER)", read_short_year),
    Rule("year", "(?<= in|since|until|from|by|of|to|during|before|after) EDGE? PART? (the year)? year=(YEARS19|YEARS10|ROUNDYEAR (?! PLURAL)) (?! % | COUNTED)", read_year),
    Rule("bare-year", "(?<! MONEY|CAPITAL|/|DASH) EDGE? PART? (the year)? year=(YEARS19|ROUNDYEAR (?! PLURAL)) (?! % | COUNTED | DASH FIGURE)", read_year),
    # The present, the past, the future
    Rule("now", "(right now|now|nowadays|currently|current|presently|at present|at the moment|these days)", read_reference),
    Rule("recent", "past=(recently|lately|recent)", read_reference),
    Rule("soon", "future=soon (?! after|as)", read_reference),
    Rule("soon", "future=(the (near|foreseeable)? future)", read_reference),
    Rule("recent", "past=(the recent past) | (?<= in) past=(the past) (?! ANYUNIT|NUMERAL|VAGUE) | past=(the past) (?= MARK|,)", read_reference),
)  # fmt: skip

# Without English words around them only these say a day.
UNWORDED = frozenset({"iso", "numeric"})
