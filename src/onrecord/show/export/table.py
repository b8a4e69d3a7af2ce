"""The two tables of a register: a row a meeting and participant, a row a quote; never two names in a cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias

from onrecord.register.entry import Entry, Present
from onrecord.register.filing import Filing
from onrecord.register.origin import Origin, Who, Words
from onrecord.register.said import Said
from onrecord.show.export.known import Known
from onrecord.show.export.ledger import Ledger
from onrecord.spans import Span
from onrecord.types import Record

Cell: TypeAlias = str | int | float | None
Rows: TypeAlias = Literal["meetings", "quotes"]

BETWEEN = "; "
"""Between topics of one meeting and between the steps of a chain of sources; they are no names."""
_GAP = " … "

_ORIGIN = {
    "outlet": "who published the article",
    "published": "when the article was published",
    "title": "the article's headline",
    "url": "its address",
    "confidence": "how often facts like this one are right",
    "article": "the digest of the article's text, whose code points all starts and ends count",
    "source": "the file it was read from",
}
MEETINGS: Mapping[str, str] = {
    "meeting": "the meeting's id, the same in all its rows",
    "event": "the id of the meeting across articles, where the register has joined them",
    "status": "held, planned, cancelled, denied",
    "mode": "in_person, phone, video, visit, other",
    "date": "when, as precise as the text: 2031-04-17, 2031-04, 2031",
    "precision": "day, time, week, month, year",
    "date_words": "the words that say when",
    "place": "where, as printed",
    "name": "the participant, as the register calls them, else as the article does",
    "person": "the participant's id in the register",
    "name_in_article": "the fullest form of the name in this article",
    "name_printed": "the words of this meeting that name them",
    "name_start": "where they begin",
    "name_end": "where they end",
    "kind": "person, organization, group, place, unknown",
    "role": "host, guest, participant, attendee",
    "office": "the first title or office that the article prints beside the name",
    "topics": "about what, as printed",
    "reported_by": "who says so, in the article's words, nearest to the meeting first",
    "words": "the sentence that tells it",
    "words_start": "where the sentence begins",
    "words_end": "where it ends",
    "trigger": "the words that report the meeting",
    "trigger_start": "where they begin",
    "trigger_end": "where they end",
    **_ORIGIN,
}
QUOTES: Mapping[str, str] = {
    "quote": "the quote's id",
    "statement": "the id of what was said across articles, where the register has joined them",
    "kind": "direct, mixed, indirect",
    "act": "speech, writing, thought",
    "text": "the words; pieces of one quote joined by …",
    "text_start": "where the first piece begins",
    "text_end": "where the last one ends",
    "pieces": "how many",
    "name": "who said it, as the register calls them, else as the article does",
    "person": "their id in the register",
    "name_in_article": "the fullest form of the name in this article",
    "speaker_kind": "person, organization, group, place, unknown",
    "office": "the first title or office that the article prints beside the name",
    "source_words": "the words that name who said it",
    "cue": "the words that report it",
    "to": "who was spoken to, as the register calls them, else as the article does",
    "to_person": "their id in the register",
    "passed_on_by": "who passes it on, in the article's words, nearest to the speaker first",
    "within": "the id of the quote that this one is quoted inside",
    "words": "the sentences it stands in",
    "words_start": "where they begin",
    "words_end": "where they end",
    **_ORIGIN,
}
COLUMNS: Mapping[Rows, Mapping[str, str]] = {"meetings": MEETINGS, "quotes": QUOTES}


class Named(NamedTuple):
    """Somebody in two cells: what they are called, and their id in the register."""

    name: str | None
    person: str | None


def rows(filing: Filing, kind: Rows, known: Known, ledger: Ledger) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of one article, each in the order of its columns; facts without a row are counted."""
    if kind == "meetings":
        for entry in filing.meetings:
            yield from _of_meeting(entry, known, ledger)
    else:
        for said in filing.quotes:
            yield _of_quote(said, known, ledger)
    ledger.write(kind, len(getattr(filing, kind)))


