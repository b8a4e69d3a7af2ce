"""Ctrl-C: held back while something must not be left half done, and never lost."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

# Seconds after which what was tidied up when Ctrl-C came is done.
_LATER = 0.05


@contextmanager
def held_back() -> Iterator[None]:
    """Let Ctrl-C wait until the block is done; it is a `KeyboardInterrupt` then.

    Only the main thread hears signals; in others nothing is changed.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard = []
    before = signal.signal(signal.SIGINT, lambda *_: heard.append(True))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if heard:
        raise KeyboardInterrupt


@contextmanager
def never_lost() -> Iterator[None]:
    """Hear a Ctrl-C again that comes while Python tidies up.

    In `__del__` or the callback of a weak reference (SQLAlchemy has many) Python prints a `KeyboardInterrupt`
    and goes on as if nobody had stopped it.
    """
    before = sys.unraisablehook

    def heard(ignored: sys.UnraisableHookArgs, /) -> None:
        if issubclass(ignored.exc_type, KeyboardInterrupt):
            threading.Timer(_LATER, _interrupt).start()
        else:
            before(ignored)

    sys.unraisablehook = heard
    try:
        yield
    finally:
        sys.unraisablehook = before


def _interrupt() -> None:
    main = threading.main_thread().ident
    if main is not None and hasattr(signal, "pthread_kill"):
        signal.pthread_kill(main, signal.SIGINT)  # a wait for other processes ends too
    else:
        signal.raise_signal(signal.SIGINT)
