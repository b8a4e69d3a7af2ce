"""The bytes that an article was read from, as they came."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes read: of a file, of a line of JSON Lines, of a server's answer (unpacked).

    Attributes:
        data: the bytes.
        media_type: what they are, `text/html; charset=windows-1251` where a server said so.
        address: where they were fetched from; `None` for what was no answer of a server.
        date: when, as the server says in its `Date` header, word for word. Nobody's clock is asked.
    """

    data: bytes
    media_type: str
    address: str | None = None
    date: str | None = None

    @property
    def sha256(self) -> str:
        """Their digest, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()
