"""Who met whom as a picture: a circle a person, a line where two met, thicker the more often."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt

from onrecord.register.counts import Share
from onrecord.register.ties import Tie
from onrecord.show.graph_layout import Box, Point, place
from onrecord.show.markup import words
from onrecord.show.plot import WIDTH, svg
from onrecord.show.printable import printable, shortened
from onrecord.show.wording import counted

MOST = 30
"""So many people are drawn: more would be a ball of wool."""

# In units of the drawing: the margin, how high the picture is for each person and at the most (names may ask
# for more). Names stand under their circles, about seven units a letter.
_EDGE, _EACH, _HEIGHT = 8, 60, 560
_SMALLEST, _LARGEST, _THINNEST, _THICKEST = 5.0, 22.0, 1.0, 6.0
_LETTER, _NAME_HIGH, _LONGEST = 6.8, 17.0, 26


def graph_plot(shares: Sequence[Share], ties: Sequence[Tie], hosts: Sequence[str] = ()) -> str:
    """Draw who met whom.

    Args:
        shares: the people, `MOST` of them at the most.
        ties: who met whom, by places in `shares`.
        hosts: the ids of those whose register it is, who are coloured as in the other plots.
    """
    most = max((share.meetings for share in shares), default=1)
    strongest = max((tie.meetings for tie in ties), default=1)
    names = [shortened(printable(share.person.name), _LONGEST) for share in shares]
    sizes = [_SMALLEST + (_LARGEST - _SMALLEST) * sqrt(share.meetings / most) for share in shares]
    boxes = [
        Box(max((len(name) + 2) * _LETTER, 2 * size), 2 * size + _NAME_HIGH)
        for name, size in zip(names, sizes, strict=True)
    ]
    pairs = [(tie.one, tie.other) for tie in ties]
    middles, height = place(boxes, pairs, Box(WIDTH - 2 * _EDGE, min(_EACH * len(shares), _HEIGHT)))
    places = [Point(_EDGE + at.x, _EDGE + at.y - _NAME_HIGH / 2) for at in middles]
    parts = [_line(tie, places, shares, strongest) for tie in sorted(ties, key=lambda tie: tie.meetings)]
    for share, shown, at, size in zip(shares, names, places, sizes, strict=True):
        parts.append(_person(share, shown, at, size, hosts))
    frequent = sorted(ties, key=lambda tie: (-tie.meetings, tie))[:5]
    told = "; ".join(
        f"{words(shares[tie.one].person.name)} and {words(shares[tie.other].person.name)} {tie.meetings:,}"
        for tie in frequent
    )
    about = f"The most frequent pairs: {told}." if told else "No two of them met."
    title = f"Who met whom: {counted(len(shares), 'person', 'people')}"
    return svg("graph", title, about, ceil(height) + 2 * _EDGE, parts)


def _line(tie: Tie, places: Sequence[Point], shares: Sequence[Share], strongest: int) -> str:
    one, other = places[tie.one], places[tie.other]
    thick = _THINNEST + (_THICKEST - _THINNEST) * (tie.meetings - 1) / max(strongest - 1, 1)
    pair = f"{words(shares[tie.one].person.name)} and {words(shares[tie.other].person.name)}"
    return (
        f'<line class="tie" x1="{one.x:.1f}" y1="{one.y:.1f}" x2="{other.x:.1f}" y2="{other.y:.1f}" '
        f'stroke-width="{thick:.1f}"><title>{pair}: {counted(tie.meetings, "meeting")}</title></line>'
    )


def _person(share: Share, shown: str, place: Point, size: float, hosts: Sequence[str]) -> str:
    host = hosts.index(share.person.id) + 1 if share.person.id in hosts else 0
    kind = f"node host{host}" if host else "node"
    return (
        f'<a href="#meetings" data-find="{words(share.person.name)}">'
        f"<title>{words(share.person.name)}: {counted(share.meetings, 'meeting')}</title>"
        f'<circle class="{kind}" cx="{place.x:.1f}" cy="{place.y:.1f}" r="{size:.1f}"/>'
        f'<text class="name" x="{place.x:.1f}" y="{place.y + size + 13:.1f}" text-anchor="middle">'
        f"{words(shown)}{' ?' if share.person.perhaps else ''}</text></a>"
    )
