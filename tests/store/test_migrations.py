"""Migrations: they come to the tables of `schema`, and what an earlier version kept is there afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, insert, inspect, select, text

from onrecord.errors import StoreError
from onrecord.store import database, migrate, schema
from onrecord.store.database import Database
from onrecord.store.migrate import REVISIONS
from onrecord.store.store import Store, open_store
from tests.store.made import MAKER, NEWER, filing, many

# What one database alone has: the index for searching.
_SEARCH = ("fact_fts", "words_tsv", "keys_tsv", "fact_search")


def opened(where: str) -> Database:
    if database.is_url(where):
        return database.postgresql(where, read_only=False)
    return database.sqlite(Path(where), read_only=False, create=True)


def copy(source: Connection, target: Connection) -> None:
    """Copy what the tables of an earlier revision have columns for."""
    there = inspect(target)
    for table in schema.METADATA.sorted_tables:
        if not there.has_table(table.name):
            continue
        columns = {column["name"] for column in there.get_columns(table.name)}
        rows = source.execute(select(*(column for column in table.c if column.name in columns)))
        values = [dict(row) for row in rows.mappings()]
        if values:
            target.execute(insert(table), values)


def found_by(store: Store, word: str) -> int:
    with store.reading() as connection:
        if store.database.is_sqlite:
            return connection.scalar(
                text("SELECT count(*) FROM fact_fts WHERE fact_fts MATCH :word"), {"word": f'words:"{word}"'}
            )
        return connection.scalar(
            text("SELECT count(*) FROM fact WHERE words_tsv @@ to_tsquery('simple', :word)"), {"word": word}
        )


def test_they_come_to_the_tables_of_today(store: Store) -> None:
    def ours(_one: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
        return not (name or "").startswith(_SEARCH) and (kind, name) != ("table", "alembic_version")

    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, schema.METADATA) == []


def test_the_revisions_known_are_those_in_the_folder() -> None:
    scripts = ScriptDirectory(str(Path(migrate.__file__).with_name("migrations")))
    assert [script.revision for script in scripts.walk_revisions()] == [*reversed(REVISIONS)]


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_what_an_earlier_version_kept_is_there(where: str, tmp_path: Path, revision: str) -> None:
    articles = many(9)
    with open_store(tmp_path / "made.db", create=True) as made:
        for one in articles:
            made.add(one, MAKER, digest=one.origin.key)
        made.add(filing(("Marta Venn", "We turn."), url=articles[2].origin.url), MAKER)
        expected = (
            list(made.filings()),
            list(made.facts()),
            made.stats(),
            made.versions(articles[2].origin.key),
        )
        with made.reading() as source:
            base = opened(where)
            migrate.log_ahead(base)
            with base.writing() as target:
                migrate.upgrade(target, revision)
                copy(source, target)
                if base.is_sqlite and revision != REVISIONS[0]:
                    target.execute(text("INSERT INTO fact_fts(fact_fts) VALUES ('rebuild')"))
            base.close()
    with open_store(where) as store:
        listed = (
            list(store.filings()),
            list(store.facts()),
            store.stats(),
            store.versions(articles[2].origin.key),
        )
        assert listed[:2] == expected[:2]
        assert listed[3] == expected[3]
        assert listed[2].quotes == expected[2].quotes == 17
        assert found_by(store, "lodz") == 8
        with store.reading() as connection:
            words = connection.scalar(select(func.count()).select_from(schema.name_word))
            assert words >= store.stats().names
        assert store.seen(articles[0].origin.key, MAKER)
        assert store.add(articles[0], MAKER).state == "known"
        assert store.add(articles[0], NEWER).state == "remade"
        assert found_by(store, "lodz") == 8
        assert migrate_again(where) == REVISIONS[-1]


def migrate_again(where: str) -> str | None:
    with open_store(where) as store, store.reading() as connection:
        return migrate.revision(connection, where)


def test_a_store_of_a_newer_version_is_refused(where: str) -> None:
    with open_store(where, create=True) as store, store.writing() as held:
        held.connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    for create in (False, True):
        with pytest.raises(
            StoreError, match=r"of a newer version of onrecord \(its revision is 0999"
        ) as error:
            open_store(where, create=create)
        assert str(error.value).count(". ") == 0


def test_whoever_only_reads_brings_an_earlier_one_up_to_date_too(where: str) -> None:
    base = opened(where)
    with base.writing() as connection:
        migrate.upgrade(connection, REVISIONS[0])
    base.close()
    with open_store(where, read_only=True) as store:
        assert store.stats().articles == 0
        with pytest.raises(StoreError, match="can't be written to"):
            store.set_state("policy", "usual")


def test_an_earlier_one_that_cannot_be_written_to_is_refused(
    where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = opened(where)
    with base.writing() as connection:
        migrate.upgrade(connection, REVISIONS[0])
    base.close()
    closed = property(lambda _: True, lambda _, __: None)
    monkeypatch.setattr(Database, "read_only", closed, raising=False)
    with pytest.raises(StoreError, match="can't be brought up to date"):
        open_store(where)


def test_a_database_of_something_else_is_refused(where: str) -> None:
    base = opened(where)
    with base.writing() as connection:
        connection.execute(text("CREATE TABLE version (id INTEGER)"))
    base.close()
    for create in (False, True):
        with pytest.raises(StoreError, match="is no store of onrecord"):
            open_store(where, create=create)
