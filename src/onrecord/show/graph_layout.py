"""Where the people of a graph stand in its picture: near to whom they met, no name over another.

Stress majorisation (Gansner, Koren & North 2004): each pair should stand as far apart as there are steps
between them, near pairs more strictly than far ones. Additions, multiplications, divisions and square roots
only, which IEEE 754 rounds alike everywhere, in one order: the picture is the same on any machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

# After so many rounds nothing moves that could be seen.
_ROUNDS = 150
# Steps that count for two who are not connected at all, beyond the longest way there is.
_APART = 1
# Multiples of these two (1 / the golden ratio, 1 / the plastic number) spread evenly over a square: nobody
# starts where another is.
_ALONG, _DOWN = 0.6180339887498949, 0.7548776662466927


class Point(NamedTuple):
    """A place; the pictures' units, or 0 to 1."""

    x: float
    y: float


def layout(size: int, edges: Sequence[tuple[int, int]]) -> list[Point]:
    """Place `size` people, 0 to 1 in both directions.

    Args:
        size: how many they are.
        edges: pairs of them, by their places.
    """
    if size < 2:
        return [Point(0.5, 0.5)] * size
    steps = _steps(size, edges)
    points = [Point(at * _ALONG % 1, at * _DOWN % 1) for at in range(size)]
    for _ in range(_ROUNDS):
        points = [_moved(at, points, steps[at]) for at in range(size)]
    return _fitted(points)


def _steps(size: int, edges: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Return how many steps lie between every two: breadth first from each."""
    beside: list[list[int]] = [[] for _ in range(size)]
    for one, other in edges:
        beside[one].append(other)
        beside[other].append(one)
    found = [_from(start, beside) for start in range(size)]
    far = max((step for steps in found for step in steps if step is not None), default=0) + _APART
    return [[far if step is None else step for step in steps] for steps in found]


def _from(start: int, beside: Sequence[Sequence[int]]) -> list[int | None]:
    steps: list[int | None] = [None] * len(beside)
    steps[start] = 0
    front, taken = [start], 0
    while front:
        taken += 1
        front = [other for one in front for other in beside[one] if steps[other] is None]
        front = list(dict.fromkeys(front))
        for one in front:
            steps[one] = taken
    return steps


def _moved(at: int, points: Sequence[Point], steps: Sequence[int]) -> Point:
    """Return where one stands best while all others stay: the mean of where each of them would have it."""
    here, x, y, weights = points[at], 0.0, 0.0, 0.0
    for other, step in enumerate(steps):
        if other != at:
            there = points[other]
            dx, dy = here.x - there.x, here.y - there.y
            distance = sqrt(dx * dx + dy * dy) or 1e-9
            weight = 1 / (step * step)
            x += weight * (there.x + step * dx / distance)
            y += weight * (there.y + step * dy / distance)
            weights += weight
    return Point(x / weights, y / weights)


def _fitted(points: Sequence[Point]) -> list[Point]:
    """Stretch the points over the whole square."""
    left, top = min(point.x for point in points), min(point.y for point in points)
    wide = max(point.x for point in points) - left or 1.0
    high = max(point.y for point in points) - top or 1.0
    return [Point((point.x - left) / wide, (point.y - top) / high) for point in points]


def apart(points: Sequence[Point], widths: Sequence[float], height: float) -> list[Point]:
    """Push boxes apart until none lies over another, or a hundred rounds are over.

    Args:
        points: the middles of the boxes.
        widths: how wide each is.
        height: how high all are.
    """
    moved = [list(point) for point in points]
    for _ in range(100):
        still = True
        for one in range(len(moved)):
            for other in range(one + 1, len(moved)):
                dx, dy = moved[other][0] - moved[one][0], moved[other][1] - moved[one][1]
                over_x = (widths[one] + widths[other]) / 2 - abs(dx)
                over_y = height - abs(dy)
                if over_x > 0 and over_y > 0:
                    still = False
                    by = over_y / 2 + 0.5
                    sign = 1 if dy >= 0 else -1
                    moved[one][1] -= sign * by
                    moved[other][1] += sign * by
        if still:
            break
    return [Point(x, y) for x, y in moved]
