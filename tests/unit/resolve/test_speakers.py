"""Who speaks, from a table that people edit."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from onrecord.pipeline import record
from onrecord.read import from_text

CASES = tomllib.loads(Path(__file__).with_name("speakers.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_speaker(case):
    made = record(from_text(case["text"]), None)
    names = {entity.id: entity.name for entity in made.entities}
    for words, speaker in case["speakers"]:
        found = [quote for quote in made.quotes if quote.text.startswith(words)]
        assert len(found) == 1, [quote.text for quote in made.quotes]
        assert names.get(found[0].speaker, "") == speaker


def test_every_speaker_has_a_reason():
    made = record(from_text(CASES[0]["text"]), None)
    assert made.quotes[0].by == ("rule:quote-before", "rule:name")
