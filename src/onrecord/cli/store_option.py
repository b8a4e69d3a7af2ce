"""The option that says which store is meant."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.store.store import Store

VARIABLE = "ONRECORD_STORE"
USUAL = "onrecord.db"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add `--store`."""
    parser.add_argument(
        "--store",
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
    """
    from onrecord.store.store import open_store

    return open_store(meant(options), create=create, read_only=read_only)
