"""Turns of a transcript or an interview: `President X (retranslated): …` up to the next label.

A text counts as a transcript when one label opens two of its paragraphs, or when what stands after labels
is most of it; a label before words in marks is an attribution by colon and found elsewhere.
Stage directions, alone on a paragraph, are gaps
between a turn's pieces; editors' marks for a cut (`<…>`, `* * *`) end it, and so does a paragraph that
tells of a speaker in the third person.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.annotate.block import Speech
from onrecord.annotate.document import Document
from onrecord.findings import FoundMention
from onrecord.lexicon.cues import cue_forms
from onrecord.spans import Span

# Turns of which nobody has two make a transcript when they are this share of the text.
_MOST_OF_IT = 0.5
_LONGEST_LABEL = 14  # words
# A label (in a transcript reprinted in marks one stands before it), a remark in brackets, a colon.
_LABEL = re.compile(
    r"[\"“„«]?(?P<label>[^\W\d_][^:!?…\"“”„«»\n]{0,110}?)\s*(?P<remark>[(\[][^)\]\n]{1,60}[)\]])?\s*(?P<colon>:)(?=\s|$)"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_LOWER_ALLOWED = frozenset(
    "of the and for a an de la van der von bin al el du des to at in from on ibn di da do dos chief minister"
    " president chairman chairwoman chair director head deputy first secretary general spokesman spokeswoman"
    " moderator question answer professor mayor governor adviser aide member correspondent editor voice floor"
    " remark s committee council board department party republic state university agency company".split()
)
# What often stands before a colon at the head of a paragraph and is no speaker.
_NO_SPEAKERS = frozenset(
    "note notes update correction contact contacts media photo photos read see also related source sources"
    " date time place location subject re summary background tags topics published updated by"
    " from to about for cc contributing".split()
)
# "Herrick at the camp. Image:" is a credit.
_CREDITS = frozenset("image images photo photos photograph picture caption credit credits".split())
_STAGE_DIRECTION = re.compile(r"\s*(?:\([^()\n]*\)|\[[^\[\]\n]*\])\.?\s*\Z")
# The shorthand writer's own sentences: "The Chamber divided: Ayes 88", "Sitting suspended at noon".
_FORMULA = re.compile(
    r"(?:The )?(?:Chamber|House|Senate|Council|Assembly|Committee|Court|Board|Sitting|Session|Meeting"
    r"|Hearing)\b[^.:]{0,40}?\b(?:divided|adjourned|rose|suspended|closed|ended|resumed|concluded)\b"
)
# The narrator tells how it went on: "After the meeting the Governor told reporters", "When the tape was off".
_AFTERWARDS = re.compile(
    r"(?:After|When|Following|Before|Outside)\s+(?:the|their|his|her)\s+(?:meeting|talks|conversation|interview"
    r"|tape|recording|session|ceremony|hearing|event|briefing|call|room|hall)\b"
    r"(?:(?!\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur)\b)[^.?!]){0,90}\b(?:told|said|added|asked|answered|replied)\b"
)
_CUT = re.compile(
    r"\s*(?:<\s*(?:…|\.\.\.)\s*>|[\[(]?(?:…|\.\.\.)[\])]?|(?:\*\s*){2,}|#+|-{3,}|_{3,}|—{2,})\s*\Z"
)


def find_turns(document: Document, mentions: Sequence[FoundMention]) -> tuple[Speech, ...]:
    """Return the turns of a transcript, none where the text is no transcript."""
    labels = {
        number: match
        for number, paragraph in enumerate(document.paragraphs)
        if (match := _label(document.text, paragraph)) is not None
    }
    counts = Counter(_last_word(match) for match in labels.values())
    people = sorted(mention.phrase for mention in mentions if mention.kind == "person")
    sure = {
        number: match
        for number, match in labels.items()
        if (counts[_last_word(match)] > 1 or _names_somebody(match, people))
        and not _only_marks_follow(document, number, match)
    }
    if not sure:
        return ()
    # In a transcript whoever else speaks ("A voice from the gallery:") speaks too.
    labels = {number: match for number, match in labels.items() if number >= min(sure)}
    turns = tuple(_turns(document, labels, people))
    if len({_last_word(match) for match in sure.values()}) < len(sure):
        return turns
    # Where nobody speaks twice, the turns must be most of the text, and one alone no headline.
    words = sum(piece.end - piece.start for turn in turns for piece in turn.content)
    headline = len(sure) == 1 and min(sure) == 0
    return turns if words >= _MOST_OF_IT * len(document.text) and not headline else ()


def _last_word(match: re.Match[str]) -> str:
    """Return the last word of a label in lower case: the surname, "chair", "q"."""
    words: list[str] = _LETTERS.findall(match["label"])
    return words[-1].lower()


def _names_somebody(match: re.Match[str], people: Sequence[Span], part: str = "label") -> bool:
    """Say whether a person is named or described inside the label, or the remark after it."""
    if match[part] is None:
        return False
    label = Span(*match.span(part))
    first = bisect_left(people, (label.start, label.start))
    return any(label.overlaps(person) for person in people[max(first - 1, 0) : first + 3])


def _label(text: str, paragraph: Span) -> re.Match[str] | None:
    match = _LABEL.match(text, paragraph.start, paragraph.end)
    if match is None:
        return None
    words = _LETTERS.findall(match["label"])
    if not words or len(words) > _LONGEST_LABEL or words[0].lower() in _NO_SPEAKERS:
        return None
    verbs = cue_forms()
    last = words[-1].lower()
    if (last in verbs and words[-1].islower()) or last in _CREDITS:
        return None
    if not words[0][:1].isupper() or "." in match["label"].rstrip(".")[-2:]:
        return None
    return match if all(w[:1].isupper() or w in _LOWER_ALLOWED for w in words) else None


def _only_marks_follow(document: Document, number: int, match: re.Match[str]) -> bool:
    """Say whether the words after the label stand in quotation marks: then it is no transcript's label."""
    rest = document.text[match.end() : document.paragraphs[number].end].strip()
    return rest[:1] in set("\"“”„«'‘") or not rest


