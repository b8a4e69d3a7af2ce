"""Labels of official readouts: who met whom, how, when and where, by titles, metadata and explicit words.

Nothing of the pipeline is used (`benchmarks/readout_titles.py` says how titles are read). What a title or
text does not say has no label: an item whose title names offices or bodies only ("Meeting with Government
members") is left out, and so is a field that nothing tells.

*Day*: Kremlin, the date line, but the title's own date in an announcement; State, the day word or date of
the sentence that tells of the meeting, "today" being Washington's day at the stamp. *Place*: the date
line's; State, "in" and "at" in that sentence, and the lines above the first turn of a transcript. *Mode*:
by the title's noun and verb, and where the sentence says that it was by phone or video.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

from benchmarks.readout_titles import MONTHS, WEEKDAYS, Name, Sides, Titles, reader
from training.corpora.files import corpus_file, lines

Site = Literal["kremlin", "state"]
Row = dict[str, Any]
FILES: dict[Site, str] = {"kremlin": "kremlin_to_2018.jsonl.gz", "state": "state_to_2022_03.jsonl.gz"}
# Washington's clock is four hours behind UTC in summer, five in winter: before this hour its day was the
# day before.
NIGHT = 5
_FROM_AFAR = (frozenset({"phone"}), frozenset({"video"}))
# Whoever is printed behind the office of a site so often is one of its own people.
PRINCIPAL = 20

_SITE_OFFICE: dict[Site, re.Pattern[str]] = {
    "kremlin": re.compile(
        r"\b(?:President\s+of\s+Russia|Russian\s+President|Acting\s+President)\s+[A-Z]\w+\s+([A-Z]\w+)"
    ),
    "state": re.compile(r"\bSecretary of State [A-Z]\w+ (?:[A-Z]\. )?([A-Z]\w+)"),
}
_GREETING = re.compile(
    r"""\A(?:Greeting|Condolence|Congratulat|Birthday\ greet|Happy\ birthday
      | Message\ of\ (?:greet|condol|congrat|sympath)
      | .*\b(?:sent|congratulated|expressed|extended|conveyed|offered)\b
        .*\b(?:greet|condol|message|congratul|telegram|sympath)
      | .*\b(?:National|Independence|Republic|Constitution|Statehood|Unity)\ Day\b
      | .*\ congratulated\ )""",
    re.IGNORECASE | re.VERBOSE,
)
# A title that congratulates and tells of a meeting, call, visit or ceremony as well is neither kind.
_TOLD_IN_TITLE = re.compile(
    r"\b(?:met|meet\w*|conversation|(?:tele)?phone\w*|spoke|visit\w*|attended|reception|talks|calls?|called|"
    r"ceremony|presented|concert|press)\b",
    re.IGNORECASE,
)
# Nor is an item whose text tells of a meeting: a "See also" list of earlier ones, who handed a message over
# to whom.
_TOLD = re.compile(
    r"""\bmet\ with\b|\bmet\ (?:the\ )?(?:[A-Z]|family)|\btalked\ with\b
      | \btelephone\ conversation|\b(?:tele)?phoned\b|\bspoke\ (?:\w+\ )?by\ (?:tele)?phone
      | \b(?:held|had)\ (?:talks|negotiations|a\ meeting)\ with\b
      | \b(?:personal|our|recent)\ (?:meeting|talks)\s(?:with|between)\b
      | \bat\ a\ meeting\ (?:of\ the\ [A-Z]|with\b)""",
    re.VERBOSE,
)
_PHONE = re.compile(r"(?:tele)?phone|\bcalls?\b", re.IGNORECASE)
_VIDEO = re.compile(
    r"\bvirtual(?:ly)?\b|\bvideo[ -]?(?:conference|link|call)?\b|\bteleconference\b", re.IGNORECASE
)
# They met that way; not "before the talks they watched the opening by video link".
_BY_VIDEO = re.compile(
    rf"\b(?:met|spoke|talked|talks|meeting)\b[^.,]{{0,30}}(?:{_VIDEO.pattern})"
    r"|\b(?:virtual|video) (?:meeting|talks|call)\b",
    re.IGNORECASE,
)
_SPOKE = re.compile(r"\b(?:conversation|spoke|talked|discussion|discussed)", re.IGNORECASE)
_BEFORE_OR_AFTER = re.compile(r"\b(?:Before|After) Their Meeting\b")
_NO_END = "".join(rf"(?<!\b{word})" for word in ("Dr", "Mr", "Ms", "Mrs", "St", "Jr")) + r"(?<![\s(][A-Z])"
_SENTENCE = re.compile(rf"[^\n]*?{_NO_END}[.!?:](?=\s|\Z)|[^\n]+")
# One day, not "March 2–3".
_MONTH_DAY = re.compile(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}})\b(?! ?[–-] ?\d|(?:,| and| or) \d{{1,2}}\b)")
_DAY_WORD = re.compile(rf"\b(today|yesterday|this (?:morning|afternoon|evening)|{'|'.join(WEEKDAYS)})\b")
_HELD_YESTERDAY = re.compile(
    r"\b(?:took place|held|met|spoke)\b[^.\n]{0,40}\byesterday\b|\byesterday[’']s meeting\b"
)
_MET = re.compile(
    r"\b(?:met|meets?|meeting|spoke|talked|call(?:ed)?|welcomed|hosted|received|held|joined|participated|"
    r"congratulated)\b"
)
# "met today with X in PLACE": what they talked about has places of its own.
_TOPIC = re.compile(
    r"\b(?:to (?!the\b)[a-z]+|about|on the|where|and (?:discussed|reaffirmed|thanked|congratulated))\b"
)
_IN_PLACE = re.compile(r"\b(?:in|at) (?:the )?((?:[A-Z][\w.’'-]+)(?:(?:,| of| the|)? [A-Z][\w.’'-]+)*)")
# Of a title, behind "talks", "met" or a counterpart's name: "met with X at PLACE".
_AT_PLACE = r",? (?:in|at) (?:the |his |her )?(?:[a-z]+ (?:of )?)?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
# Later in a text, and with a month, it is another meeting.
_TOOK_PLACE = re.compile(
    r"""\b(?:[Mm]eeting|[Tt]alks|[Cc]onversation|[Nn]egotiations|[Tt]hey|M[rs]s?)\b[^.\n]{0,60}
        \b(?:took\ place|was\ held|were\ held|held\ (?:their|a)\ (?:talks|meeting|negotiations))\b
        [^.\n]{0,40}?\b(?:in|at|on\ board|aboard)\ (?:the\ )?([A-Z][^.,;\n]{2,60})""",
    re.VERBOSE,
)
_NO_PLACE = re.compile(rf"\b(?:{'|'.join(MONTHS)}|request|initiative|invitation)\b")
_OPENING = 600
_NO_PLACE_WORDS = frozenset("The Region Territory Republic City Of".split())
_TITLE_WORDS = re.compile(
    r"\b(?:Secretary|Minister|President|Spokesperson|Chancellor|King|Representative|Ambassador)\b"
)


@dataclass(frozen=True, slots=True)
class Label:
    """What a title and metadata say of the meeting they name; `None` where they don't say.

    `hosts` are surnames of the site's side, `statuses` and `modes` those that are right, `place` words in
    small letters, of which one must stand in the record's place. `unsure`: Washington's day was not the
    UTC stamp's.
    """

    counterparts: tuple[Name, ...]
    hosts: tuple[str, ...]
    statuses: frozenset[str]
    modes: frozenset[str] | None
    day: str | None
    place: frozenset[str] | None
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A readout as its site prints it; `label` is `None` for a greeting.

    `key` is the site's number (Kremlin) or the first 12 hexadecimal digits of the address's SHA-256 (State).
    """

    site: Site
    key: str
    title: str
    text: str
    published: str
    label: Label | None


