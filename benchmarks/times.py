# ruff: noqa: E501 - lines that print
"""Times on TimeBank (as cleaned for TempEval-3) and on the gold: spans, types and values; and how fast.

    python -m benchmarks.times [--errors N] [--set timebank|gold] [--peer]

TimeBank: the document's creation time stands for the date of publication. The gold: what `annotate` reads,
counted from the dateline where there is one.
A found span is right (relaxed) if it overlaps a gold one, each counting once; type and value F1 count the
overlapping pairs whose type or value is the same, as TempEval-3 did.

Speed is that of `find_times` on TimeBank in words a second of processor time on one core: the median of nine
rounds over all articles; `cold` is the first, in which every word is new. `--peer` runs dateparser's search on
the same articles (it comes with htmldate), as many as it reads in a few seconds, and prints the ratio.
"""

from __future__ import annotations

import argparse
import html
import re
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple

from benchmarks.gold.compiled import load
from benchmarks.polnear import shared_folder
from onrecord.annotate.dated import read_times
from onrecord.annotate.document import Document, build
from onrecord.annotate.times import find_times
from onrecord.findings import FoundTime
from onrecord.spans import Span
from onrecord.types import Article, Source

KINDS = ("span", "strict", "type", "value")
_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_ROUNDS = 9
# Seconds that the peer may read for.
_PEER_SECONDS = 20


class GoldTime(NamedTuple):
    """An annotated time: where it stands, its TIMEX3 type and value."""

    span: Span
    type: str
    value: str | None


class Annotated(NamedTuple):
    """An article with its gold times and those found, all counted in `text`."""

    text: str
    published: str | None
    gold: Sequence[GoldTime]
    found: Sequence[FoundTime]


@dataclass(slots=True)
class Score:
    """What was counted: by kind, by rule, and the errors in place."""

    counts: Counter[str] = field(default_factory=Counter)
    rules: dict[str, Counter[str]] = field(default_factory=dict)
    errors: dict[str, list[str]] = field(
        default_factory=lambda: {kind: [] for kind in ("missed", "spurious", "type", "value")}
    )

    def f1(self, kind: str) -> float:
        """Return F1 in percent, of spans, strict spans, types or values."""
        total = self.counts["found"] + self.counts["gold"]
        return 200 * self.counts[kind] / total if total else 0.0

    def add(self, article: Annotated) -> None:
        """Count one article: each found time goes with the first gold one that it overlaps."""
        text, taken = article.text, set[int]()
        self.counts["found"] += len(article.found)
        self.counts["gold"] += len(article.gold)
        for one in article.found:
            rule = self.rules.setdefault(one.by[0], Counter())
            rule["found"] += 1
            place = f"  … {_around(text, one.span)}"
            match = next(
                (i for i, g in enumerate(article.gold) if i not in taken and g.span.overlaps(one.span)), None
            )
            if match is None:
                self.errors["spurious"].append(f"{one.span.of(text)!r} {one.by[0]}{place}")
                continue
            taken.add(match)
            true = article.gold[match]
            same = {
                "span": True,
                "strict": true.span == one.span,
                "type": true.type == one.type,
                "value": true.value == one.value,
            }
            self.counts.update(kind for kind in KINDS if same[kind])
            rule.update(kind for kind in KINDS if same[kind])
            if not same["type"]:
                self.errors["type"].append(f"{one.span.of(text)!r} {one.type} for {true.type}{place}")
            if not same["value"]:
                told = f"{one.span.of(text)!r} {one.value} for {true.value} ({article.published})"
                self.errors["value"].append(told + place)
        for i, true in enumerate(article.gold):
            if i not in taken:
                self.errors["missed"].append(
                    f"{true.span.of(text)!r} {true.value}  … {_around(text, true.span)}"
                )


def _around(text: str, span: Span) -> str:
    return text[max(0, span.start - 30) : span.end + 20].replace("\n", " ")


def missing() -> str | None:
    """Say in a sentence what is not there to measure on, `None` if all is."""
    path = shared_folder() / "data/times/timebank.tar.gz"
    return None if path.exists() else f"{path} is not there"


def articles() -> Iterator[tuple[str, Document, list[GoldTime]]]:
    """Yield TimeBank's articles: name, document and gold times, counted in the document's text."""
    with tarfile.open(shared_folder() / "data/times/timebank.tar.gz") as archive:
        for member in sorted((m for m in archive if m.name.endswith(".tml")), key=lambda m: m.name):
            stream = archive.extractfile(member)
            if stream is not None:
                yield (member.name.removeprefix("./"), *_parsed(stream.read().decode("utf-8")))


