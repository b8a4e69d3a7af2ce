from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import ModelError

TALK = "Marta Venn met Eliav Strand on Thursday, and the two of them spoke about ferries for an hour.\n"


@pytest.fixture(autouse=True)
def _talks(folder: Path) -> None:
    for name in "ab":
        (folder / f"{name}.txt").write_text(TALK, encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "asked", "used"),
    [
        ((), (None, None), "packaged"),
        (("--model", "none"), ("none", None), None),
        (("--model", "own/en", "--threads", "3"), ("own/en", 3), "own/en"),
    ],
)
def test_one_model_reads_every_source(run, models, words, asked, used) -> None:
    assert run("read", "a.txt", "b.txt", *words)[0] == 0
    assert models.asked == [asked]
    assert models.used == [used, used]


def test_a_wrong_model_is_told_once_before_anything_is_read(run, models, folder: Path) -> None:
    (folder / "r.jsonl").write_text("what stood here")
    code, out, err = run("read", "a.txt", "nowhere.txt", "b.txt", "--model", "broken", "-o", "r.jsonl")
    assert (code, out) == (2, "")
    assert err == "onrecord: --model: broken holds no model: there is no meta.json.\n"
    assert models.used == []
    assert (folder / "r.jsonl").read_text() == "what stood here"
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "b.txt", "r.jsonl"]


def test_a_damaged_package_is_no_fault_of_the_command_line(run, models, monkeypatch) -> None:
    def damaged(*_: object) -> None:
        raise ModelError("model.onnx is not what meta.json says.")

    monkeypatch.setattr(models, "chosen", damaged)
    assert run("read", "a.txt", "b.txt") == (1, "", "onrecord: model.onnx is not what meta.json says.\n")


def test_a_model_that_fails_while_reading_ends_the_run(run, folder: Path) -> None:
    (folder / "c.txt").write_text("UNFIT " + TALK)
    code, out, err = run("read", "c.txt", "a.txt")
    assert (code, out) == (1, "")
    assert err == "onrecord: the model does not run here.\n"


@pytest.mark.parametrize("threads", ["0", "-1", "two", "65", "1.5", "²"])
def test_threads_are_a_number(run, models, threads: str) -> None:
    code, _, err = run("read", "a.txt", f"--threads={threads}")
    assert code == 2
    assert f"'{threads}' is no number from 1 to 64" in err
    assert models.asked == []
