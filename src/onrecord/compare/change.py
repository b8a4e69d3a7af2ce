"""What became of words on the way from one text into another, as one class and a difference.

| class | the words of the quote |
|---|---|
| `verbatim` | are there, in one place, character for character; line breaks and marks at the ends aside |
| `punctuation` | are there and written otherwise: punctuation, case, accents, white space, quotation marks,
  hyphens, what an editor put in brackets, British or American spelling, figures for number words |
| `cut` | are there in order, and something is left out of what stands between them, or of the sentence before
  or after, whether an ellipsis says so or not; what brackets stand in place of is left out too |
| `stitched` | are there in two places or more: a whole sentence of four words or more between them is
  skipped, or they stand in another order, or far apart |
| `reworded` | are partly others: at least one is changed or added |
| `not_found` | are not there: too little of their weight stands in one place |

The classes are tried from the bottom: what is both cut and reworded is `reworded`. A stitched quote with few
changed words (`_FEW`) stays `stitched`, for that is the graver thing. The thresholds were found on
`benchmarks.comparing` with seeds other than those it measures with (docs/compare.md).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from onrecord.compare.blocks import blocks, chain
from onrecord.compare.difference import Op, Step, op
from onrecord.compare.passages import Passage, passages
from onrecord.compare.words import CONTENT, Word, words
from onrecord.spans import Span

Class = Literal["verbatim", "punctuation", "cut", "stitched", "reworded", "not_found"]
Ends = Literal["text", "sentence", "free"]
"""What a quote that ends inside it leaves out: the rest of the text, of the sentence, or nothing."""

# Of the weight of a quote's words so much has to stand in one place, or it is not found there.
FOUND = 0.5
# Where less than this stands there, function words alone are no evidence: so many content words must be.
_SURE, _TELLING = 0.56, 2
# With less than `FOUND` a quote of so many words is there all the same where a whole sentence goes along with
# it: then most content words were changed, and nothing else. Of 2,338 sentences held against other speeches
# this takes 2 for reworded, and finds 36 of 45 that were.
_ALONG_FOUND, _ALONG, _ALONG_WORDS = 0.35, 0.5, 8
_LONGEST = 200
# A share of changed words up to which a quote from several places is called so.
_FEW = 0.15
_NEW_PIECE = 2  # `Word.joint`
_LINE_BREAK = re.compile(r"[ \t]*\r?\n\s*")


@dataclass(frozen=True, slots=True)
class Part:
    """One passage: a part of the quote, the stretch of the text it stands in, and the steps between them.

    `ops` follow each other on both sides. Words of the text's sentence that are left out at its ends are
    among them where that makes the quote a cut one.
    """

    quote: Span
    text: Span
    ops: tuple[Op, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a quote.

    Attributes:
        kind: the class.
        score: the share of the weight of the quote's words that is found, 0 to 1.
        parts: where it stands, in the order of the quote; none where it is not found.
        changed: how many words of the quote are not the text's.
        left_out: how many words of the text are left out between and at the ends of what is quoted.
    """

    kind: Class
    score: float
    parts: tuple[Part, ...]
    changed: int
    left_out: int

    @property
    def ops(self) -> tuple[Op, ...]:
        """The steps of all parts."""
        return tuple(op for part in self.parts for op in part.ops)


@dataclass(frozen=True, slots=True)
class Written:
    """A text and the words of it that are compared: all of them, or a quote's."""

    text: str
    words: Sequence[Word]


NOT_FOUND = Change("not_found", 0.0, (), 0, 0)


def change(fuller: str, other: str) -> Change:
    """Return what became of `fuller` in `other`, two versions of one quote.

    Whatever of `fuller` is missing makes a cut, at its ends too. Quote spans count `other`, text spans
    `fuller`. The time grows with the product of their lengths in the worst case, so give it quotes, not
    speeches.
    """
    quote, text = Written(other, words(other)), Written(fuller, words(fuller))
    return judged(quote, text, [Span(0, len(text.words))], ends="text")


