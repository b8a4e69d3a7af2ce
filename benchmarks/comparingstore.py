"""Quotes held against all that a store has: how often the class is right, and how long an article takes.

    python -m benchmarks.comparingstore STORE [--cases N] [--articles N] [--seed N] [--errors]

*Right*: quotes out of transcripts that the store keeps (a dozen, those with most turns of named people),
altered by `benchmarks.altered`; the article is made around each and stands in no store. Of class *not found*
only what was invented: what was said elsewhere may be in the store. *Left out*: verbatim quotes held against
the store without the article that has them; what is found then is another's, or said twice.

*Time*: articles of the store held against all others, by the search index alone, and with all texts read for
what it has nothing better for; beside it the same quotes of one article aligned with every text, one by one.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.altered import CLASSES, Case, Sentence, cases, sentences
from benchmarks.comparing import article
from onrecord.compare.align import claims, held
from onrecord.compare.index import Index
from onrecord.compare.transcript import Transcript
from onrecord.store.evidence import Evidence
from onrecord.store.evidence.scope import Scope
from onrecord.store.store import open_store

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from onrecord.types import Record

# Transcripts that quotes are taken out of: how many, and how long.
_TRANSCRIPTS, _LONG = 12, (6_000, 20_000)
_LEFT_OUT = "left out"  # right where nothing is found
# Articles that are timed: how many quotes each has.
_QUOTES = (4, 15)


def spoken(records: Sequence[Record]) -> list[tuple[Record, list[Sentence]]]:
    """Return the transcripts with most sentences of named people."""
    long = [one for one in records if _LONG[0] <= len(one.article.text) <= _LONG[1]]
    found = [(one, sentences(one)) for one in long]
    return sorted(found, key=lambda one: (-len(one[1]), one[0].article.id))[:_TRANSCRIPTS]


def judged(connection: Connection, case: Case, but: Record | None = None) -> str:
    """Return the class that a case gets held against the store, without one of its articles."""
    made = article(case)
    if but is not None:
        known = replace(made.article, url=but.article.url, source=but.article.source)
        made = replace(made, article=known)
    ((quote, one),) = claims(made)
    return held(quote, one, made, Evidence(connection, made, Scope())).kind


def right(
    connection: Connection, records: Sequence[Record], number: int, seed: int
) -> Iterator[tuple[str, Case, str]]:
    """Yield the class that each case should get, the case, and what it gets."""
    chosen = spoken(records)
    said = [one for _, one in chosen]
    for expected in CLASSES:
        for at, case in cases(said, expected, number, seed):
            if case.how == "elsewhere":
                continue
            yield expected, case, judged(connection, case)
            if expected == "verbatim":
                yield _LEFT_OUT, case, judged(connection, case, chosen[at][0])


def timed(connection: Connection, records: Sequence[Record], number: int, seed: int) -> None:
    """Print how long articles take."""
    few, many = _QUOTES
    fit = [one for one in records if few <= len(one.quotes) <= many]
    chosen = random.Random(seed).sample(fit, number)  # noqa: S311 - it chooses articles, not secrets
    index, reading, quotes = [], [], 0
    for one in chosen:
        begun = time.perf_counter()
        evidence = Evidence(connection, one, Scope())
        asked = list(claims(one))
        quotes += len(asked)
        for quote, words in asked:
            held(quote, words, one, evidence)
        index.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        evidence.read([words for _, words in asked])
        reading.append(time.perf_counter() - begun)
    begun = time.perf_counter()
    for other in records:
        alone = Index([Transcript("", other)])
        for quote, words in claims(chosen[0]):
            held(quote, words, chosen[0], alone)
    every = time.perf_counter() - begun
    print(f"{number} articles, {quotes} quotes, {len(records):,} texts in the store")
    print(f"by the index     median {_median(index):6.2f} s an article")
    print(f"reading, beside  median {_median(reading):6.2f} s")
    print(f"the first one    {index[0]:6.2f} s, and {reading[0]:.2f} s")
    print(f"aligned with all {every:6.1f} s: {every / index[0]:.0f} times as long as the index,")
    print(f"                 {every / (index[0] + reading[0]):.0f} times as long as index and reading")


def _median(times: Sequence[float]) -> float:
    return sorted(times)[len(times) // 2]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("store", help="a file")
    parser.add_argument("--cases", type=int, default=40, help="cases a class")
    parser.add_argument("--articles", type=int, default=12, help="articles that are timed")
    parser.add_argument("--seed", type=int, default=41)
    parser.add_argument("--errors", action="store_true", help="show the cases that came out wrong")
    options = parser.parse_args()
    with open_store(options.store, read_only=True) as store, store.reading() as connection:
        records = list(store.records())
        counts: dict[str, Counter[str]] = {}
        for expected, case, got in right(connection, records, options.cases, options.seed):
            counts.setdefault(expected, Counter())[got] += 1
            if options.errors and got != ("not_found" if expected == _LEFT_OUT else expected):
                print(f"{expected} ({case.how}) → {got}: {' / '.join(case.pieces)}")
        for expected, found in counts.items():
            good = found["not_found" if expected == _LEFT_OUT else expected]
            print(f"{expected:14} {100 * good / found.total():6.1f} of {found.total()}", dict(found))
        timed(connection, records, options.articles, options.seed)


if __name__ == "__main__":
    main()
