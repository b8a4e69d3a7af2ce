"""The stage as one function: every finder over one cleaned document, spans led back to the article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from onrecord.annotate.antecedents import find_antecedents
from onrecord.annotate.dashes import with_dashed
from onrecord.annotate.dated import read_times
from onrecord.annotate.document import Document, build
from onrecord.annotate.edges import with_edges
from onrecord.annotate.marks import Marked, find_marked
from onrecord.annotate.meetings import find_meetings
from onrecord.annotate.modelnames import with_model_names
from onrecord.annotate.names import find_mentions
from onrecord.annotate.quotes import find_quotes
from onrecord.annotate.sourced import with_sources
from onrecord.annotate.speech import find_speeches, with_labels
from onrecord.findings import Findings, FoundMeeting, FoundMention, FoundQuote, FoundTime, FoundVia
from onrecord.model.scores import Scores
from onrecord.spans import Span, View
from onrecord.types import Article, Notice


class Model(Protocol):
    """What reads a text word by word; `model.reader.Reader` is one."""

    def read(
        self, text: str, paragraphs: Sequence[Span], sentences: Sequence[Span], marked: Sequence[Span]
    ) -> Scores:
        """Return the model's scores of a text, given its layout (see `model.pieces.cut`)."""


def annotate(article: Article, model: Model | None = None) -> Findings:
    """Find quotes, names, times and meetings in an article; all spans count `article.text`.

    Args:
        article: what to read.
        model: the trained reader; rules alone read where there is none, and in other languages than English.
    """
    document = build(article)
    view = document.view
    marked = with_dashed(document, find_marked(document))
    scores = _scores(document, marked, model)
    dated = read_times(document)
    times = dated.times
    mentions = find_mentions(document)
    if scores is not None:
        mentions = with_model_names(document.text, mentions, scores)
    mentions = with_edges(document, mentions)
    speeches = find_speeches(document, mentions, marked)
    mentions = with_labels(mentions, speeches)
    quotes = find_quotes(document, mentions, marked, speeches, scores)
    mentions, _ = with_sources(document.text, mentions, quotes)
    return Findings(
        paragraphs=_led_back(view, document.paragraphs),
        sentences=_led_back(view, document.sentences),
        mentions=tuple(_mention(view, mention) for mention in mentions),
        quotes=tuple(_quote(view, quote) for quote in quotes),
        meetings=tuple(_meeting(view, meeting) for meeting in find_meetings(document, mentions, times)),
        times=tuple(_time(view, time) for time in times),
        warnings=(*_unclosed(document, marked), *(_notice(view, notice) for notice in dated.notices)),
        antecedents=()
        if scores is None
        else tuple(find_antecedents(document, mentions, _inner(marked), scores)),
    )


def _scores(document: Document, marked: Sequence[Marked], model: Model | None) -> Scores | None:
    """Let the model read a document; it knows English only."""
    if model is None or document.language not in {None, "en"}:
        return None
    return model.read(document.text, document.paragraphs, document.sentences, _inner(marked))


def _inner(marked: Iterable[Marked]) -> list[Span]:
    """Return the stretches inside quotation marks, without the marks."""
    return [piece for stretch in marked for piece in stretch.inner]


def _unclosed(document: Document, marked: Iterable[Marked]) -> Iterable[Notice]:
    """Warn of quotation marks that nothing closes."""
    for stretch in marked:
        if not stretch.closed:
            yield Notice(
                "unclosed-quote",
                "A quotation mark opens here and nothing closes it; "
                "the quote is taken to end with its paragraph.",
                document.view.source_span(stretch.outer[-1]),
            )


def _led_back(view: View, spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(view.source_span(span) for span in spans)


def _maybe(view: View, span: Span | None) -> Span | None:
    return None if span is None else view.source_span(span)


def _mention(view: View, mention: FoundMention) -> FoundMention:
    return replace(
        mention,
        span=view.source_span(mention.span),
        phrase=view.source_span(mention.phrase),
        roles=_led_back(view, mention.roles),
    )


def _quote(view: View, quote: FoundQuote) -> FoundQuote:
    return replace(
        quote,
        content=_led_back(view, quote.content),
        cue=_led_back(view, quote.cue),
        source=_led_back(view, quote.source),
        addressee=_maybe(view, quote.addressee),
        via=tuple(FoundVia(_led_back(view, via.source), _led_back(view, via.cue)) for via in quote.via),
    )


def _meeting(view: View, meeting: FoundMeeting) -> FoundMeeting:
    return replace(
        meeting,
        trigger=view.source_span(meeting.trigger),
        participants=tuple(replace(p, span=view.source_span(p.span)) for p in meeting.participants),
        place=_maybe(view, meeting.place),
        topics=_led_back(view, meeting.topics),
        above_place=_maybe(view, meeting.above_place),
    )


def _notice(view: View, notice: Notice) -> Notice:
    return replace(notice, span=_maybe(view, notice.span))


def _time(view: View, time: FoundTime) -> FoundTime:
    return replace(time, span=view.source_span(time.span), anchor_span=_maybe(view, time.anchor_span))
