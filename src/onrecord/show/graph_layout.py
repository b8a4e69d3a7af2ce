"""Where the people of a graph stand in its picture: near to whom they met, no name over another.

Stress majorisation (Gansner, Koren & North 2004): each pair should stand as far apart as the way between them
is long, near pairs more strictly than far ones. A tie is longer the fewer people its two have in common, so
that circles of people come apart (as Gansner, Hu & Krishnan 2013 have it). Then names are pushed apart.

Additions, multiplications, divisions and square roots only, which IEEE 754 rounds alike everywhere, in one
order: the picture is the same on any machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

# After so many rounds nothing moves that could be seen.
_ROUNDS = 200
# So many rounds of pushing names apart; then the picture grows by such a share, so many times at most.
_PUSHES, _GROWS, _TIMES = 300, 1.12, 16
# Two who are not connected stand this much further apart than the longest way is; none is a reason to flee.
_APART, _APART_WEIGHT = 0.75, 0.2
# Multiples of these two (1 / the golden ratio, 1 / the plastic number) spread evenly over a square: nobody
# starts where another is.
_ALONG, _DOWN = 0.6180339887498949, 0.7548776662466927
# Units between two names.
_GAP = 6.0


class Point(NamedTuple):
    """A place; the pictures' units, or 0 to 1."""

    x: float
    y: float


class Box(NamedTuple):
    """How wide and high what stands at a place is."""

    wide: float
    high: float


class Placed(NamedTuple):
    """The middles of boxes, and how high the picture is that holds them."""

    points: list[Point]
    height: float


def place(boxes: Sequence[Box], edges: Sequence[tuple[int, int]], frame: Box) -> Placed:
    """Place boxes in a picture, none over another; one that is too small for them grows downwards.

    Args:
        boxes: of everybody, none wider than the frame.
        edges: pairs of them, by their places.
        frame: the picture.
    """
    spread = layout(len(boxes), edges)
    for _ in range(_TIMES):
        points, is_free = apart(spread, boxes, frame)
        if is_free:
            break
        frame = Box(frame.wide, frame.high * _GROWS)
    return Placed(points, frame.high)


def layout(size: int, edges: Sequence[tuple[int, int]]) -> list[Point]:
    """Spread `size` people over a square, 0 to 1 in both directions.

    Args:
        size: how many they are.
        edges: pairs of them, by their places.
    """
    if size < 2:
        return [Point(0.5, 0.5)] * size
    ways = _ways(size, edges)
    points = [Point(at * _ALONG % 1, at * _DOWN % 1) for at in range(size)]
    for _ in range(_ROUNDS):
        for at in range(size):
            points[at] = _moved(at, points, ways[at])
    return _fitted(points)


def _ways(size: int, edges: Sequence[tuple[int, int]]) -> list[list[float | None]]:
    """Return how long the shortest way between every two is, `None` where there is none."""
    beside: list[set[int]] = [set() for _ in range(size)]
    for one, other in edges:
        beside[one].add(other)
        beside[other].add(one)
    ways: list[list[float | None]] = [[None] * size for _ in range(size)]
    for one in range(size):
        ways[one][one] = 0.0
        for other in beside[one]:
            ways[one][other] = sqrt(1.0 + len(beside[one] ^ beside[other]))
    for by in range(size):  # Floyd and Warshall
        for one in range(size):
            first = ways[one][by]
            if first is None:
                continue
            for other, second in enumerate(ways[by]):
                known = ways[one][other]
                if second is not None and (known is None or first + second < known):
                    ways[one][other] = first + second
    return ways


def _moved(at: int, points: Sequence[Point], ways: Sequence[float | None]) -> Point:
    """Return where one stands best while all others stay: the mean of where each of them would have it."""
    here, x, y, weights = points[at], 0.0, 0.0, 0.0
    far = max((way for way in ways if way is not None), default=0.0) + _APART
    for other, way in enumerate(ways):
        if other != at:
            there = points[other]
            dx, dy = here.x - there.x, here.y - there.y
            distance = sqrt(dx * dx + dy * dy) or 1e-9
            length = far if way is None else way
            weight = (_APART_WEIGHT if way is None else 1.0) / (length * length)
            x += weight * (there.x + length * dx / distance)
            y += weight * (there.y + length * dy / distance)
            weights += weight
    return Point(x / weights, y / weights)


def _fitted(points: Sequence[Point]) -> list[Point]:
    """Stretch the points over the whole square."""
    left, top = min(point.x for point in points), min(point.y for point in points)
    wide = max(point.x for point in points) - left or 1.0
    high = max(point.y for point in points) - top or 1.0
    return [Point((point.x - left) / wide, (point.y - top) / high) for point in points]


def apart(points: Sequence[Point], boxes: Sequence[Box], frame: Box) -> tuple[list[Point], bool]:
    """Put boxes at points of a square stretched to a frame, and push them apart; say whether all are.

    Args:
        points: the middles, 0 to 1.
        boxes: what stands there.
        frame: the picture, which none leaves.
    """
    x = [box.wide / 2 + point.x * (frame.wide - box.wide) for point, box in zip(points, boxes, strict=True)]
    y = [box.high / 2 + point.y * (frame.high - box.high) for point, box in zip(points, boxes, strict=True)]
    is_free = False
    for _ in range(_PUSHES):
        if is_free := not _pushed(x, y, boxes):
            break
        for at, box in enumerate(boxes):
            x[at] = min(max(x[at], box.wide / 2), frame.wide - box.wide / 2)
            y[at] = min(max(y[at], box.high / 2), frame.high - box.high / 2)
    return [Point(*at) for at in zip(x, y, strict=True)], is_free


def _pushed(x: list[float], y: list[float], boxes: Sequence[Box]) -> bool:
    """Push each two that lie over each other apart, the shorter way; say whether there were any."""
    any_over = False
    for one in range(len(boxes)):
        for other in range(one + 1, len(boxes)):
            dx, dy = x[other] - x[one], y[other] - y[one]
            over_x = (boxes[one].wide + boxes[other].wide) / 2 + _GAP - abs(dx)
            over_y = (boxes[one].high + boxes[other].high) / 2 + _GAP - abs(dy)
            if over_x <= 0 or over_y <= 0:
                continue
            any_over = True
            along, over, sign = (x, over_x, dx) if over_x < over_y else (y, over_y, dy)
            by = (over / 2 + 0.5) * (1.0 if sign >= 0 else -1.0)
            along[one] -= by
            along[other] += by
    return any_over
