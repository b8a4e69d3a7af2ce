"""What of a comparison is shown, in words: shared by terminal, page and JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.compare.align import KINDS, Compared, Kind, Place
from onrecord.types import Record

NAMES: dict[Kind, str] = {
    "verbatim": "verbatim",
    "punctuation": "written otherwise",
    "cut": "cut",
    "stitched": "stitched",
    "reworded": "reworded",
    "other_speaker": "another speaker",
    "not_found": "not found",
}
MEANINGS: dict[Kind, str] = {
    "verbatim": "word for word and mark for mark",
    "punctuation": "the same words; punctuation, capitals, spelling or figures differ",
    "cut": "words are left out",
    "stitched": "put together from several places",
    "reworded": "words are changed or added",
    "other_speaker": "somebody else says it there",
    "not_found": "no transcript has it",
}


@dataclass(frozen=True, slots=True)
class Held:
    """One article and its quotes, held against transcripts."""

    record: Record
    compared: tuple[Compared, ...]


def tally(compared: Iterable[Compared]) -> list[tuple[Kind, int]]:
    """Return how many quotes there are of each class that there is any of, in the order of the classes."""
    counts = Counter(one.kind for one in compared)
    return [(kind, counts[kind]) for kind in KINDS if counts[kind]]


def remarks(one: Compared) -> list[str]:
    """Return what there is to say of a quote beside its class: how many words, and what else it is."""
    change = one.change
    told = []
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


def _words(number: int) -> str:
    return f"{number:,} word{'' if number == 1 else 's'}"
