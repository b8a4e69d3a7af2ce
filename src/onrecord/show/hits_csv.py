"""Hits as CSV: one row a hit, for spreadsheets, as `register_csv` writes meetings."""

from __future__ import annotations

from typing import TextIO

from onrecord.register.said import Said
from onrecord.show import spreadsheet
from onrecord.show.hits import Hit, Hits
from onrecord.show.spreadsheet import Value

_BETWEEN = "; "  # names of one hit

COLUMNS = {
    "ref": "what judgements name it by",
    "fact": "quote or meeting",
    "day": "the day on which the article was published",
    "who": "who said it, or who met",
    "to": "who was spoken to",
    "how": "direct speech, meeting by phone",
    "text": "the quote, or the words that tell of the meeting",
    "outlet": "who published the article",
    "title": "the article's headline",
    "url": "its address",
    "source": "the file it was read from",
    "start": "where the text begins, in code points of the article's text",
    "end": "where it ends",
    "confidence": "how often facts like this one are right",
    "likeness": "to what was searched for by meaning",
    "article": "the digest of the article's text",
}


def write(found: Hits, stream: TextIO) -> None:
    """Write the hits to `stream`, a header first."""
    spreadsheet.write(COLUMNS, map(_values, found.hits), stream)


def _values(hit: Hit) -> tuple[Value, ...]:
    """Return what stands in the columns, in their order."""
    value, origin = hit.value, hit.value.origin
    is_quote = isinstance(value, Said)
    spans = [piece.span for piece in value.content] if isinstance(value, Said) else [value.told.span]
    return (
        hit.ref,
        "quote" if is_quote else "meeting",
        hit.day,
        _BETWEEN.join(hit.who),
        value.to.name if isinstance(value, Said) and value.to else None,
        hit.how,
        value.text if isinstance(value, Said) else value.told.text,
        origin.outlet,
        origin.title,
        origin.url,
        origin.source,
        spans[0].start,
        spans[-1].end,
        value.confidence,
        None if hit.likeness is None else round(hit.likeness, 4),
        origin.article,
    )
