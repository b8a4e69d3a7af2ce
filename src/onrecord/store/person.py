"""One person's rows, without reading anybody else's: who a name may mean, and the facts they are in.

found = candidates(connection, "Wenn")       -> (Candidate(Person(…"Marta Venn"…), offices=…, articles=41), …)
facts_of(connection, found[:1])              -> her quotes, what was said to and of her, her meetings
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Row, Select, select

from onrecord.errors import StoreError
from onrecord.register.joins import Item, stable_id
from onrecord.register.people import Person
from onrecord.store import body
from onrecord.store.bound import at_once
from onrecord.store.cast import Value, clusters_of, item_of, persons
from onrecord.store.facts import Fact, value_of
from onrecord.store.schema import actor, document, fact, member, name, version
from onrecord.store.search.bearers import bearers
from onrecord.store.search.fold import fold
from onrecord.store.search.keys import Part, part_key

_PARTS: tuple[Part, ...] = ("said_by", "to", "about", "present")
# So many offices tell people apart.
_OFFICES = 3

_Actor = Row[tuple[int, int, int, str, str, str, bool, str | None]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a name may mean.

    Attributes:
        person: who it is.
        offices: the titles and offices that most of their articles print.
        articles: in how many articles they are.
        actors: the ids of the rows of `actor` that are theirs.
    """

    person: Person
    offices: tuple[str, ...]
    articles: int
    actors: tuple[int, ...]

    def is_called(self, asked: str) -> bool:
        """Say whether a name is one of theirs as it stands, accents, case and script aside."""
        words = sorted(fold(asked).split())
        return any(sorted(fold(form).split()) == words for form in self.person.names)


def candidates(connection: Connection, asked: str) -> tuple[Candidate, ...]:
    """Return all whom a name may mean, in any spelling, whoever is in most articles first.

    People come before bodies and places of that name, which are returned only where no person is called so.
    """
    names = bearers(connection, asked).ids
    found = _candidates(connection, _rows(connection, actor.c.name_id, names))
    people = tuple(one for one in found if one.person.kind == "person")
    return people or found


def candidates_of(connection: Connection, ids: Collection[str]) -> tuple[Candidate, ...]:
    """Return people by their ids.

    Raises:
        StoreError: there is nobody of one of them.
    """
    refs = [Item.of_ref(ref) for ref in _refs(connection, ids)]
    rows = list(_rows(connection, actor.c.person, ids))
    rows += [row for row in _named(connection, refs) if row.person is None]
    found = _candidates(connection, rows)
    for missing in sorted(set(ids) - {one.person.id for one in found}):
        raise StoreError(f"Nobody in the store has the id {missing}.")
    return found


def facts_of(connection: Connection, chosen: Iterable[Candidate]) -> list[Fact]:
    """Return the facts that some people are in, in order of the days on which they were published.

    A name may be several people's: whose each fact is, say the people of its article.
    """
    mine = {one.person.id for one in chosen}
    actors = [one for candidate in chosen for one in candidate.actors]
    rows = [*_rows(connection, actor.c.id, actors), *_rows(connection, actor.c.person, mine)]
    keys: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        keys[row.version_id].update(part_key(part, row.name_id) for part in _PARTS)
    found = []
    statement = (
        select(
            fact.c.id, fact.c.ref, document.c.key, fact.c.kind, fact.c.body, fact.c["keys"], fact.c.version_id
        )
        .join(version, version.c.id == fact.c.version_id)
        .join(document, document.c.id == version.c.document_id)
    )
    for some in at_once(sorted(set(keys))):
        for number, ref, key, kind, written, has, of in connection.execute(
            statement.where(fact.c.version_id.in_(some))
        ):
            if not keys[of].isdisjoint(has.split()):
                found.append(Fact(number, ref, key, value_of(kind, written)))
    return sorted(found, key=lambda one: one.id)


def _actors() -> Select[tuple[int, int, int, str, str, str, bool, str | None]]:
    return select(
        actor.c.id,
        actor.c.version_id,
        actor.c.name_id,
        name.c.kind,
        name.c.name,
        actor.c.offices,
        actor.c.named,
        actor.c.person,
    ).join(name, name.c.id == actor.c.name_id)


def _rows(
    connection: Connection,
    column: ColumnElement[Value] | ColumnElement[Value | None],
    values: Collection[Value],
) -> Iterator[_Actor]:
    for some in at_once(sorted(set(values))):
        yield from connection.execute(_actors().where(column.in_(some)))


def _refs(connection: Connection, ids: Collection[str]) -> list[str]:
    found: list[str] = []
    for some in at_once(sorted(set(ids))):
        rows = select(member.c.ref).where(member.c.subject == "person", member.c.cluster.in_(some))
        found += connection.scalars(rows.order_by(member.c.ref))
    return found


def _named(connection: Connection, items: Iterable[Item]) -> Iterator[_Actor]:
    """Yield the actors of names that are one person's in all articles."""
    kinds: dict[str, str] = {item.name: item.kind for item in items if not item.key}
    for some in at_once(sorted(set(kinds))):
        for row in connection.execute(_actors().where(name.c.name.in_(some), actor.c.named)):
            if item_of(row.kind, row.name).kind == kinds[row.name]:
                yield row


def _candidates(connection: Connection, rows: Iterable[_Actor]) -> tuple[Candidate, ...]:
    """Put actors together by the people they are."""
    every = list({row.id: row for row in rows}.values())
    items = {row.id: item_of(row.kind, row.name).ref for row in every if row.person is None and row.named}
    known = clusters_of(connection, "person", items.values())
    theirs: dict[str, list[_Actor]] = defaultdict(list)
    for row in every:
        ref = items.get(row.id)
        if row.person is not None or ref is not None:
            theirs[row.person or known.get(ref or "") or stable_id("p", [ref or ""])].append(row)
    people = persons(connection, theirs)
    found = [_candidate(people.get(one) or _alone(one, of), of) for one, of in theirs.items()]
    return tuple(sorted(found, key=lambda one: (-one.articles, one.person.name, one.person.id)))


def _candidate(person: Person, rows: Sequence[_Actor]) -> Candidate:
    offices = Counter(office for row in rows for office in body.plain(row.offices))
    most = sorted(offices, key=lambda office: (-offices[office], office))[:_OFFICES]
    articles = len({row.version_id for row in rows})
    return Candidate(person, tuple(most), articles, tuple(sorted(row.id for row in rows)))


def _alone(made: str, rows: Sequence[_Actor]) -> Person:
    """Return somebody who came after the last merge."""
    item = item_of(rows[0].kind, rows[0].name)
    return Person(made, item.name, (item.name,), item.kind)
