"""The option that says which store is meant."""

from __future__ import annotations

import argparse
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli.output import is_same
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.store.store import Store

VARIABLE = "ONRECORD_STORE"
USUAL = "onrecord.db"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add `--store`."""
    parser.add_argument(
        "--store",
        type=_named,
        metavar="FILE|URL",
        help="the store: a file, or postgresql://user@host/database "
        f"(default: what {VARIABLE} names, else {USUAL} in this folder)",
    )


def meant(options: argparse.Namespace) -> str:
    """Return which store is meant; `options.store` is `None` where nobody said."""
    return options.store or os.environ.get(VARIABLE) or USUAL


def opened(options: argparse.Namespace, *, create: bool = False, read_only: bool = False) -> Store:
    """Open the store that is meant.

    Raises:
        StoreError: it can't be opened; the sentence says why.
        UsageError: the command would write over it.
    """
    from onrecord.store.store import open_store

    # SQLAlchemy logs with a traceback how it closes what Ctrl-C broke off.
    logging.getLogger("sqlalchemy").addHandler(logging.NullHandler())
    store = meant(options)
    for option in ("output", "rejects"):
        written: Path | None = getattr(options, option, None)
        if written is not None and is_same(written, store):
            raise UsageError(f"{written} is the store: --{option} must name another file.")
    return open_store(store, create=create, read_only=read_only)


def _named(store: str) -> str:
    """Return the name of a store; a blank one, of a variable that is not set, does not mean the usual one.

    Raises:
        argparse.ArgumentTypeError: it is blank.
    """
    if not store.strip():
        raise argparse.ArgumentTypeError(f"{store!r} names no store")
    return store
