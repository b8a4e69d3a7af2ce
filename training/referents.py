"""Texts with what their pronouns and nominals mean, laid on the mentions that our own finders find.

What trains the head of `model.antecedent`: the shipped reader reads a text as it would read it for a user,
and the corpus says of each question who is meant, who is not, or nothing.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, cast

import numpy as np
import numpy.typing as npt

from onrecord.annotate.antecedents import words_of
from onrecord.annotate.dashes import with_dashed
from onrecord.annotate.document import Document, build
from onrecord.annotate.marks import find_marked
from onrecord.annotate.modelnames import with_model_names
from onrecord.annotate.names import find_mentions
from onrecord.annotate.pairing import questions
from onrecord.annotate.places import Place as Standing
from onrecord.annotate.places import places
from onrecord.findings import FoundMention, Gender
from onrecord.model.antecedent import Questions
from onrecord.model.reader import Reader
from onrecord.spans import Span
from onrecord.types import Article, Source
from training.corpora import masked
from training.corpora.conllu import Document as Tree
from training.corpora.conllu import documents
from training.corpora.entities import entities
from training.corpora.files import lines
from training.corpora.gumentities import head_of
from training.example import Example, Place

# News and interviews measure who is meant (`benchmarks.who`); their links are kept from the head.
HELD_OUT = frozenset({"news", "interview"})
# Whom a pronoun must mean is looked for so many sentences back; in this share of texts genders are known.
_NEAR = 3
_KNOWN = 0.5
Floats16 = npt.NDArray[np.float16]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Read:
    """A text as it is read: its mentions, its questions, and what the reader says of each mention's words."""

    text: str
    document: Document
    mentions: Sequence[FoundMention]
    aliases: Sequence[int]
    quoted: Sequence[Span]
    asked: Questions
    words: Floats16
    """First and last word of each mention [mentions, 2, WIDTH]."""

    def spans(self) -> list[Span]:
        """Return each mention's span in the article's text."""
        return [self.document.view.source_span(mention.span) for mention in self.mentions]


@dataclass(frozen=True)
class Referents:
    """Questions with their answers: `weight` 0 where nothing is known of one.

    `right` are the mentions that are meant [questions, mentions + 1], the last: none of them. `wrong` marks
    questions of which is only known who is not meant; `right` then has those who are not.
    """

    id: str
    corpus: str
    asked: Questions
    words: Floats16
    right: Flags
    weight: npt.NDArray[np.float32]
    wrong: Flags

    def trimmed(self) -> Referents:
        """Leave out nominals of which nothing is known; pronouns stay, since chains lead over them."""
        kept = np.flatnonzero((self.weight > 0) | (self.asked.chained >= 0).any(1) | self._chained())
        row_of = np.full(len(self.weight) + 1, -1, dtype=np.int64)
        row_of[kept] = np.arange(len(kept))
        asked = self.asked
        asked = Questions(
            asked.asks[kept],
            asked.slots[kept],
            row_of[asked.chained[kept]],
            asked.pairs[kept],
            asked.ones[kept],
            asked.choice[kept],
            asked.words,
        )
        return replace(
            self, asked=asked, right=self.right[kept], weight=self.weight[kept], wrong=self.wrong[kept]
        )

    def _chained(self) -> Flags:
        """Say which questions are a candidate of another."""
        told = np.zeros(len(self.weight), dtype=np.bool_)
        told[self.asked.chained[self.asked.chained >= 0]] = True
        return told


