"""What a time says beside its value: proved, and loaded where it is missing."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from onrecord import codec
from onrecord.errors import ProofError
from onrecord.record.verify import verify
from onrecord.spans import Span
from onrecord.types import Record
from tests.unit.record.hand import at, record


def with_time(**fields: object) -> Record:
    """Return the record written by hand with its first time changed."""
    made = record()
    return replace(made, times=(replace(made.times[0], **fields), *made.times[1:]))  # type: ignore[arg-type]


def test_a_time_with_all_of_them_is_proved():
    verify(with_time(mod="APPROX", begin="2031-04-03", end="2031-04-17"))


@pytest.mark.parametrize("name", ["begin", "end"])
def test_an_end_is_a_point_in_time(name):
    with pytest.raises(ProofError, match=rf"times\[0\].{name}: 'P3D' is no TIMEX3 value"):
        verify(with_time(**{name: "P3D"}))


def test_a_time_counted_from_another_leads_to_one():
    made = record()
    own = made.times[0].span
    verify(with_time(anchor="text", anchor_span=own))
    with pytest.raises(ProofError, match="times has no expression there"):
        verify(with_time(anchor="text", anchor_span=at("sailors")))
    with pytest.raises(ProofError, match="times has no expression there"):
        verify(with_time(anchor="text"))


def test_the_words_it_was_counted_from_are_in_the_text():
    with pytest.raises(ProofError, match="anchor_span"):
        verify(with_time(anchor="dateline", anchor_span=Span(0, 10**6)))


def test_a_record_without_them_loads_and_one_with_them_comes_back():
    made = with_time(mod="MORE_THAN", end="2031-04-17")
    plain = json.loads(codec.dump(made))
    assert codec.load(json.dumps(plain)) == made
    for name in ("mod", "begin", "end", "anchor_span"):
        del plain["times"][0][name]
    assert codec.load(json.dumps(plain)) == record()
