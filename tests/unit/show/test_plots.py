"""Pictures of a person: what is drawn, where, and what they say to whoever does not see them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from onrecord.register.counts import shares
from onrecord.register.people import join
from onrecord.register.period import period
from onrecord.register.profile import Profile, profile
from onrecord.register.register import make
from onrecord.register.ties import circle
from onrecord.show.graph_plot import graph_plot
from onrecord.show.plot import WIDTH, month_label, month_name, round_number
from onrecord.show.timeline_plot import timeline_plot
from tests.unit.register.quoted import said
from tests.unit.register.told import told

VENN, HALLIN, ARI, OLT = "Marta Venn", "Oskar Hallin", "Dov Ben-Ari", "Ada Olt"


def drawn(picture: str):
    return etree.fromstring(picture.encode())


def texts(picture: str, kind: str) -> list[str]:
    return ["".join(one.itertext()) for one in drawn(picture).iter("text") if one.get("class") == kind]


def titles(picture: str) -> list[str]:
    return [one.text or "" for one in drawn(picture).iter("title")]


def person(entries, quotes=()) -> Profile:
    people = join(entries, quotes)
    ids = frozenset(one.id for one in people.people if one.name == VENN)
    return profile(ids, make(entries, people=people).rows, quotes, people)


# Time


def test_a_lane_for_what_there_is_and_a_bar_an_office() -> None:
    entries = [
        told(VENN, HALLIN, value="2031-04-17", key="a", published="2031-04-17", offices={VENN: "envoy"})
    ]
    quotes = [
        said(VENN, "One.", key="b", published="2031-09-12", office="envoy"),
        said(VENN, "Two.", key="c", published="2031-09-13", office="minister"),
        said(HALLIN, "Three.", to=VENN, key="d", published=None),
    ]
    picture = timeline_plot(person(entries, quotes))
    assert texts(picture, "name") == ["met", "said"]
    assert [one for one in titles(picture) if ":" in one] == [
        "envoy: 2 articles, 2031-04-17 to 2031-09-12",
        "minister: 1 article, 2031-09-13 to 2031-09-13",
        "April 2031: met 1",
        "September 2031: said 2",
    ]
    assert "From April 2031 to September 2031: met 1; said 2." in picture


@pytest.mark.parametrize("published", [None, "2031"])
def test_nothing_that_has_a_month_is_no_picture(published: str | None) -> None:
    assert timeline_plot(person([], [said(VENN, "One.", published=published)])) == ""
    assert timeline_plot(person([])) == ""


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["1999-12", "2031-01", "2031-04-17", "2031-12-31T23:00:00Z", "2049-02", None, "2031"]
            ),
            st.sampled_from(["envoy", "<b>", "x" * 90, "נשיא", None]),
        ),
        max_size=12,
    )
)
@settings(max_examples=40, deadline=None)
def test_everything_lies_in_the_picture(chosen) -> None:
    quotes = [
        said(VENN, f"Thing {at}.", key=str(at), published=day, office=office)
        for at, (day, office) in enumerate(chosen)
    ]
    picture = timeline_plot(person([], quotes))
    if not picture:
        assert not any(period((day or "")[:10]) and len(day or "") > 4 for day, _ in chosen)
        return
    svg = drawn(picture)[0]
    _, _, wide, high = map(float, svg.get("viewBox").split())
    for one in svg.iter("rect"):
        x, y, width, height = (float(one.get(name)) for name in ("x", "y", "width", "height"))
        assert 0 <= x <= x + width <= wide + 0.1
        assert 0 <= y <= y + height <= high
        assert width > 0
        assert height > 0


# Months and numbers


@pytest.mark.parametrize(
    ("most", "top"),
    [(0, 2), (1, 2), (3, 4), (10, 10), (11, 20), (99, 100), (101, 200), (7_001, 8_000), (90_000, 100_000)],
)
def test_round_numbers(most: int, top: int) -> None:
    assert round_number(most) == top


@given(st.integers(0, 10**9))
def test_a_round_number_is_even_and_not_far_above(most: int) -> None:
    top = round_number(most)
    assert most <= top <= max(2, 2 * most)
    assert top % 2 == 0


def test_months_by_name_the_year_where_there_is_room() -> None:
    assert month_name("2031-04") == "April 2031"
    few = [month_label(f"2031-{at + 1:02}", at, 40.0 * at, 12, 90) for at in range(12)]
    assert [">Jan 2031<" in one for one in few] == [at == 0 for at in range(12)]
    assert [bool(one) for one in few] == [at % 3 == 0 for at in range(12)]
    assert ">Nov<" in month_label("2031-11", 0, 0.0, 12, 90)
    many = [month_label(f"{2000 + at // 12}-{at % 12 + 1:02}", at, 1.0, 480, 90) for at in range(480)]
    assert sum(map(bool, many)) == 20


# Who met whom


def graph(*meetings: list[str], hosts: tuple[str, ...] = ()) -> str:
    rows = make([told(*names, key=str(at)) for at, names in enumerate(meetings)]).rows
    shown = circle(rows, shares(rows))
    ids = [one.person.id for one in shown.people if one.person.name in hosts]
    return graph_plot(shown.people, shown.ties, ids)


def test_a_circle_a_person_and_a_line_a_pair_thicker_the_more_often() -> None:
    picture = graph([VENN, HALLIN], [VENN, HALLIN, ARI], [VENN, HALLIN], hosts=(VENN,))
    svg = drawn(picture)
    assert titles(picture)[0] == "Who met whom: 3 people"
    assert "The most frequent pairs: Oskar Hallin and Marta Venn 3" in picture.replace(
        "Marta Venn and Oskar Hallin", "Oskar Hallin and Marta Venn"
    )
    widths = {line[0].text: float(line.get("stroke-width")) for line in svg.iter("line")}
    assert min(widths.values()) < max(widths.values())
    assert next(told for told, wide in widths.items() if wide == max(widths.values())).endswith(
        ": 3 meetings"
    )
    sizes = [float(one.get("r")) for one in svg.iter("circle")]
    assert len(sizes) == 3
    assert [one.get("class") for one in svg.iter("circle")].count("node host1") == 1
    assert {one.get("data-find") for one in svg.iter("a")} == {VENN, HALLIN, ARI}


def test_few_people_take_little_room() -> None:
    def height(*names: str) -> float:
        return float(drawn(graph(list(names)))[0].get("viewBox").split()[3])

    crowd = [f"Guest Number-{letter}" for letter in "abcdefghijkl"]
    assert height(VENN, HALLIN, ARI) < 300 < height(*crowd)


def test_nobody_drawn_says_so() -> None:
    assert "No two of them met." in graph_plot([], [])


def test_long_and_hostile_names_stay_within_the_picture() -> None:
    names = ["<b>" + "Wolfeschlegelsteinhausenbergerdorff " * 3 + "Olt", "Dov & Ben-Ari", f'"{OLT}"']
    svg = drawn(graph(names))[0]
    assert {"".join(one.itertext()) for one in svg.iter("text")} >= {"Dov & Ben-Ari", f'"{OLT}"'}
    for one in svg.iter("text"):
        half = len("".join(one.itertext())) * 6.8 / 2
        assert float(one.get("x")) - half >= 0
        assert float(one.get("x")) + half <= WIDTH


def test_ties_are_drawn_under_people_the_strongest_last() -> None:
    svg = drawn(graph([VENN, HALLIN], [VENN, HALLIN, ARI, OLT]))[0]
    order = [one.tag for one in svg if one.tag in {"line", "a"}]
    assert order == sorted(order, reverse=True)  # lines, then people
    widths = [float(one.get("stroke-width")) for one in svg.iter("line")]
    assert all(one <= other for one, other in pairwise(widths))
