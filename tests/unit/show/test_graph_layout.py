"""Where people stand in a graph: in the frame, none over another, near whom they met, alike on every run."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.show.graph_layout import Box, layout, place

FRAME = Box(1000, 620)


@st.composite
def graphs(draw: st.DrawFn):
    size = draw(st.integers(0, 14))
    pairs = list(combinations(range(size), 2))
    return size, draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []


@given(graphs())
@settings(max_examples=40, deadline=None)
def test_everybody_stands_in_the_frame_and_nobody_over_another(graph) -> None:
    size, edges = graph
    boxes = [Box(60 + 7 * (at % 9), 34) for at in range(size)]
    placed = place(boxes, edges, FRAME)
    assert place(boxes, edges, FRAME) == placed
    assert len(placed.points) == size
    for point, box in zip(placed.points, boxes, strict=True):
        assert box.wide / 2 - 1 <= point.x <= FRAME.wide - box.wide / 2 + 1
        assert box.high / 2 - 1 <= point.y <= placed.height - box.high / 2 + 1
    for (one, first), (other, second) in combinations(zip(placed.points, boxes, strict=True), 2):
        apart_x = abs(one.x - other.x) >= (first.wide + second.wide) / 2 - 1
        apart_y = abs(one.y - other.y) >= (first.high + second.high) / 2 - 1
        assert apart_x or apart_y


def test_who_met_stands_nearer_than_who_did_not() -> None:
    points = layout(4, [(0, 1), (1, 2), (2, 3)])

    def far(one: int, other: int) -> float:
        return ((points[one].x - points[other].x) ** 2 + (points[one].y - points[other].y) ** 2) ** 0.5

    assert far(0, 1) < far(0, 2) < far(0, 3)
