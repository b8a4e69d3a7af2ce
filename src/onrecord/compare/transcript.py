"""A text that quotes are held against, with who says what in it.

Any record will do: the turns of a transcript are quotes of their speakers, and so is what an article quotes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from onrecord.compare.change import Written
from onrecord.compare.seeds import Seeds
from onrecord.compare.speakers import Sameness, sameness
from onrecord.compare.words import words
from onrecord.spans import Span, hull
from onrecord.types import Quote, Record

# The rule that makes a quote of what stands after a label; its source is the label.
_TURN = "rule:turn"
_ANSWERS: tuple[Sameness, ...] = ("same", "unknown", "other")  # if several speak there: one is enough


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something: the name to be shown, and all its forms, none where the text does not say."""

    name: str | None
    forms: tuple[str, ...] = ()

    @classmethod
    def of(cls, quote: Quote, record: Record) -> Speaker:
        """Return the speaker of a quote: the entity it is led to, else the words that name its source.

        A ministry speaks by somebody's mouth: what is no person is shown, and has no forms to be somebody's.
        """
        for entity in record.entities:
            if entity.id == quote.speaker:
                forms = (entity.name, *entity.names) if entity.kind in {"person", "unknown"} else ()
                return cls(entity.name, forms)
        printed = " ".join(" ".join(span.of(record.article.text).split()) for span in quote.source)
        return cls(printed, (printed,)) if printed else cls(None)


@dataclass(frozen=True, slots=True)
class Stretch:
    """What somebody says in one go, as a span of the text: the turn of a transcript, or a quote.

    `retold`: in the words of whoever tells of it, an indirect quote.
    """

    span: Span
    speaker: Speaker
    turn: bool
    retold: bool = False


def _is_inside(span: Span, turns: Sequence[Span]) -> bool:
    """Say whether a span is in one of some spans, in order and apart."""
    at = bisect_right(turns, span.start, key=lambda turn: turn.start) - 1
    return at >= 0 and turns[at].contains(span)


@dataclass(frozen=True)
class Transcript:
    """A text with who says what.

    Attributes:
        origin: what its owner knows it by: a path, an address, a key.
        record: its record.
        stretches: what is said in it and by whom, in text order.
    """

    origin: str
    record: Record
    stretches: tuple[Stretch, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Take the turns and quotes of the record."""
        said = [
            Stretch(
                hull(quote.content),
                Speaker.of(quote, self.record),
                turn=_TURN in quote.by,
                retold=quote.kind == "indirect",
            )
            for quote in self.record.quotes
            if quote.content
        ]
        object.__setattr__(
            self, "stretches", tuple(sorted(said, key=lambda one: (one.span, one.speaker.forms)))
        )

    @property
    def text(self) -> str:
        """The text."""
        return self.record.article.text

    @cached_property
    def written(self) -> Written:
        """The text and all its words.

        Nobody spoke the labels of turns, or, outside of turns, what stands between two pieces of a quote. The
        sentence of such a quote does not begin with "Venn said:".
        """
        turns = [stretch.span for stretch in self.stretches if stretch.turn]
        unspoken: list[Span] = []
        edges: list[int] = []
        for quote in self.record.quotes:
            if not quote.content:
                continue
            if _TURN in quote.by:
                unspoken += quote.source
                edges += (edge for span in quote.source for edge in span)
            elif quote.kind == "direct" and not _is_inside(quote.content[0], turns):
                pairs = pairwise(quote.content)
                unspoken += (Span(one.end, other.start) for one, other in pairs if one.end < other.start)
                edges += hull(quote.content)
        return Written(self.text, words(self.text, unspoken=sorted(unspoken), edges=sorted(edges)))

    @cached_property
    def seeds(self) -> Seeds:
        """The index of its words."""
        return Seeds(self.written.words)

    def speaking(self, place: Span) -> tuple[Stretch, ...]:
        """Return the stretches that a place is in, the innermost first: a quote inside a turn is both's.

        Those that are retold come last. A place goes by the word in its middle.
        """
        middle = bisect_right(self._starts, (place.start + place.end) // 2) - 1
        return self._owners[middle] if middle >= 0 else ()

    def turn(self, word: int) -> Stretch | None:
        """Return the turn that a word stands in, by the word's number."""
        return next((stretch for stretch in self._owners[word] if stretch.turn), None)

    def said_by(self, place: Span, forms: Sequence[str], *, retold: bool = False) -> Sameness:
        """Say whether a speaker known by `forms` says what stands there.

        Where names alone don't tell (the label is an office), whoever has turns of their own elsewhere in a
        transcript is not the one under another label.

        Args:
            place: the words.
            forms: of the speaker's name.
            retold: whether it is enough that somebody else tells there, in their own words, that the speaker
                says so.
        """
        there = self.speaking(place)
        spoken = any(not stretch.retold for stretch in there)
        found = [(sameness(forms, stretch.speaker.forms), stretch.retold) for stretch in there]
        told = {same for same, inside in found if not (inside and spoken) or (retold and same == "same")}
        answer: Sameness = next((answer for answer in _ANSWERS if answer in told), "unknown")
        turn = any(stretch.turn for stretch in there)
        if answer == "unknown" and turn and self._has_turns(tuple(forms)):
            return "other"
        return answer

    def _has_turns(self, forms: tuple[str, ...]) -> bool:
        if forms not in self._with_turns:
            labels = {stretch.speaker.forms for stretch in self.stretches if stretch.turn}
            self._with_turns[forms] = any(sameness(forms, label) == "same" for label in labels)
        return self._with_turns[forms]

    @cached_property
    def _with_turns(self) -> dict[tuple[str, ...], bool]:
        return {}

    @cached_property
    def _starts(self) -> list[int]:
        return [word.span.start for word in self.written.words]

    @cached_property
    def _owners(self) -> list[tuple[Stretch, ...]]:
        """For each word the stretches it stands in, the innermost first."""
        owners: list[tuple[Stretch, ...]] = []
        opened: list[Stretch] = []
        coming = 0
        for word in self.written.words:
            start = word.span.start
            before = len(opened), coming
            opened = [stretch for stretch in opened if stretch.span.end > start]
            while coming < len(self.stretches) and self.stretches[coming].span.start <= start:
                if self.stretches[coming].span.end > start:
                    opened.append(self.stretches[coming])
                coming += 1
            if owners and before == (len(opened), coming):
                owners.append(owners[-1])
            else:
                owners.append(
                    tuple(sorted(opened, key=lambda one: (one.retold, one.span.end - one.span.start)))
                )
        return owners
