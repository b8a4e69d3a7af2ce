"""A PostgreSQL of the tests' own: made in a temporary folder, reached by a socket in it, gone when they end.

Debian: `apt-get install postgresql`; its programs are found in `/usr/lib/postgresql` or on the path.
`ONRECORD_TEST_POSTGRES=postgresql://…` takes another server, on which the user may create databases.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
from sqlalchemy.engine import make_url

OTHER = "ONRECORD_TEST_POSTGRES"
# PostgreSQL refuses to be root; Debian's package makes this user, "nobody" is everywhere.
_USERS = ("postgres", "nobody")
_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")
_names = (f"onrecord_test_{os.getpid()}_{number}" for number in count(1))


def programs() -> Path | None:
    """Return the folder of `initdb` and `pg_ctl`, the newest version's; `None` where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    return Path(on_path).resolve().parent if on_path else None


def missing() -> str | None:
    """Say why there is no server; `None` if there can be one."""
    if os.environ.get(OTHER) or programs():
        return None
    return f"PostgreSQL is not installed (Debian: apt-get install postgresql), and {OTHER} names no other"


@contextmanager
def server() -> Iterator[str]:
    """Start a server, and give the URL of its first database."""
    other = os.environ.get(OTHER)
    if other:
        yield other
        return
    user = _user()
    # A socket's path is short: 107 bytes at most, and pytest's folders are long.
    folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-", dir="/tmp"))
    if user:
        shutil.chown(folder, user)
    data = folder / "data"
    bin_folder = programs()

    def run(program: str, *words: str) -> None:
        done = subprocess.run(
            [bin_folder / program, *words],
            **({"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []} if user else {}),
            cwd=folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            capture_output="start" not in words,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout

    try:
        run("initdb", "-D", str(data), "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = " ".join(f"-c {option}" for option in (*_QUICK, f"unix_socket_directories={folder}"))
        run("pg_ctl", "-D", str(data), "-l", str(folder / "log"), "-w", "-o", options, "start")
        try:
            yield f"postgresql://tester@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(url: str, encoding: str = "UTF8") -> Iterator[str]:
    """Make an empty database on a server, and give its URL."""
    name = next(_names)
    first = make_url(url)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}' LOCALE 'C'")
    try:
        yield first.set(database=name).render_as_string(hide_password=False)
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _user() -> str | None:
    """Return the user to be instead of root; `None` for whoever is none."""
    if os.getuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(user for user in _USERS if user in known)
