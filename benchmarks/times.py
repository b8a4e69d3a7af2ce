# ruff: noqa: E501 - lines that print
"""Times on TimeBank (as cleaned for TempEval-3): spans, types and values against the annotators'.

    python -m benchmarks.times [--errors N]

The document's creation time stands for the date of publication. A found span is right
(relaxed) if it overlaps a gold one, each counting once; type and value F1 count the
overlapping pairs whose type or value is the same, as TempEval-3 did.
"""

from __future__ import annotations

import argparse
import html
import re
import sys
import tarfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.annotate.document import Document, build
from onrecord.annotate.times import find_times
from onrecord.spans import Span
from onrecord.types import Article, Source

TIMEBANK = Path(__file__).parents[2] / "shared/data/times/timebank.tar.gz"
_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


class GoldTime(NamedTuple):
    """An annotated time: where it stands, its TIMEX3 type and value."""

    span: Span
    type: str
    value: str | None


def articles(path: Path = TIMEBANK) -> Iterator[tuple[str, Document, list[GoldTime]]]:
    """Yield each article's name, its document and its gold times, counted in the document's text."""
    with tarfile.open(path) as archive:
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


def main() -> None:  # noqa: C901, PLR0912, PLR0915 - counts and prints, top to bottom
    """Print the scores."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", type=int, default=0, help="show the most frequent errors of each kind")
    arguments = parser.parse_args()
    if not TIMEBANK.exists():
        sys.exit(f"there is no TimeBank at {TIMEBANK}")
    counts: Counter[str] = Counter()
    errors: dict[str, Counter[str]] = {kind: Counter() for kind in ("missed", "spurious", "type", "value")}
    by_rule: defaultdict[str, Counter[str]] = defaultdict(Counter)
    seconds, words = 0.0, 0
    for _, document, gold in articles():
        begun = time.perf_counter()
        found = find_times(document)
        seconds += time.perf_counter() - begun
        words += len(document.text.split())
        counts["found"] += len(found)
        counts["gold"] += len(gold)
        taken: set[int] = set()
        for time_found in found:
            text = document.text
            rule = by_rule[time_found.by[0]]
            rule["found"] += 1
            match = next(
                (i for i, g in enumerate(gold) if i not in taken and g.span.overlaps(time_found.span)), None
            )
            around = text[max(0, time_found.span.start - 30) : time_found.span.end + 20].replace("\n", " ")
            if match is None:
                errors["spurious"][f"{time_found.span.of(text)!r} {time_found.by}   … {around}"] += 1
                continue
            taken.add(match)
            counts["span"] += 1
            rule["right"] += 1
            counts["strict"] += gold[match].span == time_found.span
            if gold[match].type == time_found.type:
                counts["type"] += 1
            else:
                errors["type"][f"{time_found.span.of(text)!r} {time_found.type} for {gold[match].type}"] += 1
            if gold[match].value == time_found.value:
                counts["value"] += 1
                rule["value"] += 1
            else:
                told = f"{time_found.span.of(text)!r} {time_found.value} for {gold[match].value} ({document.published})"
                errors["value"][f"{told}   … {around}"] += 1
        for i, g in enumerate(gold):
            if i not in taken:
                around = document.text[max(0, g.span.start - 20) : g.span.end + 20].replace("\n", " ")
                errors["missed"][f"{g.span.of(document.text)!r} {g.value}   … {around}"] += 1
    total = counts["found"] + counts["gold"]
    print(f"{counts['gold']} gold, {counts['found']} found in {words} words; {words / seconds:,.0f} words/s")
    print(
        f"precision {counts['span'] / counts['found']:.1%}, recall {counts['span'] / counts['gold']:.1%} (relaxed)"
    )
    for kind in ("span", "strict", "type", "value"):
        print(f"{kind:7} F1 {200 * counts[kind] / total:.1f}")
    if arguments.errors:
        for name in sorted(by_rule):
            right, value_right, all_of = (by_rule[name][k] for k in ("right", "value", "found"))
            print(
                f"  {name:20} {all_of:4} found, {right / all_of:4.0%} spans, {value_right / all_of:4.0%} values right"
            )
    for kind, seen in errors.items():
        if arguments.errors:
            print(f"\n{kind}: {sum(seen.values())}")
            for told, number in seen.most_common(arguments.errors):
                print(f"  {number} {told}")


if __name__ == "__main__":
    main()
