"""Dialogue by dashes, as in `– It is late, – said Noa Lind. – We close.`.

Russian, French, Spanish and Polish set speech so, and translations into English keep it. A dash opens
speech at the head of a paragraph, or after a sentence's end, when a second dash and the narrator's words
close it; a paragraph that answers a question may do without the second.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.annotate.document import Document
from onrecord.annotate.marks import Marked
from onrecord.lexicon.cues import cue_forms
from onrecord.spans import Span

_DASH = "[–—―]"
# Speech up to a comma or a sentence's end, a dash, and a narrator's words in lower case.
_OPENED = re.compile(
    rf"(?P<open>{_DASH}\s+)(?P<words>[^–—―\n]{{1,400}}?)(?P<close>\s*[,.?!…]\s*{_DASH}\s*)(?=[^\W\d_A-Z])"
)
_RESUMED = re.compile(rf"(?<=[.!?…])\s+(?P<open>{_DASH}\s+)(?=[^\W\d_])")
_WHOLE = re.compile(rf"(?P<open>{_DASH}\s+)(?=[^\W\d_])")
_QUESTION = re.compile(r"[?][\"'”’»“]*\s*\Z")


def find_dashed(document: Document) -> Iterator[Marked]:
    """Yield the stretches that dashes set off as speech, in text order, as if they stood in marks."""
    asked = False
    for paragraph in document.paragraphs:
        found = list(_in_paragraph(document.text, paragraph, asked=asked))
        yield from found
        asked = bool(_QUESTION.search(paragraph.of(document.text)))


def with_dashed(document: Document, marked: Sequence[Marked]) -> list[Marked]:
    """Return the stretches in marks with those by dashes among them, where the two don't cross."""
    ends = [stretch.end for stretch in marked]
    added = []
    for dashed in find_dashed(document):
        first = bisect_right(ends, dashed.start)
        if all(other.start >= dashed.end for other in marked[first : first + 3]):
            added.append(dashed)
    if not added:
        return list(marked)
    order = sorted((*marked, *added), key=lambda stretch: (stretch.start, -stretch.end))
    places = {id(stretch): place for place, stretch in enumerate(order)}
    for stretch in marked:
        if stretch.parent is not None:
            stretch.parent = places[id(marked[stretch.parent])]
    return order


def _in_paragraph(text: str, paragraph: Span, *, asked: bool) -> Iterator[Marked]:
    start, end = paragraph
    match = _OPENED.match(text, start, end)
    if match is None:
        match = next(
            (
                m
                for m in _OPENED.finditer(text, start, end)
                if _after_sentence(text, start, m) and _told(text, m.end())
            ),
            None,
        )
    if match is not None:
        yield _stretch(text, match.start(), match.start("words"), match.end("words"), match.end())
        resumed = _RESUMED.search(text, match.end(), end)
        if resumed is not None:
            yield _stretch(text, resumed.start("open"), resumed.end(), end, end)
        return
    whole = _WHOLE.match(text, start, end)
    if whole is not None and asked:
        yield _stretch(text, start, whole.end(), end, end)


def _after_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    before = text[start : match.start()].rstrip()
    return before[-1:] in {".", "!", "?", "»", "”", '"', "…"} and match["words"][:1].isupper()


def _told(text: str, offset: int) -> bool:
    """Say whether a reporting verb is among the narrator's first words."""
    return any(
        word.lower() in cue_forms() for word in re.findall(r"[^\W\d_]+", text[offset : offset + 60])[:3]
    )


def _stretch(text: str, outer: int, inner: int, inner_end: int, outer_end: int) -> Marked:
    words = text[inner:inner_end]
    end = inner + len(words.rstrip())
    return Marked("dash", [Span(inner, end)], [Span(outer, max(end, outer_end))])
