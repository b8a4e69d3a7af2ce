"""The quotes of an article held against transcripts: what each became on the way, and who said it there.

index = Index([Transcript("talks.txt", record_of_the_talks)])
for compared in compare(record_of_the_article, index):
    compared.kind, compared.change.ops, compared.places, compared.also

Where several texts have a quote, the one that has most of it and changed it least counts, and the others are
told beside it. A text that carries the article's own, or a third's that the article carries too, is no
evidence: a quote that only such a text has is not found, and those texts are told.

To the classes of `change` comes one more, `other_speaker`: the words are there, and somebody else than the
article's speaker says them. That is said only where both are known by name, or the words stand in a
question; a transcript whose speakers are not known gives the class of the words alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal, Protocol

from onrecord.compare.bar import Bar
from onrecord.compare.change import NOT_FOUND, Change, Ends, Part, Written, judged
from onrecord.compare.retold import retold
from onrecord.compare.speakers import Sameness
from onrecord.compare.transcript import Speaker, Stretch, Transcript
from onrecord.compare.words import CONTENT, Word, words
from onrecord.spans import Span
from onrecord.types import Quote, Record

Kind = Literal["verbatim", "punctuation", "cut", "stitched", "reworded", "not_found", "other_speaker"]
KINDS: tuple[Kind, ...] = (
    "verbatim",
    "punctuation",
    "cut",
    "stitched",
    "reworded",
    "other_speaker",
    "not_found",
)

# What words of other people count for: of two places with the same words the speaker's own is taken.
_OTHERS = 0.9
# With fewer of the words found, somebody else only spoke of the same thing.
_SURELY_SAID = 0.75
# With less of its words found in their order, an indirect quote is judged by its content words alone.
_CLOSE = 0.7
# An indirect quote of fewer content words, or of no more words at all, is a topic ("their questions").
_STATEMENT, _TOPIC = 3, 4
# What stands in quotation marks; a mark that is not closed ends where the piece does.
_MARKED = re.compile(r"“[^“”]+(?:”|\Z)|\"[^\"]+(?:\"|\Z)|«[^«»]+»|„[^„“”]+[“”]|‘[^‘’]+(?:’\w[^‘’]*)*’(?!\w)")
_FEW_MARKED, _SHARE_MARKED = 3, 0.25


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part of a quote stands: who says it there, and whether that is the speaker in the article."""

    said: Stretch | None
    speaker: Sameness


@dataclass(frozen=True, slots=True)
class Compared:
    """One quote of an article and what the transcripts have.

    Attributes:
        quote: the quote.
        speaker: who says it by the article.
        kind: the class.
        change: the words: their own class, where they stand and every difference. Its spans count the
            article's text and the transcript's.
        transcript: the one it stands in, `None` where it is not found.
        places: for each part of the change, who says it there.
        confidence: 0 to 1, by the share of the words found and by how many there are: three words may be
            anybody's.
        is_carried: whether it stands in what a text carries of the article, or both of a third: such a text
            is no other witness. A turn of a transcript is that transcript's own.
        also: what other texts have, the best first, each with an empty `also`.
    """

    quote: Quote
    speaker: Speaker
    kind: Kind
    change: Change
    transcript: Transcript | None
    places: tuple[Place, ...]
    confidence: float
    is_carried: bool = False
    also: tuple[Compared, ...] = ()


class Texts(Protocol):
    """Texts that can be asked for the words of a quote: `index.Index`, or a store's."""

    @property
    def bar(self) -> Bar:
        """What it takes to call a quote found in them."""
        ...

    def candidates(self, quote: Written) -> Sequence[Transcript]:
        """Return the texts that may have a quote, the likeliest first; few, or none."""
        ...

    def carries(self, transcript: Transcript) -> bool:
        """Say whether a text carries what the article tells, or both carry a third's."""
        ...


def compare(record: Record, texts: Texts) -> Iterator[Compared]:
    """Hold the quotes of a record against texts, in the order of the record.

    The article's own text is passed over: every quote would be found in itself. So are reports of what was
    said inside a quote ("he said that I lied"): they are part of the quote.
    """
    for quote, one in claims(record):
        yield held(quote, one, record, texts)


def claims(record: Record) -> Iterator[tuple[Quote, Written]]:
    """Yield the quotes of a record that are compared, each with the words that it claims."""
    text = record.article.text
    for quote in record.quotes:
        if quote.content and (quote.within is None or quote.kind != "indirect"):
            yield quote, Written(text, claimed(quote, text))


def held(quote: Quote, one: Written, record: Record, texts: Texts) -> Compared:
    """Hold one quote of a record against texts.

    Args:
        quote: the quote.
        one: the words that it claims.
        record: the article's.
        texts: where it is looked for.
    """
    speaker = Speaker.of(quote, record)
    made = (
        _compared(quote, one, speaker, transcript, texts.bar)
        for transcript in texts.candidates(one)
        if transcript.record.article.id != record.article.id
    )
    found = sorted(made, key=_rank, reverse=True)
    there = [_witnessed(one, texts) for one in found if one.kind != "not_found"]
    own = [one for one in there if not one.is_carried]
    if own:
        return replace(own[0], also=tuple(one for one in there if one is not own[0]))
    nowhere = next((one for one in found if one.kind == "not_found"), _not_found(quote, speaker, 0.0))
    return replace(nowhere, also=tuple(there))


