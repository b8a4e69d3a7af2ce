"""Forms of press releases and official readouts that say of a block of text whose it is.

- "The following statement is attributable to Spokesperson X:" and what comes under it
- "From X, director of Y:" before words in quotation marks
- "X, Secretary of Y" as a line of its own over a statement that speaks as "I" or "we"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.annotate.block import Speech
from onrecord.annotate.document import Document
from onrecord.annotate.marks import Marked
from onrecord.findings import FoundMention
from onrecord.spans import Span

# Of 276 such lines in the US State Department's releases to March 2022, 274 have these words.
_ATTRIBUTABLE = re.compile(
    r"The (?:following|below)(?: [a-z]+){0,3}? "
    r"(?P<cue>(?:is|was|may be|can be|should be) attribut(?:able|ed) to) (?P<source>[^:\n]{2,200}):"
)
_FROM = re.compile(r"(?P<cue>From) (?P<source>[^\W\d_][^:\n\"“”„«»]{1,200}):(?=\s|$)")
# A form within the first paragraphs stands over the whole release; one further down over what has no marks.
_HEAD = 4
_MARK = re.compile(r"[\"“”„«»]")
# A statement in the first person says "I", "we" or "our" so often at least, and is no transcript.
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y)\b")
_FEWEST_FIRST_PERSON = 2
_LABELLED = re.compile(r"\b[A-Z]{2,} [A-Z]{2,}:|\bQUESTION:")
# What ends an unmarked statement: a rule, "End text", "-30-", an address for the press, boilerplate.
_END = re.compile(
    r"\s*(?:#+|-{2,}|_{3,}|(?:\* ?){3,}|-\s?30\s?-|END\b.{0,12}\Z|End text\b.*|"
    r"(?:(?:Media|Press|For) )?(?:[Cc]ontacts?|(?:further|more) information|ENDS|Notes? to editors?)\b.*|"
    r"About [A-Z].{0,80}\Z|About [^:\n]{1,80}:.*)",
    re.DOTALL,
)


def find_releases(
    document: Document, mentions: Sequence[FoundMention], marked: Sequence[Marked]
) -> Iterator[Speech]:
    """Yield the statements that a release attributes by one of its forms."""
    yield from _statement_by(document, mentions)
    for number, paragraph in enumerate(document.paragraphs):
        text, end = document.text, paragraph.end
        attributable = _ATTRIBUTABLE.match(text, paragraph.start, end)
        match = attributable or _FROM.match(text, paragraph.start, end)
        if match is None:
            continue
        quoted = _marked_after(document, marked, match.end())
        source, cue = Span(*match.span("source")), Span(*match.span("cue"))
        if quoted is not None:
            pieces = tuple(marked[quoted].inner)
            rule = "attributable" if attributable else "from-label"
            yield Speech(rule, source, cue, pieces, (number,), (quoted,))
        elif attributable:
            yield from _unmarked(document, number, match.end(), ("attributable", source, cue))


def _statement_by(document: Document, mentions: Sequence[FoundMention]) -> Iterator[Speech]:
    """Yield what stands under a line that is a person's name and office, where it speaks as "I" or "we"."""
    lines = {mention.phrase: mention for mention in mentions if mention.kind == "person" and mention.roles}
    for number, paragraph in enumerate(document.paragraphs[:_HEAD]):
        mention = lines.get(paragraph)
        if mention is None or mention.form != "name" or "," not in paragraph.of(document.text):
            continue
        for speech in _unmarked(document, number, paragraph.end - 1, ("statement-by", paragraph, None)):
            words = " ".join(piece.of(document.text) for piece in speech.content)
            if len(_FIRST_PERSON.findall(words)) >= _FEWEST_FIRST_PERSON and not _LABELLED.search(words):
                yield speech
        return


def _marked_after(document: Document, marked: Sequence[Marked], offset: int) -> int | None:
    """Return the stretch in marks that begins right after `offset`, white space aside."""
    text = document.text
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return next((i for i, stretch in enumerate(marked) if stretch.start == offset), None)


def _unmarked(
    document: Document, number: int, start: int, form: tuple[str, Span, Span | None]
) -> Iterator[Speech]:
    """Yield the paragraphs under a form (rule, source, cue) as one speech, up to the release's own end."""
    rule, source, cue = form
    first = document.paragraphs[number]
    rest = Span(start + 1, first.end)
    pieces = [rest] if rest.of(document.text).strip() else []
    numbers = [number]
    for index in range(number + 1, len(document.paragraphs)):
        words = document.paragraphs[index].of(document.text)
        if number > _HEAD and _MARK.search(words):
            break
        label = _ATTRIBUTABLE.match(words) or _FROM.match(words)
        if label or _END.fullmatch(words):
            break
        pieces.append(document.paragraphs[index])
        numbers.append(index)
    if pieces:
        yield Speech(rule, source, cue, tuple(pieces), tuple(numbers))
