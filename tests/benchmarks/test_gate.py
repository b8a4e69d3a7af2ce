"""The gate: it passes, it fails, and it refuses what it must."""

from __future__ import annotations

import pytest
from made_records import answering, at, gold, made_set, quote, record

from benchmarks import floors as kept
from benchmarks import gate
from benchmarks.floors import Floors, rounded_down
from benchmarks.gate import Gate
from onrecord.errors import ModelError

ONE = "“We sign,” said Venn."
TWO = "“We leave,” said Olt. “Never,” said Dahl."


def right_one():
    return record(ONE, [quote(ONE, "We sign", "said", "Venn")])


def right_two():
    return record(
        TWO,
        [
            quote(TWO, "We leave", "said", "Olt"),
            quote(TWO, "Never", [at(TWO, "said", 2)], "Dahl", number=2),
        ],
    )


PERFECT = answering(right_one(), right_two())
# one of three quotes is lost
WORSE = answering(right_one(), record(TWO, [quote(TWO, "We leave", "said", "Olt")]))
SETS = [made_set(gold("one", right_one()), gold("two", right_two()))]


class Bench:
    """A gate on a file of floors of its own; `said` is what it told."""

    def __init__(self, folder) -> None:
        self.path, self.said = folder / "floors.toml", []

    def run(self, *arguments, pipeline=PERFECT, digest="sha256:1", skipped=(), sets=SETS) -> int:
        self.said = []
        return Gate(pipeline, sets, digest, skipped, self.path, self.said.append).run(arguments)

    @property
    def told(self) -> str:
        return "\n".join(self.said)

    @property
    def floors(self) -> Floors:
        return kept.load(self.path)


@pytest.fixture
def bench(tmp_path):
    return Bench(tmp_path)


@pytest.fixture
def raised(bench):
    assert bench.run("--accept-gold", "--raise", "--reason", "the first gold") == 0
    return bench


def test_passes_where_all_floors_hold(raised):
    assert raised.run() == 0
    assert "FAILED" not in raised.told
    assert raised.floors.of("gold")["content exact F1"] == 100.0


def test_fails_when_a_figure_drops(raised):
    before = raised.path.read_bytes()
    assert raised.run(pipeline=WORSE) == 1
    # 2 of 2 predicted, 2 of 3 in the gold: F1 80
    assert "FAILED: gold: content exact F1 is 80.0, its floor 100.0" in raised.told
    assert "UNDER ITS FLOOR" in raised.told
    assert raised.path.read_bytes() == before


@pytest.mark.parametrize(
    "changes", [("--raise",), ("--accept-gold", "--reason", "r"), ("--lower", "gold: x")]
)
def test_floors_are_those_of_the_packaged_model(raised, changes):
    before = raised.path.read_bytes()
    assert raised.run("--model", "none", *changes) == 2
    assert "REFUSED: the floors are those of the packaged model" in raised.told
    assert raised.path.read_bytes() == before
    assert raised.run("--model", "none") == 0
    assert raised.run("--model", "none", "--show") == 0


@pytest.mark.parametrize(("words", "asked"), [((), None), (("--model", "none"), "none")])
def test_the_command_measures_the_model_that_is_named(monkeypatch, words, asked):
    named = []
    monkeypatch.setattr(gate, "own_pipeline", lambda model: named.append(model) or PERFECT)
    monkeypatch.setattr(gate, "gold_set", lambda: SETS[0])
    monkeypatch.setattr(gate, "own_model", named.append)
    monkeypatch.setattr(gate, "beside", lambda: ([], []))
    monkeypatch.setattr(gate, "suites_beside", lambda _model: ([], []))
    assert gate.main(["--show", *words]) == 0
    assert named == [asked, asked]


def test_a_wrong_model_fails_before_anything_is_measured(monkeypatch, capsys):
    def broken(*_):
        raise ModelError("broken holds no model.")

    monkeypatch.setattr("onrecord.model.chosen.chosen", broken)
    assert gate.main(["--model", "broken"]) == 1
    assert capsys.readouterr().out == "FAILED: broken holds no model.\n"


def test_raising_never_lowers(raised):
    assert raised.run("--raise", pipeline=WORSE) == 1
    assert raised.floors.of("gold")["content exact F1"] == 100.0


def test_raise_writes_higher_floors_only(bench):
    bench.run("--accept-gold", "--raise", "--reason", "first", pipeline=WORSE)
    assert bench.floors.of("gold")["content exact F1"] == 80.0
    assert bench.run() == 0
    assert bench.floors.of("gold")["content exact F1"] == 80.0
    assert bench.run("--raise") == 0
    assert bench.floors.of("gold")["content exact F1"] == 100.0


