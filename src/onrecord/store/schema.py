"""The tables, as they are today; how they came to be is in `migrations/`.

`METADATA` is for building statements. Tables are made by the migrations alone, and a test holds the two
against each other on both databases. What is kept for ever: captures, documents, versions, records, names,
judgements. What is made from it, and made anew at any time: actors, facts, joinings, clusters.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    column,
    table,
)

METADATA = MetaData()

# Ids are handed out by `ids.Ids`, never by the database, so that they do not depend on it. On SQLite only
# "INTEGER" is the row's own number.
_ID = BigInteger().with_variant(Integer(), "sqlite")
# One order for both databases: that of code points.
_TEXT = Text().with_variant(Text(collation="C"), "postgresql")


def _id() -> Column[int]:
    return Column("id", _ID, primary_key=True, autoincrement=False)


def _to(name: str, table: str) -> Column[int]:
    return Column(name, _ID, ForeignKey(f"{table}.id"), nullable=False)


capture = Table(
    "capture",
    METADATA,
    Column("sha256", _TEXT, primary_key=True),
    Column("media_type", _TEXT, nullable=False),
    Column("size", Integer),  # null: the bytes were never shown to the store, only their digest
    Column("address", _TEXT),
    Column("date", _TEXT),
    Column("body", LargeBinary),  # packed with zlib; null: not asked to be kept
)

maker = Table(
    "maker",
    METADATA,
    _id(),
    Column("onrecord", _TEXT, nullable=False),
    Column("model", _TEXT, nullable=False),
    Column("digest", _TEXT, nullable=False),
    UniqueConstraint("onrecord", "model", "digest", name="maker_once"),
)

document = Table("document", METADATA, _id(), Column("key", _TEXT, nullable=False, unique=True))

version = Table(
    "version",
    METADATA,
    _id(),
    _to("document_id", "document"),
    Column("number", Integer, nullable=False),
    Column("article_id", _TEXT, nullable=False),
    Column("text", LargeBinary, nullable=False),  # UTF-8, packed with zlib
    Column("meta", _TEXT, nullable=False),  # JSON of the current record's article, without its text
    Column("day", Integer),  # `date.toordinal()` of the day it was published
    Column("outlet", _TEXT),
    Column("capture_sha", _TEXT, ForeignKey("capture.sha256"), nullable=False),
    UniqueConstraint("document_id", "number", name="version_number"),
    UniqueConstraint("document_id", "article_id", name="version_text"),
    Index("version_outlet", "outlet"),
)

record = Table(
    "record",
    METADATA,
    _id(),
    _to("version_id", "version"),
    _to("maker_id", "maker"),
    Column("current", Boolean, nullable=False),  # of one record a document: the one its facts are from
    Column("body", LargeBinary, nullable=False),  # JSON without the article's text, packed with zlib
    Index("record_version", "version_id"),
)

reading = Table(
    "reading",
    METADATA,
    Column("digest", _TEXT, primary_key=True),
    _to("version_id", "version"),
    _to("maker_id", "maker"),
)

name = Table(
    "name",
    METADATA,
    _id(),
    Column("kind", _TEXT, nullable=False),
    Column("name", _TEXT, nullable=False),
    Column("folded", _TEXT, nullable=False),
    UniqueConstraint("kind", "name", name="name_once"),
    Index("name_folded", "folded"),
)

# Words of names by their sounds: a name is found by any spelling of it.
name_word = Table(
    "name_word",
    METADATA,
    Column("word", _TEXT, primary_key=True),
    Column("bone", _TEXT, primary_key=True),
    Column("name_id", _ID, ForeignKey("name.id"), primary_key=True, autoincrement=False),
    Index("name_word_bone", "bone", "word"),
    sqlite_with_rowid=False,
)

actor = Table(
    "actor",
    METADATA,
    _id(),
    _to("version_id", "version"),
    Column("entity", _TEXT, nullable=False),
    _to("name_id", "name"),
    Column("names", _TEXT, nullable=False),  # JSON
    Column("offices", _TEXT, nullable=False),  # JSON
    Column("named", Boolean, nullable=False),
    Column("person", _TEXT),
    Index("actor_version", "version_id"),
    Index("actor_name", "name_id", "person"),
    Index("actor_person", "person", "name_id"),
)

fact = Table(
    "fact",
    METADATA,
    _id(),  # (day << 36) | n: in order of days, then as they came
    _to("version_id", "version"),
    Column("ref", _TEXT, nullable=False),
    Column("kind", _TEXT, nullable=False),
    Column("local", _TEXT, nullable=False),
    Column("body", LargeBinary, nullable=False),  # a `Said` or an `Entry`, packed
    Column("words", _TEXT, nullable=False),
    Column("keys", _TEXT, nullable=False),
    Column("confidence", Float, nullable=False),
    Index("fact_version", "version_id"),
    Index("fact_ref", "ref"),
)

# Rows of `fact` as SQLite's full-text search has them; on PostgreSQL `fact` has two columns more.
fact_fts = table(
    "fact_fts", column("fact_fts", _TEXT), column("rowid", _ID), column("words", _TEXT), column("keys", _TEXT)
)

# What a fact's words mean, as float16 numbers: `search.meaning` makes it where somebody searches so.
meaning = Table(
    "meaning",
    METADATA,
    Column("fact_id", _ID, primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
)

judgement = Table(
    "judgement",
    METADATA,
    _id(),
    Column("subject", _TEXT, nullable=False),
    Column("left", _TEXT, nullable=False),
    Column("right", _TEXT, nullable=False),
    Column("verdict", _TEXT, nullable=False),
    Column("by", _TEXT, nullable=False),
    Column("at", _TEXT, nullable=False),
    Column("reason", _TEXT, nullable=False),
    Column("evidence", _TEXT, nullable=False),  # JSON: what each of the two said when it was judged
    UniqueConstraint("subject", "left", "right", "verdict", "by", "at", "reason", name="judgement_once"),
)

joining = Table(
    "joining",
    METADATA,
    Column("subject", _TEXT, primary_key=True),
    Column("left", _TEXT, primary_key=True),
    Column("right", _TEXT, primary_key=True),
    Column("verdict", _TEXT, nullable=False),
    Column("score", Float, nullable=False),
    Column("why", _TEXT, nullable=False),  # JSON
    Column("policy", _TEXT, nullable=False),
)

cluster = Table(
    "cluster",  # a person, an event, a statement, an article and its copies
    METADATA,
    Column("subject", _TEXT, primary_key=True),
    Column("id", _TEXT, primary_key=True),
    Column("position", Integer, nullable=False),  # in the order in which they were given
    Column("body", _TEXT, nullable=False),  # JSON
)

member = Table(
    "member",
    METADATA,
    Column("subject", _TEXT, primary_key=True),
    Column("ref", _TEXT, primary_key=True),  # of an item, a fact, an article
    Column("cluster", _TEXT, nullable=False),
    Index("member_cluster", "subject", "cluster"),
)

state = Table(
    "state", METADATA, Column("key", _TEXT, primary_key=True), Column("value", _TEXT, nullable=False)
)
