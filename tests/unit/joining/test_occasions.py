"""What titles of one source's articles say of their occasions."""

from __future__ import annotations

import pytest

from onrecord.joining.occasions import Occasions
from tests.unit.joining.given import origin


def titles(left: str | None, right: str | None, outlets: tuple[str, str] = ("Ministry", "Ministry")):
    made = Occasions()
    for at in range(5):
        made.number(origin(f"other{at}", "Ministry", title=f"Minister Venn met somebody of number {at}x"))
    one, other = (
        made.number(origin(key, outlet, title=title))
        for key, outlet, title in zip("ab", outlets, (left, right), strict=True)
    )
    return made.titles(one, other)


@pytest.mark.parametrize(
    ("left", "right", "alike", "series"),
    [
        ("Venn opened the herring congress", "The herring congress was opened", True, False),
        ("Venn opened the herring congress", "A bell for Ostrel", False, False),
        ("Call with Minister Olt", "Call with Chancellor Krol", False, True),
        ("Call with Minister Olt", "Call with Minister Olt", True, False),
        ("Venn met Olt", "Venn praised herring", False, False),
        ("Briefing of July 21", "Briefing of July 22", None, True),
        ("Briefing of July 21", "Briefing of July", True, False),
        (None, "Briefing", False, False),
        ("", "", False, False),
    ],
)
def test_titles(left, right, alike, series):
    found = titles(left, right)
    assert found is not None
    assert found.series is series
    assert alike is None or (found.alike >= 0.5) is alike
    assert 0.0 <= found.alike <= 1.0


def test_two_outlets_and_one_article_are_not_compared():
    assert titles("Briefing", "Briefing", ("Ministry", "The Tide")) is None
    made = Occasions()
    number = made.number(origin("a", "Ministry", title="Briefing"))
    assert made.number(origin("a", "Ministry", title="Briefing")) == number
    assert made.titles(number, number) is None


def test_without_an_outlet_the_host_is_the_source():
    made = Occasions()
    one = made.number(origin("a", title="Briefing"))
    assert made.titles(one, made.number(origin("b", title="Briefing"))) is None