@dataclass(frozen=True, slots=True)
class Corpus:
    """The items that can be judged, in the order of the files, and how many were left out, by reason."""

    items: tuple[Item, ...]
    left_out: Counter[str]


def missing() -> str | None:
    """Say that the readouts do not lie beside the checkout, `None` where they do."""
    lacking = [path for name in FILES.values() if not (path := corpus_file("readouts", name)).exists()]
    return f"{lacking[0]} is not there" if lacking else None


def load() -> Corpus:
    """Load both files."""
    return labelled(
        {site: [json.loads(line) for line in lines("readouts", name)] for site, name in FILES.items()}
    )


def labelled(rows: Mapping[Site, Sequence[Row]]) -> Corpus:
    """Label rows; the words of all of them tell what is a name."""
    titles = reader(row for some in rows.values() for row in some)
    items, left_out = list[Item](), Counter[str]()
    for site, some in rows.items():
        own = principals(site, some)
        for row in some:
            kind = _item(site, row, titles, own)
            if isinstance(kind, Item):
                items.append(kind)
            elif kind is not None:
                left_out[kind] += 1
    return Corpus(tuple(items), left_out)


def principals(site: Site, rows: Sequence[Row]) -> frozenset[str]:
    """Return the surnames of those who hold the office of a site in its own texts."""
    office = _SITE_OFFICE[site]
    holders = Counter(
        name for row in rows for name in {m[1] for m in office.finditer(f"{row['title']}\n{row['text']}")}
    )
    return frozenset(name for name, count in holders.items() if count >= PRINCIPAL)


