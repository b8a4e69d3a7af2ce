"""What the processes of `test_at_once` do: write WHERE FIRST NUMBER, or read WHERE."""

from __future__ import annotations

import select
import sys

from onrecord.store.store import Store, open_store
from tests.store.made import MAKER, many

BATCH, MOST = 5, 60


def write(where: str, first: int, number: int) -> None:
    """Add so many articles, a few a batch, but for those that were read already."""
    with open_store(where, create=True) as store:
        articles = many(number, shift=first)
        for start in range(0, number, BATCH):
            batch = [one for one in articles[start : start + BATCH] if not store.seen(one.origin.key, MAKER)]
            with store.writing():
                for one in batch:
                    store.add(one, MAKER, digest=one.origin.key)
            sys.stdout.write(f"{start}\n")
            sys.stdout.flush()


def read(where: str) -> None:
    """List again and again, until a line comes in; each time what is listed hangs together."""
    expected = [said.id for one in many(MOST) for said in one.quotes]
    seen, times = 0, 0
    with open_store(where, read_only=True) as store:
        while not select.select([sys.stdin], [], [], 0.05)[0]:
            seen, times = look(store, expected, seen), times + 1
        seen = look(store, expected, seen)
    sys.stdout.write(f"{times} {seen}\n")


def look(store: Store, expected: list[str], before: int) -> int:
    """Return how many quotes there are: whole batches, in order, and none fewer than before."""
    found = [said.id for said in store.said()]
    assert found == expected[: len(found)]
    assert len(found) % (2 * BATCH) == 0
    assert len(found) >= before
    return len(found)


if __name__ == "__main__":
    if sys.argv[1] == "write":
        write(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    else:
        read(sys.argv[2])
