"""Names as the model reads them, with the titles, roles and phrases that rules found around them.

Where both see a name in the same place, the model says how far it goes and what kind it is, and the rules say
what stands around it. Names that only one of them sees are taken from the model, and from the rules where
they had a reason beyond a capital letter.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, cast

from onrecord.findings import FoundMention
from onrecord.model.labels import HEADS, NAMES
from onrecord.model.scores import Scores
from onrecord.model.viterbi import pieces
from onrecord.spans import Span, hull
from onrecord.types import EntityKind

# Rules with a reason beyond a capital letter: their names stand though the model sees none.
_REASONED = frozenset({"rule:title+name", "rule:label", "rule:capital+body"})
# What a hyphen ties to a name: capitalised words, with small ones between ("Sauveterre-le-Haut"), and endings
# that are never words ("Arnars-dottir").
_TAIL = re.compile(r"(?:-[a-z]{1,3})?-[A-Z][\w]+(?:-[A-Z]\w+)*|-(?:d[oó]ttir|o[gğ]lu|zadeh?)\b")
# Which of two of one name it is; "Sr Agnes" behind a name is the next one's.
_GENERATION = re.compile(r",?\s(?:(?:Jr|Jnr)\b\.?|(?:Sr|Snr)\b\.?(?!\s+[A-Z]))")
_KINDS = frozenset({"person", "organization", "place"})


class _Name(NamedTuple):
    span: Span
    kind: EntityKind
    sure: float


def with_model_names(text: str, mentions: Sequence[FoundMention], scores: Scores) -> tuple[FoundMention, ...]:
    """Return mentions with their names as the model reads them, in text order, no two spans overlapping.

    Args:
        text: the document's.
        mentions: as rules found them, in text order.
        scores: what the model says of the text.
    """
    firm = [mention.span for mention in mentions if mention.form == "name" and _is_firm(mention)]
    read = [name for name in _whole(text, _names(scores)) if not _touches(name.span, firm)]
    taken = [name.span for name in read]
    kept: list[FoundMention] = []
    old: list[FoundMention] = []
    at = 0
    for mention in mentions:
        while at < len(taken) and taken[at].end <= mention.span.start:
            at += 1
        touched = at < len(taken) and taken[at].overlaps(mention.span)
        if mention.form != "name":
            if not touched or not any(span.overlaps(mention.span) for span in taken[at : at + 4]):
                kept.append(mention)
            elif mention.form == "nominal" and not taken[at].contains(mention.span):
                # "The Harbour Board spokesman" holds a name and stays itself.
                kept.append(mention)
                while at < len(taken) and taken[at].overlaps(mention.span):
                    del read[at], taken[at]
        elif touched:
            old.append(mention)
        elif mention.kind not in _KINDS or not _REASONED.isdisjoint(mention.by):
            kept.append(mention)
    kept += [_mention(name, [m for m in old if m.span.overlaps(name.span)], scores.name) for name in read]
    return tuple(sorted(kept, key=lambda mention: mention.span))


def _is_firm(mention: FoundMention) -> bool:
    """Say whether a rule had a reason for a name and where it ends that the model can't better."""
    return not _REASONED.isdisjoint(mention.by)


def _touches(span: Span, others: Sequence[Span]) -> bool:
    """Say whether a span overlaps one of others, which are in text order."""
    at = bisect_right(others, span.start, key=lambda other: other.end)
    return at < len(others) and others[at].overlaps(span)


def _mention(name: _Name, old: Sequence[FoundMention], model: str) -> FoundMention:
    """Give a name what the rules know of it."""
    tag = f"model:{model}"
    if not old:
        return FoundMention(name.span, "name", name.kind, name.span, confidence=name.sure, by=(tag,))
    best_known = max(old, key=lambda mention: _common(mention.span, name.span))
    roles = tuple(role for role in best_known.roles if not role.overlaps(name.span))
    person = name.kind == "person"
    return replace(
        best_known,
        span=name.span,
        kind=name.kind,
        phrase=hull([best_known.phrase, name.span]),
        roles=roles,
        gender=best_known.gender if person else None,
        number="singular" if person else best_known.number,
        confidence=name.sure,
        by=(tag, *best_known.by),
    )


def _common(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _names(scores: Scores) -> Iterator[_Name]:
    """Decode the names, in text order."""
    emitted = scores.numbers[:, HEADS["names"].slice]
    for piece in pieces(NAMES, emitted, scores.fields["names"], scores.pieces.breaks):
        span = Span(int(scores.pieces.starts[piece.first]), int(scores.pieces.ends[piece.last]))
        yield _Name(span, cast("EntityKind", piece.kind), scores.calibrated(piece.kind, piece.sure))


def _whole(text: str, names: Iterator[_Name]) -> Iterator[_Name]:
    """Make one name of "Kit Marlowe" and "Dray", where the text has "Kit Marlowe-Dray"; add "Sr" and "Jr"."""
    end = 0
    for name in names:
        if name.span.start < end:
            continue
        tail = _TAIL.match(text, name.span.end)
        end = tail.end() if tail else name.span.end
        generation = _GENERATION.match(text, end) if name.kind == "person" else None
        end = generation.end() if generation else end
        yield name._replace(span=Span(name.span.start, end))
