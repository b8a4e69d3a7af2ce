"""One person through time as a picture: what they held as bars, and a month's meetings and quotes below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from onrecord.register.counts import every_month
from onrecord.register.period import period
from onrecord.register.profile import Printed, Profile
from onrecord.show.markup import words
from onrecord.show.plot import WIDTH, month_label, month_name, round_number, svg
from onrecord.show.printable import printable, shortened
from onrecord.show.register_plots import drawn
from onrecord.show.wording import counted

# In units of the drawing: room for the lanes' names, a lane and the space between two, a line of an office.
_LEFT, _RIGHT, _LANE, _BETWEEN, _LINE, _FOOT = 130, 24, 46, 20, 22, 30
_OFFICES = 8
"""So many offices are drawn: those that most articles print."""
_LETTER, _LONGEST = 6.4, 60


def timeline_plot(found: Profile) -> str:
    """Draw a person's time; "" where nothing of theirs has a month."""
    lanes = {
        "met": _months(row.period.month if row.period else None for row in found.met),
        "said": _months(_published(said.origin.published) for said in found.said),
        "was told": _months(_published(said.origin.published) for said in found.told),
        "spoken of": _months(_published(said.origin.published) for said in found.about),
    }
    lanes = {name: counts for name, counts in lanes.items() if counts}
    together: Counter[str] = Counter()
    for counts in lanes.values():
        together.update(counts)
    axis = list(drawn({month: together[month] for month in every_month(sorted(together))}))
    if not axis:
        return ""
    step = (WIDTH - _LEFT - _RIGHT) / len(axis)
    offices = _offices(found.offices, axis, step)
    top = len(offices) * _LINE + (12 if offices else 0)
    parts = list(offices)
    for at, (name, counts) in enumerate(lanes.items()):
        parts += _lane(name, counts, axis, step, top + at * (_LANE + _BETWEEN) + 14)
    foot = top + len(lanes) * (_LANE + _BETWEEN) + 4
    parts += [month_label(month, at, _LEFT + at * step, len(axis), foot) for at, month in enumerate(axis)]
    told = "; ".join(f"{name} {counts.total():,}" for name, counts in lanes.items())
    about = f"From {month_name(axis[0])} to {month_name(axis[-1])}: {told}."
    return svg("timeline", "Month by month", about, foot + _FOOT, parts)


def _published(day: str | None) -> str | None:
    days = period((day or "")[:10])
    return days.month if days else None


def _months(found: Iterable[str | None]) -> Counter[str]:
    return Counter(month for month in found if month)


def _lane(name: str, counts: Mapping[str, int], axis: Sequence[str], step: float, top: float) -> list[str]:
    most = round_number(max((counts.get(month, 0) for month in axis), default=1))
    foot = top + _LANE
    parts = [
        f'<line class="grid" x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{foot}" y2="{foot}"/>',
        f'<text class="name" x="{_LEFT - 40}" y="{foot - 4}" text-anchor="end">{name}</text>',
        f'<text class="axis" x="{_LEFT - 8}" y="{top + 8}" text-anchor="end">{most:,}</text>',
    ]
    for at, month in enumerate(axis):
        count = counts.get(month, 0)
        if count:
            tall = max(_LANE * count / most, 1.5)
            wide = max(min(step * 0.84, 34), 1.2)
            parts.append(
                f'<rect class="bar" x="{_LEFT + at * step + step * 0.08:.2f}" y="{foot - tall:.2f}" '
                f'width="{wide:.2f}" height="{tall:.2f}">'
                f"<title>{month_name(month)}: {name} {count:,}</title></rect>"
            )
    return parts


def _offices(offices: Sequence[Printed], axis: Sequence[str], step: float) -> list[str]:
    """Write a bar an office, from the first article that prints it to the last, each on a line of its own."""
    places = {month: at for at, month in enumerate(axis)}
    drawn_ones = [
        held
        for held in offices
        if {held.first and held.first[:7], held.last and held.last[:7]} <= set(places)
    ]
    often = sorted(drawn_ones, key=lambda held: -held.articles)[:_OFFICES]
    parts: list[str] = []
    for held in (held for held in drawn_ones if held in often):
        first, last = places[(held.first or "")[:7]], places[(held.last or "")[:7]]
        x, wide, y = _LEFT + first * step, max((last - first + 1) * step, 3.0), len(parts) * _LINE + 4
        shown = shortened(printable(held.words), _LONGEST)
        inside = x + len(shown) * _LETTER < WIDTH - _RIGHT
        where = f'x="{x:.1f}"' if inside else f'x="{WIDTH - _RIGHT}" text-anchor="end"'
        parts.append(
            f"<g><title>{words(held.words)}: {counted(held.articles, 'article')}, {held.first} to "
            f"{held.last}</title>"
            f'<rect class="held" x="{x:.2f}" y="{y}" width="{wide:.2f}" height="4"/>'
            f'<text class="axis" {where} y="{y + 16}">{words(shown)}</text></g>'
        )
    return parts
