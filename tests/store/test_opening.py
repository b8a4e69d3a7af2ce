"""What can't be opened is refused in one sentence, and nothing is made or changed."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from onrecord.errors import StoreError
from onrecord.store import database
from onrecord.store.store import open_store
from tests.store import postgres
from tests.store.made import MAKER, many


def refused(where: str | Path, *, create: bool = False, read_only: bool = False) -> str:
    with pytest.raises(StoreError) as error:
        open_store(where, create=create, read_only=read_only)
    sentence = str(error.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    assert refused(path) == f"There is no store at {path}; `onrecord add` makes one."
    assert refused(path, create=True, read_only=True) == refused(path)
    assert refused(tmp_path / "no" / "x.db", create=True).endswith(f"there is no folder {tmp_path / 'no'}.")
    assert list(tmp_path.iterdir()) == []


def test_a_folder(tmp_path: Path) -> None:
    for create in (False, True):
        assert refused(tmp_path, create=create) == f"{tmp_path} is a folder; a store is one file."


@pytest.mark.parametrize("content", [b"Talks on the quay.\n", b"\x00" * 5000, b"SQLite format 2\x00", b"S"])
def test_a_file_of_something_else_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "talks.txt"
    path.write_bytes(content)
    for create in (False, True):
        assert refused(path, create=create) == f"{path} is no store of onrecord."
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_an_empty_file_is_a_store_to_be_made(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    path.touch()
    assert "is no store" in refused(path)
    with open_store(path, create=True) as store:
        assert store.stats().articles == 0


def test_a_database_of_somebody_else(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE thing (id)")
    other.close()
    for create in (False, True):
        assert "is no store of onrecord" in refused(path, create=create)


def test_names_of_files_that_a_url_would_read_otherwise(tmp_path: Path) -> None:
    for name in ("a b.db", "100%.db", "what?.db", "#1.db", "Łódź.db"):
        with open_store(tmp_path / name, create=True) as store:
            store.add(many(1)[0], MAKER)
        with open_store(tmp_path / name) as store:
            assert store.stats().articles == 1
        assert (tmp_path / name).is_file()


@pytest.mark.parametrize("start", [100, 4096, 8192])
def test_a_damaged_file(tmp_path: Path, start: int) -> None:
    path = tmp_path / "onrecord.db"
    with open_store(path, create=True) as store:
        for one in many(40):
            store.add(one, MAKER)
    whole = path.read_bytes()
    path.write_bytes(whole[:start] + b"\xa5" * (len(whole) - start))

    def read() -> None:
        with open_store(path) as store:
            list(store.filings())
            store.stats()

    with pytest.raises(StoreError) as error:
        read()
    assert str(path) in str(error.value)


def test_a_file_that_was_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    with open_store(path, create=True) as store:
        for one in many(40):
            store.add(one, MAKER)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    def read() -> None:
        with open_store(path) as store:
            list(store.filings())

    with pytest.raises(StoreError, match=r"is damaged \(.+\): take a copy from before"):
        read()


def test_a_store_that_another_process_writes_to(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(where, create=True):
        pass
    monkeypatch.setattr(database, "PATIENCE", 1)
    with open_store(where) as store, open_store(where) as other, store.writing():
        with pytest.raises(StoreError, match="is being written by another process; try again"):
            other.set_state("policy", "usual")
        assert other.state("policy") is None
    with open_store(where) as store:
        store.set_state("policy", "usual")


_AS_NOBODY = """
import os, pwd, sys
from pathlib import Path
from onrecord.errors import StoreError
from onrecord.store.store import open_store

path = Path(sys.argv[1])
with open_store(path) as store:  # all is loaded now that nobody could not load
    store.set_state("policy", "strict")
path.with_name(f"{path.name}-wal").write_bytes(b"")
path.chmod(0o444)
path.parent.chmod(0o555)
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(pwd.getpwnam("nobody").pw_gid)
    os.setuid(pwd.getpwnam("nobody").pw_uid)
for name in (path, path.with_name("other.db")):
    for create, read_only in ((True, False), (False, False), (False, True)):
        try:
            with open_store(name, create=create, read_only=read_only) as store:
                print(store.stats().articles, end=" ")
                store.set_state("policy", "usual")
        except StoreError as error:
            print(error)
"""


def test_a_folder_that_cannot_be_written_to() -> None:
    folder = Path(tempfile.mkdtemp(dir="/tmp"))  # pytest's own folders are closed to others
    path, other = folder / "onrecord.db", folder / "other.db"
    try:
        folder.chmod(0o755)
        with open_store(path, create=True) as store:
            store.add(many(1)[0], MAKER)
        done = subprocess.run(
            [sys.executable, "-c", _AS_NOBODY, path], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout.splitlines() == [
            *[f"1 {path} can't be written to."] * 3,
            f"{other} can't be made: the folder can't be written to.",
            *[f"There is no store at {other}; `onrecord add` makes one."] * 2,
        ]
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_urls_that_are_none() -> None:
    assert "is no store" in refused("mysql://user:secret@localhost/register")
    assert "secret" not in refused("mysql://user:secret@localhost/register")
    assert "URL is none" in refused("postgresql://host:port/register")


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    sentence = refused(f"postgresql://tester:secret@/register?host={tmp_path}", create=True)
    assert "can't be used: connection" in sentence
    assert "secret" not in sentence


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "pip install 'onrecord[postgres]'" in refused("postgresql://tester@localhost/register")


def test_an_empty_database_is_no_store(postgresql: str) -> None:
    assert "There is no store at postgresql+psycopg" not in refused(postgresql)
    assert refused(postgresql).startswith("There is no store at postgresql://")
    with open_store(postgresql, create=True) as store:
        assert store.stats().articles == 0


def test_a_user_who_may_not(postgresql: str) -> None:
    with open_store(postgresql, create=True) as store:
        store.add(many(1)[0], MAKER)
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS guest")
        connection.execute("CREATE ROLE guest LOGIN")
    guest = postgresql.replace("tester@", "guest@")
    if guest == postgresql:
        pytest.skip("another server, where guests can't come in by name")
    try:
        assert "may not be read or written by this user" in refused(guest)
        with psycopg.connect(postgresql, autocommit=True) as connection:
            connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest")
        with open_store(guest) as store:
            assert list(store.filings()) == many(1)
            assert store.stats().articles == 1
            with pytest.raises(StoreError, match="may not be read or written by this user"):
                store.set_state("policy", "usual")
    finally:
        with psycopg.connect(postgresql, autocommit=True) as connection:
            connection.execute("DROP OWNED BY guest")
            connection.execute("DROP ROLE guest")


def test_a_database_that_is_not_in_utf8(server: str) -> None:
    with postgres.database(server, encoding="LATIN1") as url:
        assert "keeps texts as LATIN1" in refused(url, create=True)


def test_nothing_is_left_of_a_store_that_could_not_be_made(
    where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.store import migrate

    def fail(connection: object) -> None:
        connection.execute(text("CREATE TABLE version (id INTEGER)"))
        raise RuntimeError("stop")

    with monkeypatch.context() as patched:
        patched.setattr(migrate, "upgrade", fail)
        with pytest.raises(RuntimeError):
            open_store(where, create=True)
    with open_store(where, create=True) as store:
        assert store.stats().articles == 0