def _witnessed(one: Compared, texts: Texts) -> Compared:
    """Mark what stands in no turn of a text that carries the article's."""
    if one.transcript is None or all(place.said is not None and place.said.turn for place in one.places):
        return one
    return replace(one, is_carried=texts.carries(one.transcript))


def claimed(quote: Quote, text: str) -> list[Word]:
    """Return the words that an article gives as the speaker's.

    Of a mixed quote these are the words in quotation marks, unless they are a few of many: then they are a
    title or an odd word in what is told in the article's words. A "that" before reported speech is nobody's.
    """
    if quote.kind == "direct":
        return words(text, quote.content)
    found = words(text, quote.content)
    if quote.kind == "mixed":
        marked = words(text, [span for piece in quote.content for span in _marked(text, piece)])
        if len(marked) >= max(_FEW_MARKED, _SHARE_MARKED * len(found)):
            return marked
    return found[1:] if found and found[0].key == "that" else found


def _marked(text: str, piece: Span) -> Iterator[Span]:
    for match in _MARKED.finditer(text, piece.start, piece.end):
        yield Span(match.start() + 1, match.end() - 1)


def _compared(quote: Quote, one: Written, speaker: Speaker, transcript: Transcript, bar: Bar) -> Compared:
    other = transcript.written
    said_by = partial(transcript.said_by, forms=speaker.forms, retold=quote.kind == "indirect")

    def worth(word: int) -> float:
        return _OTHERS if said_by(other.words[word].span) == "other" else 1.0

    ends: Ends = "sentence" if quote.kind == "direct" else "free"
    made = judged(one, other, transcript.seeds.windows(one.words), ends=ends, worth=worth)
    in_order = quote.kind != "indirect" or not _is_loose(made)
    if not in_order:
        made = retold(one, transcript, worth) or replace(NOT_FOUND, score=made.score)
    if made.kind == "not_found":
        return _not_found(quote, speaker, made.score)
    places = tuple(
        Place(
            next(iter(transcript.speaking(part.text)), None),
            said_by(part.text),
        )
        for part in made.parts
    )
    told = {place.speaker for place in places}
    kind: Kind = "other_speaker" if "other" in told and "same" not in told else made.kind
    if kind == "other_speaker" and made.score < _SURELY_SAID:
        return _not_found(quote, speaker, made.score)
    same = "same" in told
    enough = in_order or same or made.score >= bar.retold
    if not enough or not _clears(bar, one, made, same=same):
        return _not_found(quote, speaker, made.score)
    if quote.kind == "indirect" and not _tells(bar, one, made, kind):
        return _not_found(quote, speaker, made.score)
    return Compared(quote, speaker, kind, made, transcript, places, _confidence(one, made))


def _is_loose(made: Change) -> bool:
    """Say whether too few words are found in their order to go by it."""
    return made.kind == "not_found" or (made.kind == "reworded" and made.score < _CLOSE)


def _tells(bar: Bar, one: Written, made: Change, kind: Kind) -> bool:
    """Say whether what is found of an indirect quote is a statement, and no topic that many speak of.

    Somebody else who says the like is no other speaker of it, unless the words are the same.
    """
    telling = sum(word.weight == CONTENT for word in one.words)
    if made.kind == "reworded":
        statement = telling >= _STATEMENT or len(one.words) > _TOPIC
        return statement and kind != "other_speaker"
    return kind != "other_speaker" or (bar.others and telling >= _STATEMENT)


def _clears(bar: Bar, one: Written, made: Change, *, same: bool) -> bool:
    """Say whether a change is no chance."""
    found = made.score * sum(word.weight for word in one.words)
    if found < (bar.own if same else bar.other):
        return False
    if len(made.parts) > 1 and not same and any(_weight(part, one) < bar.part for part in made.parts):
        return False
    return made.kind != "reworded" or (found >= bar.reworded and made.score >= bar.score)


def _weight(part: Part, one: Written) -> float:
    """Return what the words of a part that are the text's own weigh."""
    equal = [op.quote for op in part.ops if op.kind == "equal"]
    return sum(word.weight for word in one.words if any(span.contains(word.span) for span in equal))


def _rank(one: Compared) -> tuple[float, int, bool, bool]:
    """Order what several texts have, the best last.

    What is found most of, then what was changed least; a turn before what somebody else tells, and what says
    who speaks before what does not. Of those alike the first candidate stays first.
    """
    score = one.change.score * (_OTHERS if one.kind == "other_speaker" else 1.0)
    turn = any(place.said is not None and place.said.turn for place in one.places)
    return score, -KINDS.index(one.kind), turn, any(place.said is not None for place in one.places)


def _not_found(quote: Quote, speaker: Speaker, score: float) -> Compared:
    return Compared(quote, speaker, "not_found", NOT_FOUND, None, (), round(1 - score / 2, 2))


def _confidence(one: Written, made: Change) -> float:
    weight = sum(word.weight for word in one.words) * made.score
    return round(made.score * (1.0 - float(0.5**weight)), 2)
