"""The document that every finder reads: cleaned text, paragraphs, sentences, tokens.

All spans in here, and all spans that finders return, count `Document.text` (the
cleaned view), never the article's own text.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from onrecord.annotate import segment
from onrecord.annotate.clean import clean
from onrecord.annotate.token import Token
from onrecord.spans import Span, View
from onrecord.types import Article


@dataclass(frozen=True, slots=True)
class Document:
    """A cleaned article cut into paragraphs, sentences and tokens, each in text order.

    Sentences never cross a paragraph; tokens never cross a sentence. `starts` are the
    tokens' start offsets, for bisection.
    """

    view: View
    language: str | None
    published: str | None
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    outlet: str | None = None

    @property
    def text(self) -> str:
        """The cleaned text."""
        return self.view.text

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that start inside `span`."""
        return self.tokens[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]


def build(article: Article) -> Document:
    """Clean an article's text and cut it up."""
    view = clean(article.text)
    paragraphs = segment.paragraphs(view.text)
    sentences = tuple(s for paragraph in paragraphs for s in segment.sentences(view.text, paragraph))
    tokens = tuple(t for sentence in sentences for t in segment.tokens(view.text, sentence))
    starts = tuple(token.start for token in tokens)
    return Document(
        view, article.language, article.published, paragraphs, sentences, tokens, starts, article.outlet
    )
