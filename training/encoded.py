"""Examples as the network reads them: word pieces, features and the labels of every head.

Labels stand on words; a word gets a role or name when its first code point lies inside it. Where a corpus
says nothing, labels are -1.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from onrecord.annotate.dashes import with_dashed
from onrecord.annotate.document import Document, build
from onrecord.annotate.marks import Marked, find_marked
from onrecord.lexicon.cues import cue_forms
from onrecord.model.labels import ACTS, FORMS, NAMES, ROLES, TAGS
from onrecord.model.pieces import Ints, Pieces, cut
from onrecord.types import Article, Source
from training.example import Attribution, Example, Place

ACT_OF = {"speech": 0, "writing": 1, "thought": 2}
NO_QUOTE = ACTS.index("none")


@dataclass(frozen=True)
class Links:
    """Pairs to score: each `asks` word wants one of the places in `right` (empty: none of them)."""

    asks: list[tuple[int, int]] = field(default_factory=list)
    """First and last word of what looks for another."""
    finds: list[tuple[int, int]] = field(default_factory=list)
    """First and last word of everything that may be found, in text order."""
    right: list[list[int]] = field(default_factory=list)
    """For each of `asks`, which of `finds` are right."""


@dataclass(frozen=True)
class Encoded:
    """One example: its pieces, and labels a word (`-1`: unknown)."""

    corpus: str
    pieces: Pieces
    tags: Ints
    names: Ints
    acts: Ints
    forms: Ints
    content_cue: Links
    cue_source: Links
    entities: list[tuple[int, int]]
    """Head word and entity of each mention."""
    choices: list[tuple[int, list[int], list[bool]]]


class Words:
    """Leads places in the article's text to words."""

    def __init__(self, document: Document, pieces: Pieces) -> None:
        self._origins = np.asarray(document.view.origins)
        self._starts = pieces.starts
        spans = zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True)
        self._bare = [not any(char.isalnum() for char in document.text[s:e]) for s, e in spans]

    def within(self, place: Place) -> tuple[int, int] | None:
        """Return the same as `of`, without marks at either end."""
        at = self.of(place)
        if at is None:
            return None
        first, last = at
        while first < last and self._bare[first]:
            first += 1
        while first < last and self._bare[last]:
            last -= 1
        return first, last

    def of(self, place: Place) -> tuple[int, int] | None:
        """Return the first and the last word that begin inside a place, `None` where none does."""
        start, end = np.searchsorted(self._origins, place)
        first, stop = np.searchsorted(self._starts, (start, end))
        return (int(first), int(stop) - 1) if stop > first else None


def article_of(example: Example) -> Article:
    """Return an example's text as an article."""
    digest = hashlib.sha256(example.text.encode()).hexdigest()
    source = Source(example.id, digest, "text/plain", "training/1")
    return Article(f"sha256:{digest}", None, None, None, None, None, "en", example.text, source)


def encode(tokenizer: Tokenizer, example: Example) -> Encoded:
    """Cut an example into pieces and lay its labels on the words."""
    document = build(article_of(example))
    marked = with_dashed(document, find_marked(document))
    pieces = cut(
        tokenizer,
        document.text,
        document.paragraphs,
        document.sentences,
        [inner for stretch in marked for inner in stretch.inner],
    )
    words = Words(document, pieces)
    size = len(pieces.first)
    attributions = [_on_words(words, said) for said in example.attributions or ()]
    return Encoded(
        corpus=example.corpus,
        pieces=pieces,
        tags=_tags(attributions, size) if example.attributions is not None else _unknown(size),
        names=_names(example, words, size) if example.names is not None else _unknown(size),
        acts=_acts(document, pieces, marked, attributions, size)
        if example.attributions is not None
        else _unknown(size),
        forms=_forms(example, words, size) if example.mentions is not None else _unknown(size),
        content_cue=_content_cue(attributions),
        cue_source=_cue_source(attributions),
        entities=sorted(
            (at[0], mention.entity)
            for mention in example.mentions or ()
            if (at := words.of(mention.head)) is not None
        ),
        choices=_choices(example, words),
    )


OnWords = dict[str, list[tuple[int, int]]]


def _on_words(words: Words, said: Attribution) -> OnWords:
    return {
        role: [at for place in getattr(said, role) if (at := words.within(place)) is not None]
        for role in ROLES
    }


def _unknown(size: int) -> Ints:
    return np.full(size, -1, dtype=np.int64)


