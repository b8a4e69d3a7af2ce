"""The two plots of a register as inline SVG: meetings a month, and the most frequent counterparts.

Each bar says its number when pointed at, and all numbers stand in a table under the plot.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from onrecord.register.counts import Months, Share
from onrecord.register.people import Person
from onrecord.show.markup import words
from onrecord.show.plot import WIDTH, month_label, month_name, round_number, svg
from onrecord.show.printable import printable, shortened
from onrecord.show.wording import counted

MOST = 30
"""So many counterparts are drawn."""

# In units of the drawing, about a pixel each on a wide screen.
_HEIGHT, _LEFT, _RIGHT, _BOTTOM, _TOP = 240, 44, 24, 26, 14
_WIDEST = 34  # a bar of a register of few months
_LINE, _NAMES, _NUMBERS = 23, 250, 60  # height of a row; room for names and numbers
_LONGEST = 34  # code points of a name
# An end of so many months or more is thin if it holds no more than one meeting in so many, or one alone where
# there are so few.
_LONG, _THIN, _FEW = 24, 200, 20


def months_plot(months: Months) -> str:
    """Draw meetings a month."""
    counts = drawn(months.counts)
    most = max(counts.values(), default=0)
    top = round_number(most)
    high = _HEIGHT - _BOTTOM - _TOP
    step = min(_WIDEST, (WIDTH - _LEFT - _RIGHT) / max(len(counts), 1))
    parts = [_grid(top, high)]
    for at, (month, count) in enumerate(counts.items()):
        x = _LEFT + at * step
        if count:
            tall = high * count / top
            parts.append(
                f'<rect class="bar" data-go="m{month}" x="{x + step * 0.08:.2f}" '
                f'y="{_TOP + high - tall:.2f}" width="{step * 0.84:.2f}" height="{tall:.2f}">'
                f"<title>{month_name(month)}: {counted(count, 'meeting')}</title></rect>"
            )
        parts.append(month_label(month, at, x, len(counts), _HEIGHT - _BOTTOM))
    busiest = max(counts, key=lambda month: counts[month], default=None)
    told = "No meeting has a month."
    if busiest:
        told = (
            f"{counted(sum(counts.values()), 'meeting')} from {month_name(min(counts))} to "
            f"{month_name(max(counts))}; the most in one month are {most:,}, in {month_name(busiest)}."
        )
    left = sum(months.counts.values()) - sum(counts.values())
    if left:
        told += f" {counted(left, 'meeting')} long before or after {'is' if left == 1 else 'are'} not drawn."
    return svg("months", "Meetings a month", told, _HEIGHT, parts)


def drawn(counts: Mapping[str, int]) -> dict[str, int]:
    """Return the months to draw: not the thin ends, memories of long ago that would press the rest."""
    months, total = list(counts), sum(counts.values())
    spare = total // _THIN or int(total >= _FEW)
    first = _thin(counts.values(), spare)
    last = len(months) - _thin(reversed(list(counts.values())), spare)
    return {month: counts[month] for month in months[first:last]}


def _thin(numbers: Iterable[int], spare: int) -> int:
    """Return how many months at the beginning hold `spare` meetings or less, 0 where they are few."""
    months = bisect_right(list(accumulate(numbers)), spare)
    return months if months >= _LONG else 0


def _grid(top: int, high: int) -> str:
    lines = []
    for share in (0, 0.5, 1):
        y = _TOP + high * (1 - share)
        value = top * share
        if value == int(value):
            lines.append(
                f'<line class="grid" x1="{_LEFT}" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>'
                f'<text class="axis" x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{int(value):,}</text>'
            )
    return "".join(lines)


def counterparts_plot(
    shares: Sequence[Share], hosts: Sequence[Person], by_host: Mapping[str, Sequence[int]]
) -> str:
    """Draw a bar a person, of pieces where there are several hosts.

    Args:
        shares: the counterparts, the most frequent first; `MOST` are drawn.
        hosts: whom they meet, at most three.
        by_host: in how many meetings each meets each host, by id, and behind these in how many none of them.
    """
    shown = shares[:MOST]
    most = max((share.meetings for share in shown), default=1)
    wide = WIDTH - _NAMES - _NUMBERS
    parts = []
    for at, share in enumerate(shown):
        y = at * _LINE + 6
        name = share.person.name
        pieces = by_host.get(share.person.id, ()) or (share.meetings,)
        told = "; ".join(
            f"{number:,} with {words(host.name)}"
            for number, host in zip(pieces, hosts, strict=False)
            if number
        )
        parts.append(
            f'<a href="#meetings" data-find="{words(name)}"><title>{words(name)}: '
            f"{counted(share.meetings, 'meeting')}{': ' + told if told else ''}</title>"
            f'<text class="name" x="{_NAMES - 10}" y="{y + 13}" text-anchor="end">'
            f"{words(shortened(printable(name), _LONGEST))}{' ?' if share.person.perhaps else ''}</text>"
        )
        x = float(_NAMES)
        for number, piece in enumerate(pieces):
            width = wide * piece / most
            if piece:
                kind = number + 1 if number < len(hosts) else 0
                parts.append(
                    f'<rect class="bar host{kind}" x="{x:.2f}" y="{y}" width="{width:.2f}" height="16"/>'
                )
            x += width
        parts.append(f'<text class="number" x="{x + 7:.1f}" y="{y + 13}">{share.meetings:,}</text></a>')
    told = "; ".join(f"{words(share.person.name)} {share.meetings:,}" for share in shown[:5])
    description = f"The most frequent: {told}." if told else "Nobody else takes part."
    height = len(shown) * _LINE + 10
    return svg(
        "counterparts",
        f"The {counted(len(shown), 'person', 'people')} met most often",
        description,
        height,
        parts,
    )
