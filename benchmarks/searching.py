"""Search over a million invented quotes: how fast they are kept and found. `python -m benchmarks.searching`.

Quotes (`inventedquotes`) go in by the store's own bulk path, in transactions of 50,000. Then, in the same run
and over the same words, each sort of query is asked: of the store, with all that a search does (names looked
up in every spelling, hits counted, read and made values of), of a plain FTS5 table that keeps words, speaker
and outlet as its documentation has it (`ORDER BY rank LIMIT 20`), and of `LIKE`, newest first. Times are the
clock's in a warm process, as percentiles over the queries.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from datetime import date
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table
from sqlalchemy import insert

from benchmarks.inventedquotes import Told, World, articles, world
from onrecord.register.said import Said
from onrecord.store import body, schema
from onrecord.store.facts import FactRow, ref_of
from onrecord.store.names import Key
from onrecord.store.search.fold import fold
from onrecord.store.search.keys import quote_keys, quote_words
from onrecord.store.search.query import Query
from onrecord.store.search.search import search
from onrecord.store.search.typed import typed
from onrecord.store.store import Store, open_store
from onrecord.store.transaction import Transaction

ROWS, QUERIES = 1_000_000, 200
SLOW = 20
"""Queries a sort that `LIKE` is asked: a scan takes a second."""
_BATCH = 50_000
_LIMIT = 20


class Clock:
    """Adds up seconds, by the clock and of the processor."""

    def __init__(self) -> None:
        self.seconds = self.processor = 0.0

    def __enter__(self) -> None:
        """Begin."""
        self._began = time.perf_counter(), time.process_time()

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self.seconds += time.perf_counter() - self._began[0]
        self.processor += time.process_time() - self._began[1]


class Inserted(NamedTuple):
    """What it took to keep the quotes.

    Attributes:
        rows: how many.
        prepared: folding them, making their keys and JSON.
        written: writing the rows and their index, to the end of each transaction.
        around: writing what they hang on: articles, names, who is in which article.
        megabytes: of the file.
        of_index: of these, the index of words and keys.
    """

    rows: int
    prepared: Clock
    written: Clock
    around: Clock
    megabytes: float
    of_index: float


class Asked(NamedTuple):
    """One query, as each of the three takes it."""

    query: Query
    match: str
    like: tuple[str, ...]


class Times(NamedTuple):
    """Milliseconds of one sort of query; `None` where it was not asked: of plain FTS5, of LIKE."""

    p50: float | None
    p95: float | None
    plain50: float | None
    plain95: float | None
    like50: float | None
    like95: float | None


def fill(store: Store, made: World, rows: int) -> Inserted:
    """Keep so many quotes."""
    prepared, written, around = Clock(), Clock(), Clock()
    kept = 0
    source = articles(rows, made)
    while batch := list(_batch(source)):
        with ExitStack() as stack:
            held = stack.enter_context(store.writing())
            with around:
                versions, names = _around(held, batch)
            with prepared:
                found = [[_row(names, told, one) for one in told.quotes] for told in batch]
            with written:
                for version, told, of_article in zip(versions, batch, found, strict=True):
                    held.facts.put(version, told.day.toordinal(), of_article)
                stack.close()
            kept += sum(map(len, found))
    with store.reading() as connection:
        index = connection.exec_driver_sql("SELECT sum(length(block)) FROM fact_fts_data").scalar() or 0
    size = Path(store.database.where).stat().st_size
    return Inserted(kept, prepared, written, around, size / 1e6, index / 1e6)


def _batch(source: Iterator[Told]) -> Iterator[Told]:
    found = 0
    for told in source:
        yield told
        found += len(told.quotes)
        if found >= _BATCH:
            return


def _row(names: Mapping[Key, int], told: Told, said: Said) -> FactRow:
    keys = quote_keys(said, lambda who: names[who.kind, who.name])
    ref = ref_of(told.origin.key, "quote", said.text, 1)
    local = said.id.rpartition(":")[2]
    return FactRow(ref, "quote", local, body.pack_fact(said), quote_words(said), keys, said.confidence)


def _around(held: Transaction, batch: Sequence[Told]) -> tuple[list[int], dict[Key, int]]:
    """Write articles without texts, and who is in them; return the ids of their versions, and of names."""
    connection, ids = held.connection, held.ids
    everybody = [
        dict.fromkeys(who for said in told.quotes for who in (said.speaker, *said.about) if who)
        for told in batch
    ]
    names = held.names.ids(connection, ids, (who for people in everybody for who in people))
    capture = {"sha256": "0" * 64, "media_type": "text/plain"}
    connection.execute(insert(schema.capture).prefix_with("OR IGNORE"), [capture])
    documents, versions, actors = [], [], []
    for told, people in zip(batch, everybody, strict=True):
        document = ids.next(schema.document)
        documents.append({"id": document, "key": told.origin.key})
        versions.append(
            {
                "id": ids.next(schema.version),
                "document_id": document,
                "number": 1,
                "article_id": told.origin.article,
                "text": b"",
                "meta": "{}",
                "day": told.day.toordinal(),
                "outlet": told.origin.outlet,
                "capture_sha": capture["sha256"],
            }
        )
        for nth, who in enumerate(people):
            actor = {"id": ids.next(schema.actor), "version_id": versions[-1]["id"], "entity": f"e{nth}"}
            about = {"names": f'["{who.name}"]', "offices": "[]", "named": True}
            actors.append(actor | about | {"name_id": names[who.kind, who.name]})
    for table, rows in ((schema.document, documents), (schema.version, versions), (schema.actor, actors)):
        connection.execute(insert(table), rows)
    return [int(str(row["id"])) for row in versions], names


def plain(path: Path, made: World, rows: int) -> sqlite3.Connection:
    """Make the same quotes a plain FTS5 table, and one that is scanned."""
    peer = sqlite3.connect(path)
    peer.execute("CREATE VIRTUAL TABLE plain USING fts5(words, speaker, outlet)")
    peer.execute(
        "CREATE TABLE quote(id INTEGER PRIMARY KEY, words TEXT, speaker TEXT, outlet TEXT, day INTEGER)"
    )
    for nth, told in enumerate(articles(rows, made)):
        for one in told.quotes:
            speaker = one.speaker.name if one.speaker else ""
            words = (one.text, speaker, told.origin.outlet)
            peer.execute("INSERT INTO plain VALUES (?, ?, ?)", words)
            peer.execute("INSERT INTO quote VALUES (NULL, ?, ?, ?, ?)", (*words, told.day.toordinal()))
        if nth % _BATCH == 0:
            peer.commit()
    peer.commit()
    return peer


def questions(made: World, number: int, seed: int = 5) -> dict[str, list[Asked]]:
    """Return so many queries of each sort, drawn from quotes as they are in the store.

    A phrase is two or three words of a quote as they stand, so it has as many function words as speech; a
    common word is one of the first 1,000 words, a rare one of those beyond 20,000.
    """
    chance = random.Random(seed)  # noqa: S311 - the same queries each time
    drawn = [one for told in islice(articles(20 * number, made), 8 * number) for one in told.quotes]
    chance.shuffle(drawn)
    found: dict[str, list[Asked]] = {
        sort: []
        for sort in (
            "phrase", "common word", "rare word", "beginning of a word", "two words", "person + word",
            "person, newest", "outlet + month", "outlet + word + year", "word, not word",
        )
    }  # fmt: skip
    for said, other in zip(drawn[:number], drawn[number : 2 * number], strict=True):
        words = fold(said.text).split()
        at = chance.randrange(max(1, len(words) - 3))
        phrase = " ".join(words[at : at + chance.choice((2, 3))])
        common, rare = made.words[chance.randrange(1_000)], made.words[chance.randrange(20_000, 60_000)]
        two = [made.words[chance.randrange(1_000)] for _ in range(2)]
        name = other.speaker.name if other.speaker else ""
        outlet = other.origin.outlet or ""
        day = date.fromisoformat(other.origin.published or "")
        month = Query(outlets=(outlet,), since=day.replace(day=1), until=day.replace(day=28))
        year = Query(
            terms=typed(common).terms,
            outlets=(outlet,),
            since=date(day.year, 1, 1),
            until=date(day.year, 12, 31),
        )
        quoted = '"{}"'.format
        for sort, query, match, like in (
            ("phrase", _words(f'"{phrase}"'), quoted(phrase), (phrase,)),
            ("common word", _words(common), quoted(common), (common,)),
            ("rare word", _words(rare), quoted(rare), (rare,)),
            ("beginning of a word", _words(f"{common[:4]}*"), f"{quoted(common[:4])}*", (common[:4],)),
            ("two words", _words(" ".join(two)), " AND ".join(map(quoted, two)), tuple(two)),
            (
                "person + word",
                _words(common, said_by=name),
                f"words:{quoted(common)} speaker:{_named(name)}",
                (common, name),
            ),
            ("person, newest", _words("", said_by=name), f"speaker:{_named(name)}", (name,)),
            ("outlet + month", month, "", ()),
            ("outlet + word + year", year, "", ()),
            ("word, not word", _words(f"{two[0]} -{two[1]}"), f"{quoted(two[0])} NOT {quoted(two[1])}", ()),
        ):
            found[sort].append(Asked(query, match, like))
    return found


def _words(text: str, said_by: str = "") -> Query:
    asked = typed(text)
    return Query(
        terms=asked.terms, without=asked.without, said_by=(said_by,) if said_by else (), limit=_LIMIT
    )


def _named(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def measure(store: Store, peer: sqlite3.Connection, asked: Sequence[Asked]) -> Times:
    """Ask each query once of each; the store and plain FTS5 take turns."""
    ours, theirs, scans = [], [], []
    for nth, one in enumerate(asked):
        ours.append(_timed(lambda one=one: _ask(store, one.query)))  # type: ignore[misc]
        if one.match:
            theirs.append(_timed(lambda one=one: _match(peer, one.match)))  # type: ignore[misc]
        if one.like and nth < SLOW:
            scans.append(_timed(lambda one=one: _scan(peer, one.like)))  # type: ignore[misc]
    return Times(*_percentiles(ours), *_percentiles(theirs), *_percentiles(scans))


def _ask(store: Store, query: Query) -> None:
    with store.reading() as connection:
        search(connection, query)


def _match(peer: sqlite3.Connection, match: str) -> None:
    peer.execute(
        "SELECT rowid, words, speaker FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT ?", (match, _LIMIT)
    ).fetchall()


def _scan(peer: sqlite3.Connection, like: tuple[str, ...]) -> None:
    columns = ("words", "speaker") if len(like) > 1 and like[1][:1].isupper() else ("words", "words")
    where = " AND ".join(f"{column} LIKE ?" for column, _ in zip(columns, like, strict=False))
    peer.execute(
        f"SELECT id, words, speaker FROM quote WHERE {where} ORDER BY day DESC LIMIT ?",  # noqa: S608
        (*(f"%{word}%" for word in like), _LIMIT),
    ).fetchall()


def _timed(ask: Callable[[], None]) -> float:
    began = time.perf_counter()
    ask()
    return 1000 * (time.perf_counter() - began)


def _percentiles(times: Sequence[float]) -> tuple[float | None, float | None]:
    if not times:
        return None, None
    ordered = sorted(times)
    return ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def run(rows: int, queries: int, folder: Path) -> tuple[Inserted, dict[str, Times]]:
    """Keep quotes in a folder, ask, and return what it took."""
    made = world()
    with open_store(folder / "onrecord.db", create=True) as store:
        inserted = fill(store, made, rows)
        with closing(plain(folder / "plain.db", made, rows)) as peer:
            asked = questions(made, queries)
            return inserted, {sort: measure(store, peer, of_sort) for sort, of_sort in asked.items()}


def main() -> None:
    """Run it and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--queries", type=int, default=QUERIES)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="onrecord-searching-") as folder:
        inserted, found = run(options.rows, options.queries, Path(folder))
    for name, clock in (
        ("written", inserted.written),
        ("prepared", inserted.prepared),
        ("around", inserted.around),
    ):
        print(
            f"{name}: {clock.seconds:.1f} s by the clock, {inserted.rows / clock.seconds:,.0f} rows/s;"
            f" {clock.processor:.1f} s of the processor, {inserted.rows / clock.processor:,.0f} rows/s"
        )
    print(f"{inserted.rows:,} quotes, {inserted.megabytes:,.0f} MB, {inserted.of_index:,.0f} of it index")
    table = Table("ms", "p50", "p95", "plain FTS5 p50", "p95", "LIKE p50", "p95", "plain p95 / ours")
    for sort, times in found.items():
        ratio = f"{times.plain95 / times.p95:.1f}" if times.plain95 and times.p95 else ""
        table.add_row(sort, *(f"{one:.1f}" if one is not None else "" for one in times), ratio)
    Console().print(table)


if __name__ == "__main__":
    main()
