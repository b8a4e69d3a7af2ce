"""A person as CSV: one row a quote or meeting, for spreadsheets, as `register_csv` writes meetings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from onrecord.register.entry import Entry
from onrecord.register.origin import Origin
from onrecord.register.profile import Profile
from onrecord.register.said import Said
from onrecord.show import spreadsheet
from onrecord.show.spreadsheet import Value

_BETWEEN = "; "  # names of one meeting

COLUMNS = {
    "what": "said, told, about, met, or not_met (planned, cancelled, denied)",
    "day": "of a meeting the day that the text says, of a quote that of the article",
    "who": "who said it, or everybody who met",
    "text": "the quote, or the sentence that tells of the meeting",
    "place": "where they met, as printed",
    "how": "direct, mixed, indirect; in_person, phone, video, visit",
    "status": "of a meeting: held, planned, cancelled, denied",
    "others": "how many other articles give the same",
    "outlet": "who published the article",
    "published": "when",
    "title": "its headline",
    "url": "its address",
    "start": "where the words begin, in code points of the article's text",
    "end": "where they end",
    "confidence": "how often facts like this one are right",
    "id": "the fact",
    "article": "the digest of the article's text",
}


def write(found: Profile, stream: TextIO) -> None:
    """Write a person's facts to `stream`, a header first."""
    spreadsheet.write(COLUMNS, _rows(found), stream)


def _rows(found: Profile) -> Iterator[tuple[Value, ...]]:
    for what, quotes in (("said", found.said), ("told", found.told), ("about", found.about)):
        for said in quotes:
            yield _quote(what, said, found.elsewhere(said.id))
    for what, rows in (("met", found.met), ("not_met", found.unmet)):
        for row in rows:
            names = _BETWEEN.join(dict.fromkeys(person.name for person in row.people))
            yield _meeting(what, row.entry, names, found.elsewhere(row.entry.id))


def _quote(what: str, said: Said, others: int) -> tuple[Value, ...]:
    who = said.speaker.name if said.speaker else None
    start, end = said.content[0].span.start, said.content[-1].span.end
    day = said.origin.published[:10] if said.origin.published else None
    told = (what, day, who, said.text, None, said.kind, None, others)
    return (*told, *_article(said.origin), start, end, said.confidence, said.id, said.origin.article)


def _meeting(what: str, entry: Entry, names: str, others: int) -> tuple[Value, ...]:
    day = entry.when.value if entry.when else None
    place = entry.place.text if entry.place else None
    told = (what, day, names, entry.told.text, place, entry.mode, entry.status, others)
    return (
        *told,
        *_article(entry.origin),
        *entry.told.span,
        entry.confidence,
        entry.id,
        entry.origin.article,
    )


def _article(origin: Origin) -> tuple[Value, ...]:
    return origin.outlet, origin.published, origin.title, origin.url
