"""What the writer and the reader of annotations agree on: the context, and what things are called."""

from __future__ import annotations

import base64
import re
from typing import Any

STANDARD = "http://www.w3.org/ns/anno.jsonld"
NAMESPACE = "urn:onrecord:1"
"""Of terms and ids. A URN that nobody has registered: the project owns no domain, and claims none."""

FACT = "fact"
CONTEXT: list[Any] = [STANDARD, {FACT: {"@id": f"{NAMESPACE}#fact", "@type": "@json"}}]
"""The W3C's context and one term more, whose value is JSON (JSON-LD 1.1) and stays as it is."""

FIELDS = ("entities", "quotes", "meetings", "times", "warnings")
"""The fields of a record that hold facts, in the order in which a page has them."""

_DIGEST = re.compile(r"sha256:([0-9a-f]{64})")
# What a URL may hold where it names a resource in RDF (RFC 3987: no blanks, no quotation marks).
_ADDRESS = re.compile(r"https?://[^\s\x00-\x20<>\"{}|\\^`\x7f]+", re.IGNORECASE)


def text_iri(article: str) -> str:
    """Return the name of a text by its digest, as RFC 6920 writes it: `ni:///sha-256;…`.

    Args:
        article: `Article.id`.
    """
    found = _DIGEST.fullmatch(article)
    if found is None:
        return f"{NAMESPACE}:text"
    digest = base64.urlsafe_b64encode(bytes.fromhex(found[1])).decode().rstrip("=")
    return f"ni:///sha-256;{digest}?ct=text/plain"


def web_iri(url: str | None) -> str | None:
    """Return an article's address where it is one that RDF can name, else `None`."""
    return url if url is not None and _ADDRESS.fullmatch(url) else None
