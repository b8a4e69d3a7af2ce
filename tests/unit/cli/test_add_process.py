"""`onrecord add` killed and stopped for real: nothing lost, nothing twice, the same store in the end."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.resuming import digests

ONRECORD = Path(sys.executable).with_name("onrecord")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX signals")

NAMES = ("Eliav Strand", "Dov Ben-Ari", "Ada Olt", "Otto Sarnak", "Ines Quill")
# As `onrecord`, but in batches of two, and slow enough to be killed between them.
SLOW = """
import sys, time
from onrecord.cli import add, batches, main
keep = add._Keeping.keep
batches.MOST = 2
add._Keeping.keep = lambda self, batch: (time.sleep(0.1), keep(self, batch))
sys.exit(main(sys.argv[1:]))
"""


def items(folder: Path, number: int, length: int = 1) -> Path:
    """Write articles; every fourth is the one before it under the same address, changed."""
    path = folder / "items.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for at in range(number):
            talk = f"Foreign Minister Marta Venn met {NAMES[at % 5]} in Tarsk on {1 + at % 28} April 2031. "
            said = f"“The nets come first,” {NAMES[at % 5]} said. "
            item = {
                "title": f"Talks, part {at}",
                "date": "2031-04-30",
                "url": f"https://herald.example/{at - (at % 4 == 3)}",
                "text": talk + said + "They spoke. " * length,
            }
            lines.write(json.dumps(item) + "\n")
    return path


def kept(store: Path) -> int:
    try:
        with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True, timeout=10)) as base:
            return base.execute("SELECT count(*) FROM reading").fetchone()[0]
    except sqlite3.OperationalError:  # not there yet, or without its tables
        return 0


@pytest.mark.timeout(240)
def test_killed_three_times_it_is_the_same_store(tmp_path: Path) -> None:
    items(tmp_path, 12)
    options = ["add", "items.jsonl", "--model", "none", "--workers", "1", "--no-merge"]
    subprocess.run([ONRECORD, *options, "--store", "whole.db"], check=True, cwd=tmp_path)
    broken = tmp_path / "broken.db"
    for wanted in (1, 5, 9):
        with subprocess.Popen(
            [sys.executable, "-c", SLOW, *options, "--store", broken], cwd=tmp_path, start_new_session=True
        ) as process:
            end = time.monotonic() + 60
            while kept(broken) < wanted and process.poll() is None and time.monotonic() < end:
                time.sleep(0.005)
            os.killpg(process.pid, signal.SIGKILL)
            assert process.wait() == -signal.SIGKILL  # it was not done before
        assert wanted <= kept(broken) < 12
    done = subprocess.run(
        [ONRECORD, *options, "--store", broken], check=True, cwd=tmp_path, capture_output=True, text=True
    )
    assert " 0 known" not in done.stdout
    assert digests(tmp_path / "whole.db")["version"][0] == 12
    assert digests(tmp_path / "whole.db")["document"][0] == 9
    assert digests(broken) == digests(tmp_path / "whole.db")


@pytest.mark.timeout(240)
def test_the_store_is_the_same_whatever_the_number_of_processes(tmp_path: Path) -> None:
    items(tmp_path, 40)
    for workers in ("1", "3"):
        words = ["add", "items.jsonl", "--model", "none", "--no-merge", "--workers", workers]
        subprocess.run([ONRECORD, *words, "--store", f"{workers}.db"], check=True, cwd=tmp_path)
    assert digests(tmp_path / "1.db") == digests(tmp_path / "3.db")


@pytest.mark.timeout(240)
def test_control_c_keeps_what_was_read(tmp_path: Path) -> None:
    items(tmp_path, 2_000, 200)
    store = tmp_path / "s.db"
    words = ["add", "items.jsonl", "--model", "none", "--workers", "2", "--no-merge", "--store", store]
    words += ["--format", "json"]
    with subprocess.Popen(
        [ONRECORD, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        start_new_session=True,
    ) as process:
        end = time.monotonic() + 120
        while kept(store) == 0 and process.poll() is None and time.monotonic() < end:
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: all of them get it
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == "onrecord: Stopped; what was read is kept. The same command goes on where it stopped.\n"
    counts = json.loads(out)
    assert 0 < counts["new"] + counts["changed"] == kept(store) < 2_000
    for _ in range(50):  # the processes it started are gone too
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.2)
    pytest.fail("a process is left")
