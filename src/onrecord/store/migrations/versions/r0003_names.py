"""Search by any spelling of a name: the words of names by their sounds, and who bears them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from onrecord.store.search.nameword import name_words

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table, of the names that are there already too, and indexes that answer without the rows."""
    name_word = op.create_table(
        "name_word",
        sa.Column("word", _TEXT, primary_key=True),
        sa.Column("bone", _TEXT, primary_key=True),
        sa.Column("name_id", _ID, sa.ForeignKey("name.id"), primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_index("name_word_bone", "name_word", ["bone", "word"])
    names = op.get_bind().execute(sa.text("SELECT id, name FROM name ORDER BY id")).all()
    op.bulk_insert(
        name_word,
        [
            {"word": word, "bone": bone, "name_id": one}
            for one, printed in names
            for word, bone in name_words(printed)
        ],
    )
    for index, columns in (("actor_name", ["name_id", "person"]), ("actor_person", ["person", "name_id"])):
        op.drop_index(index, "actor")
        op.create_index(index, "actor", columns)
