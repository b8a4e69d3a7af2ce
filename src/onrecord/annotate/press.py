"""The press that words are told to: an outlet that is not the article's own stands between."""

from __future__ import annotations

import re

from onrecord.annotate.document import Document
from onrecord.lexicon.outlets import is_outlet
from onrecord.spans import Span

# The agency of a dateline: "QANTARA, Jan 19 (Halcyon) -", "PORT AMBER (Coastwise) —".
_AGENCY = re.compile(r"[^\n()]{2,60}\((?P<agency>[^()\n]{2,40})\)\s*(?:—|–|--|-)\s")
_PARAGRAPHS = 6


class Press:
    """Tells other outlets from the article's own."""

    def __init__(self, document: Document) -> None:
        """Read the outlet that the article is known to be of, and the agency of its dateline."""
        own = [document.outlet] if document.outlet else []
        for paragraph in document.paragraphs[:_PARAGRAPHS]:
            match = _AGENCY.match(document.text, paragraph.start, paragraph.end)
            if match is not None:
                own.append(match["agency"])
                break
        self._own = tuple(_bare(name) for name in own)
        self._text = document.text

    def is_other(self, words: Span) -> bool:
        """Say whether a noun phrase names an outlet that is not the article's own."""
        name = words.of(self._text)
        return is_outlet(name) and not any(f"{_bare(name)} ".startswith(f"{own} ") for own in self._own)


def _bare(name: str) -> str:
    """Return a name in small letters without "the", so that two can be compared."""
    return " ".join(name.lower().split()).removeprefix("the ")
