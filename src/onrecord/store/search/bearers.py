"""Whom a name means that somebody asks for: all who bear it, in any spelling and script.

bearers(connection, "Wenn")  -> Bearers("Wenn", ids=(17, 4), names=("Marta Venn", "M. Wenn"))

Three steps. Names that have all the words asked for, accents, case and script aside, whatever else they
have. People's names that `onrecord.names` takes for another spelling, a short form or an initial of it: found
by the sounds of their words, so that few of a hundred thousand are compared. The other names of those persons
whom people or `onrecord merge` joined with one of these; a name that several people bear only if all of them
are asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, distinct, func, select

from onrecord.lexicon.namesakes import diminutives
from onrecord.names.blocking import bones
from onrecord.names.features import of_names
from onrecord.names.person import PersonName
from onrecord.names.spelling import similarity
from onrecord.names.words import fold as plain
from onrecord.store.bound import at_once
from onrecord.store.schema import actor, name, name_word
from onrecord.store.search.fold import fold

MOST = 1_000
"""Names that are searched for at most: those of most articles."""
# So many are compared at most.
_COMPARED = 400
# Below this, two words are not two spellings of one name: `names.spelling`, where drift and script end.
_ALIKE = 0.8
# Points of two names that say that one is the other in another form. A slip, a cognate, a woman's ending for
# a man's are not among them: they are rather other people's.
_SURNAMES = frozenset({"same", "spelling", "script", "double"})
_GIVEN = frozenset({"same", "spelling", "script", "diminutive", "initial"})


@dataclass(frozen=True, slots=True)
class Bearers:
    """Who is meant by a name.

    Attributes:
        asked: the name.
        ids: of the names they are kept under.
        names: these names, those of most articles first.
        more: whether there are more than are searched for.
    """

    asked: str
    ids: tuple[int, ...]
    names: tuple[str, ...]
    more: bool = False


def bearers(connection: Connection, asked: str) -> Bearers:
    """Return whom a name means; nobody where no name is like it."""
    exact = _with_words(connection, asked)
    forms = _other_forms(connection, asked, exact)
    sure = exact | {one for one, given in forms.items() if given != "initial"}
    found = _with_joined(connection, sure | _theirs(connection, sure, set(forms) - sure))
    often = Counter[int]()
    for some in at_once(sorted(found)):
        rows = (
            select(actor.c.name_id, func.count()).where(actor.c.name_id.in_(some)).group_by(actor.c.name_id)
        )
        often.update({one: number for one, number in connection.execute(rows)})  # noqa: C416 - a row is no pair to dict
    order = sorted(found, key=lambda one: (-often[one], one))
    printed = _printed(connection, order[:MOST])
    return Bearers(asked, tuple(printed), tuple(dict.fromkeys(printed.values())), len(order) > MOST)


def _with_words(connection: Connection, asked: str) -> set[int]:
    """Return the names that have all the words."""
    words = set(fold(asked).split())
    rows = select(name_word.c.name_id).where(name_word.c.word.in_(words)).group_by(name_word.c.name_id)
    return set(connection.scalars(rows.having(func.count(distinct(name_word.c.word)) == len(words))))


def _other_forms(connection: Connection, asked: str, known: set[int]) -> dict[int, str]:
    """Return people's names that are another form of the one asked for, and how their given names are."""
    whole = PersonName.parse(asked)
    candidates: set[int] = set()
    for reading in filter(None, (whole, whole.alternative)):
        if reading.core:
            candidates |= _candidates(connection, reading.first, reading.core[-1])
    some = sorted(candidates - known)[:_COMPARED]
    people = name.c.kind.in_(("person", "unknown"))
    found: dict[int, str] = {}
    for one, printed in connection.execute(select(name.c.id, name.c.name).where(name.c.id.in_(some), people)):
        given = _given(whole, PersonName.parse(printed))
        if given is not None:
            found[one] = given
    return found


def _candidates(connection: Connection, first: str, surname: str) -> set[int]:
    """Return the names that have words like a given name, if there is one, and a surname, both folded."""
    found = select(name_word.c.name_id).where(name_word.c.word.in_(_spellings(connection, surname)))
    if len(first) == 1:  # an initial stands for whatever begins so
        begins = name_word.c.word >= first, name_word.c.word < chr(ord(first) + 1)
        found = found.where(name_word.c.name_id.in_(select(name_word.c.name_id).where(*begins)))
    elif first:
        forms = {*_spellings(connection, first), *_short_forms().get(first, ()), first[0]}
        found = found.where(
            name_word.c.name_id.in_(select(name_word.c.name_id).where(name_word.c.word.in_(forms)))
        )
    return set(connection.scalars(found))


def _spellings(connection: Connection, word: str) -> set[str]:
    """Return the words of all names that may be a folded word in another spelling, and the word."""
    sounds = select(name_word.c.word).where(name_word.c.bone.in_(bones(word))).distinct()
    return {word} | {other for other in connection.scalars(sounds) if similarity(word, other) >= _ALIKE}


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    """Return of a folded given name those that it is short for or that are short for it."""
    found: dict[str, set[str]] = {}
    for entry in diminutives():
        short, full = plain(entry.short), plain(entry.full)
        found.setdefault(short, set()).add(full)
        found.setdefault(full, set()).add(short)
    return {word: frozenset(others) for word, others in found.items()}


def _given(asked: PersonName, other: PersonName) -> str | None:
    """Return how the given name of another form of a name agrees; `None` if it is no form of that name.

    Who asks for a surname asks for all who bear it; who asks for a full name does not ask for everybody who
    is only printed by the surname.
    """
    if other.is_bare and not asked.is_bare:
        return None
    points = {point[0]: point[1] for point in of_names(asked, other)}
    given = points.get("given", "same")
    return given if points.get("surname") in _SURNAMES and given in _GIVEN else None


def _theirs(connection: Connection, sure: set[int], initial: set[int]) -> set[int]:
    """Return those of the names with an initial that are not known to be somebody else's."""
    persons = _persons(connection, sure)
    owners = _owners(connection, initial) if persons else {}
    return {one for one in initial if not (known := owners.get(one, set()) - {None}) or known & persons}


def _with_joined(connection: Connection, names: set[int]) -> set[int]:
    """Add the other names of everybody who bears one of these, and nobody else's."""
    persons = _persons(connection, names)
    others: set[int] = set()
    for some in at_once(sorted(persons)):
        others.update(connection.scalars(select(actor.c.name_id).where(actor.c.person.in_(some)).distinct()))
    owners = _owners(connection, others - names)
    return names | {one for one, known in owners.items() if known <= persons}


def _persons(connection: Connection, names: set[int]) -> set[str]:
    return {one for known in _owners(connection, names).values() for one in known if one is not None}


def _owners(connection: Connection, names: set[int]) -> dict[int, set[str | None]]:
    """Return of each name the persons whose it is; `None` among them: of articles where nobody was joined."""
    found: dict[int, set[str | None]] = {}
    for some in at_once(names):
        rows = select(actor.c.name_id, actor.c.person).where(actor.c.name_id.in_(some)).distinct()
        for one, person in connection.execute(rows):
            found.setdefault(one, set()).add(person)
    return found


def _printed(connection: Connection, names: Sequence[int]) -> dict[int, str]:
    """Return names as printed, in the order given."""
    found: dict[int, str] = {}
    for some in at_once(names):
        rows = connection.execute(select(name.c.id, name.c.name).where(name.c.id.in_(some)))
        found.update((one, printed) for one, printed in rows)
    return {one: found[one] for one in names}
