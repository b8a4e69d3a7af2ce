"""A person's printed name taken apart.

PersonName.parse("Dr. Piet van der Berg Jr.")
    -> given ("piet",), surname "van der berg", core ("berg",), suffix "jr", honorifics ("Dr.",)
PersonName.parse("KIM Jong Un")  -> surname "kim", given ("jong", "un")

What order the words stand in is told by a comma, by capitals or by a father's name; where a first word is a
surname of East Asia or Hungary, the other reading is kept as `alternative` and neither is believed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.lexicon.namesakes import Patronymic, patronymics, surname_countries
from onrecord.lexicon.people import Gender, particles
from onrecord.names import given as given_names
from onrecord.names import surname as surnames
from onrecord.names.compounds import joined
from onrecord.names.printed import Cut, Word, cut
from onrecord.names.words import fold, is_signs, without_article

Order = Literal["given-first", "surname-first"]

# Particles that a newspaper leaves out or puts in as it likes; the others are a part of the surname.
_LOOSE = frozenset(
    "al el an as ash ad ar at az de del della dello di da do du des la le les lo van von der den ter ten vom"
    " zu zum zur af av y e i dos das degli ul ud ur".split()
)
# Links to a father's name, as `compounds` spells them.
_FATHERS: frozenset[str] = frozenset("bin ibn bn ben bar bat bint ould wuld mint bas".split())
# Capitalised before one more word these are given names (Ben Holt, Al Vann, Van Orr), in small letters
# particles.
_GIVEN_TOO = frozenset("al ben van dan bar della ali".split())
_VOWELLED = frozenset("al ed el ty jo bo xi ox vo vu".split())
_EAST = frozenset({"cn", "kr", "jp", "vn", "hu"})


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in folded parts (`words.fold`); empty where the printed form does not tell.

    `surname` has its particles, `core` has not those that come and go. A name of one word is a
    surname. `given` is the first given name (two words where a hyphen joins them); `middle` are those
    between, initials too; `patronymic` is a father's name: a Slavic one whole ("romanovich"), otherwise
    the father's own ("salman"). `marked` is the gender that a title, a father's name or an ending
    tells, `gender` that or else the given name's. `words` are all of them in the order of print,
    `letters` the same run together; `first` is the first word of `given`, "" without one; `plain` says
    that there are two words and no more.
    """

    printed: str
    given: tuple[str, ...]
    middle: tuple[str, ...]
    nick: tuple[str, ...]
    patronymic: str | None
    particles: tuple[str, ...]
    surname: str
    core: tuple[str, ...]
    maiden: tuple[str, ...]
    suffix: str | None
    honorifics: tuple[str, ...]
    gender: Gender | None
    marked: Gender | None
    order: Order
    words: tuple[str, ...]
    letters: str
    first: str
    plain: bool
    alternative: PersonName | None = None

    @classmethod
    def parse(cls, printed: str, *, order: Order | None = None) -> PersonName:
        """Take apart a name as printed; `order` says how its words stand where the caller knows."""
        pieces = cut(printed)
        words = joined(_initials(pieces.words))
        if order is None:
            order, front = _order(pieces, words)
        else:
            front = 1 if order == "surname-first" else 0
        other = _other_order(words, order, pieces)
        alternative = None if other is None else _build(pieces, words, other, 1, None)
        return _build(pieces, words, order, front, alternative)

    @property
    def is_bare(self) -> bool:
        """Whether there is one name only: a bare surname, or a given name that stands alone."""
        return not self.given and not self.middle


