"""Which articles `onrecord export` takes: an article goes out whole or not at all."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from onrecord.cli import days
from onrecord.cli.asked import asked

if TYPE_CHECKING:
    from onrecord.types import Record


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options that choose articles."""
    days.configure(parser)
    parser.add_argument(
        "--outlet", type=asked, metavar="NAME", help="articles of this outlet, whatever the case"
    )
    parser.add_argument(
        "--person",
        type=asked,
        metavar="NAME",
        help="articles that name somebody by all these words: `lodz` finds Łódź",
    )


class Choice:
    """Says of an article whether it is asked for."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._since, self._until = days.between(options)
        self._outlet: str | None = options.outlet and options.outlet.casefold()
        self._person = _words(options.person) if options.person else frozenset()
        self.passed_over = 0

    def takes(self, record: Record) -> bool:
        """Say whether an article fits, and count it if not."""
        fits = self._is_of_days(record) and self._is_of_outlet(record) and self._names(record)
        self.passed_over += not fits
        return fits

    def _is_of_days(self, record: Record) -> bool:
        from onrecord.register.period import period

        if self._since is None and self._until is None:
            return True
        told = period(record.article.published)
        if told is None:
            return False
        return (self._since is None or told.last >= self._since.first) and (
            self._until is None or told.first <= self._until.last
        )

    def _is_of_outlet(self, record: Record) -> bool:
        return self._outlet is None or (record.article.outlet or "").casefold() == self._outlet

    def _names(self, record: Record) -> bool:
        return not self._person or any(
            self._person <= _words(name) for entity in record.entities for name in entity.names
        )


def _words(name: str) -> frozenset[str]:
    from onrecord.names.words import fold

    return frozenset(filter(None, map(fold, name.replace("-", " ").replace("’", "'").split())))
