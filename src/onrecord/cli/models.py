"""The options that say which model reads, and with how many threads."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from onrecord.errors import ModelError, UsageError

if TYPE_CHECKING:
    from onrecord.annotate.stage import Model

_MOST = 64


def configure(parser: argparse.ArgumentParser) -> None:
    """Add `--model` and `--threads`."""
    parser.add_argument(
        "--model",
        metavar="PATH",
        help="the folder of another model, or none: rules alone (default: the one that comes with onrecord)",
    )
    parser.add_argument(
        "--threads",
        type=_threads,
        metavar="N",
        help="how many threads the model uses (default: 2, on one core 1); the records are the same",
    )


def load(options: argparse.Namespace) -> Model | None:
    """Load the model, once and before any source is read.

    Raises:
        UsageError: `--model` names no folder with a model.
        ModelError: the model that comes with onrecord is damaged.
    """
    from onrecord.model.chosen import chosen

    try:
        return chosen(options.model, options.threads)
    except ModelError as error:
        if options.model is None:
            raise
        raise UsageError(f"--model: {error}") from error


def _threads(word: str) -> int:
    if not (word.isdecimal() and 1 <= int(word) <= _MOST):
        raise argparse.ArgumentTypeError(f"{word!r} is no number from 1 to {_MOST}")
    return int(word)