def _initials(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Part two capitals that open a name in mixed case: JK Orr, AJ Venn; LI Peng is a surname."""
    if len(words) < 2 or not words[0].capitals or len(words[0].folded) != 2 or words[1].capitals:
        return words
    letters = words[0].folded
    if not letters.isascii() or letters in _eastern() or letters in _VOWELLED:
        return words
    return tuple(Word(letter, False, False, False, True) for letter in letters) + words[1:]


@cache
def _eastern() -> frozenset[str]:
    return frozenset(fold(name) for name, countries in surname_countries().items() if countries & _EAST)


@cache
def _patronymics() -> tuple[dict[str, Patronymic], tuple[tuple[str, Patronymic], ...], frozenset[str]]:
    whole = {entry.form: entry for entry in patronymics() if entry.sort == "word"}
    endings = tuple(
        sorted(
            ((entry.form, entry) for entry in patronymics() if entry.sort == "ending"),
            key=lambda e: -len(e[0]),
        )
    )
    return whole, endings, frozenset(entry.form for entry in patronymics() if entry.sort == "after")


def _slavic(word: str) -> Patronymic | None:
    """Return what kind of father's name a folded word is, going by its ending."""
    whole, endings, _ = _patronymics()
    if word in whole:
        return whole[word]
    if word[-2:] in ("ch", "na", "ic", "ir", "cz", "yc"):
        for ending, entry in endings:
            if entry.kind == "slavic" and word.endswith(ending) and len(word) > len(ending) + 1:
                return entry
    return None


def _order(pieces: Cut, words: list[Word]) -> tuple[Order, int]:
    """Say how the words stand and, where the surname is first, how many words it has."""
    count = len(words)
    if pieces.comma and count > 1:
        return "surname-first", min(pieces.comma, count - 1)
    if count < 2:
        return "given-first", 0
    capitals = [word.capitals for word in words]
    if any(capitals) and not all(word.capitals or word.dotted or word.small for word in words):
        leading = capitals.index(False) if False in capitals else 0
        if capitals[0] and not any(capitals[leading:]):
            return "surname-first", leading
        return "given-first", 0
    last = words[-1].folded
    if (
        count == 3
        and _slavic(last)
        and not _slavic(words[1].folded)
        and given_names.is_given(words[1].folded)
    ):
        return "surname-first", 1
    return "given-first", 0


def _other_order(words: list[Word], order: Order, pieces: Cut) -> Order | None:
    """Return the other order where it may as well be meant, and nothing in print tells."""
    if pieces.comma or not 2 <= len(words) <= 4 or order == "surname-first":
        return None
    first, last = words[0], words[-1]
    if first.dotted or last.dotted or (first.capitals != last.capitals):
        return None
    eastern = first.folded in _eastern() or is_signs(first.folded)
    swapped = (
        given_names.is_given(last.folded)
        and not given_names.is_given(first.folded)
        and not any(word.folded in _LOOSE for word in words)
    )
    return "surname-first" if eastern or swapped else None


def _build(
    pieces: Cut, words: list[Word], order: Order, front: int, alternative: PersonName | None
) -> PersonName:
    if order == "surname-first" and len(words) > 1:
        family, rest = words[:front], words[front:]
    else:
        start = _surname_from(words)
        family, rest = words[start:], words[:start]
    fathers: list[str] = []
    if len(rest) > 1:
        fathers, rest = _take_fathers(rest, family if order == "surname-first" else [])
    names = [word.folded for word in family]
    core = tuple([without_article(name) for name in names if name not in _LOOSE] or names)
    length = 1
    while length < len(rest) and rest[length].hyphened and not rest[length].dotted:
        length += 1
    if order == "surname-first" and rest and names and names[0] in _eastern():
        length = len(rest)
    first = tuple([word.folded for word in rest[:length]])
    marked = _marked(fathers, core, pieces.gender)
    all_words = [word.folded for word in words]
    return PersonName(
        pieces.printed,
        first,
        tuple([word.folded for word in rest[length:] if word.dotted or word.folded not in _LOOSE]),
        pieces.nick,
        fathers[0] if fathers else None,
        tuple([name for name in names[:-1] if name in _LOOSE]) if len(names) > 1 else (),
        " ".join(names),
        core,
        pieces.maiden,
        pieces.suffix,
        pieces.honorifics,
        marked or (given_names.gender_of(first[0]) if first and len(first[0]) > 1 else None),
        marked,
        order,
        tuple(all_words),
        "".join(all_words),
        first[0] if first else "",
        len(all_words) == 2 and not pieces.suffix,
        alternative,
    )


def _surname_from(words: list[Word]) -> int:
    """Return where the surname begins that ends the name: its particles, its hyphens, its father's name."""
    count = len(words)
    if count < 2:
        return 0
    start = count - 1
    while start > 0 and words[start].hyphened:
        start -= 1
    # Marta-Venn: a hyphen for the space.
    if not start and count == 2 and given_names.is_given(words[0].folded) and not _is_particle(words[0]):
        return 1
    while start > 1 and _is_particle(words[start - 1]):
        start -= 1
    if start == 1 and _is_particle(words[0]) and (words[0].small or words[0].folded not in _GIVEN_TOO):
        return 0
    return start


def _is_particle(word: Word) -> bool:
    return not word.dotted and (
        word.folded in _LOOSE or word.folded in particles() or word.folded in _FATHERS
    )


def _take_fathers(rest: list[Word], family: list[Word]) -> tuple[list[str], list[Word]]:
    """Take fathers' names out of what stands between first name and surname."""
    fathers: list[str] = []
    kept: list[Word] = [rest[0]]
    at = 1
    after = _patronymics()[2]
    while at < len(rest):
        folded = rest[at].folded
        if folded in _FATHERS and at + 1 < len(rest):
            fathers.append(rest[at + 1].folded)
            at += 2
            continue
        if folded in after and len(kept) > 1:
            fathers.append(kept.pop().folded)
        elif _slavic(folded) and not rest[at].hyphened and (family or not fathers):
            fathers.append(folded)
        else:
            kept.append(rest[at])
        at += 1
    return fathers, kept


def _marked(fathers: list[str], core: tuple[str, ...], titled: Gender | None) -> Gender | None:
    """Return the gender that something beside the given name tells."""
    if titled:
        return titled
    if fathers and (entry := _slavic(fathers[0])):
        return entry.gender
    return surnames.gender_of(core[-1]) if core else None
