"""Cleaned text into paragraphs, sentences and tokens, each a span of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.annotate.token import Token
from onrecord.spans import Span

# Words whose full stop does not end a sentence when more words follow.
_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Mx|Messrs|Dr|Prof|Rev|Fr|Sr|Jr|St|Mt|Ft|Hon|Msgr|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Maj|Capt|Cmdr|Cpl|Sgt"
    "|Adm|Pres|Atty|Supt|Det|Insp|Amb|Sec|Dept|Asst|Assn|Bros|Inc|Corp|Co|Ltd|No|Nos|Art|vs|v|etc|e\\.g|i\\.e|cf|al|approx|est"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun|a\\.m|p\\.m|Ph\\.D|M\\.D"
)
# These may well end a sentence; they do when a capital follows that is no name's continuation.
_OPEN_ENDED = frozenset({"Inc.", "Corp.", "Co.", "Ltd.", "etc.", "a.m.", "p.m.", "Jr.", "Sr.", "al."})

# "10 p.m. Wednesday", "5 p.m. EST Nov. 9": the time goes on.
_GOES_ON_A_TIME = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[A-Z]{2,4}\b)"
)

_LETTER = r"[^\W\d_]"
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670"
_WORD = rf"[\w{_MARKS}]"
_TOKEN = re.compile(
    rf"(?:{_LETTER}\.){{2,}}"  # U.S., e.g.
    rf"|\b(?:{_ABBREVIATIONS})\."
    r"|\d+(?:[.,:]\d+)+"  # 1,200  3.5  14:30
    rf"|[@#]?{_WORD}+(?:-{_WORD}+)*(?:['’](?!s\b){_LETTER}+)*"  # well-known, O'Neill, don't, 54-year-old
    r"|['’]s\b"
    r"|\.{3,}|--+"
    r"|\S"
)
_ABBREVIATION = re.compile(rf"(?:{_ABBREVIATIONS})\.")
# One initial ("J.") or a run of them that is a name's beginning; "U.S." is taken not to end a sentence.
_INITIALS = re.compile(rf"(?:{_LETTER}\.)+")

_CLOSERS = "\"'”’»“)\\]"
_SENTENCE_END = re.compile(rf"(?:[.!?]+|…)[{_CLOSERS}]*(?=\s)|[.!?]+[{_CLOSERS}]*\Z")


_SPACE = re.compile(r"\s+")
# Longer sentences than this are cut (characters); of 283,000 in PolNeAR and the readouts none is.
_LONGEST = 2_500


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the lines of the cleaned text that hold words, without white space at their ends."""
    spans = []
    start = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            first = start + len(line) - len(line.lstrip())
            spans.append(Span(first, first + len(stripped)))
        start += len(line) + 1
    return tuple(spans)


def sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """Cut one paragraph into sentences; closing marks stay with the sentence they close."""
    start = paragraph.start
    for match in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
        if match.end() < paragraph.end and not _ends_sentence(text, match, paragraph):
            continue
        if match.end() > start:
            yield from _no_longer(text, Span(start, match.end()))
        start = match.end()
        while start < paragraph.end and text[start].isspace():
            start += 1
    if start < paragraph.end:
        yield from _no_longer(text, Span(start, paragraph.end))


def _no_longer(text: str, sentence: Span) -> Iterator[Span]:
    """Cut what is too long for a sentence where a word ends: a table, a list, text without full stops.

    Readers of a sentence may take time with the square of its words, so this is what keeps them linear.
    """
    start = sentence.start
    while sentence.end - start > _LONGEST:
        space = _SPACE.search(text, start + _LONGEST, sentence.end)
        if space is None or space.end() == sentence.end:
            break
        yield Span(start, space.start())
        start = space.end()
    yield Span(start, sentence.end)


def _ends_sentence(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Decide on a terminator in mid-paragraph by the words around it."""
    after = match.end()
    while after < paragraph.end and text[after].isspace():
        after += 1
    # The next word's first letter or digit, past opening marks.
    first = after
    while first < paragraph.end and not text[first].isalnum():
        first += 1
        if first - after > 3:
            return True
    if first < paragraph.end and text[first].islower():
        return False
    if text[match.start()] != "." or match.end() - match.start() > 1:
        return True
    word_start = max(text.rfind(" ", paragraph.start, match.start()) + 1, paragraph.start)
    word = text[word_start : match.end()].lstrip("\"'“‘«„([—–-")
    if word in _OPEN_ENDED:
        return not (word in {"a.m.", "p.m."} and _GOES_ON_A_TIME.match(text, after))
    return not (_ABBREVIATION.fullmatch(word) or _INITIALS.fullmatch(word))


def tokens(text: str, sentence: Span) -> Iterator[Token]:
    """Cut one sentence into tokens; an initial before a further word keeps its full stop."""
    position = sentence.start
    for match in _TOKEN.finditer(text, sentence.start, sentence.end):
        if match.start() < position:
            continue
        end = match.end()
        initial = match.end() - match.start() == 1 and match.group().isupper()
        if initial and text[end : end + 1] == "." and end + 1 < sentence.end:
            end += 1
        position = end
        yield Token(match.start(), end, text[match.start() : end])
