"""What the name finders pass to one another: pieces counted in tokens, and the words around them."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.annotate.document import Document
from onrecord.annotate.token import Token
from onrecord.annotate.vocabulary import COMMON, FUNCTION, traits
from onrecord.findings import Gender, Number
from onrecord.types import EntityKind, MentionForm

_OPENING = frozenset("\"“”„«»‘'([:—–-•*·>|…") | {"--", "..."}
# A line is a headline when at least this share of its longer words are capitalised, and there are four.
_HEADLINE_SHARE = 0.8
_HEADLINE_WORDS = 4


@dataclass(slots=True)
class Piece:
    """A mention on its way: token indices, both inclusive.

    `start` to `end` is the whole noun phrase as far as it is known, `first` to `last` the name,
    nominal or pronoun in it. `kind` is `None` while only the rest of the article can tell
    whether this is a name at all.
    """

    first: int
    last: int
    form: MentionForm
    kind: EntityKind | None
    rule: str
    start: int = -1
    end: int = -1
    roles: list[tuple[int, int]] = field(default_factory=list)
    gender: Gender | None = None
    number: Number | None = None
    definite: bool = False

    def __post_init__(self) -> None:
        """Let the phrase begin as the piece itself."""
        self.start = self.first if self.start < 0 else self.start
        self.end = self.last if self.end < 0 else self.end


class Words:
    """A document's tokens with what the finders ask of each: is it adjacent, does a sentence open here?"""

    __slots__ = ("english", "headline", "opens", "seen", "sentence_end", "texts", "tokens")

    def __init__(self, document: Document) -> None:
        """Go over the document once."""
        self.tokens: tuple[Token, ...] = document.tokens
        self.texts: list[str] = [token.text for token in self.tokens]
        self.seen = frozenset(self.texts)
        self.english = document.language in (None, "en")
        # For each token: the index past its sentence; does a sentence or quote open; is it in a headline?
        size = len(self.tokens)
        self.sentence_end: list[int] = [size] * size
        self.opens = bytearray(size)
        self.headline = bytearray(size)
        at = 0
        for sentence in document.sentences:
            begin = at
            while at < size and self.tokens[at].start < sentence.end:
                at += 1
            self._enter(begin, at)

    def _enter(self, begin: int, end: int) -> None:
        capitals = smalls = 0
        opening = True
        for index in range(begin, end):
            text = self.texts[index]
            self.sentence_end[index] = end
            if text[0].isalpha():
                if text[0].isupper():
                    if opening:
                        self.opens[index] = 1
                    capitals += len(text) > 1
                elif len(text) > 3 and not traits(text) & FUNCTION:
                    smalls += 1
                opening = False
            elif text in _OPENING or ((opening and text[-1] in ".)") or (text.isdigit() and opening)):
                opening = True
        words = [text for text in self.texts[begin:end] if text[0].isalpha()]
        if len(words) > 1 and all(text.isupper() for text in words):
            self.headline[begin:end] = b"\x01" * (end - begin)
            return
        # A full stop ends a sentence, not a headline.
        closed = "." in self.texts[max(begin, end - 2) : end]
        if not closed and capitals >= _HEADLINE_WORDS and capitals >= _HEADLINE_SHARE * (capitals + smalls):
            self.headline[begin:end] = b"\x01" * (end - begin)

    def adjacent(self, index: int) -> bool:
        """Say whether token `index + 1` follows token `index` in its sentence, two blanks away at most."""
        return (
            index + 1 < self.sentence_end[index]
            and self.tokens[index + 1].start - self.tokens[index].end <= 2
        )

    def text(self, index: int) -> str:
        """Return the words of a token; nothing outside the document."""
        return self.texts[index] if 0 <= index < len(self.texts) else ""

    def common(self, index: int) -> bool:
        """Say whether the token, written small, is a common word, in English or in this article."""
        text = self.texts[index]
        return bool(traits(text) & COMMON) or text.lower() in self.seen
