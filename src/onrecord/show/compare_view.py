"""What of a comparison is shown, in words: shared by terminal, page and JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.compare.align import Compared, Kind, Place
from onrecord.compare.transcript import Transcript
from onrecord.types import Record

Label = Literal[Kind, "no_words"]
"""What is shown of a class: of an indirect quote that is not found only that no text has such words."""

NAMES: dict[Kind, str] = {
    "verbatim": "verbatim",
    "punctuation": "written otherwise",
    "cut": "cut",
    "stitched": "stitched",
    "reworded": "reworded",
    "other_speaker": "another speaker",
    "not_found": "not found",
}
LABELS: dict[Label, str] = {
    **{kind: name for kind, name in NAMES.items()},  # noqa: C416 - a wider type of key
    "no_words": "no such words",
}
MEANINGS: dict[Label, str] = {
    "verbatim": "word for word and mark for mark",
    "punctuation": "the same words; punctuation, capitals, spelling or figures differ",
    "cut": "words are left out",
    "stitched": "put together from several places",
    "reworded": "words are changed or added",
    "other_speaker": "somebody else says it there",
    "not_found": "no text has what stands in quotation marks",
    "no_words": "told in the article’s own words: it may have been said in others",
}
SHOWN = 5
"""So many other texts are named that have a quote."""


@dataclass(frozen=True, slots=True)
class Held:
    """One article and its quotes, held against transcripts, or (`in_store`) against what a store has."""

    record: Record
    compared: tuple[Compared, ...]
    in_store: bool = False


def label(one: Compared) -> Label:
    """Return what a quote is shown as."""
    return "no_words" if one.kind == "not_found" and one.quote.kind == "indirect" else one.kind


def tally(compared: Iterable[Compared]) -> list[tuple[Label, int]]:
    """Return how many quotes are shown as what, those of which there is any, from the best to the gravest."""
    counts = Counter(map(label, compared))
    return [(shown, counts[shown]) for shown in LABELS if counts[shown]]


def remarks(one: Compared) -> list[str]:
    """Return what there is to say of a quote beside its class: how many words, and what else it is."""
    change = one.change
    told = []
    if one.kind == "not_found" and one.also:
        told.append("but for texts that carry this article, or that it carries")
    if one.kind == "other_speaker":
        told.append(NAMES[change.kind])
    if len(change.parts) > 1:
        told.append(f"from {len(change.parts)} places")
    if change.left_out:
        told.append(f"{_words(change.left_out)} left out")
    if change.changed:
        told.append(f"{_words(change.changed)} changed or added")
    return told


def said_by(places: Sequence[Place]) -> list[str]:
    """Return who says the parts of a quote in the transcript, each once, in their order; none if unknown."""
    names = [place.said.speaker.name for place in places if place.said is not None]
    return list(dict.fromkeys(name for name in names if name))


def source(transcript: Transcript) -> str:
    """Return where a text comes from: its outlet, its day, and what it is known by."""
    article = transcript.record.article
    return ", ".join(filter(None, (article.outlet, (article.published or "")[:10], transcript.origin)))


def others(one: Compared) -> tuple[list[tuple[str, Transcript]], int]:
    """Return what else has a quote: its class there, or that it is no other witness, and the text.

    Of many the best `SHOWN`, and how many are left.
    """
    found = [
        (f"{NAMES[other.kind]}{', carried along' if other.is_carried else ''}", other.transcript)
        for other in one.also
        if other.transcript is not None
    ]
    return found[:SHOWN], max(len(found) - SHOWN, 0)


def _words(number: int) -> str:
    return f"{number:,} word{'' if number == 1 else 's'}"
