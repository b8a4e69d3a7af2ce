from __future__ import annotations

import pytest

from onrecord.record.timex import fits, is_published, is_timex
from onrecord.types import Precision, TimeType


@pytest.mark.parametrize(
    "value", ["2031", "2031-04", "2031-04-17", "2031-04-17T18:40", "2031-04-17T18:40:00+02:00"]
)
def test_a_date_of_publication(value: str) -> None:
    assert is_published(value)


@pytest.mark.parametrize(
    "value", ["", "31", "2031-13", "2031-04-31", "17-04-2031", "2031-04-17T", "2031-04-17T99:00"]
)
def test_no_date_of_publication(value: str) -> None:
    assert not is_published(value)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("DATE", "2031"),
        ("DATE", "203"),
        ("DATE", "20"),
        ("DATE", "BC0044"),
        ("DATE", "2031-Q2"),
        ("DATE", "2031-H1"),
        ("DATE", "2031-SU"),
        ("DATE", "2031-04"),
        ("DATE", "2031-04-17"),
        ("DATE", "XXXX-04-17"),
        ("DATE", "2031-W16"),
        ("DATE", "2031-W16-WE"),
        ("DATE", "XXXX-WXX-5"),
        ("DATE", "PRESENT_REF"),
        ("DATE", "FY2031"),
        ("TIME", "2031-04-17T18:40"),
        ("TIME", "2031-04-17TEV"),
        ("TIME", "XXXX-XX-XXT09:00"),
        ("TIME", "T24:00"),
        ("TIME", "XXXX-XX-XXTXX"),
        ("DURATION", "P500D"),
        ("DURATION", "PXD"),
        ("DURATION", "P1.5Y"),
        ("DURATION", "PT4H"),
        ("DURATION", "P1E"),
        ("DURATION", "P2DE"),
        ("DURATION", "P1DT12H"),
        ("SET", "P1W"),
        ("SET", "XXXX-WXX-2"),
        ("SET", "XXXX-XX-XXTMO"),
    ],
)
def test_values_that_timex3_gives(kind: TimeType, value: str) -> None:
    assert is_timex(kind, value)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("DATE", ""),
        ("DATE", "Thursday"),
        ("DATE", "2031-4-17"),
        ("DATE", "2031-13"),
        ("DATE", "2031-02-29"),
        ("DATE", "2031-W54"),
        ("DATE", "P1D"),
        ("TIME", "2031-04-17"),
        ("TIME", "T25:00"),
        ("TIME", "2031-04-17T"),
        ("DURATION", "P"),
        ("DURATION", "PT"),
        ("DURATION", "4 hours"),
        ("SET", "every Monday"),
    ],
)
def test_values_that_it_does_not_give(kind: TimeType, value: str) -> None:
    assert not is_timex(kind, value)


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        ("2031", "year"),
        ("2031-04", "month"),
        ("2031-W16", "week"),
        ("2031-04-17", "day"),
        ("2031-04-17T18:40", "time"),
    ],
)
def test_a_value_is_as_precise_as_it_is_written(value: str, precision: Precision) -> None:
    assert fits(value, precision)
    others: list[Precision] = ["year", "month", "week", "day", "time"]
    assert [other for other in others if fits(value, other)] == [precision]


def test_a_value_without_a_unit_of_the_calendar_fits_any_precision() -> None:
    assert fits("PRESENT_REF", "day")
    assert fits("2031-SU", "month")