def _parsed(source: str) -> tuple[Document, list[GoldTime]]:
    created = re.search(r"<DCT>.*?value=\"([^\"]*)\"", source, re.DOTALL)
    body = source[source.index("<TEXT>") + 6 : source.index("</TEXT>")]
    text, gold, opened, last = "", [], None, 0
    for tag in _TAG.finditer(body):
        text += html.unescape(body[last : tag.start()])
        last = tag.end()
        if tag[2] == "TIMEX3" and not tag[1]:
            opened = len(text), dict(_ATTRIBUTE.findall(tag[3]))
        elif tag[2] == "TIMEX3" and opened:
            gold.append((Span(opened[0], len(text)), opened[1]))
            opened = None
    text += html.unescape(body[last:])
    document = build(as_article(text, created[1] if created else None))
    back = {origin: here for here, origin in enumerate(document.view.origins)}
    found = []
    for span, attributes in gold:
        inside = [back[at] for at in range(span.start, span.end) if at in back]
        found.append(GoldTime(Span(inside[0], inside[-1] + 1), attributes["type"], attributes.get("value")))
    return document, found


def as_article(text: str, published: str | None) -> Article:
    """Wrap a text as an English article."""
    return Article("", None, None, None, None, published, "en", text, Source("", "", "text/plain", "bench/1"))


def timebank() -> Iterator[Annotated]:
    """Yield TimeBank's articles with the times found in them."""
    for _, document, gold in articles():
        yield Annotated(document.text, document.published, gold, find_times(document))


def gold_articles() -> Iterator[Annotated]:
    """Yield the gold's articles with the times that `annotate` reads."""
    for one in load():
        article = one.record.article
        document = build(article)
        found = [
            FoundTime(document.view.source_span(t.span), t.type, t.value, by=t.by)
            for t in read_times(document).times
        ]
        gold = [GoldTime(t.span, t.type, t.value) for t in one.record.times]
        yield Annotated(article.text, article.published, gold, found)


SETS: dict[str, Callable[[], Iterable[Annotated]]] = {"timebank": timebank, "gold": gold_articles}


def scored(chosen: Iterable[Annotated]) -> Score:
    """Score articles."""
    score = Score()
    for article in chosen:
        score.add(article)
    return score


def measure(_: object) -> dict[str, float]:
    """Return what the gate holds, the same with any model: F1 of spans, types and values on both sets."""
    scores = {name: scored(read()) for name, read in SETS.items()}
    return {
        f"{name} {kind} F1": score.f1(kind)
        for name, score in scores.items()
        for kind in ("span", "type", "value")
    }


def speed() -> tuple[int, float, float]:
    """Return TimeBank's number of words, and the seconds that the first and the median round over it took."""
    documents = [document for _, document, _ in articles()]
    rounds = []
    for _ in range(_ROUNDS):
        begun = time.process_time()
        for document in documents:
            find_times(document)
        rounds.append(time.process_time() - begun)
    return sum(len(document.text.split()) for document in documents), rounds[0], median(rounds)


def peer_speed() -> float:
    """Return how many words of TimeBank a second dateparser's search reads."""
    from dateparser.search import search_dates  # type: ignore[import-untyped]  # it has no types

    words, begun = 0, time.process_time()
    for _, document, _ in articles():
        search_dates(document.text, languages=["en"])
        words += len(document.text.split())
        if time.process_time() - begun > _PEER_SECONDS:
            break
    return words / (time.process_time() - begun)


def main() -> None:
    """Print the scores, the errors that are asked for, and the speed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--errors", type=int, default=0, help="show so many errors of each kind, and each rule"
    )
    parser.add_argument("--set", choices=[*SETS], help="one set only")
    parser.add_argument("--peer", action="store_true", help="race dateparser's search")
    arguments = parser.parse_args()
    if (lacks := missing()) is not None:
        sys.exit(lacks)
    words, cold, warm = speed()
    print(f"find_times: {words / warm:,.0f} words/s ({words / cold:,.0f} cold)")
    if arguments.peer:
        peer = peer_speed()
        print(
            f"dateparser.search: {peer:,.0f} words/s; find_times reads {words / warm / peer:,.0f} times as many"
        )
    for name in [arguments.set] if arguments.set else SETS:
        score = scored(SETS[name]())
        counts = score.counts
        print(f"\n{name}: {counts['gold']} gold, {counts['found']} found")
        print(
            f"precision {counts['span'] / counts['found']:.1%}, recall {counts['span'] / counts['gold']:.1%} (relaxed)"
        )
        for kind in KINDS:
            print(f"{kind:7} F1 {score.f1(kind):.1f}")
        if arguments.errors:
            _print_errors(score, arguments.errors)


def _print_errors(score: Score, number: int) -> None:
    for name, rule in sorted(score.rules.items()):
        shares = (
            f"{rule['span'] / rule['found']:4.0%} spans, {rule['value'] / rule['found']:4.0%} values right"
        )
        print(f"  {name:20} {rule['found']:4} found, {shares}")
    for kind, seen in score.errors.items():
        print(f"\n{kind}: {len(seen)}")
        for told in seen[:number]:
            print(f"  {told}")


if __name__ == "__main__":
    main()
