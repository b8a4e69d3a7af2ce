"""Ctrl-C is heard, whenever it comes."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

from onrecord.cli import interrupt

TIDYING = """
import os, signal, sys, time
from onrecord.cli.interrupt import never_lost

class Closing:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0)

with never_lost():
    one = Closing()
    del one
    try:
        time.sleep(20)
    except KeyboardInterrupt:
        sys.exit("heard")
"""


def test_what_comes_within_the_block_is_heard_after_it() -> None:
    done = []

    def stopped() -> None:
        with interrupt.held_back():
            signal.raise_signal(signal.SIGINT)
            done.append(True)
        done.append(False)

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert done == [True]


def test_what_comes_while_python_tidies_up_is_heard_after_it() -> None:
    begun = time.monotonic()
    ended = subprocess.run([sys.executable, "-c", TIDYING], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (1, "heard\n")
    assert time.monotonic() - begun < 15


def test_other_errors_that_python_ignores_are_told_as_before(monkeypatch) -> None:
    told = []
    monkeypatch.setattr(sys, "unraisablehook", told.append)

    class Broken:
        def __del__(self) -> None:
            raise ValueError("a mistake")

    with interrupt.never_lost():
        one = Broken()
        del one
    assert [type(one.exc_value) for one in told] == [ValueError]
    assert sys.unraisablehook == told.append
