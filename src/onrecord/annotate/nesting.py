"""Which quote stands in which: the smallest one whose content holds another's cue and content."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.draft import Draft
from onrecord.spans import Span, hull


def nested(drafts: Sequence[Draft]) -> list[int | None]:
    """Return for each quote the index of the one that it is quoted inside, `None` for one that stands free.

    Args:
        drafts: quotes with contents, sorted by where they begin, the longer first.
    """
    found: list[int | None] = []
    open_: list[tuple[int, int]] = []  # end and index of those that reach this far
    for index, draft in enumerate(drafts):
        whole = hull(draft.content)
        open_ = [(end, other) for end, other in open_ if end > whole.start]
        around = [
            (_length(drafts[other].content), other)
            for end, other in open_
            if end >= whole.end and _holds(drafts[other], draft)
        ]
        found.append(min(around)[1] if around else None)
        open_.append((whole.end, index))
    return found


def _holds(outer: Draft, inner: Draft) -> bool:
    """Say whether the one's content holds all that reports the other, and is more than it."""
    inside = all(
        any(around.contains(piece) for around in outer.content) for piece in (*inner.content, *inner.cue)
    )
    return inside and _length(outer.content) > _length(inner.content)


def _length(content: Sequence[Span]) -> int:
    return sum(piece.end - piece.start for piece in content)
