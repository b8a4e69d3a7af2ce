"""`onrecord meetings` with several processes: the same register, and gone at once when stopped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.cli.units import Unit
from onrecord.cli.workers import _bundles

ONRECORD = Path(sys.executable).with_name("onrecord")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX signals")

NAMES = ("Eliav Strand", "Dov Ben-Ari", "Ada Olt", "Otto Sarnak", "Ines Quill")


def items(folder: Path, number: int, length: int = 1) -> Path:
    path = folder / "items.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for at in range(number):
            talk = f"Foreign Minister Marta Venn met {NAMES[at % 5]} in Tarsk on {1 + at % 28} April 2031. "
            item = {
                "title": f"Talks, part {at}",
                "date": "2031-04-30",
                "text": talk + "They spoke. " * length,
            }
            lines.write(json.dumps(item) + "\n")
    return path


def meetings(folder: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    words = (ONRECORD, "meetings", *words, "--model", "none")
    return subprocess.run(words, capture_output=True, text=True, check=False, cwd=folder)


@pytest.mark.timeout(180)
def test_the_register_is_the_same_whatever_the_number_of_processes(tmp_path: Path) -> None:
    items(tmp_path, 60)
    made = {}
    for workers in ("1", "3"):
        done = meetings(tmp_path, "items.jsonl", "--workers", workers, "-o", f"{workers}.csv")
        assert (done.returncode, done.stderr) == (0, "")
        made[workers] = (tmp_path / f"{workers}.csv").read_bytes()
    assert made["1"] == made["3"]
    assert made["1"].count(b"Marta Venn") >= 60


@pytest.mark.timeout(180)
def test_control_c_is_one_word_and_leaves_nothing(tmp_path: Path) -> None:
    items(tmp_path, 3_000, 200)
    with subprocess.Popen(
        [ONRECORD, "meetings", "items.jsonl", "--model", "none", "--workers", "2", "-o", "r.html"],
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        start_new_session=True,
    ) as process:
        time.sleep(6)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: all of them get it
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == b"onrecord: Stopped.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["items.jsonl"]
    for _ in range(50):  # the processes it started are gone too
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.2)
    pytest.fail("a process is left")


def test_bundles_are_small_in_number_and_in_bytes() -> None:
    found = list(_bundles([Unit(str(at), b"x" * (70_000 if at == 3 else 10)) for at in range(40)]))
    assert [len(bundle) for bundle in found] == [4, 16, 16, 4]
    assert [unit.source for bundle in found for unit in bundle] == [str(at) for at in range(40)]
    assert list(_bundles([])) == []
