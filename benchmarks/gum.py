"""GUM dev, news and interviews, as gold: who is said to say what, as rhetorical structure tells it.

The corpus lies beside the checkout (`../shared/data/gum`); it is no part of the project.
Of its discourse relations only `attribution-positive` is read. Its satellite, the words
that attribute ("the minister said"), stands in the `cue` of a gold quote, its nucleus in
the `content`; both are elementary discourse units, clauses, so nothing here is exact.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.counts import Sum, rate
from benchmarks.gold.compiled import Gold
from benchmarks.polnear import shared_folder
from benchmarks.trim import shared
from onrecord.spans import Span
from onrecord.types import Article, Quote, Record, Source

GENRES = ("news", "interview")
_UNIT = re.compile(r"(?:^|;)(?P<relation>[^:;]+):(?P<unit>\d+)->(?P<head>\d+)|ROOT:(?P<root>\d+)")


def dev_path() -> Path:
    """Return where GUM dev lies, if it is there at all."""
    return shared_folder() / "data" / "gum" / "dev.conllu.gz"


def load(path: Path | None = None) -> list[Gold]:
    """Load the news and interviews of a part of GUM (dev unless told), in the order of the file."""
    with gzip.open(path or dev_path(), "rt", encoding="utf-8") as lines:
        return [page.gold() for page in pages(line.rstrip("\n") for line in lines) if page.genre in GENRES]


def count(gold: Record, predicted: Record) -> dict[str, Sum]:
    """Count the attributions found: a quote's source or cue meets the satellite, its content the nucleus."""
    found = sum(
        any(
            shared((*quote.source, *quote.cue), one.cue) and shared(quote.content, one.content)
            for quote in predicted.quotes
        )
        for one in gold.quotes
    )
    return {"attributions found": rate(found, len(gold.quotes))}


@dataclass(slots=True)
class Page:
    """One document: its text as it grows, where its units begin, and who attributes what."""

    name: str = ""
    text: str = ""
    starts: dict[int, int] = field(default_factory=dict)
    attributions: list[tuple[int, int]] = field(default_factory=list)

    @property
    def genre(self) -> str:
        """The kind of text: the second part of `GUM_news_iodine`."""
        return self.name.split("_")[1] if "_" in self.name else ""

    def begin(self, units: str, at: int) -> None:
        """Let a unit begin; `units` is the value of `Discourse=`."""
        for match in _UNIT.finditer(units):
            if match["root"]:
                self.starts.setdefault(int(match["root"]), at)
                continue
            self.starts.setdefault(int(match["unit"]), at)
            if match["relation"] == "attribution-positive":
                self.attributions.append((int(match["unit"]), int(match["head"])))

    def spans(self) -> dict[int, Span]:
        """Return the units: each runs to where the next begins."""
        begun = sorted((start, unit) for unit, start in self.starts.items())
        ends = [start for start, _ in begun[1:]] + [len(self.text)]
        return {
            unit: _stripped(Span(start, end), self.text)
            for (start, unit), end in zip(begun, ends, strict=True)
        }

    def gold(self) -> Gold:
        """Return the document as gold: a quote for each attribution."""
        units = self.spans()
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        source = Source(self.name, digest, "text/plain", "gum/1")
        article = Article(f"sha256:{digest}", None, None, None, None, None, "en", self.text, source)
        quotes = tuple(
            _quote(f"q{number}", self.text, units[satellite], units[nucleus])
            for number, (satellite, nucleus) in enumerate(self.attributions, 1)
        )
        return Gold(self.name, self.genre, (), (), Record(article, (), quotes, (), (), ()))


def pages(lines: Iterable[str]) -> Iterator[Page]:
    """Yield the documents; sentences are parted by a space, paragraphs by an empty line."""
    page = Page()
    gap, at, until = "", 0, 0  # what parts the next word, where a word begins, the last word of a contraction
    for line in lines:
        if line.startswith("# newdoc id = "):
            if page.text:
                yield page
            page, gap, until = Page(line.removeprefix("# newdoc id = ")), "", 0
        elif line.startswith("# newpar") and page.text:
            gap = "\n\n"
        elif not line:
            gap, until = gap or " ", 0
        elif line[0].isdigit() and "." not in line.split("\t")[0]:
            number, word, *_, misc = line.split("\t")
            told = dict(item.partition("=")[::2] for item in misc.split("|"))
            first, _, last = number.partition("-")
            inside = int(first) <= until  # its letters stand in the contraction's
            if not inside:
                page.text += gap
                at = len(page.text)
                page.text += word
                gap = "" if told.get("SpaceAfter") == "No" else " "
            if "Discourse" in told:
                page.begin(told["Discourse"], at)
            if inside:
                at += len(word)
            if last:
                until = int(last)
    if page.text:
        yield page


def _stripped(span: Span, text: str) -> Span:
    words = span.of(text)
    return Span(span.start, span.start + len(words.rstrip()))


def _quote(name: str, text: str, satellite: Span, nucleus: Span) -> Quote:
    return Quote(
        id=name,
        kind="indirect",
        act="speech",
        content=(nucleus,),
        text=nucleus.of(text),
        cue=(satellite,),
        source=(),
        speaker=None,
        addressee=None,
        via=(),
        within=None,
        confidence=1.0,
        by=("gum",),
    )
