"""Draw how far a confidence can be trusted: the reliability curve, as `docs/img/reliability.svg`.

    python -m benchmarks.reliability [--out PATH]

A panel for each kind of fact: quotes by kind on PolNeAR dev and on the gold, names by
kind on UNER dev. Facts are sorted by confidence into ten bins; a dot stands at a bin's
mean confidence and the share of it that is right, a bar below shows how many there are.
On the dashed line the two are the same. Prints the expected calibration error of each
panel. The same records give the same picture, byte for byte.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import uner
from benchmarks.calibration import BINS, Bins, Pair, binned, judged
from benchmarks.scores import KINDS
from benchmarks.sets import MeasureError, Set, beside, gold_set, model_option, own_pipeline, predict
from onrecord.types import Record

OUT = Path(__file__).resolve().parent.parent / "docs" / "img" / "reliability.svg"
_TITLES = {"polnear": "quotes, PolNeAR dev", "gold": "quotes, our gold", "uner": "names, UNER dev"}

# The picture, in its own units.
SIDE, BARS, GAP, LEFT, TOP, CAPTION = 180, 40, 34, 52, 40, 40
_STYLE = """\
svg { --ground: #ffffff; --ink: #1f2328; --soft: #6e7781; --line: #d0d7de; --fact: #0a58ca; }
@media (prefers-color-scheme: dark) {
  svg { --ground: #0d1117; --ink: #e6edf3; --soft: #9198a1; --line: #3d444d; --fact: #6cb0ff; }
}
text { font: 11px system-ui, sans-serif; fill: var(--soft); }
.title { font-size: 13px; font-weight: 600; fill: var(--ink); }
.ground { fill: var(--ground); }
.frame { fill: none; stroke: var(--line); }
.ideal { stroke: var(--soft); stroke-dasharray: 4 4; }
.curve { fill: none; stroke: var(--fact); stroke-width: 2; }
.dot { fill: var(--fact); }
.bar { fill: var(--fact); opacity: 0.45; }
"""


@dataclass(frozen=True, slots=True)
class Panel:
    """One kind of fact on one set."""

    title: str
    bins: Bins

    @property
    def told(self) -> str:
        """How many facts and their expected calibration error, in words."""
        error = self.bins.error
        return "no facts" if error is None else f"{self.bins.gold:,} facts, ECE {error:.3f}"


def rows(measured: Set, outcome: Sequence[tuple[Record, Record]]) -> list[Panel]:
    """Return the panels of a set from pairs of gold and prediction: all facts, then kind by kind."""
    by_kind: dict[str, list[Pair]] = {}
    for gold, predicted in outcome:
        for kind, pair in _names(gold, predicted) if measured.name == "uner" else _quotes(gold, predicted):
            by_kind.setdefault(kind, []).append(pair)
    kinds: Sequence[str] = tuple(uner.TYPES.values()) if measured.name == "uner" else KINDS
    title = _TITLES[measured.name]
    panels = [Panel(title, binned(pair for pairs in by_kind.values() for pair in pairs))]
    return panels + [Panel(kind, binned(by_kind.get(kind, ()))) for kind in kinds]


def _quotes(gold: Record, predicted: Record) -> Iterator[tuple[str, Pair]]:
    for quote, right in judged(gold, predicted):
        yield quote.kind, (quote.confidence, right)


def _names(gold: Record, predicted: Record) -> Iterator[tuple[str, Pair]]:
    wanted = uner.names(gold)
    for name, sure in uner.names(predicted).items():
        yield name[1], (sure, name in wanted)


def svg(grid: Sequence[Sequence[Panel]]) -> str:
    """Draw the panels, a row a set."""
    across = max(len(row) for row in grid)
    width = LEFT + across * (SIDE + GAP)
    height = len(grid) * (TOP + SIDE + BARS + CAPTION)
    words = "; ".join(f"{row[0].title}: {row[0].told}" for row in grid)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
        f"<title>Confidence against the share that is right. {words}</title>",
        f"<style>\n{_STYLE}</style>",
        f'<rect class="ground" width="{width}" height="{height}"/>',
    ]
    for down, row in enumerate(grid):
        for right, panel in enumerate(row):
            at = (LEFT + right * (SIDE + GAP), TOP + down * (TOP + SIDE + BARS + CAPTION))
            parts += _panel(panel, *at, first=right == 0)
    return "\n".join([*parts, "</svg>\n"])


def _panel(panel: Panel, left: float, top: float, *, first: bool) -> Iterator[str]:
    yield f'<g transform="translate({left:g} {top:g})">'
    yield f'<text class="title" y="-18">{panel.title}</text><text y="-5">{panel.told}</text>'
    yield f'<rect class="frame" width="{SIDE}" height="{SIDE}"/>'
    yield f'<line class="ideal" x1="0" y1="{SIDE}" x2="{SIDE}" y2="0"/>'
    for share in (0, 0.5, 1):
        place = SIDE * share
        yield f'<text x="{place:g}" y="{SIDE + BARS + 14}" text-anchor="middle">{share:g}</text>'
        if first:
            yield f'<text x="-6" y="{SIDE - place + 4:g}" text-anchor="end">{share:g}</text>'
    if first:
        yield f'<text transform="translate(-36 {SIDE / 2:g}) rotate(-90)" text-anchor="middle">right</text>'
        yield f'<text x="-6" y="{SIDE + BARS - 4}" text-anchor="end">facts</text>'
    yield f'<text x="{SIDE / 2:g}" y="{SIDE + BARS + 28}" text-anchor="middle">confidence</text>'
    most = max(panel.bins.found)
    for at, found in enumerate(panel.bins.found):
        if found:
            tall = max((BARS - 4) * found / most, 1)
            place = SIDE * at / BINS + 1
            yield (
                f'<rect class="bar" x="{place:g}" y="{SIDE + BARS - tall:.1f}" '
                f'width="{SIDE / BINS - 2:g}" height="{tall:.1f}"/>'
            )
    dots = [(SIDE * sure, SIDE * (1 - share)) for sure, share, _ in panel.bins.rows()]
    if len(dots) > 1:
        yield '<polyline class="curve" points="' + " ".join(f"{x:.1f},{y:.1f}" for x, y in dots) + '"/>'
    yield from (f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>' for x, y in dots)
    yield "</g>"


def main(arguments: Sequence[str] | None = None, say: Callable[[str], None] = print) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.reliability", description="Draw the reliability curve."
    )
    parser.add_argument("--out", type=Path, help="where to draw it, docs/img/reliability.svg unless told")
    model_option(parser)
    options = parser.parse_args(arguments)
    try:
        pipeline = own_pipeline(options.model)
        others, skipped = beside()
        sets = {measured.name: measured for measured in [gold_set(), *others]}
        grid = [
            rows(sets[name], [(one.record, made) for one, made in predict(sets[name], pipeline)])
            for name in ("polnear", "gold", "uner")
            if name in sets
        ]
    except MeasureError as refusal:
        say(str(refusal))
        return 1
    for row in grid:
        for panel in row:
            inside = "" if panel is row[0] else "  "
            say(f"{inside}{panel.title}: {panel.told}")
    for note in skipped:
        say(f"SKIPPED: {note}")
    if skipped and options.out is None:
        say("not drawn: the picture in the docs shows all sets; give --out PATH to draw those that are there")
        return 1
    out = options.out or OUT
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(svg(grid), "utf-8")
    say(f"drew {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
