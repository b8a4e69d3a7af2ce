"""Titles of official readouts: which people a title names as having met or called, and on whose side.

Nothing of the pipeline is used but two of its word lists (places, given names). A capitalised word is part
of a name when the corpora hardly ever print it in lower case and it is no office; a run of such words at
the end of a phrase is a person when it stands behind an office ("Foreign Minister"), begins with a given
name, ends in a numeral, or its last word is somebody's elsewhere: behind "Mr" or an office, or tagged by a
site's markup.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from onrecord.lexicon.load import rows

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
# A word printed in lower case at least this often among all times it is printed is no name.
COMMON_SHARE = 0.03

_OFFICES = frozenset(
    """Mr Mrs Ms Dr President Minister Secretary Chancellor Ambassador Governor Chairman Chairperson Director
    Speaker Premier General King Queen Prince Princess Sheikh Patriarch Emir Sultan Mayor Commissioner Envoy
    Head Leader Representative Coordinator Counselor Councilor Professor Rabbi Member Pope Metropolitan
    Archbishop Cardinal Catholicos Ayatollah Adviser Advisor Aide Chair CEO Officer Elect President-elect
    President-Elect""".split()
)
# These stand before a name too, but behind many other words as well.
_LOW_OFFICES = frozenset("counterpart leader head".split())
_PARTICLES = frozenset(
    "al el bin bint ibn van von der de di da del la le du dos das ter ten zu abu ould".split()
)
# What is named after somebody ends in one of these.
_BODIES = frozenset(
    "University Institute Academy School Foundation Group Region Territory Prize Theatre Museum".split()
)
_LOWER = re.compile(r"(?<![\w’'-])[a-z][\w’'-]*")
_UPPER = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*")
_BEHIND_OFFICE = re.compile(
    rf"\b(?:{'|'.join(sorted(_OFFICES))})\.?\s+((?:[A-ZÀ-Ž][\w’'-]+\s+)?[A-ZÀ-Ž][\w’'-]+)"
)
_NUMERAL = re.compile(r"[IVX]+|Jr\.?|Sr\.?")

_NOUN = (
    r"(?:meetings?|conversations?|talks|negotiations|consultations|calls?|lunch|dinner|breakfast|"
    r"discussions?|videoconference|video\ conference|video\ call|teleconference|audience)"
)
_BY_PHONE = r"(?:(?:by|on|over|via)\ (?:the\ )?(?:tele)?phone|by\ video\w*)"
# "a working", "the first bilateral": words between the verb and its noun.
_SOME = r"(?:[\w-]+[ ,]+){0,4}?"
_LED_IN = re.compile(r"\A(?:On|At|In) [^,]{3,60}, (?=[A-Z])")
# "Working meeting with WHOM".
_NOUN_WITH = re.compile(
    rf"\A(?:[A-Z][\w-]*\ )?(?:[a-z][\w-]*[ ,]+){{0,3}}?(?i:{_NOUN})(?:\ {_BY_PHONE})?\ with\ (?P<whom>.+)\Z",
    re.VERBOSE,
)
# "WHO met with, held talks with, received, spoke by telephone with, discussed … with WHOM".
_VERB_WITH = re.compile(
    rf"""\A(?P<who>.+?)\ (?:has\ |had\ |will\ |is\ to\ |also\ )?(?:
        (?:meets?|met|speaks?|spoke|talked|conferred|negotiated)\b(?:\ {_BY_PHONE}|\ briefly)?
            (?:\ with|\ to|(?=(?:\ the)?\ [A-Z]))
      | receive(?:d|s)?(?=\ (?:the\ )?[A-Z])
      | (?:hold|held|have|had|conducted)\ {_SOME}{_NOUN}(?:\ {_BY_PHONE})?\ with
      | discussed\ .{{3,90}}\ with
    )\ (?P<whom>.+)\Z""",
    re.VERBOSE,
)
# "A telephone conversation between A and B took place".
_BETWEEN = re.compile(
    rf"""\b{_NOUN}\ between\ (?P<both>.+?)
        (?:\ (?:took\ place|was\ held|were\ held|has|have|began|ended)\b.*)?\Z""",
    re.IGNORECASE | re.VERBOSE,
)
# "A and B held talks", "A and B Before Their Meeting".
_BOTH = re.compile(
    rf"""\A(?P<both>.+?\ (?:and|[Ww]ith|And)\ .+?)\s+(?:
        (?:hold|held|have|had|will\ hold)\ {_SOME}{_NOUN}\b.*
      | (?:met\b(?!\ with)|spoke\ {_BY_PHONE}\b(?!\ with)).*
      | (?:Before|After)\ Their\ Meeting.*
    )\Z""",
    re.VERBOSE,
)
# "Secretary A’s Call with WHOM".
_OWN = re.compile(rf"\A(?P<who>.+?)(?:[’']s? {_SOME}| )(?:Meetings?|Calls?) [Ww]ith (?P<whom>.+)\Z")
_OTHER_KIND = re.compile(
    r"\A(?:(?:U\.S\.-EU: )?Joint |Press |News |Instructions|List of|Accreditation|Answers|Interview|Opening|"
    r"Excerpt|Transcript|Beginning|Speech|Remarks|Introductory|Presidential instructions|Executive)"
)
# Where the words for whom somebody met end.
_CUT = re.compile(
    rf"""(?:,?\ (?:who|which|whose|where|during|after|before|following|ahead\ of|prior\ to|within|took\ place
        |to\ discuss|to\ mark|as\ part|about|regarding|in\ connection|on\ board|aboard|via|{_BY_PHONE}
        |(?:at|in|on)\ (?:his|her|their|the)|(?:at|in)\ (?=[A-Z])|on\ [\w’'-]+(?:\ [\w’'-]+)?\ initiative
        |on\ (?={"|".join([*MONTHS, *WEEKDAYS])}|[A-Z]{{3}})
        |arriving|arrived|taking|currently|and\ (?:discussed|congratulated)
        |During|Before|After|Following)\b|\ [–—]).*\Z""",
    re.VERBOSE,
)
_OF_PLACE = re.compile(r"(?<=\w) (?:of|from) (?:the )?(?:[A-Z][\w’'-]+(?: and(?= [A-Z])| of| the)? ?)+\Z")
# "the widow and brother of": whose they are did not meet.
_KIN = re.compile(
    r"\b(?:widow|wife|husband|son|daughter|brother|sister|mother|father|parent|family|relative)s?"
    r"(?: and \w+)? of [^,]+"
)
_PARTING = re.compile(r",\s+(?:and\s+)?|\s+(?:[Aa]nd|as well as|[Ww]ith)\s+|;\s*|/")


class _Place(NamedTuple):
    name: str
    sort: str


class _Given(NamedTuple):
    name: str
    gender: str


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody's name as a title prints it, offices off."""

    words: tuple[str, ...]

    @property
    def last(self) -> str:
        """The last word that is no numeral: the surname of most."""
        plain = [word for word in self.words if not _NUMERAL.fullmatch(word)]
        return (plain or list(self.words))[-1]


