"""Suites in the gate: floors and ceilings of figures that no set gives."""

from __future__ import annotations

import pytest
from made_records import answering

from benchmarks import floors as kept
from benchmarks import suites
from benchmarks.floors import Floors, holds, rounded
from benchmarks.gate import Gate
from benchmarks.suites import Measured, Suite, plain

CEILINGS = frozenset({"false merges"})


class Bench:
    """A gate with one suite; `merges` and `right` are what is measured now."""

    def __init__(self, folder) -> None:
        self.path, self.said, self.right, self.merges = folder / "floors.toml", [], 80.0, 2.0

    def run(self, *arguments) -> int:
        self.said = []

        def figures():
            return plain({"right": self.right, "false merges": self.merges}, ceilings=CEILINGS)

        suite = Measured("made", "a made suite", figures)
        gate = Gate(answering(), (), "sha256:1", (), self.path, self.said.append, [suite])
        return gate.run(arguments)

    @property
    def floors(self) -> Floors:
        return kept.load(self.path)

    @property
    def told(self) -> str:
        return "\n".join(self.said)


@pytest.fixture
def bench(tmp_path):
    bench = Bench(tmp_path)
    assert bench.run("--accept-gold", "--raise", "--reason", "first") == 0
    return bench


def test_floors_and_ceilings_are_kept_together(bench):
    assert bench.floors.of("made") == {"right": 80.0, "false merges": 2.0}
    assert bench.run() == 0
    assert "made: a made suite" in bench.told
    assert "2 of 2 floors hold" in bench.told


def test_a_ceiling_may_not_be_risen_over(bench):
    bench.merges = 3.0
    assert bench.run() == 1
    assert "FAILED: made: false merges is 3.0, its ceiling 2.0" in bench.said
    assert "OVER ITS CEILING" in bench.told


def test_a_suite_may_not_fall_under_its_floor(bench):
    bench.right = 79.9
    assert bench.run() == 1
    assert "FAILED: made: right is 79.9, its floor 80.0" in bench.said


def test_raising_brings_a_ceiling_down_and_never_up(bench):
    bench.merges = 0.0
    assert bench.run("--raise") == 0
    assert bench.floors.of("made")["false merges"] == 0.0
    bench.merges = 1.0
    assert bench.run("--raise") == 1
    assert bench.floors.of("made")["false merges"] == 0.0


def test_a_ceiling_is_lifted_with_a_reason_only(bench):
    bench.merges = 4.0
    assert bench.run("--lower", "made: false merges") == 2
    assert bench.run("--lower", "made: false merges", "--reason", "a harder table") == 0
    assert bench.floors.of("made")["false merges"] == 4.0
    assert bench.floors.changes[-1].what == "made: false merges"
    assert bench.run("--lower", "made: false merges", "--reason", "it holds") == 2


@pytest.mark.parametrize(
    ("value", "ceiling", "bound"), [(1.23, False, 1.2), (1.23, True, 1.3), (2.0, True, 2.0), (0.0, True, 0.0)]
)
def test_a_figure_is_rounded_to_its_worse_side(value, ceiling, bound):
    figure = plain({"x": value}, ceilings=frozenset({"x"}) if ceiling else frozenset())["x"]
    assert rounded(figure) == pytest.approx(bound)
    assert holds(figure, bound)
    assert not holds(figure, bound - 0.1 if ceiling else bound + 0.1)


def test_what_a_suite_lacks_is_told(monkeypatch):
    there = Suite("one", "first", lambda model: plain({"x": float(model is None)}))
    lacking = Suite("two", "second", lambda _model: {}, lambda: "/nowhere is not there")
    monkeypatch.setattr(suites, "SUITES", (there, lacking))
    found, skipped = suites.beside(None)
    assert [(one.name, one.figures()["x"].value) for one in found] == [("one", 1.0)]
    assert skipped == ["second: /nowhere is not there"]


def test_corpora_that_are_missing_skip_their_suites(monkeypatch, tmp_path):
    monkeypatch.setenv("ONRECORD_SHARED", str(tmp_path))
    found, skipped = suites.beside(None)
    assert "who" in {one.name for one in found}
    assert {"gumwho", "chains", "kremlin"}.isdisjoint(one.name for one in found)
    assert any("dev.conllu.gz is not there" in note for note in skipped)
    assert any("kremlin_to_2018.jsonl.gz is not there" in note for note in skipped)
