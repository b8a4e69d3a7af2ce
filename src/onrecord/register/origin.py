"""Words and the article they stand in: what every row of a register cites."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from onrecord.spans import Span, hull
from onrecord.types import Entity, EntityKind, Record

Sentences = Callable[[str], Iterable[Span]]
"""Cuts a text into its sentences, in text order; headlines and lines that stand alone are sentences too."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of an article and where they stand, in code points of `article.text`."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Origin:
    """The article that tells it; `source` is the file or address it was read from."""

    article: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    source: str

    @classmethod
    def of(cls, record: Record) -> Origin:
        """Return where a record's facts come from."""
        article = record.article
        return cls(
            article.id, article.title, article.outlet, article.url, article.published, article.source.name
        )

    @property
    def key(self) -> str:
        """What one article is known by, whatever becomes of its text: its address, else its source.

        A site's front page as the address of an article is a mistake of the site, and names none.
        """
        parts = _parts(self.url)
        return self.url if self.url is not None and (parts.path.strip("/") or parts.query) else self.source

    @property
    def host(self) -> str:
        """The host of its address in small letters, "" where there is none."""
        return _parts(self.url).hostname or ""

    @property
    def publisher(self) -> str:
        """Whose article it is: its outlet's, else that of the host of its address; "" for nobody's."""
        return self.outlet or self.host

    @property
    def mark(self) -> str:
        """Twelve hexadecimal digits that stand for this text under this key."""
        return hashlib.sha256(f"{self.key}\n{self.article}".encode()).hexdigest()[:12]


def _parts(url: str | None) -> SplitResult:
    """Take an address apart; of one that is none nothing is known."""
    try:
        return urlsplit(url or "")
    except ValueError:  # "http://[x"
        return urlsplit("")


@dataclass(frozen=True, slots=True)
class Who:
    """An entity as a register knows it.

    Attributes:
        name: the fullest form that the article prints.
        names: all forms that it prints, `name` among them.
        kind: a person, an organisation, a place, a group, or unknown.
        offices: titles and offices printed beside the name anywhere in the article.
        named: whether the article prints a name at all, and not only "the president".
    """

    name: str
    names: tuple[str, ...]
    kind: EntityKind
    offices: tuple[str, ...]
    named: bool = True

    @classmethod
    def of(cls, entity: Entity) -> Who:
        """Return what a register keeps of an entity."""
        offices = tuple(dict.fromkeys(held.text for held in entity.roles))
        named = any(mention.form == "name" for mention in entity.mentions)
        return cls(entity.name, entity.names, entity.kind, offices, named)


def sentence(words: Span, sentences: Sequence[Span]) -> Span:
    """Return the sentences that words stand in, from the first to the last; the words where they are in none.

    Args:
        words: a span.
        sentences: all sentences of the text, in order.
    """
    first = max(bisect_right(sentences, words.start, key=lambda span: span.start) - 1, 0)
    last = bisect_right(sentences, words.end - 1, key=lambda span: span.start)
    return hull((words, *(span for span in sentences[first:last] if span.overlaps(words))))
