"""Killed and resumed: `onrecord add` against SIGKILL, and how fast it is.

    python -m benchmarks.resuming --input ../shared/data/readouts --kills 20 --seed 1
    python -m benchmarks.resuming --input ../shared/data/readouts --items 150 --kills 5

One run of `add` from beginning to end, one whose whole group of processes is killed at random moments of its
way and that goes on each time. Both stores must be the same: every row of every table, to the byte, in the
order of its keys (`rows`), and what `onrecord export` makes of them (`export`). Tables that SQLite keeps for
itself are left out: they hold the index's segments, which depend on when a transaction ended.

Speed is said of the uninterrupted run, and as a ratio to `onrecord read -o` of the same articles in the same
run with one process each, on `--ratio` articles. Memory is the most that any process held (VmHWM of Linux).
While others work on the sources, run it on a copy of them (`PYTHONPATH=COPY/src`): it starts the command anew
after each kill.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

ONRECORD = Path(sys.executable).with_name("onrecord")
_STATUS = "VmHWM:"
# So long a run is watched before its next look at memory (seconds).
_LOOK = 0.2
# Kills are drawn from this share of the articles: behind it a run may end before it is killed.
_REACH = 0.95


class Watched:
    """A command in a group of processes of its own, and the most memory (MiB) that each of them held."""

    def __init__(self, words: Sequence[str | Path], log: Path) -> None:
        self.peaks: dict[int, int] = {}
        self.begun = time.monotonic()
        with log.open("ab") as out:
            self.process = subprocess.Popen(  # noqa: S603 - onrecord itself
                [str(word) for word in words], stdout=out, stderr=out, start_new_session=True
            )

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it ends, at most so long; say whether it did."""
        end = None if seconds is None else time.monotonic() + seconds
        while self.process.poll() is None:
            if end is not None and time.monotonic() >= end:
                return False
            self._look()
            time.sleep(_LOOK)
        return True

    def kill(self) -> None:
        """End the whole group, as the kernel or a power cut would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def _look(self) -> None:
        for status in Path("/proc").glob("[0-9]*/status"):
            try:
                if os.getpgid(int(status.parent.name)) != self.process.pid:
                    continue
                told = status.read_text("ascii", "replace")
            except (OSError, ValueError):
                continue
            held = next((line.split()[1] for line in told.splitlines() if line.startswith(_STATUS)), "0")
            pid = int(status.parent.name)  # one that has just ended tells nothing any more
            self.peaks[pid] = max(self.peaks.get(pid, 0), int(held) // 1024)

    @property
    def seconds(self) -> float:
        """How long ago it was started."""
        return time.monotonic() - self.begun


def digests(store: Path) -> dict[str, tuple[int, str]]:
    """Return how many rows each table has, and the digest of all of them in order of their keys."""
    found = {}
    with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as base:
        tables = base.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        for (table,) in tables:
            if table.startswith(("fact_fts_", "sqlite_")):
                continue
            columns = base.execute(f"PRAGMA table_info({table})").fetchall()
            keys = [str(column[1]) for column in sorted(columns, key=lambda column: column[5]) if column[5]]
            order = ", ".join(keys or ["rowid"])
            made, number = hashlib.sha256(), 0
            for number, row in enumerate(base.execute(f"SELECT * FROM {table} ORDER BY {order}"), 1):  # noqa: S608, B007
                made.update(repr(row).encode())
            found[table] = (number, made.hexdigest())
    return found


def exported(store: Path, target: Path) -> str | None:
    """Return the digest of what `onrecord export` makes of a store, `None` where there is no such command."""
    words = [ONRECORD, "export", "--store", store, "--format", "jsonl", "-o", target]
    done = subprocess.run([str(word) for word in words], capture_output=True, check=False)  # noqa: S603
    return hashlib.sha256(target.read_bytes()).hexdigest() if done.returncode == 0 else None


def kept(store: Path) -> int:
    """Return how many articles a store holds, 0 before it is one."""
    try:
        with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as base:
            return int(base.execute("SELECT count(*) FROM document").fetchone()[0])
    except sqlite3.OperationalError:  # not yet made, or in the middle of being made
        return 0


class Way(NamedTuple):
    """A run of `add`: the command, the store it writes, what takes what it says, and how far it has to go.

    Attributes:
        articles: so many there are to keep.
        seconds: what that takes when it is left alone.
    """

    words: Sequence[str | Path]
    store: Path
    log: Path
    articles: int
    seconds: float


def killed(way: Way, kills: int, chance: random.Random) -> int:
    """Run `add`, killed so often at moments spread over its work, to its end; count the kills.

    Each kill waits until the store holds a number of articles drawn for it, and then for a moment more: what
    is not yet kept is read again, so that by the clock alone the last ones would come after the end.
    """
    done = 0
    for mark in sorted(chance.randrange(max(1, int(_REACH * way.articles))) for _ in range(kills)):
        run = Watched(way.words, way.log)
        while (ended := run.wait(_LOOK)) is False and kept(way.store) < mark:
            pass
        if ended or run.wait(chance.uniform(0.0, way.seconds / (4 * kills))):
            print(f"  it was done before kill {done + 1}: {kills - done} kills are left over", flush=True)
            return done
        run.kill()
        done += 1
    last = Watched(way.words, way.log)
    last.wait()
    if last.process.returncode not in (0, 1):
        raise SystemExit(f"the last run ended with {last.process.returncode}; see {way.log}")
    return done


def ratio(items: Path, folder: Path, words: Sequence[str]) -> tuple[float, float]:
    """Return the seconds that `read -o` and `add` take for the same articles as plain texts."""
    texts = folder / "texts"
    texts.mkdir()
    for number, line in enumerate(_lines(items)):
        item = json.loads(line)
        (texts / f"{number:05}.txt").write_text(f"{item['title']}\n\n{item['text']}", encoding="utf-8")
    took = []
    commands: list[list[str | Path]] = [
        [ONRECORD, "read", texts, "-o", folder / "records.jsonl", *words],
        [ONRECORD, "add", texts, "--store", folder / "ratio.db", "--no-merge", "--workers", "1", *words],
    ]
    for command in commands:
        run = Watched(command, folder / "log")
        run.wait()
        took.append(run.seconds)
    return took[0], took[1]


def _lines(path: Path) -> Iterator[bytes]:
    files = sorted(path.glob("*.jsonl*")) if path.is_dir() else [path]
    for file in files:
        with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as lines:
            yield from lines


def _sample(source: Path, number: int, target: Path) -> Path:
    """Write so many of the items, evenly spread over all of them."""
    every = list(_lines(source))
    step = max(1, len(every) // number)
    target.write_bytes(b"".join(every[::step][:number]))
    return target


def main(arguments: Sequence[str] | None = None) -> int:
    """Run both, compare, and print the table; 1 if the stores differ."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--input", type=Path, default=Path("../shared/data/readouts"))
    parser.add_argument("--items", type=int, help="only so many of them, evenly spread")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", default="1")
    parser.add_argument("--model", default=None)
    parser.add_argument("--ratio", type=int, default=150, help="articles for the ratio; 0 leaves it out")
    parser.add_argument("--folder", type=Path, help="keep the stores there (default: a folder that goes)")
    options = parser.parse_args(arguments)
    folder = options.folder or Path(tempfile.mkdtemp(prefix="resuming"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        return _compare(options, folder)
    finally:
        if options.folder is None:
            shutil.rmtree(folder)


def _compare(options: argparse.Namespace, folder: Path) -> int:
    source = options.input
    if options.items:
        source = _sample(source, options.items, folder / "items.jsonl")
    model = [] if options.model is None else ["--model", options.model]
    if options.ratio:
        read, add = ratio(_sample(options.input, options.ratio, folder / "few.jsonl"), folder, model)
        print(
            f"ratio     {options.ratio} articles: read {read:.1f} s, add {add:.1f} s: {read / add:.2f}",
            flush=True,
        )

    def words(store: Path) -> list[str | Path]:
        return [
            *(ONRECORD, "add", source, "--store", store, "--no-merge"),
            *("--workers", options.workers, *model),
        ]

    whole, broken = folder / "whole.db", folder / "broken.db"
    log = folder / "log"
    run = Watched(words(whole), log)
    run.wait()
    took = run.seconds
    rows = digests(whole)
    articles = rows["document"][0]
    size = whole.stat().st_size
    print(
        f"whole     {articles:,} articles, {took:,.0f} s, {articles / took:.1f} articles/s, "
        f"{size / 1e6:,.1f} MB ({size / max(articles, 1) / 1e3:.1f} kB an article), "
        f"peak MiB by process {sorted(run.peaks.values(), reverse=True)}, code {run.process.returncode}",
        flush=True,
    )
    begun = time.monotonic()
    chance = random.Random(options.seed)  # noqa: S311 - the same moments each time
    kills = killed(Way(words(broken), broken, log, articles, took), options.kills, chance)
    print(f"broken    {kills} kills, {time.monotonic() - begun:,.0f} s", flush=True)
    again = digests(broken)
    wrong = [table for table in sorted(rows | again) if rows.get(table) != again.get(table)]
    told = ", ".join(f"{table} {number:,}" for table, (number, _) in rows.items() if number)
    print(f"rows      {told}: {'the same' if not wrong else 'NOT THE SAME: ' + ', '.join(wrong)}", flush=True)
    one, other = (exported(store, folder / f"{store.stem}.jsonl") for store in (whole, broken))
    print(
        f"export    {'there is none yet' if one is None else 'the same' if one == other else 'NOT THE SAME'}"
    )
    return 1 if wrong or one != other else 0


if __name__ == "__main__":
    sys.exit(main())
