"""Where a person's name begins and ends, whoever found it: no office, body or heading belongs to it.

    "the State Council Marta Venn"           -> "Marta Venn"
    "Secretary Marta Venn Opening Remarks"   -> "Marta Venn", where it is a headline
    "Mr Prime Minister", "Madam Speaker"     -> no names: nominals

A word of the lexicons that no name has is taken off a name's ends, and another word where the rest is printed
alone elsewhere. What is taken off the front belongs to the office before it ("Chief of Staff
of the Executive Office Marta Venn"). A name that holds nothing else is none: it calls somebody by an office,
or is a body.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cached_property

from onrecord.annotate import vocabulary as v
from onrecord.annotate.document import Document
from onrecord.annotate.piece import Words
from onrecord.annotate.vocabulary import traits
from onrecord.findings import FoundMention
from onrecord.lexicon.namesakes import surname_countries
from onrecord.spans import Span, hull

_WORD = re.compile(r"\S+")
_NAMES = v.GIVEN | v.NAME_WORD
_BODIES = v.ORG | v.ORG_SUFFIX
_HEADS = _BODIES | v.PLACE_SUFFIX
_SURE = v.ROLE | v.TITLE | v.PART | _HEADS
# Behind these a place, or a word that nobody knows, is whose the office is; elsewhere it may be a name.
_TIED = re.compile(r"(?:\b(?:of|for|the|and|at|in)|[A-Z][\w’'-]*)\s\Z")
_LOOK_BACK = 24
# "Speaker / Marta Venn", "Vice President and Foreign Minister Marta Venn", "Chair and Tessaran Envoy …"
_TO_NAME = re.compile(r"\s+(?:and\s+(?:[A-Z][\w-]*\s+)?)?")
_OFFICE = "rule:office"
# Offices that people are called by behind a courtesy, and that hardly anybody has as a surname.
_CALLED = frozenset(
    "Ambassador Chair Chairman Chairperson Chairwoman Commissioner Minister Moderator President Premier"
    " Secretary Senator Speaker Vice-President".split()
)
_COURTESY = re.compile(r"\b(?:Mr|Mrs|Ms|Madam|Madame)\b\.?\s\Z")
_COURTESY_REACH = 8
# A name of so many words has one to lose.
_LONG = 3


def with_edges(document: Document, mentions: Sequence[FoundMention]) -> tuple[FoundMention, ...]:
    """Return mentions, people's names among them without what is no part of a name.

    Args:
        document: the cleaned text.
        mentions: in text order, as rules and the model found them.
    """
    if document.language not in {None, "en"}:
        return tuple(mentions)
    edges = _Edges(document, mentions)
    found: list[FoundMention] = []
    for mention in mentions:
        edged = edges.set(mention) if _is_person(mention) else mention
        if found and _is_person(edged) and _is_person_by_office(found[-1], document.text, edged):
            office = found.pop().span
            phrase = Span(min(office.start, edged.phrase.start), edged.phrase.end)
            edged = replace(edged, phrase=phrase, roles=tuple(sorted((*edged.roles, office))))
        if found and edges.is_wrapped(found[-1], edged):
            edged = _whole(found.pop(), edged)
        found.append(edged)
    return tuple(found)


def _is_person(mention: FoundMention) -> bool:
    return mention.form == "name" and mention.kind == "person"


def _is_person_by_office(before: FoundMention, text: str, name: FoundMention) -> bool:
    """Say whether a name that was none is the office of whoever stands behind it."""
    if before.form != "nominal" or _OFFICE not in before.by:
        return False
    return bool(_TO_NAME.fullmatch(text, before.span.end, max(before.span.end, name.phrase.start)))


def _none(word: str) -> int:
    """Return the flags of a word that is known, and as no part of a person's name; 0 for another."""
    flags = traits(word)
    if flags & _NAMES or word in surname_countries():
        return 0
    return flags & (_SURE | v.COMMON | v.PLACE)


def _called(text: str, mention: FoundMention) -> FoundMention:
    """Return "Mr Speaker" as the nominal that it is; "Mr King" and "Ms Dean" are names."""
    before = _COURTESY.search(text, max(0, mention.span.start - _COURTESY_REACH), mention.span.start)
    if before is None or mention.span.of(text) not in _CALLED:
        return mention
    span = Span(before.start(), mention.span.end)
    return replace(mention, form="nominal", span=span, phrase=hull([mention.phrase, span]), roles=())


