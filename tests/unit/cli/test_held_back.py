"""Ctrl-C is held back while something must not be left half done, and is heard after it."""

from __future__ import annotations

import signal
from contextlib import suppress
from threading import Thread

import pytest

from onrecord.cli.interrupt import held_back

STEPS = ["begun", "done"]


def press() -> None:
    signal.raise_signal(signal.SIGINT)


def test_it_waits_until_the_block_is_done_and_twice_is_as_good_as_once() -> None:
    done = []

    @held_back()
    def work() -> None:
        done.append("begun")
        press()
        press()
        done.append("done")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == STEPS


def test_without_it_nothing_is_changed() -> None:
    before = signal.getsignal(signal.SIGINT)
    with held_back():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


def test_an_error_in_the_block_goes_before_it_and_gives_the_handler_back() -> None:
    before = signal.getsignal(signal.SIGINT)

    @held_back()
    def work() -> None:
        press()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    assert signal.getsignal(signal.SIGINT) is before


def test_one_within_another_is_heard_after_both() -> None:
    done = []

    @held_back()
    def inner() -> None:
        press()
        done.append("begun")

    @held_back()
    def outer() -> None:
        with suppress(KeyboardInterrupt):
            inner()
        press()
        done.append("done")

    with pytest.raises(KeyboardInterrupt):
        outer()
    assert done == STEPS


def test_a_thread_hears_no_signals_and_changes_nothing() -> None:
    seen = []

    def work() -> None:
        with held_back():
            seen.append(signal.getsignal(signal.SIGINT))

    before = signal.getsignal(signal.SIGINT)
    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [before]
