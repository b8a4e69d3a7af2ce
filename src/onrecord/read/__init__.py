"""Bytes in, an article out: HTML, plain text, PDF, a URL.

`read` takes one location, `sources` expands folders to locations, `from_bytes` and
`from_text` take what is in memory already. Each gives a `Reading`: the article and
what its reader could not tell for sure.
"""

from __future__ import annotations

from onrecord.read.reader import from_bytes, from_text, read
from onrecord.read.sources import sources

__all__ = ["from_bytes", "from_text", "read", "sources"]