def read(reader: Reader, text: str) -> Read:
    """Read a text up to where antecedents are asked for."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source("training", digest, "text/plain", "training/1")
    document = build(Article(f"sha256:{digest}", None, None, None, None, None, "en", text, source))
    quoted = [inner for one in with_dashed(document, find_marked(document)) for inner in one.inner]
    scores = reader.read(document.text, document.paragraphs, document.sentences, quoted)
    mentions = with_model_names(document.text, find_mentions(document), scores)
    at = words_of(mentions, scores)
    aliases = [place.alias for place in places(document, mentions, quoted)]
    words = scores.numbers[at].astype(np.float16)
    return Read(text, document, mentions, aliases, quoted, questions(document, mentions, quoted, at), words)


def of_gap(reader: Reader, examples: Iterable[Example]) -> Iterator[Referents]:
    """Yield GAP's snippets: one pronoun each, its two names, and those that a glance takes for the same."""
    for example in examples:
        told = read(reader, example.text)
        right, weight, wrong = _nothing(told)
        (choice,) = example.choices
        spans = told.spans()
        for row, ask in enumerate(told.asked.asks.tolist()):
            if not spans[ask].overlaps(Span(*choice.pronoun)):
                continue
            groups = [_named(told, spans, place) for place in choice.candidates]
            meant = {
                at for group, is_right in zip(groups, choice.right, strict=True) if is_right for at in group
            }
            others = {
                at
                for group, is_right in zip(groups, choice.right, strict=True)
                if not is_right
                for at in group
            }
            wrong[row] = not any(choice.right)
            right[row, sorted(others if wrong[row] else meant - others)] = True
            weight[row] = right[row].any() and not (meant & others)
        yield Referents(
            example.id,
            "gap",
            told.asked,
            told.words,
            right,
            weight,
            wrong,
        )


def of_gum(reader: Reader, part: str) -> Iterator[Referents]:
    """Yield GUM's documents of the genres that are not held out ("dev": all), all sorts of entities."""
    for tree in documents(lines("gum", f"{part}.conllu.gz")):
        if part == "train" and tree.id.split("_")[1] in HELD_OUT:
            continue
        told = read(reader, tree.text)
        who = entity_of(told, tree)
        right, weight, wrong = _nothing(told)
        for row, ask in enumerate(told.asked.asks.tolist()):
            if who[ask] < 0:
                continue
            reached = set(told.asked.slots[row].tolist()) - {-1}
            meant = [
                at
                for at in range(len(who))
                if who[at] == who[ask] and told.mentions[at].form != "pronoun" and at != ask
            ]
            through = any(who[at] == who[ask] for at in reached)
            right[row, meant] = True
            right[row, -1] = not meant or not through
            if not through:
                right[row, :-1] = False
            weight[row] = 1
        yield Referents(tree.id, "gum", told.asked, told.words, right, weight, wrong)


def entity_of(told: Read, tree: Tree) -> list[int]:
    """Return the number of each mention's entity, -1 where the corpus has none there."""
    heads: list[tuple[Place, int]] = [
        (tree.tokens[head_of(tree, entity)].place, entity.number)
        for entity in sorted(entities(tree), key=lambda one: one.first - one.last)
    ]
    found = []
    for mention, span in zip(told.mentions, told.spans(), strict=True):
        inside = [
            (place, number)
            for place, number in heads
            if span.start <= place[0] < span.end and (mention.form == "name" or place[1] >= span.end)
        ]
        found.append(inside[0][1] if inside else -1)
    return found


def _named(told: Read, spans: Sequence[Span], place: Place) -> set[int]:
    """Return the mentions on a name, and all that a glance takes for the same name."""
    on = {
        at
        for at, span in enumerate(spans)
        if span.overlaps(Span(*place)) and told.mentions[at].form != "pronoun"
    }
    named = {told.aliases[at] for at in on if told.mentions[at].form == "name"}
    return on | {at for at, alias in enumerate(told.aliases) if alias in named}


def _nothing(told: Read) -> tuple[Flags, npt.NDArray[np.float32], Flags]:
    size = len(told.asked.asks)
    return (
        np.zeros((size, len(told.mentions) + 1), dtype=np.bool_),
        np.zeros(size, dtype=np.float32),
        np.zeros(size, dtype=np.bool_),
    )


