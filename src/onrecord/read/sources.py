"""Paths, folders, addresses and `-` into single locations, always in the same order."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.errors import EmptySource, UnreadableSource

# What is taken from a folder; a file that is named by itself is read whatever it is called.
SUFFIXES = (".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".pdf", "")
STDIN = "-"
_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*://")


def is_address(location: str) -> bool:
    """Say whether a location is a URL (of any scheme) and not a path."""
    return _ADDRESS.match(location) is not None


def sources(inputs: Sequence[str], suffixes: Sequence[str] = SUFFIXES) -> Iterator[str]:
    """Expand each input to locations that `read` takes, one by one.

    Folders are walked in the order of their names, hidden files and folders
    (`.name`) and links to folders are skipped. A path that does not exist is
    yielded: `read` says what is wrong with it, so one bad path never ends a run.

    Args:
        inputs: paths, folders, addresses, `-`.
        suffixes: how the names of the files end that are taken from folders; "" takes those without a suffix.

    Raises:
        EmptySource: a folder holds no file that could be an article, or a name is empty.
        UnreadableSource: a folder may not be listed.
    """
    for location in inputs:
        if not location:
            raise EmptySource(
                "An empty name is no source: name a file, a folder, an address, or - for input."
            )
        if location == STDIN or is_address(location) or not _is_folder(location):
            yield location
        else:
            yield from _folder(location, suffixes)


def empty_folder(location: str, suffixes: Sequence[str] = SUFFIXES) -> EmptySource:
    """Return the error for a folder without a readable file."""
    taken = ", ".join(filter(None, suffixes))
    bare = " and files without a suffix" if "" in suffixes else ""
    return EmptySource(f"The folder {shown(location)} holds no file to read: only {taken}{bare} are taken.")


def shown(location: str) -> str:
    """Return a path as printable text: bytes that are no UTF-8 become question marks."""
    return location.encode("utf-8", "replace").decode("utf-8")


def _folder(location: str, suffixes: Sequence[str]) -> Iterator[str]:
    found = False
    for name in _walk(location, suffixes):
        found = True
        yield name
    if not found:
        raise empty_folder(location, suffixes)


def _walk(folder: str, suffixes: Sequence[str]) -> Iterator[str]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        raise UnreadableSource(
            f"The folder {shown(folder)} can't be listed: check its permissions."
        ) from None
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, suffixes)
        elif entry.is_file() and _taken(entry.name.lower(), suffixes):
            yield entry.path


def _taken(name: str, suffixes: Sequence[str]) -> bool:
    return Path(name).suffix in suffixes or name.endswith(tuple(filter(None, suffixes)))


def _is_folder(location: str) -> bool:
    try:
        return Path(location).is_dir()
    except (OSError, ValueError):
        return False
