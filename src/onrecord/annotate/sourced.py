"""Mentions that only a quote's attribution shows: "the hotelier conceded", "said the 38-year-old".

No list of role nouns holds every word for people; but what says something is somebody. A noun is taken for a
person's where its ending or its age says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence, Set

from onrecord.annotate.pronouns import PRONOUNS
from onrecord.findings import FoundMention, FoundQuote
from onrecord.lexicon.outlets import is_outlet
from onrecord.lexicon.people import roles
from onrecord.spans import Span, hull
from onrecord.types import EntityKind, MentionForm

_PHRASE = re.compile(
    r"\A(?P<owner>(?:his|her|their|my|our|your|its)\s+)?(?P<the>(?:the|this|that|an?)\s+)?"
    r"(?P<noun>(?:[^\W\d_][\w'’-]*\s+){0,4}?(?:\d{1,3}-year-old|[^\W\d_][\w’'-]*))"
    r"(?=\s+(?:of|for|from|in|at|with|who|whose|which|that|on|to)\b|\s*[,.(–—]|\s*\Z)",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:\d{1,3}-year-old|(?:er|or|ist|ian|man|woman|ant|ent|ee|ess|ster|eer|ier|maid|boy|girl|wright|smith))\Z"
)
_ANYTHING = frozenset(
    "paper letter newspaper newsletter magazine document report statement offer number other matter register"
    " ledger folder poster banner order center weather server computer monitor tracker calendar charter"
    " government parliament department settlement agreement".split()
)
_BODIES = frozenset(
    "regulator watchdog insurer carrier retailer lender operator broadcaster manufacturer maker provider"
    " supplier developer brewer automaker shipbuilder".split()
)
# The name in "the QNA agency", "the broadcaster Channel North": the capitalised words that come first.
_OUTLET = re.compile(r"[A-Z][\w’'&-]*(?:\.[A-Z]\.?)*(?:\s+[A-Z][\w’'&-]*)*")
# A source's head stands in the phrase of one of the last mentions that begin before it, if in any.
_NEAR = 8


def with_sources(
    text: str, mentions: Sequence[FoundMention], quotes: Sequence[FoundQuote]
) -> tuple[tuple[FoundMention, ...], tuple[int, ...]]:
    """Add a nominal for each source whose head no mention stands for.

    Args:
        text: what the spans count.
        mentions: in text order.
        quotes: with their sources.

    Returns:
        All mentions in text order, and for each of those given its new place.
    """
    mentions = _made_outlets(text, mentions, quotes)
    taken = sorted(mention.phrase if mention.form == "name" else mention.span for mention in mentions)
    bodies = {
        mention.span.of(text).split()[-1].lower()
        for mention in mentions
        if mention.form == "name"
        and mention.kind in {"organization", "place"}
        and " " in mention.span.of(text)
    }
    added: dict[Span, FoundMention] = {one.span: one for one in _outlets(text, mentions, quotes)}
    for quote in quotes:
        found = _nominal(text, hull(quote.source), bodies) if quote.source else None
        if found is None:
            continue
        place = bisect_left(taken, (found.span.end, 0))
        if not any(found.span.overlaps(span) for span in taken[max(0, place - _NEAR) : place]):
            added.setdefault(found.span, found)
    together = sorted(
        (*enumerate(mentions), *((-1, mention) for mention in added.values())), key=lambda one: one[1].span
    )
    places = {old: new for new, (old, _) in enumerate(together) if old >= 0}
    return tuple(mention for _, mention in together), tuple(places[index] for index in range(len(mentions)))


def _outlet_names(text: str, quotes: Sequence[FoundQuote]) -> dict[Span, Span]:
    """Return the names of the outlets that stand in chains, each with its noun phrase."""
    names = {}
    for quote in quotes:
        for step in quote.via:
            for phrase in step.source:
                match = _OUTLET.search(text, phrase.start, phrase.end)
                if is_outlet(phrase.of(text)):
                    names[phrase if match is None else Span(*match.span())] = phrase
    return names


def _made_outlets(
    text: str, mentions: Sequence[FoundMention], quotes: Sequence[FoundQuote]
) -> Sequence[FoundMention]:
    """Make the outlet's name of a mention that has part of it: "Brodek" in "Radio Brodek"."""
    changed = list(mentions)
    starts = [mention.span.start for mention in mentions]
    for name, phrase in _outlet_names(text, quotes).items():
        inside = _at(mentions, starts, name)
        if len(inside) == 1 and text[name.start].isupper() and not _is_body(mentions[inside[0]], name):
            changed[inside[0]] = _outlet(text, name, phrase)
    return changed


def _outlets(text: str, mentions: Sequence[FoundMention], quotes: Sequence[FoundQuote]) -> list[FoundMention]:
    """Return a mention for each outlet's name that no mention stands for."""
    starts = [mention.span.start for mention in mentions]
    names = _outlet_names(text, quotes).items()
    return [_outlet(text, name, phrase) for name, phrase in names if not _at(mentions, starts, name)]


def _outlet(text: str, name: Span, phrase: Span) -> FoundMention:
    form: MentionForm = "name" if text[name.start].isupper() else "nominal"
    return FoundMention(name, form, "organization", phrase, number="singular", by=("rule:outlet",))


def _is_body(mention: FoundMention, name: Span) -> bool:
    return mention.form == "name" and mention.kind == "organization" and mention.span.contains(name)


def _at(mentions: Sequence[FoundMention], starts: Sequence[int], span: Span) -> list[int]:
    """Return the mentions that share a character with `span`."""
    last = bisect_left(starts, span.end)
    return [i for i in range(max(0, last - _NEAR), last) if mentions[i].span.overlaps(span)]


def _is_somebody(head: str, bodies: Set[str]) -> bool:
    """Say whether a noun that speaks is a person's or a body's."""
    if not head.islower() or head in PRONOUNS:
        return False
    return head in bodies or (head not in _ANYTHING and _PERSON.search(head) is not None)


def _nominal(text: str, source: Span, bodies: Set[str]) -> FoundMention | None:
    """Return the nominal that a source is; `bodies` are last words of bodies' names: "the hall"."""
    match = _PHRASE.match(source.of(text))
    if match is None:
        return None
    head = match["noun"].split()[-1]
    if not (match["owner"] or match["the"]):
        known = roles().get(head)  # in a headline: "general says"
        if head != source.of(text).strip() or known is None or known.kind != "person":
            return None
    elif not _is_somebody(head, bodies):
        return None
    span = Span(
        source.start + match.start("the" if match["the"] else "noun"), source.start + match.end("noun")
    )
    phrase = Span(source.start, span.end)
    kind: EntityKind = "organization" if head in _BODIES or head in bodies else "person"
    return FoundMention(span, "nominal", kind, phrase, number="singular", by=("rule:source-noun",))