def of_masked(
    reader: Reader, texts: Iterable[tuple[str, str]], seed: int, share: float = 0.4
) -> Iterator[Referents]:
    """Yield texts with some names hidden behind pronouns; only those pronouns are asked for."""
    for name, text in texts:
        chance = random.Random(f"{seed} {name}")
        whole = _unread(text)
        chosen = list(masked.hidden(whole.document, whole.mentions, whole.told, chance, share))
        if not chosen:
            continue
        made = masked.masked(whole.document.text, whole.mentions, chosen)
        told = read(reader, made.text)
        if told.document.text != made.text:
            continue
        right, weight, wrong = _nothing(told)
        pronouns = dict(made.pronouns)
        was = {at: made.moved.get(mention.span) for at, mention in enumerate(told.mentions)}
        for row, ask in enumerate(told.asked.asks.tolist()):
            hid = pronouns.get(told.mentions[ask].span)
            if hid is None:
                continue
            alias = whole.told[hid].alias
            meant = [
                at for at, number in was.items() if number is not None and whole.told[number].alias == alias
            ]
            right[row, meant] = True
            weight[row] = bool(meant)
        yield Referents(name, "masked", told.asked, told.words, right, weight, wrong)


def of_natural(reader: Reader, texts: Iterable[tuple[str, str]], seed: int) -> Iterator[Referents]:
    """Yield texts whose "he" or "she" can mean but one of those named around it, and hide what tells it.

    Where one woman and one man or more are named, "she" is the woman. Then everybody's gender is made to
    agree, so that only places are left to tell who is meant, as where two women are named. Here pronouns
    stand where people write them; hidden names stand where people write names.
    """
    for name, text in texts:
        told = read(reader, text)
        stand = places(told.document, told.mentions, told.quoted)
        chance = random.Random(f"{seed} {name}")
        for gender, wanted in (("masculine", 1), ("feminine", -1)):
            meant = {}
            for row, ask in enumerate(told.asked.asks.tolist()):
                if stand[ask].pronoun and stand[ask].gender == wanted:
                    alias = _only_one(told.mentions, stand, ask)
                    if alias is not None:
                        meant[row] = [at for at, place in enumerate(stand) if place.alias == alias]
            if not meant:
                continue
            shown = cast("Gender", gender) if chance.random() < _KNOWN else None
            alike = [replace(one, gender=shown) if _is_person(one) else one for one in told.mentions]
            asked = questions(told.document, alike, told.quoted, told.asked.words)
            blind = _nothing(replace(told, asked=asked))
            for row, mentions in meant.items():
                blind[0][row, mentions] = True
                blind[1][row] = 1
            yield Referents(name, "natural", asked, told.words, *blind)


def _is_person(mention: FoundMention) -> bool:
    return mention.form == "name" and mention.kind == "person"


def _only_one(mentions: Sequence[FoundMention], stand: Sequence[Standing], ask: int) -> int | None:
    """Return the likely entity that a pronoun must mean: all others named nearby have the other gender."""
    near: dict[int, int] = {}
    for at in range(ask - 1, -1, -1):
        if stand[ask].sentence - stand[at].sentence > _NEAR:
            break
        if mentions[at].form == "name" and mentions[at].kind in {"person", "unknown"}:
            near[stand[at].alias] = stand[at].alias_gender
    fitting = [alias for alias, gender in near.items() if gender == stand[ask].gender]
    if len(fitting) != 1 or len(near) == 1 or not all(near.values()):
        return None
    return fitting[0]


class _Whole(NamedTuple):
    document: Document
    mentions: Sequence[FoundMention]
    told: Sequence[Standing]


def _unread(text: str) -> _Whole:
    """Read a text by rules alone, to choose what to hide."""
    document = build(
        Article(
            "", None, None, None, None, None, "en", text, Source("training", "", "text/plain", "training/1")
        )
    )
    mentions = find_mentions(document)
    return _Whole(document, mentions, places(document, mentions, ()))