def _item(site: Site, row: Row, titles: Titles, own: frozenset[str]) -> Item | str | None:
    """Return an item, the reason why it is left out, or `None` where it is of neither kind."""
    title, body = " ".join(row["title"].split()), row["text"].strip()
    label = None
    if _GREETING.match(title):
        if _TOLD_IN_TITLE.search(title) or _TOLD.search(body):
            return "greetings that tell of a meeting"
    elif (sides := titles.sides(title, own)) is None:
        return None
    elif (label := _label(site, title, row, sides, own)) is None:
        return "titles that name no people"
    if site == "state":
        key = hashlib.sha256(row["url"].encode()).hexdigest()[:12]
        return Item(site, key, title, f"{title}\n\n{body}", row["published"], label)
    day = date.fromisoformat(row["date"])
    header = f"{MONTHS[day.month - 1]} {day.day}, {day.year}" + (f", {row['place']}" if row["place"] else "")
    return Item(site, row["id"], title, f"{title}\n\n{header}\n\n{body}", row["date"], label)


def _label(site: Site, title: str, row: Row, sides: Sides, own: frozenset[str]) -> Label | None:
    who, whom = sides.who, sides.whom
    if who and not any(name.last in own for name in who) and any(name.last in own for name in whom):
        # "The King and Queen received the President": they are whom he met.
        who, whom = whom, who
    hosts = tuple(sorted(own) if who is None else (name.last for name in who))
    counterparts = tuple(name for name in whom if who is None or name.last not in hosts)
    if not counterparts:
        return None
    if who is None:
        hosts = tuple(host for host in hosts if all(host != name.last for name in counterparts))
    told = lead(row["text"], counterparts)
    modes = _modes(title, told, row.get("place"))
    day, unsure = _state_day(told, row) if site == "state" else (_kremlin_day(title, told, row), False)
    # A call has no place; the date line's is where the president was.
    place = None if modes in _FROM_AFAR else _place(title, told, row, counterparts)
    return Label(counterparts, hosts, _statuses(title), modes, day, place, unsure)


def lead(body: str, counterparts: Sequence[Name]) -> str:
    """Return the first sentence that tells of meeting and names a counterpart, empty where none does."""
    # Later Kremlin pages are hard-wrapped.
    body = re.sub(r"(?<=[a-z,]) ?\n(?=[a-z])", " ", body[:4000])
    lasts = [name.last.lower() for name in counterparts]
    return next(
        (one for one in _sentences(body) if _MET.search(one) and any(last in one.lower() for last in lasts)),
        "",
    )


