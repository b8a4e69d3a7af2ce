from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

import onrecord
from onrecord.cli.parser import COMMANDS


def test_help_names_every_command(run) -> None:
    code, out, err = run("--help")
    assert code == 0
    assert not err
    assert all(f"    {name} " in out for name in COMMANDS)
    assert "examples:" in out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(run, command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert f"\n  onrecord {command}" in out


def test_version(run) -> None:
    assert run("--version") == (0, f"onrecord {onrecord.__version__}\n", "")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "The following arguments are required: COMMAND."),
        (("reed",), "Argument COMMAND: invalid choice: 'reed'"),
        (("read",), "The following arguments are required: INPUT."),
        (("read", "a.txt", "--format", "xml"), "Argument --format: invalid choice: 'xml'"),
        (("read", "a.txt", "--form", "json"), "Unrecognized arguments: --form json."),
        (("check", "a", "b"), "Unrecognized arguments: b."),
    ],
)
def test_a_mistaken_command_line_gets_one_sentence(run, words: tuple[str, ...], sentence: str) -> None:
    code, out, err = run(*words)
    assert code == 2
    assert not out
    assert err.startswith(f"onrecord: {sentence}")
    assert err.count("\n") == 1
    assert "--help` shows how it is used." in err


def test_a_mistake_of_ours_is_a_sentence_and_with_debug_a_traceback(run, monkeypatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("one by none")

    monkeypatch.setattr("onrecord.cli.doctor.examine", broken)
    code, _, err = run("doctor")
    assert (code, err) == (
        1,
        "onrecord: This is a mistake in onrecord (ZeroDivisionError: one by none); --debug shows where.\n",
    )
    code, _, err = run("doctor", "--debug")
    assert code == 1
    assert err.startswith("Traceback")


def test_errors_can_not_colour_the_terminal(run) -> None:
    _, _, err = run("check", "no\x1b[31mfile\nhere")
    assert err.count("\n") == 1
    assert "\x1b" not in err


def test_help_comes_at_once() -> None:
    # The issue asks for 150 ms on an idle machine; the best of five is what the code costs.
    best = min(_seconds("--help") for _ in range(5))
    assert best < 0.15


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from onrecord.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = ('rich', 'pydantic', 'trafilatura', 'lxml', 'numpy', 'onrecord.read')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def _seconds(*words: str) -> float:
    began = time.perf_counter()
    subprocess.run([Path(sys.executable).with_name("onrecord"), *words], capture_output=True, check=True)
    return time.perf_counter() - began
