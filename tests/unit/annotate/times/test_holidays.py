"""Holidays on their days: known years of each kind of rule, and what has none."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.annotate.times import holidays


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("Christmas Eve", 2031, "12-24"),
        ("Easter", 1961, "04-02"),
        ("Easter", 2000, "04-23"),
        ("Easter", 2038, "04-25"),  # the latest there is
        ("Easter", 2285, "03-22"),  # the earliest
        ("Good Friday", 2024, "03-29"),
        ("Orthodox Easter", 2024, "05-05"),
        ("Orthodox Easter", 2025, "04-20"),
        ("Thanksgiving", 2031, "11-27"),
        ("Memorial Day", 2024, "05-27"),
        ("Labor Day", 2025, "09-01"),
        ("Rosh Hashanah", 2023, "09-16"),
        ("Yom Kippur", 2022, "10-05"),
        ("Purim", 2023, "03-07"),
        ("Purim", 2024, "03-24"),  # in the second Adar of a leap year
        ("Shavuot", 2025, "06-02"),
    ],
)
def test_days(name, year, day):
    falls = date.fromisoformat(f"{year}-{day}")
    assert holidays.holiday(name, year) == (falls, falls)


def test_a_festival_has_a_first_and_a_last_day():
    assert holidays.holiday("hanukkah", 2024) == (date(2024, 12, 26), date(2025, 1, 2))
    assert holidays.holiday("Passover", 2024) == (date(2024, 4, 23), date(2024, 4, 30))


def test_rosh_hashanah_is_never_on_a_sunday_a_wednesday_or_a_friday():
    days = {holidays.holiday("Rosh Hashanah", year).first.weekday() for year in range(1900, 2200)}
    assert days == {0, 1, 3, 5}


def test_a_moon_that_has_to_be_seen_gives_no_day():
    assert holidays.holiday("Ramadan", 2031) is None


def test_years_out_of_the_calendar_give_no_day():
    assert holidays.holiday("Easter", 0) is None
    assert holidays.holiday("Easter", 10_000) is None


def test_every_rule_can_be_read():
    found = {name: holidays.holiday(name, 2031) for name in holidays.names()}
    assert len(found) > 60
    unknown = {name for name, day in found.items() if day is None}
    assert {"Diwali", "Eid al-Fitr"} < unknown
    assert len(unknown) < 15


def test_an_unknown_name_is_an_error():
    with pytest.raises(KeyError):
        holidays.holiday("Eel Day", 2031)
