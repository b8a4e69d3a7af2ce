"""The gate: no figure falls under its floor.

    python -m benchmarks.gate [--model PATH] [--show] [--raise] [--lower "SET: FIGURE"]... [--accept-gold]
                              [--reason TEXT]

Scores the pipeline on the gold, and on PolNeAR, UNER and GUM dev where they are there. Exit status:
0 all floors hold, 1 one does not, 2 refused (the gold was changed, a reason is missing).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import floors as kept
from benchmarks.counts import Figure
from benchmarks.floors import FLOORS, Floors, rounded_down
from benchmarks.gold.compiled import digest as gold_digest
from benchmarks.scores import FIGURES, SetName
from benchmarks.sets import (
    MeasureError,
    Pipeline,
    Set,
    beside,
    gold_set,
    measure,
    model_option,
    own_pipeline,
)

Figures = dict[SetName, dict[str, Figure]]


def fallen(floors: Floors, figures: Figures) -> list[str]:
    """Return a sentence for each floor that a measured figure does not reach."""
    faults = []
    for name, told in figures.items():
        for figure, floor in floors.of(name).items():
            if figure not in told:
                faults.append(f"{name}: {figure} has a floor but is not measured")
            elif (value := told[figure].value) is None:
                faults.append(f"{name}: {figure} has a floor of {floor:.1f} but nothing to measure it on")
            elif rounded_down(value) < floor:
                faults.append(f"{name}: {figure} is {value:.1f}, its floor {floor:.1f}")
    return faults


def table(measured: Set, figures: dict[str, Figure], floors: dict[str, float]) -> str:
    """Return a set's figures as a table, each with interval, precision, recall, floor, number in the gold."""
    lines = [
        f"{measured.name}, {len(measured.documents)} documents",
        f"  {'':34}{'':>6}  {'95% interval':>14}{'P':>7}{'R':>7}{'floor':>7}{'gold':>7}",
    ]
    for label, figure in figures.items():
        interval = f"[{_percent(figure.low)}, {_percent(figure.high)}]"
        precision, recall = (figure.sums.value(statistic) for statistic in ("precision", "recall"))
        floor = floors.get(label)
        low = floor is not None and (figure.value is None or rounded_down(figure.value) < floor)
        cells = (precision, recall, floor)
        lines.append(
            f"  {label:34}{_percent(figure.value):>6}  {interval:>14}"
            + "".join(f"{_percent(cell):>7}" for cell in cells)
            + f"{figure.sums.gold:>7}{'  UNDER ITS FLOOR' if low else ''}"
        )
    return "\n".join(lines)


class RefusedError(Exception):
    """The options ask for something that the gate does not do."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What is measured, on which gold, against which file of floors."""

    pipeline: Pipeline
    sets: Sequence[Set]
    digest: str
    skipped: Sequence[str] = ()
    path: Path = FLOORS
    say: Callable[[str], None] = print

    def run(self, arguments: Sequence[str]) -> int:
        """Measure, compare and, where asked, change the floors; returns the exit status."""
        options = _parser().parse_args(arguments)
        if options.show:
            for measured in self.sets:
                told, lies = measure(measured, self.pipeline)
                self.say("\n".join([table(measured, told, {}), *lies, ""]))
            return 0
        try:
            if options.model is not None and (options.up or options.lower or options.accept_gold):
                raise RefusedError("the floors are those of the packaged model; leave --model out")
            floors = self.accepted(kept.load(self.path), options)
            figures: Figures = {}
            faults: list[str] = []
            for measured in self.sets:
                figures[measured.name], lies = measure(measured, self.pipeline)
                faults += lies
            floors = lowered(floors, figures, options)
        except RefusedError as refusal:
            self.say(f"REFUSED: {refusal}")
            return 2
        for name, told in figures.items() if options.up else ():
            floors = floors.raised(name, told)
        for measured in self.sets:
            self.say(table(measured, figures[measured.name], floors.of(measured.name)) + "\n")
        if options.up or options.lower or options.accept_gold:
            kept.save(floors, self.path)
            self.say(f"wrote {self.path.name}")
        return self.verdict(floors, figures, faults)

    def accepted(self, floors: Floors, options: argparse.Namespace) -> Floors:
        """Return floors that stand on the gold as it is now.

        Raises:
            RefusedError: the gold was changed, and nobody says that this was meant and why.
        """
        if floors.gold == self.digest:
            return floors
        if not options.accept_gold:
            raise RefusedError(
                'the gold was changed since the floors were set; see how, then --accept-gold --reason "…"'
            )
        return floors.accepted(self.digest, _reason(options))

    def verdict(self, floors: Floors, figures: Figures, lies: Sequence[str]) -> int:
        """Tell which records lie, which floors do not hold, what was skipped; returns the exit status."""
        faults = fallen(floors, figures)
        for fault in (*lies, *faults):
            self.say(f"FAILED: {fault}")
        for note in self.skipped:
            self.say(f"SKIPPED: {note}")
        checked = sum(len(floors.of(name)) for name in figures)
        held = f"{checked - len(faults)} of {checked} floors hold"
        self.say(f"{held}, {len(lies)} records lie, {len(self.skipped)} sets skipped")
        return 1 if faults or lies else 0


def lowered(floors: Floors, figures: Figures, options: argparse.Namespace) -> Floors:
    """Return floors with those lowered that the options name.

    Raises:
        RefusedError: no reason is given, or one of them is no measured figure under its floor.
    """
    for wanted in options.lower:
        reason = _reason(options)
        name, figure = _named(wanted)
        value = figures[name][figure].value if name in figures and figure in figures[name] else None
        floor = floors.of(name).get(figure) if name else None
        if name is None or value is None or floor is None or rounded_down(value) >= floor:
            raise RefusedError(f"{wanted!r} is no measured figure under its floor; write it as 'SET: FIGURE'")
        floors = floors.lowered(name, figure, rounded_down(value), reason)
    return floors


def _reason(options: argparse.Namespace) -> str:
    reason: str = options.reason.strip()
    if not reason:
        raise RefusedError('lowering a floor or accepting another gold needs --reason "…"')
    return reason


def _named(wanted: str) -> tuple[SetName | None, str]:
    """Cut `SET: FIGURE` in two; no set where it is written otherwise."""
    before, _, figure = wanted.partition(":")
    return next((name for name in FIGURES if name == before.strip()), None), figure.strip()


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.gate", description="No figure falls under its floor."
    )
    model_option(parser)
    parser.add_argument(
        "--raise", action="store_true", dest="up", help="write higher floors where figures rose"
    )
    parser.add_argument("--show", action="store_true", help="only print the figures; no floor is looked at")
    parser.add_argument(
        "--lower",
        action="append",
        default=[],
        metavar="SET: FIGURE",
        help="lower this floor to what is measured now",
    )
    parser.add_argument("--accept-gold", action="store_true", help="the gold was changed on purpose")
    parser.add_argument("--reason", default="", help="why; kept in floors.toml")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate on the gold and on what lies beside the checkout; returns the exit status."""
    try:
        told = sys.argv[1:] if arguments is None else arguments
        pipeline = own_pipeline(_parser().parse_args(told).model)
        own = gold_set()
        others, skipped = beside()
        return Gate(pipeline, [own, *others], gold_digest(own.documents), skipped).run(told)
    except MeasureError as error:
        print(f"FAILED: {error}")
        return 1


if __name__ == "__main__":
    sys.exit(main())
