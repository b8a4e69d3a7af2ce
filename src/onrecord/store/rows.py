"""Rows of a statement one after the other, a few at a time in memory; stopping early leaves nothing open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row, Select


def rows(
    connection: Connection, statement: Select[*tuple[Any, ...]], at_once: int = 1000
) -> Iterator[Row[*tuple[Any, ...]]]:
    """Yield the rows of a statement.

    Args:
        connection: the reading one.
        statement: what is asked.
        at_once: how many rows are in memory.
    """
    with connection.execute(statement, execution_options={"yield_per": at_once}) as found:
        yield from found
