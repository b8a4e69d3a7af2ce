"""Dates in GUM's news and interviews: the value of each `<date when="…">` of the markup, train and dev.

    python -m benchmarks.gumdates [--errors] [--part dev]

An article's day of publication is `meta::dateCreated`, never an answer; times are those that `annotate`
reads, counted from the dateline where there is one. An element is right if the time found on its words (of
several the one that shares most of them) has its value; none found is wrong. Where the element is part of a
longer expression ("yesterday" in "yesterday afternoon") a time within its value is right. Times of day are
compared without seconds, and of a month or day whose year the markup leaves out (`--10`) what it gives. What
the markup has as a range (`from`, `to`, `notBefore`, `notAfter`) follows no rule of its own: "this week"
begins on a Sunday here, on a Monday there, so only whether a time was found on it is told.

The corpus lies beside the checkout (`../shared/data/gum`); it is no part of the project.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from benchmarks.gumchains import GENRES
from benchmarks.gumchains import missing as lacks
from benchmarks.times import as_article
from onrecord.annotate.dated import read_times
from onrecord.annotate.document import build
from onrecord.findings import FoundTime
from onrecord.spans import Span
from training.corpora.conllu import Document, documents
from training.corpora.files import lines

PARTS = ("train", "dev")
_CREATED = "# meta::dateCreated = "
_TAG = re.compile(r"<(/?)date([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+):::"([^"]*)"')


class Element(NamedTuple):
    """A `<date>` of the markup: its words, and `when`, `None` where it is a range."""

    span: Span
    when: str | None


class Answer(NamedTuple):
    """An element with the time found on it, and the article that both stand in."""

    name: str
    text: str
    element: Element
    found: FoundTime | None
    span: Span | None = None
    """Where the words of `found` stand in the article."""

    @property
    def right(self) -> bool:
        """Whether the time has the value that the markup gives."""
        if self.found is None or self.found.value is None or self.element.when is None:
            return False
        value, when = self.found.value, self.element.when
        longer = (
            self.span is not None and self.span != self.element.span and self.span.contains(self.element.span)
        )
        return agrees(value, when) or (longer and value.startswith((f"{when}T", f"{when}-")))


def missing() -> str | None:
    """Say in a sentence what is not there to measure on, `None` if all is."""
    return lacks(PARTS)


def agrees(value: str, when: str) -> bool:
    """Say whether a TIMEX3 value is a date of the markup (a stray "-" before a year is forgiven)."""
    when = re.sub(r"(T\d\d:\d\d):00$", r"\1", when)
    if when.startswith("--"):
        return value[4:] == when[1:]
    return value == when.removeprefix("-")


def answers(parts: Iterable[str] = PARTS) -> Iterator[Answer]:
    """Yield the elements of the parts with what was found on them, in the order of the corpus."""
    for part in parts:
        whole = list(lines("gum", f"{part}.conllu.gz"))
        created = [line.removeprefix(_CREATED) for line in whole if line.startswith(_CREATED)]
        for document, day in zip(documents(whole), created, strict=True):
            if document.id.split("_")[1] in GENRES:
                yield from _answered(document, day)


def elements(document: Document) -> Iterator[Element]:
    """Yield the dates of a document's markup in text order."""
    opened: tuple[int, str | None] | None = None
    for token in document.tokens:
        for tag in _TAG.finditer(token.misc.get("XML", "")):
            if not tag[1]:
                opened = token.place[0], dict(_ATTRIBUTE.findall(tag[2])).get("when")
            elif opened:
                yield Element(Span(opened[0], token.place[1]), opened[1])
                opened = None


def _answered(document: Document, day: str) -> Iterator[Answer]:
    made = build(as_article(document.text, day))
    times = [(made.view.source_span(time.span), time) for time in read_times(made).times]
    for element in elements(document):
        shared = [
            (min(span.end, element.span.end) - max(span.start, element.span.start), time, span)
            for span, time in times
            if span.overlaps(element.span)
        ]
        _, best, span = max(shared, key=lambda one: one[0], default=(0, None, None))
        yield Answer(document.id, document.text, element, best, span)


def measure(_: object) -> dict[str, float]:
    """Return what the gate holds, the same with any model: dates with the right value."""
    return _figures(list(answers()))


def _figures(given: list[Answer]) -> dict[str, float]:
    dates = [answer for answer in given if answer.element.when is not None]
    found = [answer for answer in dates if answer.found]
    right = sum(answer.right for answer in dates)
    return {
        "date value right": 100 * right / len(dates) if dates else 0.0,
        "date value right, where found": 100 * right / len(found) if found else 0.0,
    }


def main() -> None:
    """Print the figures and, if asked for, each date that is not right."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", action="store_true", help="show each date that is not right")
    parser.add_argument("--part", choices=PARTS, help="one part only")
    arguments = parser.parse_args()
    if (told := missing()) is not None:
        raise SystemExit(told)
    given = list(answers([arguments.part] if arguments.part else PARTS))
    dates = [answer for answer in given if answer.element.when is not None]
    ranges = [answer for answer in given if answer.element.when is None]
    for name, figure in _figures(given).items():
        print(f"{name}: {figure:.1f} ({len(dates)} dates)")
    print(f"ranges on which a time was found: {sum(a.found is not None for a in ranges)} of {len(ranges)}")
    for answer in dates if arguments.errors else ():
        if not answer.right:
            span, found = answer.element.span, answer.found
            around = answer.text[max(0, span.start - 40) : span.end + 30].replace("\n", " ")
            told = f"{found.value} {found.by[0]}" if found else "not found"
            print(f"  {answer.name}: {span.of(answer.text)!r} {answer.element.when}, {told}   … {around}")


if __name__ == "__main__":
    main()
