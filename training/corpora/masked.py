"""Names hidden behind pronouns: what a text teaches of "he" and "she" though nobody annotated it.

A name that comes again a little later is replaced by the pronoun that would have stood there, and the name
before is what it means (after WikiCREM, Kocijan et al. 2019, https://aclanthology.org/D19-1439/, where it is
masked and not replaced). The gender is that of a title or a given name that tells it.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.annotate.document import Document
from onrecord.annotate.grammar import AUXILIARIES, CLAUSE_STARTERS, PREPOSITIONS
from onrecord.annotate.places import Place, is_verb
from onrecord.findings import FoundMention
from onrecord.spans import Span
from training.corpora.files import lines

# A name is hidden where it was last printed so many sentences before, at most.
_REACH = 3
# Of shorter readouts nobody is named twice.
_SHORTEST = 600
_OWNER = re.compile(r"['’]s\b")
_PRONOUNS = {1: ("he", "him", "his"), -1: ("she", "her", "her")}


def readouts(name: str, count: int, longest: int = 5000) -> Iterator[tuple[str, str]]:
    """Draw the addresses and texts of so many readouts, always the same; long ones are cut at a paragraph."""
    items = [json.loads(line) for line in lines("readouts", f"{name}.jsonl.gz")]
    items = [item for item in items if len(item["text"]) > _SHORTEST]
    for at in sorted(random.Random(0).sample(range(len(items)), count)):
        text = items[at]["text"][:longest]
        yield items[at]["url"], text[: max(text.rfind("\n"), text.rfind(". ") + 1, 1)]


class Hidden(NamedTuple):
    """A name that is hidden: the mention, the span that goes, the word that comes."""

    mention: int
    span: Span
    word: str


class Masked(NamedTuple):
    """A text with pronouns for names: where each stands, which mention it was, and where the others went."""

    text: str
    pronouns: tuple[tuple[Span, int], ...]
    moved: dict[Span, int]
    """The new spans of the names that stayed, and the mentions that they were."""


def hidden(
    document: Document,
    mentions: Sequence[FoundMention],
    told: Sequence[Place],
    chance: random.Random,
    share: float,
) -> Iterator[Hidden]:
    """Choose names to hide, in text order, each the first of its gender in its sentence.

    Where another person stands before it in the sentence, whoever wrote it chose the name because a pronoun
    would have meant the other: "Venn said Kolb would sign".
    """
    last: dict[int, int] = {}
    sentence, here = -1, set[int]()
    for at, (mention, place) in enumerate(zip(mentions, told, strict=True)):
        if place.sentence != sentence:
            sentence, here = place.sentence, set()
        if mention.kind not in {"person", "unknown"} or not (mention.form == "name" or place.pronoun):
            continue
        others = {place.alias_gender, 0} & here if place.alias_gender else here
        here.add(place.alias_gender)
        if mention.form != "name" or mention.kind != "person":
            continue
        before = last.get(place.alias)
        last[place.alias] = place.sentence
        if before is None or place.sentence - before > _REACH or not place.alias_gender or others:
            continue
        if chance.random() < share and (one := _hide(document, at, mention, place)) is not None:
            yield one


def _hide(document: Document, at: int, mention: FoundMention, place: Place) -> Hidden | None:
    text = document.text
    if mention.phrase.end > mention.span.end:
        return None
    span = Span(mention.phrase.start, mention.span.end)
    he, him, his = _PRONOUNS[place.alias_gender]
    after = text[span.end : span.end + 40]
    before = re.findall(r"[\w'’]+|[^\w\s]", text[max(0, span.start - 60) : span.start])
    word_before = before[-1].lower() if before else ""
    sentence = document.sentences[place.sentence].start
    if owner := _OWNER.match(after):
        return Hidden(at, Span(span.start, span.end + owner.end()), _as(his, opens=span.start == sentence))
    following = re.match(r"\s*([\w'’]+|[^\w\s])", after)
    next_word = following.group(1).lower() if following else ""
    if next_word in {"and", "'", "’", "("} or word_before in {"and", "or", "("}:
        return None  # a member of a list is seldom a pronoun
    if is_verb(next_word) and (
        span.start == sentence or word_before in CLAUSE_STARTERS or word_before in {",", "“"}
    ):
        return Hidden(at, span, _as(he, opens=span.start == sentence))
    if word_before in PREPOSITIONS and word_before not in {"of", "since"}:
        return Hidden(at, span, him)
    if is_verb(word_before) and word_before not in AUXILIARIES and not is_verb(next_word):
        return Hidden(at, span, him)
    return None


def _as(word: str, *, opens: bool) -> str:
    return word.capitalize() if opens else word


def masked(text: str, mentions: Sequence[FoundMention], chosen: Sequence[Hidden]) -> Masked:
    """Put the pronouns in."""
    parts: list[str] = []
    pronouns = []
    moved: dict[Span, int] = {}
    at = shift = 0
    gone = {one.mention: one for one in chosen}
    for number, mention in enumerate(mentions):
        one = gone.get(number)
        if one is None:
            if mention.form == "name":
                moved[mention.span.shifted(shift)] = number
            continue
        parts += [text[at : one.span.start], one.word]
        start = one.span.start + shift
        pronouns.append((Span(start, start + len(one.word)), number))
        shift += len(one.word) - (one.span.end - one.span.start)
        at = one.span.end
    return Masked("".join([*parts, text[at:]]), tuple(pronouns), moved)