def _sentences(body: str) -> Iterator[str]:
    return (match[0].strip() for match in _SENTENCE.finditer(body))


def _statuses(title: str) -> frozenset[str]:
    if re.search(r"\bwill\b|\bis to\b", title):
        return frozenset({"planned"})
    return frozenset({"held", "planned"} if re.search(r"\bBefore Their\b", title) else {"held"})


def _modes(title: str, told: str, place: str | None) -> frozenset[str] | None:
    if _VIDEO.search(title) or _BY_VIDEO.search(told):
        return frozenset({"video"})
    if _PHONE.search(title):
        return frozenset({"phone"})
    if _SPOKE.search(title):
        if _PHONE.search(told):
            return frozenset({"phone"})
        return frozenset({"in_person", "other"}) if place else None
    return frozenset({"in_person", "visit"} if re.search(r"\bvisit(?:ed|s)? [A-Z]", told) else {"in_person"})


def _kremlin_day(title: str, told: str, row: Row) -> str | None:
    printed = date.fromisoformat(row["date"])
    if match := _MONTH_DAY.search(title):
        return _nearest(match, printed)
    if "planned" in _statuses(title):
        match = _MONTH_DAY.search(told) if "will" in told else None
        return _nearest(match, printed) if match else None
    return None if _HELD_YESTERDAY.search(row["text"].split("* * *")[0], 0, _OPENING) else str(row["date"])


def _state_day(told: str, row: Row) -> tuple[str | None, bool]:
    """Return the day, and whether Washington's was another than the stamp's."""
    stamp = datetime.fromisoformat(row["published"]).astimezone(UTC)
    word = _DAY_WORD.search(told)
    if word is None:
        match = _MONTH_DAY.search(_TOPIC.split(told)[0])
        return (_nearest(match, stamp.date()) if match else None), False
    day = (stamp - timedelta(hours=NIGHT)).date()
    unsure = day != stamp.date()
    if word[1] == "yesterday":
        day -= timedelta(days=1)
    elif word[1] in WEEKDAYS:
        day -= timedelta(days=(day.weekday() - WEEKDAYS.index(word[1])) % 7)
        unsure = False
    return day.isoformat(), unsure


def _nearest(told: re.Match[str], to: date) -> str:
    """Return the date nearest to another that has this month and day."""
    days = (
        f"{year}-{MONTHS.index(told[1]) + 1:02}-{int(told[2]):02}"
        for year in (to.year - 1, to.year, to.year + 1)
    )
    return min(days, key=lambda day: abs(date.fromisoformat(day.replace("-02-29", "-02-28")) - to))


def _place(title: str, told: str, row: Row, counterparts: Sequence[Name]) -> frozenset[str] | None:
    if row.get("place"):
        # Where title or text name another, "met at", "the meeting took place at", both are right.
        behind = "|".join(
            ["talks", "negotiations", "meeting", "met", *(re.escape(one.last) for one in counterparts)]
        )
        told_there = _TOOK_PLACE.finditer(row["text"], 0, _OPENING)
        places = [
            row["place"],
            *re.findall(rf"\b(?:{behind}){_AT_PLACE}", title),
            *(match[1] for match in told_there if not _NO_PLACE.search(match[0])),
        ]
    elif "place" in row:
        return None
    elif _BEFORE_OR_AFTER.search(title):
        head = row["text"].split(":", 1)[0].split("\n")[1:-1]
        people = re.compile(
            "|".join([_TITLE_WORDS.pattern, *(re.escape(name.last) for name in counterparts)])
        )
        places = [line for line in head if not people.search(line)]
    else:
        places = [match[1] for match in _IN_PLACE.finditer(_TOPIC.split(told)[0])]
    return frozenset(word for place in places for word in _place_words(place)) or None


def _place_words(place: str) -> list[str]:
    words = (word.strip(".,()") for word in place.split())
    return [word.lower() for word in words if word[:1].isupper() and word not in _NO_PLACE_WORDS]
