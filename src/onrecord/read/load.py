"""The bytes behind a path or `-`, and one plain sentence for each way that fails."""

from __future__ import annotations

import sys
from pathlib import Path

from onrecord.errors import ReadError, SourceTooLarge, UnreadableSource
from onrecord.read import limits
from onrecord.read.sources import shown, sources


def from_path(location: str) -> bytes:
    """Return the bytes of a file.

    Raises:
        EmptySource: it is a folder with nothing to read.
        UnreadableSource: it does not exist, is a folder, or may not be read.
        SourceTooLarge: it is over `limits.MAX_BYTES`.
    """
    name = shown(location)
    try:
        with Path(location).open("rb") as file:
            return _limited(file.read(limits.MAX_BYTES + 1), name)
    except FileNotFoundError:
        raise UnreadableSource(f"There is no file {name}: check the path.") from None
    except (IsADirectoryError, PermissionError) as error:
        raise _folder(location) if Path(location).is_dir() else _denied(name, error) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no valid path"
        raise UnreadableSource(f"{name} can't be read ({reason.lower()}).") from None


def from_stdin() -> bytes:
    """Return the bytes of standard input.

    Raises:
        UnreadableSource: it is closed.
        SourceTooLarge: it is over `limits.MAX_BYTES`.
    """
    try:
        return _limited(sys.stdin.buffer.read(limits.MAX_BYTES + 1), "standard input")
    except (AttributeError, ValueError, OSError):
        raise UnreadableSource("Standard input is closed: name a file, or pipe an article in.") from None


def _limited(data: bytes, name: str) -> bytes:
    if len(data) > limits.MAX_BYTES:
        raise SourceTooLarge(
            f"{name} is larger than the {limits.MAX_BYTES // 1_000_000} MB read at most: "
            "split it into its articles."
        )
    return data


def _denied(name: str, error: OSError) -> UnreadableSource:
    return UnreadableSource(f"{name} may not be read ({(error.strerror or 'no permission').lower()}).")


def _folder(location: str) -> ReadError:
    try:
        next(sources([location]))
    except ReadError as error:
        return error
    return UnreadableSource(
        f"{shown(location)} is a folder: name its files, or expand it with onrecord.read.sources."
    )