def _turns(document: Document, labels: dict[int, re.Match[str]], people: Sequence[Span]) -> Iterator[Speech]:
    names = _surnames(document, labels, people)
    starts = sorted(labels)
    for place, first in enumerate(starts):
        last = starts[place + 1] if place + 1 < len(starts) else len(document.paragraphs)
        match = labels[first]
        speaker = _last_word(match)
        pieces: list[Span] = []
        numbers = [first]
        body = _body(document.text, match.end(), document.paragraphs[first].end)
        if body and not _STAGE_DIRECTION.match(body.of(document.text)):
            pieces.append(body)
        for number in range(first + 1, last):
            paragraph = document.paragraphs[number]
            words = paragraph.of(document.text)
            narrated = _tells_of_speaker(words, names, speaker) or _AFTERWARDS.match(words)
            if _CUT.match(words) or _FORMULA.match(words) or narrated:
                break
            numbers.append(number)
            if not _STAGE_DIRECTION.match(words):
                pieces.append(paragraph)
        asked = None
        again = place + 1 < len(starts) and _last_word(labels[starts[place + 1]]) == speaker
        if again and len(pieces) > 1 and document.text[pieces[-1].end - 1] == "?":
            # The same label twice: somebody without a label asked in between.
            asked = Speech("turn-unlabelled", None, None, (pieces.pop(),), (numbers.pop(),))
        if pieces:
            named = _names_somebody(match, people, "remark")
            end = match.end("remark") if named else match.start("label") + len(match["label"].rstrip())
            label = Span(match.start("label"), end)
            yield Speech("turn", label, Span(*match.span("colon")), tuple(pieces), tuple(numbers))
        if asked is not None:
            yield asked


def _surnames(document: Document, labels: dict[int, re.Match[str]], people: Sequence[Span]) -> frozenset[str]:
    """Return the last words of labels and, before the first turn, of people's names, in lower case."""
    words = {_last_word(match) for match in labels.values()}
    before = document.paragraphs[min(labels)].start
    for person in people[: bisect_left(people, (before, before))]:
        words.add((_LETTERS.findall(person.of(document.text)) or [""])[-1].lower())
    return frozenset(word for word in words if len(word) > 1)


def _body(text: str, start: int, end: int) -> Span | None:
    """Return what follows the colon, without white space and a stage direction before the first word."""
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end) if start < end else None


def _tells_of_speaker(words: str, names: frozenset[str], speaker: str) -> bool:
    """Say whether a paragraph goes on in the narrator's voice.

    It does where it begins with the speaker's own name ("Sabel's book is out …"), or with another speaker's
    and a reporting verb ("Varga said afterwards …").
    """
    found = [word for word in _LETTERS.findall(words[:120]) if word not in {"Mr", "Mrs", "Ms", "Dr"}][:4]
    for first, second in pairwise(found):
        if first[:1].isupper() and first.lower() in names | {speaker} and len(first) > 1:
            return first.lower() == speaker or second in cue_forms()
    return False
