from __future__ import annotations

from itertools import pairwise, product

import pytest

from onrecord.model.labels import (
    ACTS,
    BIASES,
    BUCKETS,
    CROWD,
    FORMS,
    HALF,
    HEADS,
    LINK,
    NAMES,
    TAGS,
    WIDTH,
    barred,
    bucket,
    goes_on,
    opens,
)


def test_heads_lie_side_by_side() -> None:
    ends = [columns.start + columns.size for columns in HEADS.values()]
    assert [columns.start for columns in HEADS.values()] == [0, *ends[:-1]]
    assert ends[-1] == WIDTH
    sizes = {"tags": len(TAGS), "names": len(NAMES), "acts": len(ACTS), "forms": len(FORMS)}
    assert {name: columns.size for name, columns in HEADS.items()} == {
        **sizes,
        **dict.fromkeys(("content", "cue", "cue_asks", "source", "mention", "antecedent"), LINK),
    }


@pytest.mark.parametrize(
    ("distance", "size"),
    [(0, 0), (1, 1), (2, 2), (3, 3), (4, 3), (5, 4), (8, 4), (9, 5), (128, 8), (129, 9), (256, 9), (257, 10)],
)
def test_buckets_double(distance: int, size: int) -> None:
    assert bucket(distance) == HALF + size
    assert bucket(-distance) == HALF - size


def test_buckets_fill_the_table() -> None:
    assert {bucket(distance) for distance in range(-3000, 3001)} == set(range(BUCKETS))
    assert BIASES == (CROWD + 1) * BUCKETS + 1


def test_labels_that_may_follow_each_other() -> None:
    """By hand: a piece that is begun goes on with its own kind; else a piece or nothing begins."""
    allowed = {
        (before, after)
        for (row, before), (column, after) in product(enumerate(NAMES), repeat=2)
        if not barred(NAMES)[row][column]
    }
    kinds = ("person", "organization", "place")
    starts = ["O", *(f"{edge}-{kind}" for edge in "BS" for kind in kinds)]
    closed = ["O", *(f"{edge}-{kind}" for edge in "ES" for kind in kinds)]
    going = {(f"{edge}-{kind}", f"{after}-{kind}") for edge, after in product("BI", "IE") for kind in kinds}
    assert allowed == set(product(closed, starts)) | going


def test_four_labels_a_kind_in_one_order() -> None:
    for labels in (TAGS, NAMES):
        assert [label[0] for label in labels] == ["O", *"BIES" * 3]
        assert all(opens(one) == (one[0] in "BS") and goes_on(one) == (one[0] in "BI") for one in labels)
        assert all(one[2:] == other[2:] for one, other in pairwise(labels) if goes_on(one))