def _tags(attributions: Sequence[OnWords], size: int) -> Ints:
    kinds = [""] * size
    begins = np.zeros(size + 1, dtype=np.bool_)
    for said in attributions:
        for role in ("content", "source", "cue"):  # a source inside a content stays visible
            for first, last in said[role]:
                kinds[first : last + 1] = [role] * (last + 1 - first)
                begins[[first, last + 1]] = True
    return _labels(TAGS, kinds, begins)


def _labels(labels: tuple[str, ...], kinds: Sequence[str], begins: npt.NDArray[np.bool_]) -> Ints:
    """Return the labels of runs of one kind, cut where one begins."""
    told = np.zeros(len(kinds), dtype=np.int64)
    first = 0
    for at, kind in enumerate(kinds):
        if at and (begins[at] or kinds[at - 1] != kind):
            first = at
        last = at + 1 == len(kinds) or bool(begins[at + 1]) or kinds[at + 1] != kind
        if kind:
            edge = ("S" if last else "B") if first == at else ("E" if last else "I")
            told[at] = labels.index(f"{edge}-{kind}")
    return told


def _names(example: Example, words: Words, size: int) -> Ints:
    kinds = [""] * size
    begins = np.zeros(size + 1, dtype=np.bool_)
    unknown = np.zeros(size, dtype=np.bool_)
    for name in example.names or ():
        at = words.of(name.span)
        if at is None:
            continue
        begins[[at[0], at[1] + 1]] = True
        kinds[at[0] : at[1] + 1] = [name.kind or ""] * (at[1] + 1 - at[0])
        unknown[at[0] : at[1] + 1] = name.kind is None
    labels = _labels(NAMES, kinds, begins)
    labels[unknown] = -1
    return labels


def _forms(example: Example, words: Words, size: int) -> Ints:
    labels = np.zeros(size, dtype=np.int64)
    for mention in example.mentions or ():
        at = words.of(mention.head)
        if at is not None:
            labels[at[0]] = FORMS.index(mention.form)
    return labels


def _acts(
    document: Document, pieces: Pieces, marked: Sequence[Marked], attributions: Sequence[OnWords], size: int
) -> Ints:
    """Label the first word of each content by the act of its cue verb, of unused marked words "none".

    The act is that of our own lexicon of cue verbs; a cue that it does not know teaches nothing.
    """
    labels = _unknown(size)
    used = np.zeros(size, dtype=np.bool_)
    for said in attributions:
        for first, last in said["content"]:
            used[first : last + 1] = True
        act = None
        for first, last in said["cue"]:
            for at in range(first, last + 1):
                word = document.text[int(pieces.starts[at]) : int(pieces.ends[at])].lower()
                form = cue_forms().get(word)
                acts = {verb.act for verb in form.verbs} if form else set()
                act = ACT_OF[acts.pop()] if len(acts) == 1 else act
        if act is not None:
            for first, _ in said["content"]:
                labels[first] = act
    for stretch in marked:
        for inner in stretch.inner:
            first = int(np.searchsorted(pieces.starts, inner.start))
            stop = int(np.searchsorted(pieces.starts, inner.end))
            if first < stop and not used[first:stop].any():
                labels[first] = NO_QUOTE
    return labels


def _content_cue(attributions: Sequence[OnWords]) -> Links:
    cues = sorted({place for said in attributions for place in said["cue"]})
    asks = sorted((place, said["cue"]) for said in attributions for place in said["content"])
    return Links([place for place, _ in asks], cues, [[cues.index(p) for p in right] for _, right in asks])


def _cue_source(attributions: Sequence[OnWords]) -> Links:
    sources = sorted({place for said in attributions for place in said["source"]})
    asks = sorted((place, said["source"]) for said in attributions for place in said["cue"])
    return Links(
        [place for place, _ in asks], sources, [[sources.index(p) for p in right] for _, right in asks]
    )


def _choices(example: Example, words: Words) -> list[tuple[int, list[int], list[bool]]]:
    found = []
    for choice in example.choices:
        pronoun = words.of(choice.pronoun)
        candidates = [words.of(place) for place in choice.candidates]
        if pronoun is not None and all(candidates):
            found.append((pronoun[0], [at[1] for at in candidates if at], list(choice.right)))
    return found


def tokenizer_of(folder: Path) -> Tokenizer:
    """Load a tokenizer file without the truncation and padding that it may ask for."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
