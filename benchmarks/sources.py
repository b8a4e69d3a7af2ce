"""How the benchmarks read a source: the pipeline's own reader, with the options of the gold."""

from __future__ import annotations

from pathlib import Path

from onrecord.findings import Reading
from onrecord.read import from_bytes


def read_source(
    path: Path, *, published: str | None = None, outlet: str | None = None, url: str | None = None
) -> Reading:
    """Read one gold article as a person would with `onrecord read PATH --published …`.

    Raises:
        ReadError: the source can't be turned into an article.
    """
    return from_bytes(path.read_bytes(), name=path.name, published=published, outlet=outlet, url=url)
