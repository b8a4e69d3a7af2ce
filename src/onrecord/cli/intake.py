"""Many articles taken in: read by several processes, with a bar, what failed said and listed."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from onrecord.cli import models
from onrecord.cli.output import refuse_sources
from onrecord.cli.progress import progress
from onrecord.cli.rejects import Reject, listed_in, rejects
from onrecord.cli.say import say
from onrecord.cli.units import Unit, Wanted, count, units
from onrecord.cli.workers import outcomes
from onrecord.register.filing import Filing

_MOST_WORKERS = 64


class Taken(NamedTuple):
    """An article that was read: what it was read from, its filing, whether its record was there already."""

    unit: Unit
    filing: Filing
    imported: bool


@dataclass
class Intake:
    """Reads what is named on a command line; counts what was read and what could not be."""

    options: argparse.Namespace
    reject: Reject
    listed: Path | None
    read: int = 0
    failed: int = 0

    def taken(
        self, wanted: Wanted, *, known: Callable[[Unit], bool] = lambda _: False, least: int = 5
    ) -> Iterator[Taken]:
        """Read all articles and yield those that could be read, in their order.

        Args:
            wanted: how inputs are led to articles.
            known: says of an article that it need not be read.
            least: fewer articles get no bar.
        """
        options = self.options
        models.load(options)  # what is wrong with it is said before anything is read
        watched = sys.stderr.isatty() and "-" not in options.inputs
        total = count(options.inputs, wanted) if watched else 0
        with progress(total, shown=watched, least=least) as step:
            wanted = replace(wanted, listed=lambda pages: step(0, pages - 1))

            def unread() -> Iterator[Unit]:
                for unit in units(options.inputs, wanted):
                    if unit.fault is None and known(unit):
                        step()
                    else:
                        yield unit

            workers = options.workers or cores()
            for unit, outcome in outcomes(unread(), workers, model=options.model, threads=options.threads):
                step()
                if outcome.filing is not None:
                    self.read += 1
                    yield Taken(unit, outcome.filing, outcome.imported)
                elif outcome.error is not None:
                    self._refuse(outcome.source, outcome.error, outcome.sentence, outcome.trace)

    def _refuse(self, source: str, error: Exception, sentence: str, trace: str) -> None:
        self.failed += 1
        self.reject(source, error, sentence)
        if self.options.debug:
            sys.stderr.write(trace)
        say(sentence)

    def say_failed(self) -> None:
        """Say how many articles could not be read, if it was one of several."""
        if self.failed and self.read + self.failed > 1:
            where = f"; {self.listed} lists them" if self.listed is not None else ""
            say(f"{self.failed:,} of {self.read + self.failed:,} articles could not be read{where}.")


@contextmanager
def intake(options: argparse.Namespace, output: Path | None = None) -> Iterator[Intake]:
    """Begin to take in; at the end the rejects are listed."""
    refuse_sources(options.rejects, options.inputs, "--rejects")
    listed = listed_in(options.rejects, output)
    with rejects(listed, always=options.rejects is not None) as reject:
        yield Intake(options, reject, listed)


def configure(parser: argparse.ArgumentParser, *, same: str) -> None:
    """Add `--workers`, `--model` and `--threads`; `same` is what the number of processes leaves as it is."""
    parser.add_argument(
        "--workers",
        type=_workers,
        metavar="N",
        help=f"how many processes read (default: one a core); {same} is the same",
    )
    models.configure(parser)


def cores() -> int:
    """Return how many processes read unless told: one a core that this process may use."""
    found = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(found, _MOST_WORKERS)


def _workers(word: str) -> int:
    if not (word.isdecimal() and 1 <= int(word) <= _MOST_WORKERS):
        raise argparse.ArgumentTypeError(f"{word!r} is no number from 1 to {_MOST_WORKERS}")
    return int(word)
