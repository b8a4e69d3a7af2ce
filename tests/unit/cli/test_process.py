"""The command as a process of its own: pipes that close, signals, locales."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import onrecord
from onrecord import codec
from tests.unit.record.hand import record

ONRECORD = Path(sys.executable).with_name("onrecord")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX signals and pipes")


def test_a_reader_that_goes_away_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([ONRECORD, "doctor"], stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert done.returncode == 141
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_one_sentence(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [ONRECORD, "doctor"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stderr == "onrecord: The output can't be written: No space left on device.\n"
    article = tmp_path / "a.txt"
    article.write_text("Marta Venn spoke of ferries for an hour.", encoding="utf-8")
    words = [ONRECORD, "read", article, "-o", "/dev/full"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "onrecord: /dev/full can't be written: No space left on device.\n"


def test_control_c_is_one_word() -> None:
    with subprocess.Popen(
        [ONRECORD, "check", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        process.stdin.write(codec.dump(record()).encode() + b"\n")
        process.stdin.flush()
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err == b"onrecord: Stopped.\n"


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Władysław spoke of “ferries” for an hour in Łódź.", encoding="utf-8")
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run([ONRECORD, "read", article], capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert "Łódź" in codec.load(done.stdout).article.text


def test_records_flow_one_by_one(tmp_path: Path) -> None:
    """The first record is there before the second source is."""
    first = tmp_path / "1.txt"
    first.write_text("Marta Venn spoke of ferries for an hour.", encoding="utf-8")
    words = [ONRECORD, "read", first, "-"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert codec.load(process.stdout.readline()).article.text.startswith("Marta Venn")
        process.kill()


def test_the_packaged_model_reads_and_threads_change_no_record() -> None:
    demo = Path(onrecord.__file__).parent / "demo" / "lighthouse-talks.html"
    one, other = (
        subprocess.run([ONRECORD, "read", demo, "--threads", threads], capture_output=True, check=True).stdout
        for threads in ("1", "2")
    )
    assert one == other
    assert any(by.startswith("model:") for quote in codec.load(one).quotes for by in quote.by)


def test_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "onrecord", "--version"], capture_output=True, check=True)
    assert done.stdout.startswith(b"onrecord ")