def spaced(text: str) -> str:
    """Part an initial from the name that is printed against it: "W.Olt"."""
    return re.sub(r"(?<=\b[A-Z])\.(?=[A-Z][a-z])", ". ", text)


@dataclass(frozen=True, slots=True)
class Sides:
    """Whom a title names before "met with" and behind it; `who` is `None` in "Meeting with"."""

    who: tuple[Name, ...] | None
    whom: tuple[Name, ...]


@dataclass(frozen=True)
class Titles:
    """Reads titles, with what the corpora's texts say of words.

    `texts` are titles and texts together, `tagged` names that a site's markup calls a person's, `headed` the
    places of date lines.
    """

    texts: Sequence[str]
    tagged: Sequence[str] = ()
    headed: Sequence[str] = ()

    @cached_property
    def common(self) -> frozenset[str]:
        """Words that the corpora print in lower case often enough to be no name."""
        lower: Counter[str] = Counter()
        upper: Counter[str] = Counter()
        for text in self.texts:
            lower.update(_LOWER.findall(text))
            upper.update(word.lower() for word in _UPPER.findall(text))
        return frozenset(
            word
            for word, count in lower.items()
            if count > 2 and count >= COMMON_SHARE * (count + upper[word])
        )

    @cached_property
    def places(self) -> frozenset[str]:
        """Words of places."""
        listed = {row.name for row in rows("places.tsv", _Place) if " " not in row.name}
        return frozenset(listed.union(*(_UPPER.findall(place) for place in self.headed)))

    @cached_property
    def given(self) -> frozenset[str]:
        """Given names: first words of tagged names, and the project's list."""
        first = (words[0] for words in (name.split() for name in self.tagged) if len(words) > 1)
        return frozenset(first) | {row.name for row in rows("given_names.tsv", _Given)}

    @cached_property
    def somebody(self) -> frozenset[str]:
        """Last words of tagged names and of names behind an office."""
        found = {words[-1] for words in (name.split() for name in self.tagged) if words}
        for text in self.texts:
            found.update(match[1].split()[-1] for match in _BEHIND_OFFICE.finditer(text))
        return frozenset(word.removesuffix("’s").removesuffix("'s") for word in found)

    def sides(self, title: str, own: frozenset[str]) -> Sides | None:
        """Return whom a title names as meeting or calling, `None` where it names no meeting or call.

        Args:
            title: the title, on one line.
            own: surnames of the site's own people, who are `who` where a title sets the sides side by side.
        """
        if _OTHER_KIND.match(title):
            return None
        title = _LED_IN.sub("", title)
        if match := _NOUN_WITH.match(title):
            return Sides(None, self.persons(match["whom"]))
        if match := _OWN.match(title):
            return Sides(self._subject(match["who"]), self.persons(match["whom"]))
        if (match := _VERB_WITH.match(title)) and _is_subject(match["who"]):
            return Sides(self._subject(match["who"]), self.persons(match["whom"]))
        if len(title) < 160 and (match := _BETWEEN.search(title)):
            return _parted(self.persons(match["both"]), own)
        if match := _BOTH.match(title):
            sides = _parted(self.persons(match["both"]), own)
            return sides if sides.who and sides.whom else None
        return None

    def _subject(self, who: str) -> tuple[Name, ...] | None:
        """Return the people of a subject, `None` where it is the site's office alone ("The President")."""
        return self.persons(who) or (None if re.search(r"\b(?:President|Secretary)\Z", who) else ())

    def persons(self, phrase: str) -> tuple[Name, ...]:
        """Return the people whom a phrase names, in order."""
        phrase = re.sub(r" [(\[][^)\]]*[)\]]", "", spaced(phrase))
        chunks = _PARTING.split(_KIN.sub("", _CUT.sub("", phrase)))
        return tuple(dict.fromkeys(name for chunk in chunks if (name := self._name(chunk)) is not None))

    def _name(self, chunk: str) -> Name | None:
        chunk = re.sub(r"[’']s?\Z", "", chunk.strip(" .:"))
        # "Chancellor Venn of Upper Istria", "President of Istria Marta Venn".
        for form in (chunk, _OF_PLACE.sub("", chunk)):
            words, run = form.split(), list[str]()
            while words and self._goes_on(words[-1], run):
                run.insert(0, words.pop())
            while run and run[0] in _PARTICLES:
                run.pop(0)
            if run and (name := self._somebodys(run, words)) is not None:
                return name
        return None

    def _goes_on(self, word: str, run: Sequence[str]) -> bool:
        """Say whether a name may take in this word, going back from its end."""
        if word.lower() in _PARTICLES or word.startswith(("al-", "el-", "“")):
            return bool(run) or "-" in word
        return word[:1].isupper() and (not run or self._may_be_name(word))

    def _may_be_name(self, word: str) -> bool:
        if word.lower().strip(".") in self.common or not _OFFICES.isdisjoint(word.split("-")):
            return False
        return word in self.somebody or word in self.given or not word.endswith("ian")

    def _somebodys(self, run: list[str], before: Sequence[str]) -> Name | None:
        """Return capitalised words as a name, without the country or firm whose office stands before it."""
        behind_office = directly = bool(before) and before[-1].removesuffix("’s") in _OFFICES | _LOW_OFFICES
        while len(run) > 1 and self._is_of_office(run):
            behind_office = not _OFFICES.isdisjoint(before)
            run = run[1:]
        run = run[next((at for at, word in enumerate(run[:-1]) if word in self.given), 0) :]
        name = Name(tuple(run))
        several = len(run) > 1
        begins_as_name = several and run[0] in self.given and run[-1] not in _BODIES
        if (
            name.last in _OFFICES
            or _NUMERAL.fullmatch(name.last)
            or not (self._may_be_name(name.last) or begins_as_name)
        ):
            return None
        # "editor of Oltram Norway", "Governor of St Olt": whose office it is.
        of_place = bool(before) and before[-1] in {"of", "the"}
        if name.last in self.places and (of_place if several else not directly):
            return None
        numbered = several and _NUMERAL.fullmatch(run[-1]) is not None
        return name if name.last in self.somebody or behind_office or begins_as_name or numbered else None

    def _is_of_office(self, run: Sequence[str]) -> bool:
        acronym = run[0].isupper() and len(run[0]) > 2
        return acronym or (run[0] in self.places and (len(run) > 2 or run[0] not in self.given))


def _is_subject(who: str) -> bool:
    """Say whether words are a subject: no clause, nor "came to" (meet)."""
    return len(who.split()) < 10 and "," not in who and not who.endswith(" to")


def _parted(both: Iterable[Name], own: frozenset[str]) -> Sides:
    both = tuple(both)
    return Sides(tuple(n for n in both if n.last in own), tuple(n for n in both if n.last not in own))


def reader(rows: Iterable[dict[str, Any]]) -> Titles:
    """Return a reader of titles that knows the words of these rows."""
    rows = list(rows)
    tagged = [words.strip("[]() ") for row in rows for _, words in row.get("persons") or ()]
    headed = [row["place"] for row in rows if row.get("place")]
    return Titles([f"{row['title']}\n{row['text']}" for row in rows], tagged, headed)
