"""What all pictures of a register share: the frame as inline SVG, an axis of months, round numbers.

Colours come from the style sheet by class, so that they follow light and dark; each plot has a title and a
description.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

MONTHS = "January February March April May June July August September October November December".split()
WIDTH = 1000
"""How wide a picture is in its own units, about a pixel each on a wide screen."""


def month_name(month: str) -> str:
    """Return `April 2031` for `2031-04`."""
    return f"{MONTHS[int(month[5:]) - 1]} {month[:4]}"


def month_label(month: str, at: int, x: float, number: int, foot: float) -> str:
    """Write the year under its January, the month too where there are few; every few years where many.

    Args:
        month: `2031-04`.
        at: its place in the axis.
        x: where it begins.
        number: how many months the axis has.
        foot: where the axis lies.
    """
    y = foot + 18
    year, which = month[:4], int(month[5:])
    if number <= 24:
        if at and which % 3 != 1:
            return ""
        whole = which == 1 or (at == 0 and which < 11)  # before January there is no room for a year
        label = f"{MONTHS[which - 1][:3]} {year}" if whole else MONTHS[which - 1][:3]
        return f'<text class="axis" x="{x:.1f}" y="{y:.0f}">{label}</text>'
    every = ceil(number / 12 / 20)
    if which != 1 or int(year) % every:
        return ""
    return (
        f'<line class="tick" x1="{x:.1f}" x2="{x:.1f}" y1="{foot:.0f}" y2="{foot + 5:.0f}"/>'
        f'<text class="axis" x="{x + 3:.1f}" y="{y:.0f}">{year}</text>'
    )


def svg(key: str, title: str, description: str, height: int, parts: Iterable[str]) -> str:
    """Frame a picture of `height`; title and description are HTML."""
    # A group and no image: what is in it are links and numbers.
    return (
        f'<div class="plot"><svg viewBox="0 0 {WIDTH} {height}" role="group" '
        f'aria-labelledby="{key}-title" aria-describedby="{key}-about">'
        f'<title id="{key}-title">{title}</title><desc id="{key}-about">{description}</desc>'
        f"{''.join(parts)}</svg></div>"
    )


def round_number(most: int) -> int:
    """Return an even number not below `most` that is round enough for an axis."""
    if most <= 10:
        return max(2, most + most % 2)
    size = int("1" + "0" * (len(str(most)) - 1))
    return next(
        top for top in (size, 2 * size, 4 * size, 5 * size, 6 * size, 8 * size, 10 * size) if top >= most
    )
