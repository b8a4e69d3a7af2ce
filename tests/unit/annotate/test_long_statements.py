"""Statements without an end: time grows with the text, and no faster."""

import time

import pytest

from tests.unit.annotate.written import quote_lines


@pytest.mark.parametrize(
    "piece", ["Olt said ", "quoted a ", "Olt told Kolb that ", "according to ", "“a” said ", "said Olt, "]
)
def test_a_statement_that_goes_on_and_on(piece):
    def seconds(characters):
        text = piece * (characters // len(piece))
        begun = time.process_time()
        quote_lines(text)
        return time.process_time() - begun

    seconds(3_000)
    small = min(seconds(10_000) for _ in range(2))
    # Eight times the text may take at most three times eight times as long; quadratic time would be 64.
    assert any(seconds(80_000) <= max(24 * small, 0.6) for _ in range(5))
