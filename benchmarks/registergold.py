"""The gold of the register: articles about the same events in several outlets, and what in them is one.

    for article in read(load(), model):
        article.filing.quotes, article.label.quotes

`gold/register/README.md` says what is labelled and how. Labels name things by words that the article prints;
`place` leads them to spans of the text as onrecord reads it.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.annotate.stage import Model
from onrecord.cli.outcome import sentences
from onrecord.pipeline import record
from onrecord.read import jsonlines
from onrecord.register.filing import Filing
from onrecord.spans import Span

FOLDER = Path(__file__).parent / "gold" / "register"


class Quoted(NamedTuple):
    """A labelled quote: its words, the statement it gives, who said it, and in what form it is given."""

    words: str
    statement: str
    speaker: str
    form: str


class Met(NamedTuple):
    """A labelled telling: its words, the meeting it tells, as what, and who took part."""

    words: str
    meeting: str
    status: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """What one article of the gold is and holds; `people` are printed forms and whom they name."""

    event: str
    key: str
    outlet: str
    url: str
    published: str
    title: str
    text: str
    copy_of: str | None
    people: tuple[tuple[str, str], ...]
    quotes: tuple[Quoted, ...]
    meetings: tuple[Met, ...]


class Article(NamedTuple):
    """A labelled article, and what onrecord files of it."""

    label: Label
    filing: Filing


def load(folder: Path = FOLDER) -> tuple[Label, ...]:
    """Return all labelled articles, in order of the files."""
    return tuple(
        label
        for path in sorted(folder.glob("*.toml"))
        for label in _labels(tomllib.loads(path.read_text("utf-8")))
    )


def _labels(event: dict[str, Any]) -> Iterator[Label]:
    for item in event["articles"]:
        yield Label(
            event["event"],
            item["key"],
            item["outlet"],
            item["url"],
            item["published"],
            item["title"],
            item["text"],
            item.get("copy_of"),
            tuple((printed, identity) for printed, identity in item.get("people", ())),
            tuple(Quoted(**quote) for quote in item.get("quotes", ())),
            tuple(
                Met(met["words"], met["meeting"], met["status"], tuple(met["people"]))
                for met in item.get("meetings", ())
            ),
        )


def read(labels: Iterable[Label], model: Model | None) -> list[Article]:
    """Read articles through the pipeline, as `onrecord add` does with JSON Lines."""
    return [Article(label, _filing(label, model)) for label in labels]  # type: ignore[arg-type]  # a Model is hashable


@lru_cache(maxsize=256)
def _filing(label: Label, model: Any) -> Filing:  # noqa: ANN401 - a Model, which mypy takes for unhashable
    names = ("outlet", "url", "published", "title", "text")
    item = {name: getattr(label, name) for name in names}
    data = json.dumps(item, ensure_ascii=False).encode()
    file = f"{label.key}.json"
    return Filing.of(record(jsonlines.from_value(item, data, name=file, file=file), model), sentences)


def place(text: str, words: str) -> Span | None:
    """Return where a label's words stand; quotation marks and blanks may be others. `None`: nowhere."""
    return next(iter(places(text, words)), None)


def places(text: str, words: str) -> list[Span]:
    """Return all places where a label's words stand."""
    marks = "[\"'“”„«»‘’]"
    pattern = r"\s+".join(
        "".join(marks if re.fullmatch(marks, letter) else re.escape(letter) for letter in word)
        for word in words.split()
    )
    return [Span(*found.span()) for found in re.finditer(pattern, text)]
