"""The three ways a record is written: a line of JSON, a table, a page."""

from __future__ import annotations

from typing import Protocol, TextIO

from onrecord.types import Record

FORMATS = ("table", "json", "html")


class Sink(Protocol):
    """Takes records one after the other; `finish` writes what had to wait for the last."""

    def add(self, record: Record) -> None:
        """Take one record."""

    def finish(self) -> None:
        """Write the rest."""


def sink(name: str, stream: TextIO, *, full: bool = False) -> Sink:
    """Return what writes records to `stream` in the format of that name."""
    if name == "json":
        return _JsonLines(stream)
    return _Page(stream) if name == "html" else _Tables(stream, full=full)


class _JsonLines:
    """One object a line, written at once: a reader at the other end of a pipe does not wait."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def add(self, record: Record) -> None:
        from onrecord import codec

        self.stream.write(codec.dump(record) + "\n")
        self.stream.flush()

    def finish(self) -> None:
        """Nothing waits."""


class _Tables:
    """A table a record, in the width of the terminal; a file gets one without colour."""

    def __init__(self, stream: TextIO, *, full: bool) -> None:
        from rich.console import Console

        self.console = Console(file=stream)
        self.full = full
        self.first = True

    def add(self, record: Record) -> None:
        from onrecord.show.terminal import render

        if not self.first:
            self.console.print()
        self.first = False
        render([record], self.console, full=self.full)

    def finish(self) -> None:
        """Nothing waits."""


class _Page:
    """One page for all records: they are kept until the last is there."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.records: list[Record] = []

    def add(self, record: Record) -> None:
        self.records.append(record)

    def finish(self) -> None:
        from onrecord.show.page import render

        if self.records:
            self.stream.write(render(self.records))
