"""The gate: no figure falls under its floor.

    python -m benchmarks.gate [--model PATH] [--show] [--raise] [--lower "SET: FIGURE"]... [--accept-gold]
                              [--reason TEXT] [--only NAME ...]

Scores the pipeline on the gold, and on PolNeAR, UNER and GUM dev where they are there, and measures the
suites (`benchmarks/suites.py`). `--only` leaves out all sets and suites but those named. Exit status: 0 all
floors hold, 1 one does not, 2 refused (the gold was changed, a reason is missing).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import floors as kept
from benchmarks.counts import Figure
from benchmarks.floors import FLOORS, Floors, holds, rounded
from benchmarks.gold.compiled import digest as gold_digest
from benchmarks.sets import (
    MeasureError,
    Pipeline,
    Set,
    beside,
    gold_set,
    measure,
    model_option,
    own_model,
    own_pipeline,
)
from benchmarks.suites import Measured
from benchmarks.suites import beside as suites_beside

Figures = dict[str, Mapping[str, Figure]]
Subject = Set | Measured


def fallen(floors: Floors, figures: Figures) -> list[str]:
    """Return a sentence for each floor that a figure does not reach, for each ceiling that it rises over."""
    faults = []
    for name, told in figures.items():
        for figure, floor in floors.of(name).items():
            if figure not in told:
                faults.append(f"{name}: {figure} has a floor but is not measured")
            elif (value := told[figure].value) is None:
                faults.append(f"{name}: {figure} has a floor of {floor:.1f} but nothing to measure it on")
            elif not holds(told[figure], floor):
                bound = "ceiling" if told[figure].ceiling else "floor"
                faults.append(f"{name}: {figure} is {value:.1f}, its {bound} {floor:.1f}")
    return faults


def table(title: str, figures: Mapping[str, Figure], floors: Mapping[str, float]) -> str:
    """Return a set's figures as a table, each with interval, precision, recall, floor, number in the gold."""
    lines = [
        title,
        f"  {'':34}{'':>6}  {'95% interval':>14}{'P':>7}{'R':>7}{'floor':>7}{'gold':>7}",
    ]
    for label, figure in figures.items():
        interval = f"[{_percent(figure.low)}, {_percent(figure.high)}]"
        precision, recall = (figure.sums.value(statistic) for statistic in ("precision", "recall"))
        floor = floors.get(label)
        fallen = floor is not None and not holds(figure, floor)
        mark = ("  OVER ITS CEILING" if figure.ceiling else "  UNDER ITS FLOOR") if fallen else ""
        cells = (precision, recall, floor)
        lines.append(
            f"  {label:34}{_percent(figure.value):>6}  {interval:>14}"
            + "".join(f"{_percent(cell):>7}" for cell in cells)
            + f"{figure.sums.gold:>7}{mark}"
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
    suites: Sequence[Measured] = ()

    def run(self, arguments: Sequence[str]) -> int:
        """Measure, compare and, where asked, change the floors; returns the exit status."""
        options = _parser().parse_args(arguments)
        if options.show:
            for one in self.subjects():
                told, lies = self.measured(one)
                self.say("\n".join([table(_title(one), told, {}), *lies, ""]))
            return 0
        try:
            if options.model is not None and (options.up or options.lower or options.accept_gold):
                raise RefusedError("the floors are those of the packaged model; leave --model out")
            if options.only and options.accept_gold:
                raise RefusedError(
                    "another gold is accepted with all that is measured on it; leave --only out"
                )
            floors = self.accepted(kept.load(self.path), options)
            figures: Figures = {}
            faults: list[str] = []
            for one in self.subjects():
                figures[one.name], lies = self.measured(one)
                faults += lies
            floors = lowered(floors, figures, options)
        except RefusedError as refusal:
            self.say(f"REFUSED: {refusal}")
            return 2
        for name, told in figures.items() if options.up else ():
            floors = floors.raised(name, told)
        for one in self.subjects():
            self.say(table(_title(one), figures[one.name], floors.of(one.name)) + "\n")
        if options.up or options.lower or options.accept_gold:
            kept.save(floors, self.path)
            self.say(f"wrote {self.path.name}")
        return self.verdict(floors, figures, faults)

    def subjects(self) -> list[Subject]:
        """Return all that is measured: sets, then suites."""
        return [*self.sets, *self.suites]

    def measured(self, one: Subject) -> tuple[Mapping[str, Figure], list[str]]:
        """Return the figures of a set or a suite, and the lies of a set's records."""
        return measure(one, self.pipeline) if isinstance(one, Set) else (one.figures(), [])

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
        name, _, figure = (part.strip() for part in wanted.partition(":"))
        told, floor = figures.get(name, {}).get(figure), floors.of(name).get(figure)
        if told is None or told.value is None or floor is None or holds(told, floor):
            raise RefusedError(f"{wanted!r} is no measured figure under its floor; write it as 'SET: FIGURE'")
        floors = floors.lowered(name, figure, rounded(told), reason)
    return floors


def _reason(options: argparse.Namespace) -> str:
    reason: str = options.reason.strip()
    if not reason:
        raise RefusedError('lowering a floor or accepting another gold needs --reason "…"')
    return reason


def _title(one: Subject) -> str:
    return (
        f"{one.name}, {len(one.documents)} documents" if isinstance(one, Set) else f"{one.name}: {one.title}"
    )


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
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="these sets and suites only")
    parser.add_argument("--reason", default="", help="why; kept in floors.toml")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate on the gold and on what lies beside the checkout; returns the exit status."""
    try:
        told = sys.argv[1:] if arguments is None else arguments
        options = _parser().parse_args(told)
        pipeline = own_pipeline(options.model)
        own = gold_set()
        others, skipped = beside()
        suites, lacking = suites_beside(own_model(options.model))
        sets = [one for one in (own, *others) if not options.only or one.name in options.only]
        suites = [one for one in suites if not options.only or one.name in options.only]
        gate = Gate(pipeline, sets, gold_digest(own.documents), [*skipped, *lacking], suites=suites)
        return gate.run(told)
    except MeasureError as error:
        print(f"FAILED: {error}")
        return 1


if __name__ == "__main__":
    sys.exit(main())
