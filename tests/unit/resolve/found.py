"""Findings written by hand: a text with marks in it, so that a test of `resolve` needs no finder.

`[Marta Venn]` is a mention, by itself the name of a person; behind a bar stand words that say otherwise
(`[she|pronoun feminine]`, `[the union|nominal organization]`). `<…>` is the phrase of the first mention in it
that is no pronoun, `{…}` in it a role: `<{Foreign Minister} [Marta Venn], 54,>`. Quotes are told by their
words.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from onrecord.findings import Findings, FoundMention, FoundQuote, Gender, Number, Reading
from onrecord.record.build import build
from onrecord.record.proved import proved
from onrecord.resolve.stage import resolve
from onrecord.spans import Span
from onrecord.types import Article, EntityKind, MentionForm, Record, Source

_MARK = re.compile(r"[\[\]<>{}]|\|[^\]]*(?=\])")
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\n]+)*")
_SENTENCE = re.compile(r"\S.*?(?:[.?!]+[”’]?(?=\s|\Z)|\Z|(?=\n\n))", re.DOTALL)


def at(words: str, text: str, nth: int = 1) -> Span:
    """Return where words stand whole for the `nth` time, counted from 1; "Morn#2" counts by itself."""
    if "#" in words:
        words, _, count = words.rpartition("#")
        nth = int(count)
    places = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))
    assert len(places) >= nth, f"{words!r} stands {len(places)} times in {text!r}"
    return Span(*places[nth - 1].span())


def findings(marked: str, quotes: Iterable[Mapping[str, Any]] = ()) -> tuple[str, Findings]:
    """Return the text without its marks, and the findings that they tell."""
    text, opened = "", []
    words, phrases, roles = [], [], []
    tags: dict[Span, str] = {}
    last = 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        if mark[0] in "[<{":
            opened.append(len(text))
        elif mark[0][0] == "|":
            tags[Span(opened[-1], len(text))] = mark[0][1:]
        else:
            span = Span(opened.pop(), len(text))
            {"]": words, ">": phrases, "}": roles}[mark[0]].append(span)
    text += marked[last:]
    assert not opened
    # A phrase is that of the first mention in it that is no pronoun.
    nouns = [span for span in sorted(words) if "pronoun" not in tags.get(span, "")]
    owned = {next(span for span in nouns if phrase.contains(span)): phrase for phrase in phrases}
    mentions = [_mention(span, owned.get(span, span), roles, tags.get(span, "")) for span in sorted(words)]
    return text, Findings(
        paragraphs=tuple(Span(*match.span()) for match in _PARAGRAPH.finditer(text)),
        sentences=tuple(Span(*match.span()) for match in _SENTENCE.finditer(text)),
        mentions=tuple(mentions),
        quotes=tuple(_quote(quote, text) for quote in quotes),
    )


def _mention(span: Span, phrase: Span, roles: list[Span], tags: str) -> FoundMention:
    told = tags.split()

    def one(of: Any, default: Any) -> Any:
        return next((tag for tag in told if tag in get_args(of)), default)

    assert all(any(tag in get_args(of) for of in (MentionForm, EntityKind, Gender, Number)) for tag in told)
    return FoundMention(
        span,
        one(MentionForm, "name"),
        one(EntityKind, "person"),
        phrase,
        roles=tuple(role for role in roles if phrase.contains(role)),
        gender=one(Gender, None),
        number=one(Number, None),
        by=("rule:by-hand",),
    )


def _quote(told: Mapping[str, Any], text: str) -> FoundQuote:
    """Return a quote from `content`, and where told `source`, `cue`, `addressee`, `kind`, `within`, `by`."""

    def spans(name: str) -> tuple[Span, ...]:
        return (at(told[name], text),) if name in told else ()

    return FoundQuote(
        told.get("kind", "direct"),
        "speech",
        spans("content"),
        cue=spans("cue"),
        source=spans("source"),
        addressee=next(iter(spans("addressee")), None),
        within=told.get("within"),
        by=tuple(told.get("by", ("rule:by-hand",))),
    )


def recorded(text: str, found: Findings) -> Record:
    """Return the proved record of findings, without a finder."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source("by-hand.txt", digest, "text/plain", "text/1")
    article = Article(f"sha256:{digest}", None, None, None, None, "2031-04-18", "en", text, source)
    return proved(build(Reading(article), found, resolve(text, found)))
