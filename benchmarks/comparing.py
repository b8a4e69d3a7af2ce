"""Quotes held against transcripts: the class right, of quotes altered by a generator and by hand.

    python -m benchmarks.comparing [--errors [CLASS]] [--seed N] [--speed] [--model PATH]

*CLASS*: of 100 quotes out of the project's own transcripts (`cases/transcripts`), altered in that way
(`benchmarks.altered`), those that get this class. *…, Kremlin*: the same out of transcripts of the Russian
president's site, read where they lie and never kept. *By hand*: of the quotes of `cases/compared.toml`, which
were written before the comparer was run on them. The transcripts are read by the pipeline, who speaks in them
is what it finds; the article is made around the quote, so that no finder's error is counted.

The thresholds of the comparer were looked for with the seeds 1 to 5.
"""

from __future__ import annotations

import argparse
import json
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.altered import CLASSES, Case, Sentence, cases, sentences
from benchmarks.counts import Count, Figure, figures
from onrecord.annotate.stage import Model
from onrecord.compare.align import Compared, compare
from onrecord.compare.index import Index
from onrecord.compare.transcript import Transcript
from onrecord.model.chosen import chosen
from onrecord.pipeline import record
from onrecord.read import from_text
from onrecord.spans import Span
from onrecord.types import Article, Entity, Mention, Quote, Record, Source
from training.corpora.files import corpus_file, lines

CASES = Path(__file__).parent / "cases"
NUMBER = 100
SEED = 20_310_314
_FILE = "readouts", "kremlin_to_2018.jsonl.gz"
# So many of the site's transcripts, every so many-th of those long enough.
_KREMLIN, _LONG = 12, (6_000, 20_000)


def own(model: Model | None) -> dict[str, Record]:
    """Return the records of the project's own transcripts by name."""
    return {
        path.stem: record(from_text(path.read_text("utf-8"), title=path.stem), model)
        for path in sorted((CASES / "transcripts").glob("*.txt"))
    }


