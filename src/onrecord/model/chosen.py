"""The model that a caller names: the packaged one, one of their own, or none."""

from __future__ import annotations

import os
from functools import cache
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.model.reader import Reader

NONE = "none"
# A second thread pays, more hardly do: the windows of one article are few.
_ENOUGH = 2


def chosen(name: str | PathLike[str] | None = None, threads: int | None = None) -> Reader | None:
    """Return the model of that name, loaded once a process.

    Args:
        name: a model's folder; "none" for rules alone; unless told, the model that comes with onrecord.
        threads: how many compute, `usual_threads()` unless told; what is read does not depend on it.

    Raises:
        ModelError: the folder holds no model that this version can read.
    """
    if name is not None and (name := fspath(name)) == NONE:
        return None
    return _loaded(None if name is None else Path(name).resolve(), threads or usual_threads())


def usual_threads() -> int:
    """Return two threads, or one where this process may use one core only."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(_ENOUGH, cores)


@cache
def _loaded(folder: Path | None, threads: int) -> Reader:
    from onrecord.model.reader import Reader

    return Reader.load(folder, threads)
