"""Speed and sweep: that they measure, and that a sweep sees crashes, hangs and lies."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace

import pytest
from made_records import quote, record

from benchmarks.speed import CHECKOUT, Report, markdown, peak, race, start
from benchmarks.sweep import sweep
from onrecord.errors import EmptySource
from onrecord.types import Record


def empty(reading) -> Record:
    return Record(reading.article, (), (), (), (), ())


def documents(*texts):
    return [
        {"id": f"d{number}", "text": text, "published": "2031-04-18T10:00:00"}
        for number, text in enumerate(texts)
    ]


def test_race_takes_turns_and_counts_words():
    calls = []
    contestants = {
        name: lambda texts, name=name: calls.append((name, len(texts))) or spin() for name in ("a", "b")
    }
    one, other = race(contestants, ["three little words"] * 20, rounds=2)
    assert calls == [("a", 10), ("b", 10), ("a", 20), ("b", 20), ("a", 20), ("b", 20)]
    assert (one.name, other.name) == ("a", "b")
    assert one.words_per_second == pytest.approx(3 * one.articles_per_second)
    assert one.slowest <= one.words_per_second <= one.fastest


def spin() -> None:
    until = time.process_time() + 0.01
    while time.process_time() < until:
        pass


def test_start_and_peak_measure_other_processes():
    began = start("nothing", [sys.executable, "-c", "pass"])
    assert 0 < began.least <= began.median <= began.most
    small = peak("kept = []", "kept.append(len(text))", ["a"])
    large = peak("kept = []", "kept.append(bytearray(40_000_000))", ["a", "b"])
    assert 60 < large - small < 120  # 80 MB more


WANDERS = """
import os, threading
from benchmarks.speed import strayed
everywhere = os.sched_getaffinity(0)
core = min(everywhere)
os.sched_setaffinity(0, {core})
counts, ready, over = [], threading.Event(), threading.Event()
def wander(cores):
    os.sched_setaffinity(threading.get_native_id(), cores)
    ready.set()
    over.wait()
for cores in ({core}, everywhere):
    ready.clear()
    threading.Thread(target=wander, args=(cores,)).start()
    ready.wait()
    counts.append(strayed(core))
over.set()
print(*counts)
"""


@pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) < 2, reason="one core, or no pinning"
)
def test_a_thread_that_leaves_the_core_is_seen():
    told = subprocess.run(
        [sys.executable, "-c", WANDERS], capture_output=True, text=True, check=True, cwd=CHECKOUT
    )
    assert told.stdout.split() == ["0", "1"]


def test_report_is_written_in_full():
    speeds = race({"onrecord": lambda _: spin(), "spaCy": lambda _: spin()}, ["a b"], rounds=1)
    began = start("nothing", [sys.executable, "-c", "pass"])
    report = Report(
        "here", "gold", 1, 2, 1, speeds, (began,), {"onrecord": 10.0, "spaCy": 20.0}, ("no core",)
    )
    text = markdown(report)
    assert "onrecord : spaCy = " in text
    assert "| nothing |" in text
    assert "Not measured: no core" in text


def test_sweep_counts_what_goes_well():
    outcome = sweep("made", documents("One text here.", "Another."), empty, limit=5)
    assert (outcome.texts, outcome.words, outcome.faults, outcome.refused) == (2, 4, [], [])
    assert len(outcome.seconds) == 2


def test_sweep_tells_a_refusal_from_a_crash():
    def fragile(reading):
        if "bad" in reading.article.text:
            raise KeyError("no rule")
        raise EmptySource("nothing to say")

    outcome = sweep("made", documents("A bad text.", "A text."), fragile, limit=5)
    assert outcome.faults == ["d0: KeyError: 'no rule'"]
    assert outcome.refused == ["d1: nothing to say"]


def test_sweep_sees_a_lie():
    def liar(reading):
        made = record(reading.article.text, [quote(reading.article.text, "We sign")])
        return replace(made, quotes=(replace(made.quotes[0], text="We never sign"),))

    outcome = sweep("made", documents("“We sign,” it said."), liar, limit=5)
    assert len(outcome.faults) == 1


def test_sweep_ends_a_hang():
    def hanging(_reading):
        while True:
            try:
                time.sleep(0.01)
            except Exception:  # noqa: BLE001, S112 - a careless rule must not swallow the alarm
                continue

    outcome = sweep("made", documents("One text."), hanging, limit=1)
    assert outcome.faults == ["d0: no end after 1 s"]
