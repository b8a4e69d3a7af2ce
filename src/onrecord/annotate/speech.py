"""All speeches that a text gives as blocks, and the mentions that their labels are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.annotate.block import Speech
from onrecord.annotate.document import Document
from onrecord.annotate.marks import Marked
from onrecord.annotate.release import find_releases
from onrecord.annotate.turns import find_turns
from onrecord.findings import FoundMention


def find_speeches(
    document: Document, mentions: Sequence[FoundMention], marked: Sequence[Marked]
) -> tuple[Speech, ...]:
    """Return turns of a transcript and statements of a release."""
    return (*find_turns(document, mentions), *find_releases(document, mentions, marked))


def with_labels(mentions: Sequence[FoundMention], speeches: Sequence[Speech]) -> tuple[FoundMention, ...]:
    """Add a nominal mention for each label that no mention stands in ("Q:", "MODERATOR:")."""
    starts = [mention.span.start for mention in mentions]
    added = []
    for speech in speeches:
        if speech.source is None:
            continue
        first = bisect_left(starts, speech.source.start)
        around = mentions[max(first - 1, 0) : first + 1]
        if not any(mention.span.overlaps(speech.source) for mention in around):
            added.append(FoundMention(speech.source, "nominal", "person", speech.source, by=("rule:label",)))
    return tuple(sorted((*mentions, *added), key=lambda mention: mention.span))
