"""The quotes of an article held against transcripts: what each became on the way, and who said it there.

index = Index([Transcript("talks.txt", record_of_the_talks)])
for compared in compare(record_of_the_article, index):
    compared.kind, compared.change.ops, compared.places

To the classes of `change` comes one more, `other_speaker`: the words are there, and somebody else than the
article's speaker says them. That is said only where both are known by name, or the words stand in a
question; a transcript whose speakers are not known gives the class of the words alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.compare.change import NOT_FOUND, Change, Ends, Written, judged
from onrecord.compare.index import Index
from onrecord.compare.speakers import Sameness
from onrecord.compare.transcript import Speaker, Stretch, Transcript
from onrecord.compare.words import Word, words
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
    """

    quote: Quote
    speaker: Speaker
    kind: Kind
    change: Change
    transcript: Transcript | None
    places: tuple[Place, ...]
    confidence: float


def compare(record: Record, index: Index) -> Iterator[Compared]:
    """Hold every quote of a record against transcripts, in the order of the record.

    A transcript of the article's own text is passed over: every quote would be found in itself. So are
    reports of what was said inside a quote ("he said that I lied"): they are part of the quote.
    """
    text = record.article.text
    for quote in record.quotes:
        if not quote.content or (quote.within is not None and quote.kind == "indirect"):
            continue
        one = Written(text, claimed(quote, text))
        speaker = Speaker.of(quote, record)
        found = [
            _compared(quote, one, speaker, transcript)
            for transcript in index.candidates(one.words)
            if transcript.record.article.id != record.article.id
        ]
        yield max(found, key=_rank, default=_not_found(quote, speaker, 0.0))


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


def _compared(quote: Quote, one: Written, speaker: Speaker, transcript: Transcript) -> Compared:
    other = transcript.written

    def worth(word: int) -> float:
        return _OTHERS if transcript.said_by(other.words[word].span, speaker.forms) == "other" else 1.0

    ends: Ends = "sentence" if quote.kind == "direct" else "free"
    made = judged(one, other, transcript.seeds.windows(one.words), ends=ends, worth=worth)
    if made.kind == "not_found":
        return _not_found(quote, speaker, made.score)
    places = tuple(
        Place(
            next(iter(transcript.speaking(part.text)), None),
            transcript.said_by(part.text, speaker.forms),
        )
        for part in made.parts
    )
    told = {place.speaker for place in places}
    kind: Kind = "other_speaker" if "other" in told and "same" not in told else made.kind
    if kind == "other_speaker" and made.score < _SURELY_SAID:
        return _not_found(quote, speaker, made.score)
    return Compared(quote, speaker, kind, made, transcript, places, _confidence(one, made))


def _rank(one: Compared) -> tuple[float, int]:
    """Order what several transcripts have: what is found most of, then what was changed least."""
    return (one.change.score * (_OTHERS if one.kind == "other_speaker" else 1.0), -KINDS.index(one.kind))


def _not_found(quote: Quote, speaker: Speaker, score: float) -> Compared:
    return Compared(quote, speaker, "not_found", NOT_FOUND, None, (), round(1 - score / 2, 2))


def _confidence(one: Written, made: Change) -> float:
    weight = sum(word.weight for word in one.words) * made.score
    return round(made.score * (1.0 - float(0.5**weight)), 2)
