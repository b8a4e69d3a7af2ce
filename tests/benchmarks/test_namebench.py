"""What is measured on labelled pairs of names."""

from __future__ import annotations

import pytest

from benchmarks import namebench
from onrecord.names.compare import Comparison

HEADER = "case_group,schema,name1,name2,is_match,quality,category,notes\n"


def pair(row, label, score, verdict="unsure"):
    return namebench.Scored(row, label, False, "a", "b", Comparison(verdict, score, ()))


def test_recall_is_taken_where_precision_holds():
    pairs = [pair(2, True, 0.9, "same"), pair(3, True, 0.8), pair(4, False, 0.7), pair(5, True, 0.6)]
    found = namebench.measure(pairs)
    assert found.recall == pytest.approx(2 / 3)
    assert found.threshold == pytest.approx(0.8)
    assert (found.verdict_precision, found.verdict_recall) == (1.0, pytest.approx(1 / 3))
    assert namebench.measure(pairs, 0.7).recall == 1.0


def test_disputed_labels_are_left_out():
    row = next(iter(namebench.DISPUTED))
    assert namebench.undisputed([pair(row, True, 0.0), pair(1, True, 0.9)]) == [pair(1, True, 0.9)]


def test_only_persons_are_read(tmp_path):
    (tmp_path / "names").mkdir()
    rows = "x,Person,Zebulon Thackerberry,Zebulon Thackerberry,true,,,\nx,Company,Kolb,Kolb,true,,,\n"
    (tmp_path / "names" / "name_bench_dev.csv").write_text(HEADER + rows, encoding="utf-8")
    assert [scored.row for scored in namebench.scored(tmp_path)] == [2]
    assert namebench.figures(tmp_path)["recall at precision 95, all labels"] == 100


def test_without_the_corpus_there_are_no_figures(tmp_path):
    assert namebench.figures(tmp_path) == {}


def test_speed_is_measured_for_both_mixes():
    found = namebench.speed(times=1, share=20)
    assert {name.split(",")[0] for name in found} == {"candidates", "random"}
    assert all(value > 0 for value in found.values())
