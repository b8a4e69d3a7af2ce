"""Which outlets are meant by words of their names."""

from __future__ import annotations

from sqlalchemy import Connection, text

from onrecord.store.search.fold import fold

# Every outlet once, by leaps through the index: to read all versions takes a hundred times as long.
_EVERY = """
WITH RECURSIVE outlets(name) AS (
  SELECT min(outlet) FROM version
  UNION ALL
  SELECT (SELECT min(outlet) FROM version WHERE outlet > name) FROM outlets WHERE name IS NOT NULL
)
SELECT name FROM outlets WHERE name IS NOT NULL
"""


def outlets_called(connection: Connection, asked: str) -> tuple[str, ...]:
    """Return the outlets that are called so, case and accents aside; else those with all these words."""
    every = [(one, fold(one)) for one in connection.scalars(text(_EVERY))]
    name = fold(asked)
    words = set(name.split())
    exact = tuple(one for one, folded in every if folded == name)
    return exact or tuple(one for one, folded in every if words and words <= set(folded.split()))
