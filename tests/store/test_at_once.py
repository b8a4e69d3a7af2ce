"""Several processes at once, and processes that are killed: nothing lost or twice, nobody locked out."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.register.filing import Filing
from onrecord.store.store import Store, open_store
from tests.store.at_once import BATCH, MOST
from tests.store.made import MAKER, many


def start(*words: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "tests.store.at_once", *map(str, words)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def done(process: subprocess.Popen[str], told: str = "") -> str:
    said, complaints = process.communicate(told, timeout=100)
    assert process.returncode == 0, complaints
    return said


def by_key(found: list[Filing]) -> list[Filing]:
    return sorted(found, key=lambda one: one.origin.key)


def numbers(store: Store) -> list[int]:
    return sorted(fact.id & (1 << 36) - 1 for fact in store.facts())


def test_two_writers_of_different_articles(where: str) -> None:
    writers = [start("write", where, first, 60) for first in (0, 60)]
    for writer in writers:
        done(writer)
    with open_store(where) as store:
        assert by_key(list(store.filings())) == by_key(many(120))
        assert numbers(store) == list(range(1, 361))
        assert store.stats().records == 120


def test_two_writers_of_the_same_articles(where: str) -> None:
    writers = [start("write", where, first, 60) for first in (0, 20)]
    for writer in writers:
        done(writer)
    with open_store(where) as store:
        assert by_key(list(store.filings())) == by_key(many(80))
        stats = store.stats()
        assert (stats.articles, stats.versions, stats.records) == (80, 80, 80)
        assert numbers(store) == list(range(1, 241))


def test_one_writer_and_ten_readers(where: str) -> None:
    with open_store(where, create=True):
        pass
    readers = [start("read", where) for _ in range(10)]
    done(start("write", where, 0, MOST))
    said = [done(reader, "enough\n").split() for reader in readers]
    assert {int(last) for _, last in said} == {2 * MOST}
    assert sum(int(times) for times, _ in said) > 10
    with open_store(where) as store:
        assert list(store.filings()) == many(MOST)


def test_a_writer_killed_again_and_again_comes_to_the_same(where: str, tmp_path: Path) -> None:
    chance = random.Random(6)  # noqa: S311 - moments, not secrets
    for _ in range(8):
        writer = start("write", where, 0, 60)
        for _ in range(chance.randrange(1, 4)):
            writer.stdout.readline()
        writer.kill()
        writer.communicate(timeout=60)
        with open_store(where) as store:
            found = list(store.filings())
            assert found == many(len(found))
            assert len(found) % BATCH == 0
    done(start("write", where, 0, 60))
    with open_store(where) as store, open_store(tmp_path / "whole.db", create=True) as whole:
        for one in many(60):
            whole.add(one, MAKER)
        assert list(store.facts()) == list(whole.facts())
        assert list(store.filings()) == list(whole.filings())


def test_a_writer_killed_within_a_batch_leaves_nothing_of_it(where: str) -> None:
    program = (
        "import os, signal, sys\n"
        "from onrecord.store.store import open_store\n"
        "from tests.store.made import MAKER, many\n"
        "with open_store(sys.argv[1], create=True) as store, store.writing() as held:\n"
        "    for one in many(30):\n"
        "        store.add(one, MAKER)\n"
        "    held.finish()\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run([sys.executable, "-c", program, where], check=False)
    assert killed.returncode == -9
    with open_store(where) as store:
        assert store.stats().articles == store.stats().names == 0
        for one in many(30):
            store.add(one, MAKER)
        assert numbers(store) == list(range(1, 91))


@pytest.mark.parametrize("number", [4])
def test_several_make_the_store_at_once(where: str, number: int) -> None:
    writers = [start("write", where, 0, BATCH) for _ in range(number)]
    for writer in writers:
        done(writer)
    with open_store(where) as store:
        assert list(store.filings()) == many(BATCH)
