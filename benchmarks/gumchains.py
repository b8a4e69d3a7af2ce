"""GUM's people: who is spoken of where, as its coreference chains and its syntax tell.

A document's text is put together from its words (`training.corpora.conllu`), and the pipeline reads that.
The corpus lies beside the checkout (`../shared/data/gum`); it is no part of the project.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.findings import Reading
from onrecord.spans import Span
from onrecord.types import Article, MentionForm, Source
from training.corpora.conllu import Document, Token, documents
from training.corpora.entities import Entity, entities
from training.corpora.files import corpus_file, lines

GENRES = ("news", "interview")
# Proper nouns that say what somebody is and not who: "the President".
_TITLES = frozenset(
    "Administrator Ambassador Chairman Chancellor Commissioner Court Crown Director Doctor Envoy General "
    "Governor Judge Justice King Mayor Minister President Premier Professor Queen Secretary Senator "
    "Father Mother Mom Dad Mr. Mrs. Ms. Dr.".split()
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """One mention: its whole phrase, its head word, and the name in it (`None` where its head is no name)."""

    chain: int
    span: Span
    head: Span
    form: MentionForm
    name: Span | None
    at: int


@dataclass(frozen=True)
class Page:
    """A document of GUM with its mentions in text order; `sorts` tells the kind of each chain."""

    document: Document
    mentions: tuple[Spoken, ...]
    sorts: dict[int, str]

    @property
    def name(self) -> str:
        """The corpus' own name of the document."""
        return self.document.id

    @property
    def genre(self) -> str:
        """The kind of text: the second part of `GUM_news_iodine`."""
        return self.name.split("_")[1]

    @cached_property
    def people(self) -> dict[int, list[Spoken]]:
        """The chains of persons that hold a name, by number: one person each, no couples or peoples."""
        named: dict[int, list[Spoken]] = {}
        for one in self.mentions:
            if self.sorts[one.chain] == "person":
                named.setdefault(one.chain, []).append(one)
        return {
            chain: mentions
            for chain, mentions in named.items()
            if any(one.name is not None for one in mentions)
        }

    def reading(self) -> Reading:
        """Return the document as the pipeline reads it."""
        source = Source(self.name, "", "text/plain", "gum/1")
        return Reading(article(self.document.text, source))


def article(text: str, source: Source) -> Article:
    """Return a bare English article."""
    import hashlib

    digest = hashlib.sha256(text.encode()).hexdigest()
    known = Source(source.name, digest, source.media_type, source.reader)
    return Article(f"sha256:{digest}", None, None, None, None, None, "en", text, known)


def missing(parts: Iterable[str]) -> str | None:
    """Say which file of GUM does not lie beside the checkout, `None` where all do."""
    paths = [corpus_file("gum", f"{part}.conllu.gz") for part in parts]
    return next((f"{path} is not there" for path in paths if not path.exists()), None)


def pages(part: str, genres: Collection[str] | None = None) -> Iterator[Page]:
    """Read "train" or "dev", of all genres if none are named."""
    for document in documents(lines("gum", f"{part}.conllu.gz")):
        if genres is None or document.id.split("_")[1] in genres:
            yield page(document)


def page(document: Document) -> Page:
    """Read the chains of a document."""
    found = entities(document)
    sorts: dict[int, str] = {}
    for entity in found:
        sorts.setdefault(entity.number, entity.sort)
    return Page(document, tuple(_spoken(document, entity) for entity in found), sorts)


def onto_pages(part: str) -> Iterator[Page]:
    """Read a part with the chains of OntoGUM: no chains of one mention, no predicates, appositions inside.

    OntoGUM tells no kinds: a chain's is that of the first of GUM's entities on the head of a mention of it.
    """
    rows = (line for line in lines("gum", f"ontogum_{part}.conll.gz") if line and line[0] != "#")
    for document in documents(lines("gum", f"{part}.conllu.gz")):
        sorts = {head_of(document, entity): entity.sort for entity in reversed(entities(document))}
        found = list(_onto_entities(document, rows))
        kinds: dict[int, str] = {}
        for entity in found:
            kinds.setdefault(entity.number, sorts.get(head_of(document, entity), ""))
        yield Page(document, tuple(_spoken(document, entity) for entity in found), kinds)


def _onto_entities(document: Document, rows: Iterator[str]) -> Iterator[Entity]:
    """Take a document's rows off the file, and read its brackets."""
    opened: dict[int, list[int]] = {}
    found = []
    for index, token in enumerate(document.tokens):
        _, form, brackets = next(rows).split("\t")
        assert form in {token.form, ""}, (document.id, index, form)
        for opening, number, closing in re.findall(r"(\(?)(\d+)(\)?)", brackets):
            if opening:
                opened.setdefault(int(number), []).append(index)
            if closing:
                first = opened[int(number)].pop()
                found.append(Entity(int(number), "", first, index, tuple(range(first, index + 1))))
    yield from sorted(found, key=lambda one: (one.first, -one.last))


def head_of(document: Document, entity: Entity) -> int:
    """Return the index of the word that governs a mention: its head is no word of the mention."""
    tokens = document.tokens
    core = set(entity.words)
    inside = range(entity.first, entity.last + 1)
    out = [i for i in inside if tokens[i].head not in inside and tokens[i].upos != "PUNCT"]
    governing = [i for i in out if i in core] or out
    return governing[0] if governing else entity.words[0]


def _spoken(document: Document, entity: Entity) -> Spoken:
    tokens = document.tokens
    head = head_of(document, entity)
    form: MentionForm = "nominal"
    name = None
    if tokens[head].upos == "PRON" or tokens[head].xpos == "PRP$":
        form = "pronoun"
    else:
        name = _name(document, entity, head)
        if name is not None or tokens[head].upos == "PROPN":
            form = "name"
    span = Span(tokens[entity.first].place[0], tokens[entity.last].place[1])
    return Spoken(entity.number, span, Span(*tokens[head].place), form, name, head)


def _name(document: Document, entity: Entity, head: int) -> Span | None:
    """Return the proper nouns about the head, or those behind it ("curator Marta Venn").

    `None` for couples, peoples and bare titles.
    """
    tokens = document.tokens
    inside = range(entity.first, entity.last + 1)
    if any(_joined(tokens[i], head) for i in inside):
        return None
    if tokens[head].upos != "PROPN":
        behind = [i for i in range(head + 1, entity.last + 1) if tokens[i].head == head]
        found = next(
            (i for i in behind if tokens[i].upos == "PROPN" and tokens[i].deprel in {"flat", "appos"}), None
        )
        if found is None or any(tokens[i].upos == "PUNCT" for i in range(head, found)):
            return None
        head = found
    if tokens[head].xpos == "NNPS":
        return None
    first = last = head
    while first - 1 >= entity.first and _is_part(tokens[first - 1]):
        first -= 1
    while last + 1 <= entity.last and _is_part(tokens[last + 1]):
        last += 1
    while first < head and tokens[first].deprel == "nmod:desc":
        first += 1
    if first == last and tokens[head].form.title() in _TITLES:
        return None
    return Span(tokens[first].place[0], tokens[last].place[1])


def _is_part(token: Token) -> bool:
    return token.upos == "PROPN" or token.xpos in {"NNP", "HYPH"}


def _joined(token: Token, head: int) -> bool:
    return token.deprel == "conj" and token.head == head and token.upos in {"PROPN", "PRON", "NOUN"}
