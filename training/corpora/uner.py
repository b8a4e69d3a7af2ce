"""Universal NER on English EWT: names of persons, organizations and places on web pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from training.corpora.files import lines
from training.example import Example, Name, NameKind

_KINDS: dict[str, NameKind] = {"PER": "person", "ORG": "organization", "LOC": "place"}


def examples(part: str) -> Iterator[Example]:
    """Read "train" or "dev", one example for each web page."""
    return parse(lines("uner_ewt", f"{part}.iob2.gz"))


def parse(lines: Iterable[str]) -> Iterator[Example]:
    """Read pages from lines of IOB2, each sentence's text followed by a line feed."""
    page, text = "", ""
    names: list[Name] = []
    at = 0
    going_on = ""
    for line in lines:
        if line.startswith("# newdoc id = "):
            if text:
                yield Example(page, "uner", text, names=tuple(names))
            page, text, names = line.removeprefix("# newdoc id = "), "", []
        elif line.startswith("# text = "):
            at, going_on = len(text), ""
            text += line.removeprefix("# text = ") + "\n"
        elif line and line[0].isdigit():
            _, word, tag, *_ = line.split("\t")
            start = text.index(word, at)
            at = start + len(word)
            if going_on and tag == f"I-{going_on}":
                names[-1] = Name((names[-1].span[0], at), names[-1].kind)
                continue
            going_on = tag[2:]
            if going_on:
                names.append(Name((start, at), _KINDS.get(going_on)))
    if text:
        yield Example(page, "uner", text, names=tuple(names))
