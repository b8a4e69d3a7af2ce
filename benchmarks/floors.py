"""The floors: under which no figure may fall, and why any of them was ever lowered.

Of a figure that is the better the less it is (`Figure.ceiling`) the floor is a ceiling: it may not rise
over it.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.counts import Figure

FLOORS = Path(__file__).parent / "floors.toml"
_HEADER = """\
# Floors of the gate, in percent; see docs/measuring.md. Written by the gate, not by hand:
#   python -m benchmarks.gate --raise                             a figure rose
#   python -m benchmarks.gate --lower "SET: FIGURE" --reason "…"  a floor must fall
#   python -m benchmarks.gate --accept-gold --reason "…"          the gold was changed
"""


@dataclass(frozen=True, slots=True)
class Change:
    """A floor that was lowered, or a gold that was changed, and why."""

    what: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class Floors:
    """The digest of the gold they stand on, the floors by set and figure, and the changes so far."""

    gold: str = ""
    floors: dict[str, dict[str, float]] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()

    def of(self, name: str) -> dict[str, float]:
        """Return the floors of one set."""
        return self.floors.get(name, {})

    def raised(self, name: str, figures: Mapping[str, Figure]) -> Floors:
        """Return floors as high as the figures where these are higher or have none; 0 is no floor.

        Ceilings become as low as the figures; 0 is the best of ceilings.
        """
        now = dict(self.of(name))
        for figure, told in figures.items():
            if told.value is None:
                continue
            bound = rounded(told)
            before = now.get(figure, math.inf if told.ceiling else 0.0)
            if bound < before if told.ceiling else bound > before:
                now[figure] = bound
        return replace(self, floors={**self.floors, name: now})

    def lowered(self, name: str, figure: str, to: float, reason: str) -> Floors:
        """Return floors with one lowered, and the reason kept."""
        before = self.of(name)[figure]
        change = Change(f"{name}: {figure}", f"{before:.1f}", f"{to:.1f}", reason)
        now = {**self.of(name), figure: to}
        return replace(self, floors={**self.floors, name: now}, changes=(*self.changes, change))

    def accepted(self, digest: str, reason: str) -> Floors:
        """Return floors that stand on another gold, and the reason kept."""
        return replace(self, gold=digest, changes=(*self.changes, Change("gold", self.gold, digest, reason)))


def rounded_down(value: float) -> float:
    """Return a figure as a floor: rounded down to a tenth."""
    return math.floor(value * 10 + 1e-9) / 10


def rounded(figure: Figure) -> float:
    """Return a measured figure as a floor, or as a ceiling: rounded up to a tenth."""
    assert figure.value is not None
    return -rounded_down(-figure.value) + 0.0 if figure.ceiling else rounded_down(figure.value)


def holds(figure: Figure, bound: float) -> bool:
    """Say whether a figure reaches its floor, or stays under its ceiling; one without a value does not."""
    if figure.value is None:
        return False
    return rounded(figure) <= bound if figure.ceiling else rounded(figure) >= bound


def load(path: Path = FLOORS) -> Floors:
    """Load the floors; there are none where there is no file."""
    if not path.exists():
        return Floors()
    kept = tomllib.loads(path.read_text("utf-8"))
    floors = {name: dict(told) for name, told in kept.get("floors", {}).items()}
    changes = tuple(Change(**change) for change in kept.get("change", ()))
    return Floors(kept.get("gold", ""), floors, changes)


def save(floors: Floors, path: Path = FLOORS) -> None:
    """Write the floors as TOML."""
    lines = [_HEADER, f"gold = {_quoted(floors.gold)}"]
    for name, told in floors.floors.items():
        if told:
            lines += ["", f"[floors.{name}]"]
            lines += [f"{_quoted(figure)} = {floor:.1f}" for figure, floor in told.items()]
    for change in floors.changes:
        lines += ["", "[[change]]"]
        lines += [f"{key} = {_quoted(getattr(change, key))}" for key in ("what", "before", "after", "reason")]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _quoted(text: str) -> str:
    """Write a TOML basic string; JSON's escapes are among TOML's."""
    return json.dumps(text, ensure_ascii=False)
