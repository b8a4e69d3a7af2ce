"""CoNLL-U as GUM writes it: a document's text put together from its tokens, and every token's place in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from training.example import Place

ROOT = -1


@dataclass(frozen=True, slots=True)
class Token:
    """A word; `head` is the index of its head among the tokens of the document, `ROOT` if it has none."""

    form: str
    upos: str
    xpos: str
    head: int
    deprel: str
    misc: dict[str, str]
    place: Place
    sentence: int
    paragraph: int


@dataclass(slots=True)
class Document:
    """A text and its tokens."""

    id: str
    text: str = ""
    tokens: list[Token] = field(default_factory=list)


def documents(lines: Iterable[str]) -> Iterator[Document]:
    """Put documents together: a space between sentences, a blank line between paragraphs."""
    document: Document | None = None
    paragraph = sentence = -1
    gap = ""
    rows: list[list[str]] = []
    for line in lines:
        if line.startswith("# newdoc id = "):
            if document:
                yield document
            document = Document(line.removeprefix("# newdoc id = "))
            paragraph = sentence = -1
            gap = ""
        elif line == "# newpar":
            paragraph += 1
            gap = "\n\n" if document and document.text else ""
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows and document:
            sentence += 1
            document.text += gap
            _add(document, rows, sentence, paragraph)
            rows, gap = [], " "
    if document:
        if rows:
            document.text += gap
            _add(document, rows, sentence + 1, paragraph)
        yield document


def _add(document: Document, rows: list[list[str]], sentence: int, paragraph: int) -> None:
    """Add a sentence's words to the document, and its tokens."""
    first = len(document.tokens)
    whole: dict[int, Place] = {}
    covered = at = 0
    for number, form, _, upos, xpos, _, head, deprel, _, marks in rows:
        misc = dict(item.partition("=")[::2] for item in marks.split("|")) if marks != "_" else {}
        space = "" if misc.get("SpaceAfter") == "No" else " "
        if "-" in number:
            start, covered = map(int, number.split("-"))
            at = len(document.text)
            document.text += form + space
            parts = [row[1] for row in rows if row[0].isdigit() and start <= int(row[0]) <= covered]
            whole = dict(zip(range(start, covered + 1), _split(form, at, parts), strict=True))
        elif number.isdigit():
            place = whole.get(int(number))
            if place is None:
                place = (len(document.text), len(document.text) + len(form))
                document.text += form + space
            governor = ROOT if head == "0" else first + int(head) - 1
            document.tokens.append(
                Token(form, upos, xpos, governor, deprel, misc, place, sentence, paragraph)
            )
    document.text = document.text.removesuffix(" ")


def _split(form: str, at: int, parts: list[str]) -> list[Place]:
    """Give the words written together their places; the whole form to each where they do not add up."""
    if "".join(parts) != form:
        return [(at, at + len(form))] * len(parts)
    places = []
    for part in parts:
        places.append((at, at + len(part)))
        at += len(part)
    return places
