"""Both databases: every test that takes `where` or `store` runs on each.

Without PostgreSQL its half is skipped, with the reason; `ONRECORD_REQUIRE_POSTGRES=1` (as CI sets) makes it
fail instead.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.store.store import Store, open_store
from tests.store import postgres


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    reason = postgres.missing()
    if reason and os.environ.get("ONRECORD_REQUIRE_POSTGRES") == "1":
        pytest.fail(f"NO POSTGRESQL TEST RAN: {reason}")
    if reason:
        pytest.skip(f"NO POSTGRESQL TEST RAN: {reason}")
    with postgres.server() as url:
        yield url


@pytest.fixture
def postgresql(server: str) -> Iterator[str]:
    """An empty database."""
    with postgres.database(server) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store can be made."""
    if request.param == "sqlite":
        return str(tmp_path / "onrecord.db")
    return request.getfixturevalue("postgresql")


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    """An empty store."""
    with open_store(where, create=True) as made:
        yield made
