"""A million invented quotes put together: seconds, gigabytes, pairs right; a named peer in the same run.

    python -m benchmarks.statementspeed [--quotes 1000000] [--peer]

`--peer` times datasketch's MinHashLSH (64 permutations, threshold 0.3, shingles of four words) on the first
fiftieth of the same quotes, where that package is installed; it finds near-duplicates by words alone and is
not asked for speakers or days.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations

from benchmarks.memory import peak_mib
from onrecord.joining.statements import statements
from onrecord.lexicon.common import function_words
from onrecord.lexicon.load import words
from onrecord.register.origin import Origin, Who, Words
from onrecord.register.people import Person
from onrecord.register.said import Said
from onrecord.spans import Span

_SPEAKERS, _DAYS, _FIRST = 20_000, 2_000, 740_000
_CONTENT, _FUNCTION = 12_000, 120
SEED = 20_310_417


class _Names:
    """Speakers by the names they have."""

    def of(self, _origin: Origin, who: Who) -> Person:
        return Person(who.name, who.name, (who.name,), who.kind)


def invent(number: int, seed: int = SEED) -> Iterator[tuple[int, Said]]:
    """Yield so many quotes with the number of the statement each gives: whole, cut, stitched, reworded.

    A statement is given 3.3 times on average. Words are drawn by Zipf's law, every other one a function word.
    """
    chance = random.Random(seed)  # noqa: S311 - made to measure, no secrets
    content = sorted(words("common_words.txt"))
    chance.shuffle(content)
    content = content[:_CONTENT]
    small = sorted(function_words())[:_FUNCTION]
    of_content = list(accumulate(1 / (rank + 20) for rank in range(len(content))))
    of_small = list(accumulate(1 / (rank + 3) for rank in range(len(small))))
    made = statement = 0
    while made < number:
        size = chance.randint(6, 40)
        said = [
            chance.choices(small, cum_weights=of_small)[0]
            if at % 2
            else chance.choices(content, cum_weights=of_content)[0]
            for at in range(size)
        ]
        speaker, day = f"Speaker {chance.randrange(_SPEAKERS)}", _FIRST + chance.randrange(_DAYS)
        for _ in range(min(number - made, chance.choice((1, 1, 2, 2, 3, 4, 5, 8)))):
            yield (
                statement,
                _said(made, _altered(said, content, chance), speaker, day + chance.choice((0, 0, 1))),
            )
            made += 1
        statement += 1


def _altered(said: Sequence[str], content: Sequence[str], chance: random.Random) -> list[str]:
    way = chance.choice(("exact", "exact", "cut", "stitched", "reworded"))
    size = len(said)
    if way == "cut" and size > 10:
        start = chance.randrange(size // 3)
        return list(said[start : start + max(8, size // 2)])
    if way == "stitched" and size > 18:
        return [*said[: size // 3], *said[-size // 3 :]]
    if way == "reworded":
        return [chance.choice(content) if chance.random() < 0.15 else word for word in said]
    return list(said)


def _said(number: int, said: Sequence[str], speaker: str, day: int) -> Said:
    from datetime import date

    text = " ".join(said).capitalize()
    key = f"https://outlet{number % 400}.example/{number}"
    origin = Origin(key, None, f"Outlet {number % 400}", key, date.fromordinal(day).isoformat(), key)
    part = Words(text, Span(0, len(text)))
    who = Who(speaker, (speaker,), "person", ())
    return Said(
        id=f"{number:012x}:q1", origin=origin, kind="direct", act="speech", content=(part,), text=text,
        source=(), cue=(), speaker=who, to=None, about=(), via=(), within=None, told=part, confidence=1.0,
        by=(),
    )  # fmt: skip


def main() -> None:
    """Print one run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quotes", type=int, default=1_000_000)
    parser.add_argument("--peer", action="store_true")
    options = parser.parse_args()
    if options.peer:
        _peer(options.quotes // 50)
    truth: dict[str, int] = {}
    waited = [0.0]

    def stream() -> Iterator[Said]:
        source = invent(options.quotes)
        while True:
            began = time.perf_counter()
            item = next(source, None)
            waited[0] += time.perf_counter() - began
            if item is None:
                return
            truth[item[1].id] = item[0]
            yield item[1]

    began = time.perf_counter()
    told = statements(
        stream(), _Names(), say=lambda stage, share: print(f"  {stage} {share:.0%}", flush=True)
    )
    seconds = time.perf_counter() - began - waited[0]
    joined = right = 0
    for statement in told.statements:
        for left, right_ in combinations(statement.members, 2):
            joined += 1
            right += truth[left] == truth[right_]
    counts: dict[int, int] = {}
    for one in truth.values():
        counts[one] = counts.get(one, 0) + 1
    gold = sum(size * (size - 1) // 2 for size in counts.values())
    print(
        f"{options.quotes:,} quotes, {len(told.statements):,} statements of several: {seconds:.1f} s, "
        f"{peak_mib() / 1024:.2f} GiB at the peak (the quotes' own made up among them); pairs precision "
        f"{right / max(joined, 1):.2%}, recall {right / max(gold, 1):.2%}; "
        f"{1e6 * seconds / options.quotes:.0f} µs a quote"
    )


def _peer(number: int) -> None:
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-not-found]  # in a scratch environment

    texts = [said.text.lower().split() for _, said in invent(number)]
    began = time.perf_counter()
    index = MinHashLSH(threshold=0.3, num_perm=64)
    found = 0
    for at, text in enumerate(texts):
        signed = MinHash(num_perm=64)
        signed.update_batch([" ".join(text[one : one + 4]).encode() for one in range(max(1, len(text) - 3))])
        found += len(index.query(signed))
        index.insert(at, signed)
    seconds = time.perf_counter() - began
    print(f"datasketch MinHashLSH, {number:,} quotes: {seconds:.1f} s, {found:,} pairs, "
          f"{1e6 * seconds / number:.0f} µs a quote")  # fmt: skip


if __name__ == "__main__":
    main()
