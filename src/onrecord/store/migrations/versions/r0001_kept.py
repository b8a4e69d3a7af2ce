"""What is kept: captures, versions of texts, records, people's judgements, and what is made of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def _id() -> sa.Column[int]:
    return sa.Column("id", _ID, primary_key=True, autoincrement=False)


def _to(name: str, table: str) -> sa.Column[int]:
    return sa.Column(name, _ID, sa.ForeignKey(f"{table}.id"), nullable=False)


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, _TEXT, nullable=null)


def upgrade() -> None:
    """Make the tables."""
    _kept()
    _made()
    _decided()


def _kept() -> None:
    op.create_table(
        "capture",
        sa.Column("sha256", _TEXT, primary_key=True),
        _text("media_type"),
        sa.Column("size", sa.Integer),
        _text("address", null=True),
        _text("date", null=True),
        sa.Column("body", sa.LargeBinary),
    )
    op.create_table(
        "maker",
        _id(),
        _text("onrecord"),
        _text("model"),
        _text("digest"),
        sa.UniqueConstraint("onrecord", "model", "digest", name="maker_once"),
    )
    op.create_table("document", _id(), sa.Column("key", _TEXT, nullable=False, unique=True))
    op.create_table(
        "version",
        _id(),
        _to("document_id", "document"),
        sa.Column("number", sa.Integer, nullable=False),
        _text("article_id"),
        sa.Column("text", sa.LargeBinary, nullable=False),
        _text("meta"),
        sa.Column("day", sa.Integer),
        _text("outlet", null=True),
        sa.Column("capture_sha", _TEXT, sa.ForeignKey("capture.sha256"), nullable=False),
        sa.UniqueConstraint("document_id", "number", name="version_number"),
        sa.UniqueConstraint("document_id", "article_id", name="version_text"),
    )
    op.create_index("version_outlet", "version", ["outlet"])
    op.create_table(
        "record",
        _id(),
        _to("version_id", "version"),
        _to("maker_id", "maker"),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("record_version", "record", ["version_id"])
    op.create_table(
        "reading",
        sa.Column("digest", _TEXT, primary_key=True),
        _to("version_id", "version"),
        _to("maker_id", "maker"),
    )


def _made() -> None:
    op.create_table(
        "name",
        _id(),
        _text("kind"),
        _text("name"),
        _text("folded"),
        sa.UniqueConstraint("kind", "name", name="name_once"),
    )
    op.create_index("name_folded", "name", ["folded"])
    op.create_table(
        "actor",
        _id(),
        _to("version_id", "version"),
        _text("entity"),
        _to("name_id", "name"),
        _text("names"),
        _text("offices"),
        sa.Column("named", sa.Boolean, nullable=False),
        _text("person", null=True),
    )
    for column in ("version_id", "name_id", "person"):
        op.create_index(f"actor_{column.removesuffix('_id')}", "actor", [column])
    op.create_table(
        "fact",
        _id(),
        _to("version_id", "version"),
        *map(_text, ("ref", "kind", "local")),
        sa.Column("body", sa.LargeBinary, nullable=False),
        *map(_text, ("words", "keys")),
        sa.Column("confidence", sa.Float, nullable=False),
    )
    op.create_index("fact_version", "fact", ["version_id"])
    op.create_index("fact_ref", "fact", ["ref"])
    op.create_table(
        "joining",
        *(sa.Column(column, _TEXT, primary_key=True) for column in ("subject", "left", "right")),
        _text("verdict"),
        sa.Column("score", sa.Float, nullable=False),
        *map(_text, ("why", "policy")),
    )
    op.create_table(
        "cluster",
        *(sa.Column(column, _TEXT, primary_key=True) for column in ("subject", "id")),
        sa.Column("position", sa.Integer, nullable=False),
        _text("body"),
    )
    op.create_table(
        "member",
        *(sa.Column(column, _TEXT, primary_key=True) for column in ("subject", "ref")),
        _text("cluster"),
    )
    op.create_index("member_cluster", "member", ["subject", "cluster"])


def _decided() -> None:
    op.create_table(
        "judgement",
        _id(),
        *map(_text, ("subject", "left", "right", "verdict", "by", "at", "reason", "evidence")),
        sa.UniqueConstraint(
            "subject", "left", "right", "verdict", "by", "at", "reason", name="judgement_once"
        ),
    )
    op.create_table("state", sa.Column("key", _TEXT, primary_key=True), _text("value"))