def judged(
    one: Written,
    other: Written,
    windows: Sequence[Span],
    *,
    ends: Ends,
    worth: Callable[[int], float] | None = None,
) -> Change:
    """Return what became of a quote, looked for in windows of a text.

    Args:
        one: the quote.
        other: the whole text.
        windows: spans of word numbers of the text, in order, not overlapping.
        ends: what counts as left out at the ends.
        worth: what a word of the text counts for by its number, as a share; 1 where not given.
    """
    quote, text = one.words, other.words
    if not any(word.weight for word in quote):
        return NOT_FOUND
    there = blocks(quote, text, windows)
    shares = [worth(block.to) if worth else 1.0 for block in there]
    found = passages(quote, text, chain(quote, text, there, shares))
    found = _kept(quote, text, found)
    score = _score(quote, text, found)
    if not found or not _is_there(quote, text, found, score):
        return Change("not_found", score, (), 0, 0)
    changed = sum(_changed(quote, step) for passage in found for step in passage.steps)
    changed += _uncovered(quote, found)
    covered = _ends(one, text, found, ends)
    left_out = sum(_left(quote, text, step) for passage in found for step in passage.steps)
    for passage, whole_of in zip(found, covered, strict=True):
        left_out += spoken(text, Span(whole_of.start, passage.text.start))
        left_out += spoken(text, Span(passage.text.end, whole_of.end))
    kind = _kind(quote, text, found, changed, left_out)
    if kind == "punctuation" and _same(one, other, found):
        kind = "verbatim"
    parts = tuple(_part(*pair, quote, text) for pair in zip(found, covered, strict=True))
    return Change(kind, score, parts, changed, left_out)


def _kept(quote: Sequence[Word], text: Sequence[Word], found: list[Passage]) -> list[Passage]:
    """Leave out passages that are no places of their own and far from the one that is most."""
    if len(found) < 2:
        return found
    main = max(found, key=lambda passage: passage.weight(quote))
    first, last = text[main.text.start].sentence, text[main.text.end - 1].sentence
    return [
        passage
        for passage in found
        if passage is main
        or passage.is_place(quote)
        or (first - 1 <= text[passage.text.start].sentence <= last + 1)
    ]


def _is_there(quote: Sequence[Word], text: Sequence[Word], found: Sequence[Passage], score: float) -> bool:
    """Say whether enough of a quote is found: of its weight, or of a sentence that goes along with it."""
    if score >= FOUND and (score >= _SURE or _telling(quote, found) >= _TELLING):
        return True
    return score >= _ALONG_FOUND and any(_along(quote, text, passage) for passage in found)


def _along(quote: Sequence[Word], text: Sequence[Word], passage: Passage) -> bool:
    """Say whether a quote goes along with the sentences that a passage stands in, from one end to the other.

    Half of the words of both, function words too, are the same ones in the same order.
    """
    there = text[passage.sentences.start : passage.sentences.end]
    if not _ALONG_WORDS <= len(quote) <= _LONGEST or len(there) > _LONGEST:
        return False
    one, other = [word.stem for word in quote], [word.stem for word in there]
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALONG


def _score(quote: Sequence[Word], text: Sequence[Word], found: Sequence[Passage]) -> float:
    """Return the share of the quote’s weight that is found: as it is or, counting less, by its stem.

    The latter anywhere in the sentences that the passages stand in.
    """
    near = {text[at].sentence for passage in found for at in range(*passage.text)}
    if not near:
        return 0.0
    start, end = min(p.text.start for p in found), max(p.text.end for p in found)
    while start and text[start - 1].sentence in near:
        start -= 1
    while end < len(text) and text[end].sentence in near:
        end += 1
    stems = {word.stem for word in text[start:end] if word.sentence in near}
    equal = {at for passage in found for step in passage.equal() for at in range(step.at, step.end)}
    total = sum(word.weight for word in quote)
    have = sum(
        word.weight * (1.0 if at in equal else 0.8)
        for at, word in enumerate(quote)
        if at in equal or word.stem in stems
    )
    return have / total


def _telling(quote: Sequence[Word], found: Sequence[Passage]) -> int:
    """Return how many content words of the quote are found as they are."""
    steps = (step for passage in found for step in passage.equal())
    return sum(quote[at].weight == CONTENT for step in steps for at in range(step.at, step.end))


def _changed(quote: Sequence[Word], step: Step) -> int:
    if step.kind not in ("replace", "insert"):
        return 0
    return sum(not word.aside for word in quote[step.at : step.end])


def _uncovered(quote: Sequence[Word], found: Sequence[Passage]) -> int:
    covered = {at for passage in found for at in range(*passage.quote)}
    return sum(at not in covered and not word.aside for at, word in enumerate(quote))


def _left(quote: Sequence[Word], text: Sequence[Word], step: Step) -> int:
    """Count words left out: a replacement by an editor's words alone leaves out what they stand for."""
    if step.kind == "delete" or (step.kind == "replace" and not _changed(quote, step)):
        return sum(not word.aside for word in text[step.to : step.until])
    return 0


def _ends(quote: Written, text: Sequence[Word], found: Sequence[Passage], ends: Ends) -> list[Span]:
    """Return the words of the text that each passage stands for: more than it has where ends are cut off."""
    covered = [passage.text for passage in found]
    if ends == "free" or (ends == "sentence" and not _claims(quote)):
        return covered
    first = min(range(len(found)), key=lambda one: covered[one].start)
    last = max(range(len(found)), key=lambda one: covered[one].end)
    if ends == "text":
        covered[first] = Span(0, covered[first].end)
        covered[last] = Span(covered[last].start, len(text))
        return covered
    start, end = found[0].text.start, found[-1].text.end
    if not any(word.stop == 2 for word in _before(text, start)):
        covered[0] = Span(found[0].sentences.start, covered[0].end)
    if not any(word.stop == 2 for word in _after(text, end)):
        covered[-1] = Span(covered[-1].start, found[-1].sentences.end)
    return covered


