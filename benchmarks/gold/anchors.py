"""Anchors: a snippet of an article that points at words in it.

`Foreign Minister [[Marta Venn]] met` points at the name; a snippet without
brackets points at all of itself. `first words [...] last words` leaves out the
middle of a long stretch. White space in a snippet matches any white space of the
text, soft hyphens of the text are passed over, all else must be exact, and the
snippet (of an abridged one, the part before the gap) must occur exactly once.
"""

from __future__ import annotations

import re

from onrecord.spans import Span

OPEN, CLOSE, GAP = "[[", "]]", "[...]"
_SOFT = "\u00ad*"


class AnchorError(ValueError):
    """The anchor is badly written, or does not point at exactly one place."""


def locate(anchor: str, text: str) -> Span:
    """Return the span in `text` that `anchor` points at.

    Raises:
        AnchorError: bad brackets, or not exactly one such place.
    """
    before, target, after = _split(anchor.strip())
    head, gap, tail = target.partition(GAP)
    if gap:
        unique = before + head.rstrip()
        wanted = f"{_loose(head.rstrip())}(?s:.*?){_loose(tail.strip())}"
    else:
        unique = before + target + after
        wanted = _loose(target)
    # A look-ahead counts places that overlap as well.
    count = sum(1 for _ in re.finditer(f"(?={_loose(unique)})", text))
    if count != 1:
        raise AnchorError(
            f"{unique!r} occurs {count} times, not once{_hint(unique, text) if not count else ''}"
        )
    match = re.search(f"{_loose(before)}{_SOFT}(?P<target>{wanted}){_SOFT}{_loose(after)}", text)
    if match is None:
        raise AnchorError(f"{(tail + after).strip()!r} does not follow {unique!r}")
    return Span(*match.span("target"))


def _split(anchor: str) -> tuple[str, str, str]:
    """Cut an anchor into what stands before the target, the target, and what follows."""
    if OPEN not in anchor and CLOSE not in anchor:
        before, target, after = "", anchor, ""
    else:
        before, opened, rest = anchor.partition(OPEN)
        target, closed, after = rest.partition(CLOSE)
        if not opened or not closed or OPEN in rest or CLOSE in after:
            raise AnchorError(f"{anchor!r} needs one {OPEN} and, after it, one {CLOSE}")
    if GAP in before or GAP in after or target.count(GAP) > 1:
        raise AnchorError(f"{anchor!r}: {GAP} stands once, inside the target")
    if not target or target != target.strip():
        raise AnchorError(f"{anchor!r}: the target is empty or has white space at its ends")
    if any(not part.strip() for part in target.split(GAP)):
        raise AnchorError(f"{anchor!r}: {GAP} needs words on both sides")
    return before, target, after


def _loose(snippet: str) -> str:
    """Return a pattern for `snippet` that is loose about white space and soft hyphens only."""
    atoms = [
        r"\s+" if part.isspace() else re.escape(part)
        for part in re.findall(r"\s+|\S", snippet.replace("\u00ad", ""))
    ]
    return _SOFT.join(atoms)


def _hint(snippet: str, text: str) -> str:
    """Say how much of a snippet that is nowhere in `text` can be found."""
    words = snippet.split()
    for size in range(len(words) - 1, 0, -1):
        found = " ".join(words[:size])
        if re.search(_loose(found), text):
            return f" (found as far as {found!r}, then not {words[size]!r})"
    return ""
