"""Names as articles print them in full: one row a name and kind, for ever: facts are searched by its id."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select, tuple_

from onrecord.register.origin import Who
from onrecord.store.bound import at_once
from onrecord.store.ids import Ids
from onrecord.store.schema import name, name_word
from onrecord.store.search.fold import fold
from onrecord.store.search.nameword import name_words

Key = tuple[str, str]
"""The kind and the name."""

# Bound values a statement: far below what either database takes.
_AT_ONCE = 200


class Names:
    """The ids of names, kept in memory once known; `forget` when a transaction was given up."""

    def __init__(self) -> None:
        self._known: dict[Key, int] = {}

    def forget(self) -> None:
        """Forget all: some may have been of rows that were never kept."""
        self._known.clear()

    def ids(self, connection: Connection, ids: Ids, people: Iterable[Who]) -> dict[Key, int]:
        """Return the ids of names, in order of their first mention; new ones get a row."""
        wanted: dict[Key, None] = dict.fromkeys((who.kind, who.name) for who in people)
        unknown = [key for key in wanted if key not in self._known]
        for some in at_once(unknown, _AT_ONCE):
            found = select(name).where(tuple_(name.c.kind, name.c.name).in_(some))
            self._known.update(((row.kind, row.name), row.id) for row in connection.execute(found))
        added = {key: ids.next(name) for key in unknown if key not in self._known}
        if added:
            rows = [
                {"id": number, "kind": kind, "name": printed, "folded": fold(printed)}
                for (kind, printed), number in added.items()
            ]
            connection.execute(insert(name), rows)
            words = [
                {"word": word, "bone": bone, "name_id": number}
                for (_, printed), number in added.items()
                for word, bone in name_words(printed)
            ]
            if words:
                connection.execute(insert(name_word), words)
            self._known |= added
        return {key: self._known[key] for key in wanted}
