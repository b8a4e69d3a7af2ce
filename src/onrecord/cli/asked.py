"""Names and words that a command line asks for: a blank one asks for nothing, and not for everything."""

from __future__ import annotations

import argparse

_LONGEST = 1_000


def asked(words: str) -> str:
    """Return words as they were typed.

    Raises:
        argparse.ArgumentTypeError: there is no letter and no figure in them, or nobody is called so: they are
            longer than a search may be.
    """
    if len(words) > _LONGEST:
        raise argparse.ArgumentTypeError(f"{len(words):,} characters are too many: {_LONGEST:,} are enough")
    if not any(map(str.isalnum, words)):
        raise argparse.ArgumentTypeError(f"{words!r} asks for nothing: there is no letter in it")
    return words