def _of_meeting(entry: Entry, known: Known, ledger: Ledger) -> Iterator[tuple[Cell, ...]]:
    when = entry.when
    for present in entry.present or (None,):
        ledger.reduce("offices behind the first of somebody", len(present.offices[1:]) if present else 0)
        yield (
            entry.id,
            known.meeting(entry.id),
            entry.status,
            entry.mode,
            *((when.value, when.precision, when.words.text) if when else (None, None, None)),
            entry.place.text if entry.place else None,
            *_participant(present, entry.origin, known),
            BETWEEN.join(topic.text for topic in entry.topics),
            BETWEEN.join(entry.via),
            *_words(entry.told),
            *_words(entry.trigger),
            *_origin(entry.origin, entry.confidence),
        )


def _participant(present: Present | None, origin: Origin, known: Known) -> tuple[Cell, ...]:
    if present is None:
        return (None,) * 9
    return (
        *named(present, origin, known),
        present.name,
        *_words(present.printed),
        present.kind,
        present.role,
        present.offices[0] if present.offices else None,
    )


def _of_quote(said: Said, known: Known, ledger: Ledger) -> tuple[Cell, ...]:
    speaker = said.speaker
    ledger.reduce("names within quotes (about)", len(said.about))
    ledger.reduce("offices behind the first of somebody", len(speaker.offices[1:]) if speaker else 0)
    return (
        said.id,
        known.statement(said.id),
        said.kind,
        said.act,
        said.text,
        said.content[0].span.start,
        said.content[-1].span.end,
        len(said.content),
        *named(speaker, said.origin, known),
        *((speaker.name, speaker.kind) if speaker else (None, None)),
        speaker.offices[0] if speaker and speaker.offices else None,
        _GAP.join(words.text for words in said.source),
        _GAP.join(words.text for words in said.cue),
        *named(said.to, said.origin, known),
        BETWEEN.join(said.via),
        said.within,
        *_words(said.told),
        *_origin(said.origin, said.confidence),
    )


def named(who: Who | None, origin: Origin, known: Known) -> Named:
    """Return what somebody is called across articles, or else in their own."""
    if who is None:
        return Named(None, None)
    person = known.person(origin, who)
    return Named(person.name, person.id) if person else Named(who.name, None)


def _words(words: Words) -> tuple[str, int, int]:
    return words.text, *words.span


def _origin(origin: Origin, confidence: float) -> tuple[Cell, ...]:
    return (
        origin.outlet,
        origin.published,
        origin.title,
        origin.url,
        confidence,
        origin.article,
        origin.source,
    )


def account_for_rest(filing: Filing, kinds: tuple[Rows, ...], ledger: Ledger) -> None:
    """Count the article, who and what is named in the rows of these tables, and what has no cell in any."""
    record = filing.record
    ledger.write("articles")
    named, times = _with_cells(record, kinds)
    ledger.write("entities", sum(entity.id in named for entity in record.entities))
    others = sum(entity.id not in named for entity in record.entities)
    ledger.leave("entities", "in no cell of a row", others)
    ledger.write("times", sum(time.span in times for time in record.times))
    ledger.leave("times", "of no meeting", sum(time.span not in times for time in record.times))
    ledger.leave("warnings", "no column for them", len(record.warnings))
    for kind in COLUMNS:
        if kind not in kinds:
            ledger.leave(kind, f"this table has {kinds[0]}", len(getattr(record, kind)))


def _with_cells(record: Record, kinds: tuple[Rows, ...]) -> tuple[set[str | None], set[Span]]:
    """Return the ids of the entities and the spans of the times that rows have."""
    named: set[str | None] = set()
    times: set[Span] = set()
    members = {entity.id: entity.members for entity in record.entities}
    for meeting in record.meetings if "meetings" in kinds else ():
        for one in meeting.participants:
            named.update(members[one.entity] or [one.entity])
        if meeting.time is not None:
            times.add(meeting.time.span)
    for quote in record.quotes if "quotes" in kinds else ():
        named.add(quote.speaker)
        named.add(quote.addressee.entity if quote.addressee else None)
    return named, times
