"""How the benchmarks read a source: the pipeline's own reader, with the options of the gold."""

from __future__ import annotations

from pathlib import Path

from onrecord.findings import Reading


def read_source(
    path: Path, *, published: str | None = None, outlet: str | None = None, url: str | None = None
) -> Reading:
    """Read one gold article as a person would with `onrecord read PATH --published …`.

    Raises:
        ReadError: the source can't be turned into an article.
    """
    try:
        from onrecord.read import from_bytes
    except ImportError:
        return _stopgap(path, published=published, outlet=outlet, url=url)
    return from_bytes(path.read_bytes(), name=path.name, published=published, outlet=outlet, url=url)


def _stopgap(path: Path, *, published: str | None, outlet: str | None, url: str | None) -> Reading:
    """Read plain UTF-8 by hand until `onrecord.read` is there."""
    import hashlib

    from onrecord.types import Article, Source

    raw = path.read_bytes()
    text = raw.decode("utf-8-sig", errors="replace")
    source = Source(path.name, hashlib.sha256(raw).hexdigest(), "text/plain", "text/0")
    name = "sha256:" + hashlib.sha256(text.encode()).hexdigest()
    return Reading(Article(name, None, None, outlet, url, published, "en", text, source))