def _before(text: Sequence[Word], start: int) -> Iterator[Word]:
    """Yield the word before one of the text, past what is aside."""
    for at in range(start - 1, -1, -1):
        yield text[at]
        if not text[at].aside:
            return


def _after(text: Sequence[Word], end: int) -> Iterator[Word]:
    """Yield the last of some words of the text, and what is aside behind it."""
    yield text[end - 1]
    for at in range(end, len(text)):
        if not text[at].aside:
            return
        yield text[at]


def spoken(text: Sequence[Word], part: Span) -> int:
    """Return how many words of a part were spoken: those that are not aside."""
    return sum(not word.aside for word in text[part.start : part.end])


def _claims(quote: Written) -> bool:
    """Say whether a quote stands for a whole sentence, and is no fragment ("a disgrace")."""
    first, last, quote_text = quote.words[0], quote.words[-1], quote.text
    before = quote_text[max(first.span.start - 4, 0) : first.span.start].rstrip()
    after = quote_text[last.span.end : last.span.end + 1]
    if (
        first.joint
        or before.endswith(("…", "..."))
        or quote_text[last.span.end :][:4].lstrip(" .").startswith("…")
    ):
        return True
    capital = quote_text[first.span.start].isupper() and len(quote.words) > 2
    return capital or after in {".", "!", "?"} or any(word.stop == 2 for word in quote.words[:-1])


def _kind(
    quote: Sequence[Word], text: Sequence[Word], found: Sequence[Passage], changed: int, left_out: int
) -> Class:
    places = [passage for passage in found if passage.is_place(quote)]
    spoken = sum(not word.aside for word in quote)
    if len(places) > 1 and changed <= _FEW * spoken and not _turned(text, places):
        return "stitched"
    if changed or len(found) > 1:
        return "reworded"
    return "cut" if left_out else "punctuation"


def _turned(text: Sequence[Word], places: Sequence[Passage]) -> bool:
    """Say whether all stands in one sentence, so that only the order of words was changed.

    A single word at the end of a passage may belong to the next sentence ("I", "the").
    """
    words = Counter(text[at].sentence for passage in places for at in range(*passage.text))
    return sum(number > 1 for number in words.values()) == 1


def _same(one: Written, other: Written, found: Sequence[Passage]) -> bool:
    """Say whether every piece of the quote is the same characters, line breaks aside."""
    start, end = found[0].text.start, found[-1].text.end
    if end - start != len(one.words):
        return False  # some are written together or apart
    begins = [at for at, word in enumerate(one.words) if at == 0 or word.joint == _NEW_PIECE]
    for at, until in zip(begins, [*begins[1:], len(one.words)], strict=True):
        printed = _printed(one, at, until)
        if printed != _printed(other, start + at, start + until):
            return False
    marks = {
        side.text[word.span.end :][:1] for side, word in ((one, one.words[-1]), (other, other.words[end - 1]))
    }
    return len(marks) == 1 or marks.isdisjoint({"?", "!"})


def _printed(side: Written, at: int, until: int) -> str:
    start, end = side.words[at].span.start, side.words[until - 1].span.end
    return _LINE_BREAK.sub(" ", side.text[start:end])


def _part(passage: Passage, covered: Span, quote: Sequence[Word], text: Sequence[Word]) -> Part:
    """Return a passage in characters, with the words left out at its ends where they count."""
    found = [piece for step in passage.steps for piece in _by_pieces(step, quote)]
    if covered.start < passage.text.start:
        at = found[0].at
        found.insert(0, Step("delete", at, at, covered.start, passage.text.start))
    if passage.text.end < covered.end:
        at = found[-1].end
        found.append(Step("delete", at, at, passage.text.end, covered.end))
    ops = tuple(op(step, quote, text) for step in found)
    return Part(Span(ops[0].quote.start, ops[-1].quote.end), Span(ops[0].text.start, ops[-1].text.end), ops)


def _by_pieces(step: Step, quote: Sequence[Word]) -> Iterator[Step]:
    """Cut an equal step where a new piece of the quote begins: between them stand the article's own words."""
    if step.kind != "equal" or step.end - step.at != step.until - step.to:
        yield step
        return
    begins = [at for at in range(step.at + 1, step.end) if quote[at].joint == _NEW_PIECE]
    at = step.at
    for end in (*begins, step.end):
        ahead = step.to - step.at
        yield Step("equal", at, end, at + ahead, end + ahead)
        at = end
