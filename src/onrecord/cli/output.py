"""Where a command writes: standard output, or a file that appears only when it is whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from onrecord.errors import OnRecordError, UsageError


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """Open `path` to write UTF-8 text, or standard output if it is `None`.

    A file is written beside its place under another name and renamed at the end, so
    that nobody ever sees half of it; if anything goes wrong, what stood there stays.

    Raises:
        OnRecordError: it can't be written; the message says why.
    """
    if path is None:
        yield sys.stdout
        return
    with _appearing(path, "", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
        yield stream


@contextmanager
def opened_bytes(path: Path | None) -> Iterator[BinaryIO]:
    """Open `path` to write bytes, or standard output if it is `None`; otherwise as `opened`."""
    if path is None:
        yield sys.stdout.buffer
        return
    with _appearing(path, "b") as stream:
        yield stream


@contextmanager
def _appearing(path: Path, mode: str, **how: str) -> Iterator[Any]:
    target = path.resolve()
    if target.exists() and not target.is_file() and not target.is_dir():
        with _refusals(path), target.open(f"w{mode}", **how) as stream:  # type: ignore[call-overload]  # a device
            yield stream
        return
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with _refusals(path):
            if target.is_dir():
                raise IsADirectoryError(None, "it is a folder")
            stream = part.open(f"x{mode}", **how)  # type: ignore[call-overload]  # text or bytes by the mode
        with _refusals(path), stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        with _refusals(path):
            if target.exists():
                part.chmod(target.stat().st_mode & 0o777)
            part.replace(target)
    finally:
        with suppress(OSError):  # it is not there; or nothing can be taken away here, which is said already
            part.unlink()


def is_same(one: str | Path, other: str | Path) -> bool:
    """Say whether two names are one file; an address, or a file yet to be written, is no other."""
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):
        return False


def refuse_sources(output: Path | None, inputs: Iterable[str], option: str = "-o") -> None:
    """See that what is written is nothing that is read; `option` is the one that names it.

    Raises:
        UsageError: it is.
    """
    if output is not None and any(is_same(output, given) for given in inputs):
        raise UsageError(f"{output} is a source: {option} must name another file.")


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OnRecordError(f"{path} can't be written: {error.strerror or error}.") from error
