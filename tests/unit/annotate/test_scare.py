"""Titles, nicknames and scare quotes told from speech, case by case from `scare.toml`."""

from __future__ import annotations

import pytest

from tests.unit.annotate.written import cases, quote_lines

BEFORE = "The ferry sailed at noon as it sails on any other day, and nobody on the pier gave it a thought."
AFTER = "It came back at four."


@pytest.mark.parametrize("case", cases("scare.toml"))
def test_table(case):
    assert quote_lines(f"{BEFORE}\n\n{case['text']}\n\n{AFTER}") == case["quotes"]