class _Edges:
    """Sets the edges of one document's names."""

    def __init__(self, document: Document, mentions: Sequence[FoundMention]) -> None:
        self._document = document
        self._text = document.text
        self._alone: AbstractSet[str] = {
            mention.span.of(document.text) for mention in mentions if _is_person(mention)
        }

    @cached_property
    def _words(self) -> Words:
        return Words(self._document)

    def set(self, mention: FoundMention) -> FoundMention:
        """Return a person's name with its edges set."""
        spans = [Span(*found.span()) for found in _WORD.finditer(self._text, *mention.span)]
        if len(spans) < 2:
            return _called(self._text, mention)
        words = [span.of(self._text).strip(",;:") for span in spans]
        nones = [_none(word) for word in words]
        if all(nones):
            return _no_name(mention, words, nones)
        first = self._first(mention.span, words, nones)
        titled = mention.phrase.start < mention.span.start or first > 0
        last = self._last(spans, words, nones, first, titled=titled)
        if last < len(words) - 1:
            mention = _ended(mention, spans[last].end)
        if first:
            mention = self._begun(mention, Span(spans[0].start, spans[first - 1].end), nones[0])
            mention = replace(mention, span=Span(spans[first].start, mention.span.end))
        return mention

    def is_wrapped(self, given: FoundMention, name: FoundMention) -> bool:
        """Say whether a line ends between a first name and a surname: "the mayor Marta / Venn said"."""
        text, here = self._text, Span(given.span.end, name.span.start)
        return (
            _is_person(given)
            and name.form == "name"
            and name.kind in {"person", "unknown"}
            and here.of(text) == "\n"
            and name.phrase.start == name.span.start
            and given.span.start > 0
            and text[given.span.start - 1] == " "
            and text[name.span.end : name.span.end + 1] not in {":", "\n", ""}
            and bool(traits(given.span.of(text)) & v.GIVEN)
            and not traits(name.span.of(text)) & (v.GIVEN | v.COURTESY)
        )

    def _first(self, span: Span, words: Sequence[str], nones: Sequence[int]) -> int:
        """Return the word that a name begins with: a given name behind nothing but words that are none."""
        given = next((at for at, word in enumerate(words) if traits(word) & v.GIVEN), len(words))
        tied = _TIED.search(self._text, max(0, span.start - _LOOK_BACK), span.start)
        # A line may end between a first name and a surname.
        last = len(words) - (self._text[span.end : span.end + 1] != "\n")
        if 0 < given < last and all(nones[:given]):
            return given if tied or any(flags & _SURE for flags in nones[:given]) else 0
        if len(words) >= _LONG and given and tied:
            for at in range(len(words) - 2, 0, -1):
                if " ".join(words[at:]) in self._alone:
                    return at
        return 0

    def _last(
        self, spans: Sequence[Span], words: Sequence[str], nones: Sequence[int], first: int, *, titled: bool
    ) -> int:
        """Return the word that a name ends with: before an office, or the words of a headline."""
        alone = next(
            (at for at in range(len(words) - 1, first + 1, -1) if " ".join(words[first:at]) in self._alone), 0
        )
        if alone and not traits(words[alone]) & _NAMES and self._in_headline(spans[alone].start):
            return alone - 1
        least = first + (1 if titled and not traits(words[first]) & v.GIVEN else 2)
        for at in range(first + 1, len(words)):
            flags = nones[at]
            if flags & v.PART and any(other & v.ROLE for other in nones[at:]):
                return at - 1  # "appointed Venn Acting Head"
            heading = flags & v.COMMON and not words[at].isupper() and all(nones[at:])
            if (
                heading
                and at >= least
                and not words[at - 1].endswith(".")
                and self._in_headline(spans[at].start)
            ):
                return at - 1
        return len(words) - 1

    def _in_headline(self, start: int) -> bool:
        tokens = self._words.tokens
        at = bisect_left(tokens, start, key=lambda token: token.start)
        return at < len(tokens) and bool(self._words.headline[at])

    def _begun(self, mention: FoundMention, cut: Span, flags: int) -> FoundMention:
        """Give what is cut off the front to the office right before it; an office of its own is one more."""
        roles = list(mention.roles)
        before = max((role for role in roles if role.end <= cut.start), default=None)
        joins = before is not None and not self._text[before.end : cut.start].strip()
        if joins and before is not None and not (flags & v.OFFICE and not self._is_open(before)):
            roles[roles.index(before)] = Span(before.start, cut.end)
        elif flags & v.OFFICE:
            roles.append(cut)
        return replace(mention, roles=tuple(sorted(roles)))

    def _is_open(self, role: Span) -> bool:
        """Say whether an office does not end yet: Deputy, Head of the Board of the Tessaran."""
        return bool(traits(role.of(self._text).split()[-1]) & (v.PART | v.DEMONYM | v.ORG))


def _whole(given: FoundMention, name: FoundMention) -> FoundMention:
    """Return a first name and the surname behind it as one name."""
    phrase = Span(given.phrase.start, max(name.phrase.end, name.span.end))
    return replace(
        given,
        span=Span(given.span.start, name.span.end),
        phrase=phrase,
        roles=tuple(sorted({*given.roles, *name.roles})),
        confidence=min(given.confidence, name.confidence),
        by=tuple(dict.fromkeys((*given.by, *name.by))),
    )


def _ended(mention: FoundMention, end: int) -> FoundMention:
    """Return a name that ends sooner; its phrase goes on where an apposition follows."""
    phrase = mention.phrase
    if phrase.end <= mention.span.end:
        phrase = Span(phrase.start, end)
    return replace(mention, span=Span(mention.span.start, end), phrase=phrase)


def _no_name(mention: FoundMention, words: Sequence[str], nones: Sequence[int]) -> FoundMention:
    """Return what is called by an office, or a body, and no person's name; else the mention as it is."""
    if (nones[0] | nones[-1] | traits(words[-1].partition("-")[0])) & v.OFFICE:
        return replace(mention, form="nominal", by=(*mention.by, _OFFICE))
    if any(flags & _BODIES for flags in nones):
        return replace(mention, kind="organization", gender=None)
    return mention