def test_a_changed_gold_is_refused(raised):
    assert raised.run(digest="sha256:2") == 2
    assert "the gold was changed" in raised.told
    assert raised.run("--raise", digest="sha256:2") == 2
    assert raised.floors.gold == "sha256:1"


def test_a_changed_gold_is_accepted_with_a_reason(raised):
    assert raised.run("--accept-gold", digest="sha256:2") == 2
    assert raised.run("--accept-gold", "--reason", "  ", digest="sha256:2") == 2
    assert raised.floors.gold == "sha256:1"
    assert raised.run("--accept-gold", "--reason", "two articles more", digest="sha256:2") == 0
    assert raised.floors.gold == "sha256:2"
    assert raised.floors.changes[-1].reason == "two articles more"


def test_lowering_needs_a_reason(raised):
    assert raised.run("--lower", "gold: content exact F1", pipeline=WORSE) == 2
    assert "--reason" in raised.told
    assert raised.floors.of("gold")["content exact F1"] == 100.0


def test_lowering_keeps_its_reason_and_lowers_nothing_else(raised):
    arguments = ["--lower", "gold: content exact F1", "--reason", 'the "model" says so']
    assert raised.run(*arguments, pipeline=WORSE) == 1  # the other figures fell as well
    assert raised.floors.of("gold")["content exact F1"] == 80.0
    assert raised.floors.of("gold")["cue exact F1"] == 100.0
    change = raised.floors.changes[-1]
    assert (change.what, change.before, change.after) == ("gold: content exact F1", "100.0", "80.0")
    assert change.reason == 'the "model" says so'


@pytest.mark.parametrize(
    "wanted", ["content exact F1", "gold: no such", "polnear: content exact F1", "moon: x"]
)
def test_lowering_what_is_not_measured_is_refused(raised, wanted):
    assert raised.run("--lower", wanted, "--reason", "because", pipeline=WORSE) == 2


def test_lowering_what_holds_is_refused(raised):
    assert raised.run("--lower", "gold: content exact F1", "--reason", "because") == 2


def test_a_floor_that_is_no_longer_measured_fails(raised):
    text = raised.path.read_text("utf-8").replace('"content exact F1"', '"content felt F1"')
    raised.path.write_text(text, "utf-8")
    assert raised.run() == 1
    assert "content felt F1 has a floor but is not measured" in raised.told


def test_a_floor_with_nothing_left_to_measure_fails(raised):
    floors = raised.floors
    kept.save(Floors(floors.gold, {"gold": {**floors.of("gold"), "addressee F1": 50.0}}), raised.path)
    assert raised.run() == 1
    assert "addressee F1 has a floor of 50.0 but nothing to measure it on" in raised.told


def test_a_skipped_set_is_told_and_counted(raised):
    assert raised.run(skipped=["PolNeAR dev is not at /nowhere"]) == 0
    assert "SKIPPED: PolNeAR dev is not at /nowhere" in raised.told
    assert "1 sets skipped" in raised.told


def test_a_record_that_lies_is_no_record(raised):
    made = right_one()
    lie = record(ONE, [quote(ONE, "We sign", "said", "Venn", speaker="e9")])
    assert raised.run(pipeline=answering(lie, right_two()), sets=[made_set(gold("one", made))]) == 1
    assert "FAILED: gold: one: quotes[0]" in raised.told
    assert "1 records lie" in raised.told


def test_floors_survive_being_written(tmp_path):
    floors = Floors("sha256:1", {"gold": {"a F1": 1.5}, "polnear": {"b": 99.9}})
    floors = floors.lowered("gold", "a F1", 1.0, 'a "quoted" reason \\ with a tab\t and “marks”')
    kept.save(floors, tmp_path / "floors.toml")
    assert kept.load(tmp_path / "floors.toml") == floors
    assert kept.load(tmp_path / "none.toml") == Floors()


def test_floors_are_rounded_down():
    assert [rounded_down(value) for value in (99.99, 36.0, 36.05, 57.9)] == [99.9, 36.0, 36.0, 57.9]


def test_show_looks_at_no_floor(raised):
    before = raised.path.read_bytes()
    assert raised.run("--show", pipeline=WORSE, digest="sha256:2") == 0
    assert "80.0" in raised.told
    assert raised.path.read_bytes() == before


def test_the_name_of_a_suite_is_a_key_of_toml() -> None:
    from benchmarks.suites import SUITES

    assert all(suite.name.isidentifier() for suite in SUITES)
