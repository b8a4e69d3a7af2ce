"""The options that say which days are meant."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.register.period import Period


def configure(parser: argparse.ArgumentParser) -> None:
    """Add `--from` and `--to-date`."""
    parser.add_argument(
        "--from", dest="since", type=days, metavar="DATE", help="from this day, month or year on: 2031-04"
    )
    parser.add_argument(
        "--to-date", dest="until", type=days, metavar="DATE", help="up to this day, month or year, all of it"
    )


def days(word: str) -> Period:
    """Read a day, month or year.

    Raises:
        argparse.ArgumentTypeError: it is none.
    """
    from onrecord.register.period import period

    found = period(word)
    if found is None:
        raise argparse.ArgumentTypeError(
            f"{word!r} is no day, month or year such as 2031-04-17, 2031-04, 2031"
        )
    return found


def between(options: argparse.Namespace) -> tuple[Period | None, Period | None]:
    """Return from when and up to when; `None` where nobody said.

    Raises:
        UsageError: the one is after the other.
    """
    since: Period | None = options.since
    until: Period | None = options.until
    if since and until and since.first > until.last:
        raise UsageError(f"No day lies from {since.first} to {until.last}.")
    return since, until


def told(since: Period | None, until: Period | None) -> str:
    """Return ` from 2031-04-01 to 2031-04-30`, as much of it as was asked for."""
    if since and until:
        return f" from {since.first} to {until.last}"
    return f" from {since.first} on" if since else f" up to {until.last}" if until else ""
