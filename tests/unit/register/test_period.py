from __future__ import annotations

from datetime import date

import pytest

from onrecord.register.period import period


@pytest.mark.parametrize(
    ("value", "first", "last", "month"),
    [
        ("2031-04-17", "2031-04-17", "2031-04-17", "2031-04"),
        ("2031-04-17T09:30", "2031-04-17", "2031-04-17", "2031-04"),
        ("2031-04-17T09:30:00+02:00", "2031-04-17", "2031-04-17", "2031-04"),
        ("2031-04-17TEV", "2031-04-17", "2031-04-17", "2031-04"),
        ("2031-02", "2031-02-01", "2031-02-28", "2031-02"),
        ("2032-02", "2032-02-01", "2032-02-29", "2032-02"),
        ("2031-W16", "2031-04-14", "2031-04-20", "2031-04"),
        ("2031-W18", "2031-04-28", "2031-05-04", None),
        ("2031-Q2", "2031-04-01", "2031-06-30", None),
        ("2031", "2031-01-01", "2031-12-31", None),
    ],
)
def test_values_are_days(value: str, first: str, last: str, month: str | None) -> None:
    found = period(value)
    assert found is not None
    assert (found.first, found.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert found.month == month
    assert found.day == (found.first if first == last else None)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "PRESENT_REF",
        "P3D",
        "XXXX-05",
        "2031-13",
        "2031-02-30",
        "2031-W54",
        "0000",
        "203",
        "2031-SP",
    ],
)
def test_what_names_no_days_is_none(value: str | None) -> None:
    assert period(value) is None
