"""What was joined across articles, made anew by each merge: pairs and why, and the clusters they come to.

A cluster is a person, an event, a statement, or an article with its copies: any value with an `id`, kept as
JSON. Which refs belong to it is kept beside it, to be looked up from either side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol, TypeVar

from sqlalchemy import Connection, Table, delete, insert, select

from onrecord.names.judgement import Verdict
from onrecord.register.joins import Feature, Join, Subject
from onrecord.store import body
from onrecord.store.bound import at_once
from onrecord.store.rows import rows
from onrecord.store.schema import cluster, joining, member

_AT_ONCE = 5_000


class Cluster(Protocol):
    """Several items or facts that are one."""

    @property
    def id(self) -> str:
        """What it is known by, the same on every run."""
        ...


Made = TypeVar("Made", bound=Cluster)


def set_joins(connection: Connection, subject: Subject, joins: Iterable[Join]) -> None:
    """Keep these pairs of a subject in place of those of an earlier merge; of one pair the last counts."""
    connection.execute(delete(joining).where(joining.c.subject == subject))
    pairs = {join.pair: join for join in joins}
    _put(
        connection,
        joining,
        (
            {
                "subject": subject,
                "left": join.left,
                "right": join.right,
                "verdict": str(join.verdict),
                "score": join.score,
                "why": body.write(join.why),
                "policy": join.policy,
            }
            for join in pairs.values()
        ),
    )


def stream(connection: Connection, subject: Subject) -> Iterator[Join]:
    """Yield the pairs of a subject, in order of their refs."""
    pairs = select(*joining.c).where(joining.c.subject == subject).order_by(joining.c.left, joining.c.right)
    for row in rows(connection, pairs):
        why = tuple(Feature(*feature) for feature in body.plain(row.why))
        yield Join(subject, row.left, row.right, Verdict(row.verdict), row.score, why, row.policy)


def set_clusters(
    connection: Connection, subject: Subject, clusters: Iterable[Cluster], members: Mapping[str, str]
) -> None:
    """Keep these clusters of a subject in place of those of an earlier merge.

    Args:
        connection: the writing one.
        subject: what they are of.
        clusters: the values, in the order in which they are to be listed.
        members: by ref the id of the cluster it is in.
    """
    for table in (cluster, member):
        connection.execute(delete(table).where(table.c.subject == subject))
    _put(
        connection,
        cluster,
        (
            {"subject": subject, "id": one.id, "position": position, "body": body.write(one)}
            for position, one in enumerate(clusters)
        ),
    )
    _put(
        connection,
        member,
        ({"subject": subject, "ref": ref, "cluster": of} for ref, of in members.items()),
    )


def clusters(connection: Connection, subject: Subject, made: type[Made]) -> Iterator[Made]:
    """Yield the clusters of a subject, as values of the class they were given as, in their order."""
    bodies = select(cluster.c.body).where(cluster.c.subject == subject).order_by(cluster.c.position)
    for (written,) in rows(connection, bodies):
        yield body.adapter(made).validate_json(written)


def members(connection: Connection, subject: Subject) -> dict[str, str]:
    """Return by ref the id of the cluster it is in."""
    found = select(member.c.ref, member.c.cluster).where(member.c.subject == subject).order_by(member.c.ref)
    return {row.ref: row.cluster for row in connection.execute(found)}


def _put(connection: Connection, table: Table, values: Iterable[Mapping[str, object]]) -> None:
    for some in at_once(values, _AT_ONCE):
        connection.execute(insert(table), some)
