from __future__ import annotations

import json

from onrecord.register.register import make
from onrecord.show.register_json import lines
from tests.unit.register.told import told


def test_a_line_is_a_meeting() -> None:
    offices = {"Venn": "Secretary", "Marta Venn": "Secretary"}
    register = make(
        [
            told("Marta Venn", "Eliav Strand", value="2031-04-17", key="a", offices=offices),
            told("Marta Venn", "Eliav Strand", value="2031-04-17", key="b"),
            told("Venn", "Zoë Żółw", key="c", offices=offices),
        ]
    )
    made = list(lines(register.rows))
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in made)
    assert "Zoë Żółw" in made[2]
    first, second, third = map(json.loads, made)
    assert first["time"] == {
        "value": "2031-04-17",
        "precision": "day",
        "text": "2031-04-17",
        "span": [31, 41],
    }
    assert third["time"] is None
    assert first["perhaps_same_as"] == [second["id"]]
    venn = first["participants"][0]
    assert (venn["name"], venn["text"], venn["span"]) == ("Marta Venn", "Marta Venn", [0, 10])
    assert venn["person"] == second["participants"][0]["person"] != third["participants"][0]["person"]
    assert third["participants"][0]["perhaps"] == [venn["person"]]
    assert first["words"]["text"][slice(*first["trigger"]["span"])] == "met"
    assert set(first) == set(third)


def test_nothing_is_nothing() -> None:
    assert list(lines([])) == []
