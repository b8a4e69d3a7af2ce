"""One table as Parquet (extra `parquet`): typed columns, spans and participants as lists, nothing flattened.

A row is an article, a meeting or a quote. Spans are structs of `start` and `end` in code points of the
article's text, which the table of articles has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.codec import to_plain
from onrecord.errors import MissingExtra
from onrecord.register.entry import Entry, Present
from onrecord.register.filing import Filing
from onrecord.register.origin import Origin, Who, Words
from onrecord.register.said import Said
from onrecord.show.export.known import Known
from onrecord.show.export.ledger import KINDS, Ledger, size

if TYPE_CHECKING:
    from pyarrow import Schema

# So many rows are in memory at a time, and make a group of rows in the file.
_GROUP = 10_000

_SPAN = {"start": "int32", "end": "int32"}
_WORDS = {"text": "string", **_SPAN}
_WHO = {**dict.fromkeys(("name", "person", "name_in_article", "kind"), "string"), "offices": ["string"]}
_ORIGIN = dict.fromkeys(("article", "outlet", "published", "title", "url", "source"), "string")
_FACT = {"confidence": "float64", "by": ["string"], **_ORIGIN}
COLUMNS: Mapping[str, Mapping[str, Any]] = {
    "articles": {
        **dict.fromkeys(("article", "title", "byline", "outlet", "url", "published", "language"), "string"),
        **dict.fromkeys(("text", "source", "source_sha256", "media_type", "reader"), "string"),
        **dict.fromkeys(("entities", "quotes", "meetings"), "int32"),
    },
    "meetings": {
        **dict.fromkeys(("meeting", "event", "status", "mode", "date", "precision"), "string"),
        "date_words": _WORDS,
        "place": _WORDS,
        "topics": [_WORDS],
        "participants": [{**_WHO, "role": "string", "printed": _WORDS}],
        "via": ["string"],
        "trigger": _WORDS,
        "words": _WORDS,
        **_FACT,
    },
    "quotes": {
        **dict.fromkeys(("quote", "statement", "kind", "act", "text"), "string"),
        "content": [_WORDS],
        "source_words": [_WORDS],
        "cue": [_WORDS],
        "speaker": _WHO,
        "to": _WHO,
        "about": [_WHO],
        "via": ["string"],
        "within": "string",
        "words": _WORDS,
        **_FACT,
    },
}
"""By table the columns: a type by its Arrow name, a mapping for a struct, a list of one type for a list."""


def write(filings: Iterable[Filing], out: BinaryIO, known: Known, ledger: Ledger, *, rows_of: str) -> None:
    """Write the table of articles, of meetings or of quotes.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    try:
        from pyarrow import RecordBatch
        from pyarrow.parquet import ParquetWriter
    except ImportError:
        raise MissingExtra("Writing Parquet needs an extra: pip install 'onrecord[parquet]'.") from None
    schema = _schema(COLUMNS[rows_of])
    with ParquetWriter(out, schema, compression="zstd") as table:
        group: list[dict[str, Any]] = []
        for filing in filings:
            ledger.take(filing)
            group.extend(_rows(filing, rows_of, known))
            _account(filing, rows_of, ledger)
            if len(group) >= _GROUP:
                table.write_batch(RecordBatch.from_pylist(group, schema))
                group.clear()
        if group:
            table.write_batch(RecordBatch.from_pylist(group, schema))


def _schema(columns: Mapping[str, Any]) -> Schema:
    import pyarrow

    def made(told: Any) -> Any:  # noqa: ANN401 - a type as COLUMNS writes it, and as Arrow does
        if isinstance(told, str):
            return getattr(pyarrow, told)()
        if isinstance(told, list):
            return pyarrow.list_(made(told[0]))
        return pyarrow.struct([(name, made(each)) for name, each in told.items()])

    return pyarrow.schema([(name, made(told)) for name, told in columns.items()])


def _account(filing: Filing, rows_of: str, ledger: Ledger) -> None:
    ledger.write("articles")
    for kind in KINDS[1:]:
        if kind == rows_of:
            ledger.write(kind, size(filing, kind))
        else:
            ledger.leave(kind, f"this table has {rows_of}", size(filing, kind))


def _rows(filing: Filing, rows_of: str, known: Known) -> Iterator[dict[str, Any]]:
    if rows_of == "articles":
        yield _article(filing)
    elif rows_of == "meetings":
        yield from (_meeting(entry, known) for entry in filing.meetings)
    else:
        yield from (_quote(said, known) for said in filing.quotes)


def _article(filing: Filing) -> dict[str, Any]:
    article: dict[str, Any] = to_plain(filing.record.article)
    source = article["source"]
    return article | {
        "article": article["id"],
        "source": source["name"],
        "source_sha256": source["sha256"],
        "media_type": source["media_type"],
        "reader": source["reader"],
        **{kind: size(filing, kind) for kind in ("entities", "quotes", "meetings")},
    }


def _meeting(entry: Entry, known: Known) -> dict[str, Any]:
    when = entry.when
    return {
        "meeting": entry.id,
        "event": known.meeting(entry.id),
        "status": entry.status,
        "mode": entry.mode,
        "date": when.value if when else None,
        "precision": when.precision if when else None,
        "date_words": _words(when.words) if when else None,
        "place": _words(entry.place) if entry.place else None,
        "topics": [_words(topic) for topic in entry.topics],
        "participants": [_present(each, entry.origin, known) for each in entry.present],
        "via": list(entry.via),
        "trigger": _words(entry.trigger),
        "words": _words(entry.told),
        **_fact(entry),
    }


def _quote(said: Said, known: Known) -> dict[str, Any]:
    return {
        "quote": said.id,
        "statement": known.statement(said.id),
        "kind": said.kind,
        "act": said.act,
        "text": said.text,
        "content": [_words(words) for words in said.content],
        "source_words": [_words(words) for words in said.source],
        "cue": [_words(words) for words in said.cue],
        "speaker": _who(said.speaker, said.origin, known),
        "to": _who(said.to, said.origin, known),
        "about": [_who(who, said.origin, known) for who in said.about],
        "via": list(said.via),
        "within": said.within,
        "words": _words(said.told),
        **_fact(said),
    }


def _fact(row: Entry | Said) -> dict[str, Any]:
    origin = {name: getattr(row.origin, name) for name in _ORIGIN}
    return {"confidence": row.confidence, "by": list(row.by), **origin}


def _present(present: Present, origin: Origin, known: Known) -> dict[str, Any]:
    who = _who(present, origin, known) or {}
    return {**who, "role": present.role, "printed": _words(present.printed)}


def _who(who: Who | None, origin: Origin, known: Known) -> dict[str, Any] | None:
    if who is None:
        return None
    person = known.person(origin, who)
    return {
        "name": person.name if person else who.name,
        "person": person.id if person else None,
        "name_in_article": who.name,
        "kind": who.kind,
        "offices": list(who.offices),
    }


def _words(words: Words) -> dict[str, Any]:
    return {"text": words.text, "start": words.span.start, "end": words.span.end}
