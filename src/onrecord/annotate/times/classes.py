"""The classes of words that shapes are written in.

A word with a capital here ("May", "Friday") is known with a capital only, an abbreviation in capitals ("GMT")
as it stands, all others with either. A word may stand in several classes.
"""

from __future__ import annotations

from onrecord.annotate.times.words import DECADES, LARGE, ORDINALS, SEASONS, SMALL, TENS, WEEKDAYS

_SHORT_MONTHS = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split()


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


TELLING: dict[str, tuple[str, ...]] = {
    "FULLMONTH": _words("January February July September October November December"),
    "SHYMONTH": _words("March April May June August"),  # verbs and given names too
    "SHORTMONTH": (*_SHORT_MONTHS, *(f"{month}." for month in _SHORT_MONTHS)),
    "WEEKDAY": tuple(day.capitalize() for day in WEEKDAYS),
    "SHORTWEEKDAY": _words("Mon. Tue. Tues. Wed. Thu. Thurs. Fri. Sat. Sun."),
    "WEEKDAYS": tuple(f"{day.capitalize()}s" for day in WEEKDAYS),
    "SEASON": tuple(SEASONS),
    "DAYPART": _words("morning afternoon evening night"),
    "DAYPARTS": _words("mornings afternoons evenings nights"),
    "UNIT": _words("second minute hour day week fortnight month quarter year decade century"),
    "UNITS": _words(
        "seconds minutes hours days nights weeks weekends fortnights months quarters years decades centuries"
    ),
    "NEAR": _words("yesterday today tomorrow"),
    "PERIODIC": _words("hourly daily weekly monthly quarterly yearly annually"),
    "NOON": _words("noon midnight midday"),
    "OCLOCK": _words("o'clock o’clock"),
    "AMPM": _words("am pm AM PM a.m. p.m. A.M. P.M. a.m p.m"),
    "SPOKENDECADE": tuple(DECADES),
    "AGO": _words("ago hence"),
    "NIGHT": _words("tonight overnight"),
    "PRESENT": _words("now nowadays currently current presently present moment"),
    "PAST": _words("recently lately recent past"),
    "FUTURE": _words("soon future"),
    "STRETCH": _words("weekend period"),
    "SLASH": _words("/"),
    "SPOKENCENTURY": _words("nineteen"),
    # What names a holiday without "Day" or a weekday behind it.
    "HOLIDAY": _words(
        "Christmas Easter Halloween Hanukkah Passover Pesach Pentecost Purim Ramadan Hashanah Shavuot Sukkot "
        "Thanksgiving Kippur Diwali Eid Nowruz Juneteenth Candlemas Michaelmas Holi Gras Cinco"
    ),
}
"""Without one of these there is no time: a text is looked at where they stand."""

HELPING: dict[str, tuple[str, ...]] = {
    "SMALL": SMALL[1:],
    "TEEN": SMALL[10:],
    "TENS": TENS,
    "LARGE": tuple(LARGE),
    "ORDINAL": ORDINALS,
    "ZONE": _words("GMT UTC EST EDT ET CST CDT CT MST MDT MT PST PDT PT CET CEST EET EEST MSK BST IST"),
    "OWNER": _words("'s ’s"),
    "QUOTE": _words("' ’ ‘"),
    "DASH": _words("- – −"),
    # Weekdays, months and numbers that are names: "Bloody Sunday", "Sunday Times", "March Street".
    "DAYNAME": _words("Black Good Easter Palm Bloody Ash Holy Cyber Super Maundy Shrove"),
    "NAMETAIL": _words("Times Mass School Herald Telegraph Mirror Express Post Street Road Avenue Lane"),
    "MONEY": _words("$ £ € ¥ # № No. Nos."),
    # A capital before a number makes it a name, but for what comes back with the years.
    "EVENT": _words("Expo Cup Games Olympics Championship Championships Conference Congress Summit Festival"),
    # "In May Dr. Venn left": no name of a month behind which her title stands.
    "TITLE": _words("Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Prof. President Minister Sen. Rep. Gov. Gen. Judge"),
    "HOLIDAYTHING": _words("tree trees card cards carol carols egg eggs lights market markets presents"),
    "COUNTED": _words("people men women children troops sheep cattle kg km m miles metres meters"),
    "BEFOREMONTH": _words(
        "in since until till as from by through throughout of to and or on before after during between for"
    ),
}
"""Part of an expression, and frequent outside of any."""

AROUND = _words(
    "will shall would should could might can must upcoming likely due scheduled slated intends intended "
    "expects expected plan plans planned planning going hopes wants agreed decided promised vowed "
    "continues resumes begins opens starts returns meets leaves arrives ends closes retires sails ahead "
    "be is are was were had set"
)
"""Part of no expression: they say which way the clause around one looks."""

UNIONS: dict[str, tuple[str, ...]] = {
    "MONTH": ("FULLMONTH", "SHYMONTH", "SHORTMONTH"),
    "BAREMONTH": ("FULLMONTH", "SHYMONTH"),
    "ANYWEEKDAY": ("WEEKDAY", "SHORTWEEKDAY"),
    "ANYUNIT": ("UNIT", "UNITS"),
    "HOUR": ("D12",),
    "DAYNUMBER": ("D12", "D24", "D31", "NTH"),
    "TWODIGITS": ("D12", "D24", "D31", "D99"),
    "YEAR": ("YEARS19", "YEARS10", "ROUNDYEAR"),
    "FIGURE": ("D12", "D24", "D31", "D99", "YEARS19", "YEARS10", "ROUNDYEAR", "CLOCKDOT", "LONGFIGURE"),
}
"""Classes made of others, and of those of figures in `alphabet`."""
