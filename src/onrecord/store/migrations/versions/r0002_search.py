"""Search: an index over the words and the keys of facts."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# External content: the words stand in `fact` alone. They are folded to ASCII, so the plainest tokenizer does.
# No triggers: FTS5 would write out its memory at every row (26,000 rows/s instead of 60,000); `facts.Writer`
# writes both. 64 MB of rows are gathered before they are written out.
_COLUMNS = "words, keys, content='fact', content_rowid='id', tokenize='ascii'"
_SQLITE = (
    f"CREATE VIRTUAL TABLE fact_fts USING fts5({_COLUMNS})",
    "INSERT INTO fact_fts(fact_fts, rank) VALUES ('hashsize', 67108864)",
    "INSERT INTO fact_fts(fact_fts) VALUES ('rebuild')",
)
# A tsvector holds less than 1 MB; of a longer quote the beginning is searched.
_VECTOR = "tsvector GENERATED ALWAYS AS (to_tsvector('simple', {})) STORED"
_POSTGRESQL = (
    f"ALTER TABLE fact ADD words_tsv {_VECTOR.format('left(words, 500000)')}",
    f"ALTER TABLE fact ADD keys_tsv {_VECTOR.format('keys')}",
    "CREATE INDEX fact_search ON fact USING gin (words_tsv, keys_tsv)",
)


def upgrade() -> None:
    """Make the index, of what is there already too."""
    for statement in _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(statement)
