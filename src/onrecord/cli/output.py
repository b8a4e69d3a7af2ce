"""Where a command writes: standard output, or a file that appears only when it is whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from onrecord.errors import OnRecordError


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
    target = path.resolve()
    if target.exists() and not target.is_file() and not target.is_dir():
        with _refusals(path), target.open("w", encoding="utf-8") as stream:  # a pipe or a device
            yield stream
        return
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with _refusals(path):
            if target.is_dir():
                raise IsADirectoryError(None, "it is a folder")
            stream = part.open("x", encoding="utf-8", errors="backslashreplace", newline="\n")
        with _refusals(path), stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        with _refusals(path):
            if target.exists():
                part.chmod(target.stat().st_mode & 0o777)
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OnRecordError(f"{path} can't be written: {error.strerror or error}.") from error
