"""Which noun phrases name a news outlet."""

from __future__ import annotations

import pytest

from onrecord.lexicon.outlets import is_outlet


@pytest.mark.parametrize(
    "words",
    [
        "Radio Seven",
        "the Harbour Courier",
        "the Courier",
        "the Tidings",
        "Channel Nine",
        "the Vesna news agency",
        "the VNA agency",
        "the Tessaran Press Agency (TPA)",
        "the same agency",
        "the broadcaster Channel North",
        "the local radio",
        "state television",
        "the newspaper",
        "local media",
        "Reuters",
        "the BBC",
        "Olt TV",
    ],
)
def test_an_outlet(words):
    assert is_outlet(words)


@pytest.mark.parametrize(
    "words",
    [
        "this newspaper",
        "our radio",
        "reporters",
        "the board",
        "Courier",  # somebody of that name
        "Ms Star",
        "the TV",
        "the Harbour Agency",  # may be a body like any other
        "the agency",
        "his radio audience of Monday",
        "the press",
        "",
        "the",
    ],
)
def test_no_outlet(words):
    assert not is_outlet(words)
