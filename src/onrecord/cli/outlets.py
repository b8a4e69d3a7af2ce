"""`--outlet` of commands that ask a store: some words of a name, and which outlets are meant by them."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from onrecord.cli.say import say
from onrecord.errors import OnRecordError

# So many names are told.
_NAMES = 10


def configure(parser: argparse.ArgumentParser, told: str) -> None:
    """Add `--outlet`, which may be given several times; `told` says what it does."""
    parser.add_argument("--outlet", action="append", default=[], metavar="NAME", help=told)


def tell(found: Iterable[tuple[str, tuple[str, ...]]]) -> None:
    """Say of each name that was typed which outlets it means, where that is not what was typed.

    Raises:
        OnRecordError: no outlet in the store is called so.
    """
    for asked, outlets in found:
        if not outlets:
            raise OnRecordError(f"No outlet in this store is called {asked}.")
        tell_one("--outlet", asked, outlets)


def tell_one(option: str, asked: str, means: tuple[str, ...], *, more: bool = False) -> None:
    """Say what an option means, where that is not what was typed; `more`: there are others than these."""
    if means == (asked,):
        return
    left = len(means) - _NAMES
    rest = f" … and {left:,}{' or' if more else ''} more" if left > 0 else ""
    say(f"{option} {asked} means: {', '.join(means[:_NAMES])}{rest}.")
