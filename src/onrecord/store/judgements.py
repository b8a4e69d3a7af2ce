"""What people decided, kept for ever; and what of it no longer has anything to stand on.

With a judgement on two facts goes what the two said when it was judged, so that it can still be read when an
article has been changed, or is read otherwise, and its words are gone: then it is an orphan.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from onrecord.names.judgement import Judgement, Verdict
from onrecord.register.joins import Item, Subject
from onrecord.register.said import Said
from onrecord.store import body, facts
from onrecord.store.bound import MOST, at_once
from onrecord.store.schema import document, fact, judgement, name, version
from onrecord.store.transaction import Transaction

_COLUMNS = (
    *(judgement.c.left, judgement.c.right, judgement.c.verdict),
    *(judgement.c.by, judgement.c.at, judgement.c.reason),
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was judged: the article's key, and the words of the fact as they were then."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Orphan:
    """A judgement with a side that no fact or article stands for now.

    Attributes:
        subject: what was judged.
        judgement: the judgement.
        gone: the refs that lead nowhere.
        evidence: by ref what it was about; nothing of a ref that led nowhere then.
    """

    subject: Subject
    judgement: Judgement
    gone: tuple[str, ...]
    evidence: dict[str, Evidence]


def put(held: Transaction, subject: Subject, judged: Judgement) -> bool:
    """Keep a judgement; say whether it was new."""
    columns = {
        "subject": subject,
        "left": judged.left,
        "right": judged.right,
        "verdict": str(judged.verdict),
        "by": judged.by,
        "at": judged.at,
        "reason": judged.reason,
    }
    same = [judgement.c[column] == value for column, value in columns.items()]
    if held.connection.execute(select(judgement.c.id).where(*same)).first() is not None:
        return False
    held.facts.flush()
    evidence = _evidence(held.connection, (judged.left, judged.right))
    held.connection.execute(
        insert(judgement).values(id=held.ids.next(judgement), evidence=body.write(evidence), **columns)
    )
    return True


def stream(connection: Connection, subject: Subject) -> Iterator[Judgement]:
    """Yield the judgements on a subject, in the order in which they were made known."""
    rows = select(*_COLUMNS).where(judgement.c.subject == subject).order_by(judgement.c.id)
    for row in connection.execute(rows):
        yield _judgement(row)


def orphans(connection: Connection) -> Iterator[Orphan]:
    """Yield the judgements on facts and articles that are no longer there.

    Judgements on names are none: a name that is printed nowhere now may be printed again tomorrow.
    """
    rows = connection.execute(
        select(judgement.c.subject, judgement.c.evidence, *_COLUMNS)
        .where(judgement.c.subject != "person")
        .order_by(judgement.c.id)
    ).all()
    for some in at_once(rows, MOST // 2):  # each has two refs
        there = _there(connection, {ref for row in some for ref in (row.left, row.right)})
        for row in some:
            judged = _judgement(row)
            gone = tuple(ref for ref in (judged.left, judged.right) if ref not in there)
            if gone:
                known = {ref: Evidence(**told) for ref, told in body.plain(row.evidence).items()}
                yield Orphan(row.subject, judged, gone, known)


def is_there(connection: Connection, subject: Subject, ref: str) -> bool:
    """Say whether a ref leads to something: a fact, an article, or a name that an article prints."""
    if subject != "person":
        return ref in _there(connection, {ref})
    item = Item.of_ref(ref)
    kinds = ("person", "unknown") if item.kind == "person" else (item.kind,)
    known = connection.scalar(select(name.c.id).where(name.c.name == item.name, name.c.kind.in_(kinds)))
    return known is not None and (not item.key or item.key in _there(connection, {item.key}))


def _judgement(row: Row[*tuple[Any, ...]]) -> Judgement:
    return Judgement(row.left, row.right, Verdict(row.verdict), row.by, row.at, row.reason)


def _there(connection: Connection, refs: set[str]) -> set[str]:
    found = connection.scalars(select(fact.c.ref).where(fact.c.ref.in_(refs)))
    keys = connection.scalars(select(document.c.key).where(document.c.key.in_(refs)))
    return {*found, *keys}


def _evidence(connection: Connection, refs: tuple[str, ...]) -> dict[str, Evidence]:
    rows = connection.execute(
        select(fact.c.ref, document.c.key, fact.c.kind, fact.c.body)
        .join(version, version.c.id == fact.c.version_id)
        .join(document, document.c.id == version.c.document_id)
        .where(fact.c.ref.in_(refs))
        .order_by(fact.c.id)
    )
    found = {}
    for ref, key, kind, written in rows:
        value = facts.value_of(kind, written)
        found[ref] = Evidence(key, value.text if isinstance(value, Said) else value.told.text)
    return found