def kremlin(model: Model | None) -> dict[str, Record]:
    """Return records of a dozen of the site's transcripts, spread over the years."""
    texts = [
        (row["id"], row["text"])
        for row in map(json.loads, lines(*_FILE))
        if _LONG[0] <= len(row["text"]) <= _LONG[1] and row["text"].count(": ") >= 10
    ]
    found: dict[str, Record] = {}
    for number, text in texts[:: max(len(texts) // (3 * _KREMLIN), 1)]:
        made = record(from_text(text), model)
        said = sentences(made)
        if len({one.speaker for one in said}) > 1 and len(said) > 30:
            found[number] = made
        if len(found) == _KREMLIN:
            break
    return found


def article(case: Case) -> Record:
    """Return an article that quotes what a case does, with the quote, its pieces and its speaker marked."""
    opening, closing = ("“", "”") if case.kind == "direct" else ("", "")
    text, spans = "", []
    for number, piece in enumerate(case.pieces):
        text += f" {case.speaker} said, " if number else ""
        text += opening
        spans.append(Span(len(text), len(text) + len(piece)))
        text += piece + closing
    at = len(text) + 2
    text += f", {case.speaker} told our paper."
    source = Span(at, at + len(case.speaker))
    speaker = Entity(
        "e1", "person", case.speaker, (case.speaker,), (), (Mention(source, "name"),), 1.0, ("rule:name",)
    )
    quote = Quote(
        "q1",
        case.kind,
        "speech",
        tuple(spans),
        " … ".join(case.pieces),
        (),
        (source,),
        "e1",
        None,
        (),
        None,
        1.0,
        (),
    )
    made = Article(
        "sha256:0", None, None, None, None, None, "en", text, Source("made", "", "text/plain", "made/1")
    )
    return Record(article=made, entities=(speaker,), quotes=(quote,), meetings=(), times=(), warnings=())


def judged(case: Case, index: Index) -> tuple[Compared, Record]:
    """Return what the comparer says of a case, and the article that was made of it."""
    made = article(case)
    return next(iter(compare(made, index))), made


def altered(records: dict[str, Record], seed: int, number: int = NUMBER) -> Iterator[tuple[str, Case]]:
    """Yield the generator's cases with the names of their transcripts."""
    names = list(records)
    said: list[list[Sentence]] = [sentences(made) for made in records.values()]
    for expected in CLASSES:
        for at, case in cases(said, expected, number, seed):
            yield names[at], case


def by_hand() -> list[tuple[str, Case]]:
    """Return the cases written by hand.

    Raises:
        ValueError: a case has a class that there is none of.
    """
    kept = tomllib.loads((CASES / "compared.toml").read_text("utf-8"))["case"]
    for row in kept:
        if row["class"] not in CLASSES:
            raise ValueError(f"there is no class {row['class']!r}: {row['quote']!r}")
    return [
        (
            row["transcript"],
            Case(
                tuple(row["quote"].split(" / ")),
                row["speaker"],
                row.get("kind", "direct"),
                row["class"],
                "hand",
            ),
        )
        for row in kept
    ]


def measure(model: Model | None) -> dict[str, Figure]:
    """Return the figures on the project's own transcripts, by class, and of the cases by hand."""
    records = own(model)
    found = _counted(records, altered(records, SEED), "")
    hand = [_right(case, name, _indexes(records)) for name, case in by_hand()]
    found.append({"by hand": Count(sum(hand), len(hand), sum(hand), len(hand))})
    return figures(found, {name: (name, "recall") for one in found for name in one})


def measure_kremlin(model: Model | None) -> dict[str, Figure]:
    """Return the figures on transcripts of the Russian president's site, by class."""
    records = kremlin(model)
    found = _counted(records, altered(records, SEED), "")
    return figures(found, {name: (name, "recall") for one in found for name in one})


def missing() -> str | None:
    """Say in a sentence that the site's items are not there, `None` if they are."""
    path = corpus_file(*_FILE)
    return None if path.exists() else f"{path} is not there"


def _indexes(records: dict[str, Record]) -> dict[str, Index]:
    return {name: Index([Transcript(name, made)]) for name, made in records.items()}


def _counted(
    records: dict[str, Record], made: Iterator[tuple[str, Case]], suffix: str
) -> list[dict[str, Count]]:
    indexes = _indexes(records)
    return [
        {case.expected + suffix: Count(right, 1, right, 1)}
        for name, case in made
        for right in [_right(case, name, indexes)]
    ]


def _right(case: Case, name: str, indexes: dict[str, Index]) -> int:
    return int(judged(case, indexes[name])[0].kind == case.expected)


def _show(rows: Sequence[tuple[str, Case]], indexes: dict[str, Index], wanted: str | None) -> None:
    confused: Counter[tuple[str, str]] = Counter()
    ways: Counter[tuple[str, str]] = Counter()
    for name, case in rows:
        got, made = judged(case, indexes[name])
        confused[case.expected, got.kind] += 1
        if got.kind == case.expected or (wanted and case.expected != wanted):
            continue
        ways[case.expected, case.how] += 1
        print(
            f"\n{case.expected} ({case.how}) → {got.kind} ({got.change.kind}), {got.change.score:.2f}, "
            f"{name}, {case.speaker}"
        )
        print(f"  {' / '.join(case.pieces)}")
        if got.transcript:
            for part in got.change.parts:
                print("   ", _told(part.ops, made.article.text, got.transcript.text))
    print()
    for expected in CLASSES:
        row = {got: number for (one, got), number in confused.items() if one == expected}
        total = sum(row.values())
        if total:
            print(f"{expected:14} {100 * row.get(expected, 0) / total:6.1f} of {total}", row)
    print(dict(ways))


def _told(ops: Sequence[object], text: str, said: str) -> str:
    from onrecord.compare.difference import Op

    shown = []
    for op in ops:
        assert isinstance(op, Op)
        one, other = op.quote.of(text), op.text.of(said)
        shown.append(one if op.kind == "equal" else f"[{op.kind} {other!r} → {one!r}]")
    return " ".join(shown)


def main() -> None:
    """Print the figures, and on demand every case that came out wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--errors", nargs="?", const="", metavar="CLASS", help="show the cases that came out wrong"
    )
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--number", type=int, default=NUMBER, help="cases a class")
    parser.add_argument("--set", choices=("own", "kremlin", "hand"), default="own")
    parser.add_argument("--model", help='a folder with a model, or "none"')
    options = parser.parse_args()
    model = chosen(options.model)
    records = kremlin(model) if options.set == "kremlin" else own(model)
    indexes = _indexes(records)
    rows = by_hand() if options.set == "hand" else list(altered(records, options.seed, options.number))
    begun = time.perf_counter()
    _show(rows, indexes, options.errors) if options.errors is not None else _show(rows, indexes, "-")
    taken = 1000 * (time.perf_counter() - begun) / max(len(rows), 1)
    print(f"{taken:.1f} ms a quote")


if __name__ == "__main__":
    main()
