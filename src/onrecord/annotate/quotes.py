"""Quotes of a document: what the model reads, what rules add, and marks without attribution."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from onrecord.annotate.attributor import Attributor
from onrecord.annotate.block import Speech
from onrecord.annotate.chains import chained
from onrecord.annotate.document import Document
from onrecord.annotate.draft import Draft
from onrecord.annotate.marks import Marked
from onrecord.annotate.modelled import doubts, modelled
from onrecord.annotate.nesting import nested
from onrecord.annotate.press import Press
from onrecord.annotate.region import Known, Region
from onrecord.annotate.subject import Subjects
from onrecord.findings import FoundMention, FoundQuote
from onrecord.lexicon.confidence import confidence
from onrecord.lexicon.cues import cue_forms
from onrecord.model.scores import Scores
from onrecord.spans import Span

# Rules for direct quotes that are right 95 times in a hundred on PolNeAR's training part.
_SURE = frozenset({"quote-before"})


def find_quotes(
    document: Document,
    mentions: Sequence[FoundMention],
    marked: Sequence[Marked],
    speeches: Sequence[Speech],
    scores: Scores | None = None,
) -> tuple[FoundQuote, ...]:
    """Return the document's quotes in text order, spans counted in the document's text.

    Args:
        document: the text.
        mentions: its names, nominals and pronouns.
        marked: its stretches in marks.
        speeches: what it gives as blocks.
        scores: what the model says of it; rules alone read where there are none.
    """
    attributor = Attributor(Subjects(mentions), marked, document.text)
    drafts = [_of_speech(speech) for speech in speeches]
    inside = {
        number: draft for speech, draft in zip(speeches, drafts, strict=True) for number in speech.paragraphs
    }
    read: list[Draft] = []
    if scores is not None:
        rules = Region(document, marked, attributor, None, Known(inside)).drafts()
        read = _outside(modelled(document, marked, scores), document, inside)
        read = _with_rules(read, _outside(rules, document, inside))
    known = Known(inside, read, None if scores is None else doubts(marked, scores))
    top = Region(document, marked, attributor, None, known)
    drafts += top.drafts()
    regions = [top]
    for parent in _reporting(document, marked, drafts):
        regions.append(Region(document, marked, attributor, parent, known))
        drafts += regions[-1].drafts()
    relays = [relay for region in regions for relay in region.relays]
    ways = [way for region in regions for way in region.ways]
    labels = sorted(speech.cue.start for speech in speeches if speech.cue)
    drafts = [draft for draft in drafts if draft.content and not _is_of_turns(draft, labels)]
    drafts = chained(drafts, relays, ways, Press(document), document.text)
    drafts.sort(key=lambda draft: (draft.content[0].start, -draft.content[-1].end, draft.cue))
    around = nested(drafts)
    text = document.text
    return tuple(_found(draft, within, scores, text) for draft, within in zip(drafts, around, strict=True))


def _reporting(document: Document, marked: Sequence[Marked], drafts: Sequence[Draft]) -> list[int]:
    """Return the stretches in marks that can hold a quote: others in marks, or a reporting verb."""
    found = {stretch.parent for stretch in marked if stretch.parent is not None}
    verbs = cue_forms()
    for index in {number for draft in drafts for number in draft.marked} - found:
        if any(
            token.text.lower() in verbs
            for piece in marked[index].inner
            for token in document.tokens_in(piece)
        ):
            found.add(index)
    return sorted(found)


def _outside(drafts: Sequence[Draft], document: Document, inside: Mapping[int, Draft]) -> list[Draft]:
    """Leave out what touches a paragraph given as a block: rules read those better."""
    taken = [document.paragraphs[number] for number in inside]
    return [
        draft
        for draft in drafts
        if not any(span.overlaps(paragraph) for paragraph in taken for span in (*draft.content, *draft.cue))
    ]


def _is_of_turns(draft: Draft, labels: Sequence[int]) -> bool:
    """Say whether marks hold a transcript's turns: the marks are the page's, and the turns are the quotes."""
    if draft.cue or draft.source:
        return False
    return any(bisect_left(labels, piece.start) < bisect_left(labels, piece.end) for piece in draft.content)


def _with_rules(read: Sequence[Draft], rules: Sequence[Draft]) -> list[Draft]:
    """Put quotes that a rule finds as surely as anybody where the model reads their words."""
    sure = [draft for draft in rules if draft.rule in _SURE and draft.kind == "direct"]
    taken = [span for draft in sure for span in (*draft.content, *draft.cue)]
    kept = [
        draft
        for draft in read
        if not any(span.overlaps(other) for span in (*draft.content, *draft.cue) for other in taken)
    ]
    return [*kept, *sure]


def _of_speech(speech: Speech) -> Draft:
    draft = Draft(speech.rule, "speech", content=list(speech.content), marked=list(speech.marked))
    draft.cue = (speech.cue,) if speech.cue else ()
    draft.source = (speech.source,) if speech.source else ()
    draft.any_marked = True
    return draft


def _found(draft: Draft, within: int | None, scores: Scores | None, text: str) -> FoundQuote:
    return FoundQuote(
        kind=draft.kind,
        act=draft.act,
        content=tuple(sorted(_without_comma(piece, text) for piece in draft.content)),
        cue=draft.cue,
        source=draft.source,
        addressee=draft.addressee,
        via=draft.via,
        running=draft.running,
        within=within,
        confidence=_confidence(draft, scores),
        by=_by(draft),
    )


def _without_comma(piece: Span, text: str) -> Span:
    """Leave out the comma at a piece's end: it belongs to the words that report ("“We sail,” he said")."""
    return Span(piece.start, piece.end - 1) if piece.of(text)[1:].endswith(",") else piece


def _confidence(draft: Draft, scores: Scores | None) -> float:
    """Return the share that was right of quotes made by the same rule, or of which the model was as sure."""
    if draft.sure is None or scores is None:
        return confidence(draft.rule, draft.kind, draft.frame)
    return scores.calibrated(draft.kind, draft.sure)


def _by(draft: Draft) -> tuple[str, ...]:
    if draft.sure is not None:
        return (draft.rule,)
    return (f"rule:{draft.rule}", f"frame:{draft.frame}") if draft.frame else (f"rule:{draft.rule}",)
