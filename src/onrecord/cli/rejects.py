"""The sources that could not be read, each with its reason, so that nothing is lost in silence."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.cli.output import opened

Reject = Callable[[str, Exception, str], None]


def listed_in(rejects: Path | None, output: Path | None) -> Path | None:
    """Return the file that lists what could not be read: the one asked for, else one beside the output."""
    return rejects if rejects is not None or output is None else Path(f"{output}.rejects.jsonl")


@contextmanager
def rejects(path: Path | None, *, always: bool) -> Iterator[Reject]:
    """Give a function that takes down a source, its error and the sentence for it.

    Args:
        path: a JSON Lines file, one object a source with `source`, `error` (the name in
            `onrecord.errors`) and `message`; `None` keeps no list.
        always: write the file even if it stays empty. Otherwise it is there only when
            there are rejects, and one of an earlier run is taken away.
    """
    rows: list[str] = []

    def reject(source: str, error: Exception, message: str) -> None:
        row = {"source": source, "error": type(error).__name__, "message": message}
        rows.append(json.dumps(row, ensure_ascii=False))

    yield reject
    if path is None:
        return
    if rows or always:
        with opened(path) as stream:
            stream.writelines(f"{row}\n" for row in rows)
    else:
        path.unlink(missing_ok=True)
