"""The quotes of a statement, as the last merge put them together."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from onrecord.store.schema import fact, member


def together(connection: Connection, ids: Sequence[int]) -> list[list[int]]:
    """Return the statements that quotes give, each once, as the ids of all quotes that give it, in order.

    Args:
        connection: of a store.
        ids: of quotes; one that is in no statement of several is one by itself.
    """
    rows = connection.execute(
        select(fact.c.id, member.c.cluster)
        .join(member, (member.c.ref == fact.c.ref) & (member.c.subject == "quote"), isouter=True)
        .where(fact.c.id.in_(ids))
    )
    of = {row.id: row.cluster for row in rows}
    found: dict[str | int, list[int]] = {}
    for number in ids:
        cluster = of.get(number)
        if cluster is None:
            found[number] = [number]
        elif cluster not in found:
            found[cluster] = of_statement(connection, cluster)
    return list(found.values())


def of_statement(connection: Connection, statement: str) -> list[int]:
    """Return the ids of the quotes that give a statement, in order; none where there is no such one."""
    return list(
        connection.scalars(
            select(fact.c.id)
            .join(member, member.c.ref == fact.c.ref)
            .where(member.c.subject == "quote", member.c.cluster == statement)
            .order_by(fact.c.id)
        )
    )


def of_ref(connection: Connection, ref: str) -> list[int]:
    """Return the ids of the facts that a ref names: one, or none."""
    return list(connection.scalars(select(fact.c.id).where(fact.c.ref == ref).order_by(fact.c.id)))
