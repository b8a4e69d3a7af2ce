"""Calibration: the error worked out by hand, as a figure of the gate, and drawn."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from made_records import at, gold, made_set, person, quote, record

from benchmarks import reliability
from benchmarks.calibration import Bins, binned, expected_error, judged
from benchmarks.counts import figures
from benchmarks.reliability import Panel, rows, svg
from benchmarks.scores import count
from benchmarks.sets import Set, as_kept

PAIRS = [(0.95, True), (0.95, True), (1.0, False), (0.2, False), (0.25, True)]
SVG = "{http://www.w3.org/2000/svg}"


def test_the_error_is_that_of_the_bins():
    # 0.9 to 1: said 2.9, right 2; 0.2 to 0.3: said 0.45, right 1
    bins = binned(PAIRS)
    assert bins.error == pytest.approx((0.9 + 0.55) / 5)
    assert bins.value("held") == pytest.approx(71)
    assert bins.rows() == [(pytest.approx(0.225), 0.5, 2), (pytest.approx(2.9 / 3), pytest.approx(2 / 3), 3)]
    assert expected_error(PAIRS) == (bins.error, bins.rows())
    assert [bins.value(statistic) for statistic in ("precision", "recall", "f1")] == [None, None, None]


def test_certainty_stands_in_the_last_bin():
    assert [row[2] for row in binned([(1.0, True), (0.9, True), (0.85, True), (0.0, False)]).rows()] == [
        1,
        1,
        2,
    ]


def test_bins_add_up_before_the_error_is_taken():
    # each wrong by 0.5, in the two ways; together right
    sure, unsure = binned([(0.5, True)]), binned([(0.5, False)])
    assert (sure.error, unsure.error) == (0.5, 0.5)
    assert sure.plus(unsure).error == 0
    assert sure.plus(unsure, times=3).error == pytest.approx(0.25)
    assert not Bins()
    assert Bins().error is None
    assert Bins().value("held") is None
    assert sure


def test_held_is_a_figure_of_the_gate():
    documents = [{"confidence": binned([pair])} for pair in PAIRS] + [{}]
    told = figures(documents, {"calibration held": ("confidence", "held")})["calibration held"]
    assert told.value == pytest.approx(71)
    assert told.low <= told.value <= told.high
    assert told.sums.gold == 5


TEXT = "“We sign,” said Venn. Olt told us that all was lost. He wrote it."


def wanted():
    return record(
        TEXT,
        [
            quote(TEXT, "We sign", "said", "Venn"),
            quote(TEXT, "that all was lost", "told", "Olt", number=2, kind="indirect"),
        ],
    )


def predicted(confidence=0.75):
    quotes = [
        quote(TEXT, "We sign", "said", "Olt"),  # another source
        quote(TEXT, "that all was lost", "told", number=2, kind="indirect"),  # none told
        quote(TEXT, "it", "wrote", "He", number=3, kind="indirect"),  # no quote
    ]
    return record(TEXT, [replace(one, confidence=confidence) for one in quotes])


def test_a_quote_is_judged_by_content_and_source():
    assert [right for _, right in judged(wanted(), predicted())] == [False, True, False]
    assert [right for _, right in judged(wanted(), wanted())] == [True, True]
    counts = count(gold("made", wanted()), predicted(), "polnear")
    assert counts["confidence"].error == pytest.approx(0.75 - 1 / 3)


def test_panels_part_quotes_by_kind_and_names_by_kind():
    panels = rows(made_set(), [(wanted(), predicted())])
    assert [(panel.title, panel.bins.gold) for panel in panels] == [
        ("quotes, our gold", 3),
        ("direct", 1),
        ("mixed", 0),
        ("indirect", 2),
    ]
    assert panels[3].told == "2 facts, ECE 0.250"
    assert panels[2].told == "no facts"
    names = record(TEXT, (), [person(1, "Venn", (at(TEXT, "Venn"), "name"))])
    panels = rows(Set("uner", (), as_kept), [(names, names)])
    assert [(panel.title, panel.told) for panel in panels][:2] == [
        ("names, UNER dev", "1 facts, ECE 0.000"),
        ("person", "1 facts, ECE 0.000"),
    ]


def test_the_picture_puts_dots_where_the_shares_are():
    drawn = svg([[Panel("all", binned([(0.75, True)] * 4 + [(0.75, False)])), Panel("none", Bins())]])
    assert drawn == svg([[Panel("all", binned([(0.75, False)] + [(0.75, True)] * 4)), Panel("none", Bins())]])
    root = ET.fromstring(drawn)  # noqa: S314 - our own
    dots = [(float(dot.get("cx")), float(dot.get("cy"))) for dot in root.iter(f"{SVG}circle")]
    assert dots == [(pytest.approx(0.75 * reliability.SIDE), pytest.approx(0.2 * reliability.SIDE))]
    assert len([bar for bar in root.iter(f"{SVG}rect") if bar.get("class") == "bar"]) == 1
    assert "all: 5 facts, ECE 0.050" in root.find(f"{SVG}title").text
    assert "prefers-color-scheme: dark" in drawn


def test_the_docs_picture_is_not_drawn_without_its_sets(tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_SHARED", str(tmp_path))
    monkeypatch.setattr(reliability, "gold_set", lambda: made_set(gold("made", wanted())))
    monkeypatch.setattr(reliability, "own_pipeline", lambda _model: lambda _: predicted())
    monkeypatch.setattr(reliability, "OUT", tmp_path / "docs.svg")
    said = []
    assert reliability.main([], said.append) == 1
    assert not (tmp_path / "docs.svg").exists()
    assert said[0] == "quotes, our gold: 3 facts, ECE 0.417"
    assert any(line.startswith("SKIPPED: PolNeAR dev is not at") for line in said)
    assert reliability.main(["--out", str(tmp_path / "img" / "one.svg")], said.append) == 0
    assert (tmp_path / "img" / "one.svg").read_text("utf-8").startswith("<svg")
