"""A transaction that writes: the connection, and what numbers and gathers rows in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.store.facts import Writer
from onrecord.store.ids import Ids
from onrecord.store.names import Names

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Transaction:
    """What every change of the store is made through."""

    def __init__(self, connection: Connection, names: Names) -> None:
        self.connection = connection
        self.ids = Ids(connection)
        self.names = names
        self.facts = Writer(connection, self.ids)

    def finish(self) -> None:
        """Write what was gathered; the commit comes next."""
        self.facts.flush()
        self.ids.keep()
