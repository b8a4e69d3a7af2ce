"""A register as CSV: one row a meeting and participant, never two names in one cell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from onrecord.register.entry import Present
from onrecord.register.people import Person
from onrecord.register.register import Row
from onrecord.show import spreadsheet
from onrecord.show.spreadsheet import Value

_BETWEEN = "; "  # topics of one meeting; they are no names

COLUMNS = {
    "meeting": "the meeting's id, the same in all its rows",
    "status": "held, planned, cancelled, denied",
    "mode": "in_person, phone, video, visit, other",
    "date": "when, as precise as the text: 2031-04-17, 2031-04, 2031",
    "precision": "day, time, week, month, year",
    "date_words": "the words that say when",
    "place": "where, as printed",
    "name": "the participant, as this register calls them",
    "name_in_article": "the fullest form of the name in this article",
    "name_printed": "the words of this meeting that name them",
    "person": "the participant's id in this register",
    "kind": "person, organization, group, unknown",
    "role": "host, guest, participant, attendee",
    "office": "the first title or office that the article prints beside the name",
    "topics": "about what, as printed",
    "reported_by": "who says so, in the article's words",
    "outlet": "who published the article",
    "published": "when the article was published",
    "title": "the article's headline",
    "url": "its address",
    "words": "the sentence that tells it",
    "words_start": "where the sentence begins, in code points of the article's text",
    "words_end": "where it ends",
    "trigger": "the words that report the meeting",
    "trigger_start": "where they begin",
    "trigger_end": "where they end",
    "name_start": "where the name begins",
    "name_end": "where it ends",
    "confidence": "how often meetings like this one are right",
    "perhaps_same_as": "the id of the first other article's meeting that is perhaps this one",
    "perhaps_person": "the id of the person that this one most likely is too",
    "article": "the digest of the article's text",
    "source": "the file it was read from",
}


def write(rows: Iterable[Row], stream: TextIO) -> None:
    """Write the rows to `stream`, a header first."""
    values = (
        _values(row, present, person)
        for row in rows
        for present, person in zip(row.entry.present, row.people, strict=True)
    )
    spreadsheet.write(COLUMNS, values, stream)


def _values(row: Row, present: Present, person: Person) -> tuple[Value, ...]:
    """Return what stands in the columns, in their order."""
    entry, origin, when = row.entry, row.entry.origin, row.entry.when
    return (
        entry.id,
        entry.status,
        entry.mode,
        when.value if when else None,
        when.precision if when else None,
        when.words.text if when else None,
        entry.place.text if entry.place else None,
        person.name,
        present.name,
        present.printed.text,
        person.id,
        present.kind,
        present.role,
        present.offices[0] if present.offices else None,
        _BETWEEN.join(topic.text for topic in entry.topics),
        ", ".join(entry.via),
        origin.outlet,
        origin.published,
        origin.title,
        origin.url,
        entry.told.text,
        *entry.told.span,
        entry.trigger.text,
        *entry.trigger.span,
        *present.printed.span,
        entry.confidence,
        row.perhaps[0] if row.perhaps else None,
        person.perhaps[0] if person.perhaps else None,
        origin.article,
        origin.source,
    )
