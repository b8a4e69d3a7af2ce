"""Rows in order, doubles that name each other, and what is chosen and counted of them."""

from __future__ import annotations

import pytest

from onrecord.register.chosen import Choice, choose, people_called
from onrecord.register.counts import by_host, counterparts, months, principals, shares
from onrecord.register.period import period
from onrecord.register.register import make
from tests.unit.register.told import told

VENN, STRAND, ARI = "Marta Venn", "Eliav Strand", "Dov Ben-Ari"


def days(register) -> list[str | None]:
    return [row.entry.when.value if row.entry.when else None for row in register.rows]


def test_rows_are_in_order_of_days_and_the_undated_last() -> None:
    values = ["2031-04-17", None, "2030-12-01", "2031-04", "2031"]
    register = make([told(VENN, STRAND, value=value, key=str(value)) for value in values])
    assert days(register) == ["2030-12-01", "2031", "2031-04", "2031-04-17", None]


def test_two_meetings_with_one_id_are_told_apart() -> None:
    entry = told(VENN, STRAND)
    assert [row.entry.id[12:] for row in make([entry, entry, entry]).rows] == [":m1", ":m1-2", ":m1-3"]


def test_one_meeting_in_two_articles_is_two_rows_that_name_each_other() -> None:
    register = make(
        [
            told(VENN, STRAND, value="2031-04-17", key="a"),
            told(STRAND, VENN, ARI, value="2031-04-17", key="b"),
            told(VENN, STRAND, value="2031-04-18", key="c"),  # another day
            told(VENN, ARI, value="2031-04-17", key="d"),  # with the second, two in common
            told(VENN, STRAND, value="2031-04", key="e"),  # no day
            told(VENN, STRAND, value="2031-04-17", key="f", status="planned"),
        ]
    )
    of = {row.entry.origin.article: row for row in register.rows}
    keys = {told(VENN, STRAND, key=key).origin.article: key for key in "abcdef"}
    ids = {row.entry.id: keys[row.entry.origin.article] for row in register.rows}
    perhaps = {keys[article]: {ids[one] for one in row.perhaps} for article, row in of.items()}
    assert perhaps == {"a": {"b"}, "b": {"a", "d"}, "c": set(), "d": {"b"}, "e": set(), "f": set()}


def test_two_meetings_of_one_article_are_no_doubles() -> None:
    register = make([told(VENN, STRAND, value="2031-04-17", key="a") for _ in range(2)])
    assert [row.perhaps for row in register.rows] == [(), ()]


# Chosen


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Marta Venn", {VENN}),
        ("venn", {VENN}),
        ("Łukasz Żółw", {"Łukasz Żółw"}),
        ("zolw", {"Łukasz Żółw"}),
        ("Ben-Ari", {ARI}),
        ("ben ari", {ARI}),
        ("Märta Wenn", set()),
        ("Marta Strand", set()),
        ("Эльяв Странд", set()),
        ("!", set()),
    ],
)
def test_people_are_found_by_words_of_their_names(asked: str, found: set[str]) -> None:
    register = make([told(VENN, STRAND, ARI, "Łukasz Żółw")])
    assert {register.people[one].name for one in people_called(register, asked)} <= found | {STRAND, VENN}
    if found:
        assert {register.people[one].name for one in people_called(register, asked)} == found


def test_another_spelling_finds_where_no_word_does() -> None:
    register = make([told("Mikhail Trubnik", STRAND)])
    assert {register.people[one].name for one in people_called(register, "Михаил Трубник")} == {
        "Mikhail Trubnik"
    }


def test_choosing_by_person_days_and_status() -> None:
    register = make(
        [
            told(VENN, STRAND, value="2031-03-31", key="a"),
            told(VENN, STRAND, value="2031-04", key="b"),
            told(VENN, ARI, value="2031-04-17", key="c"),
            told(VENN, STRAND, value="2031-05-01", key="d"),
            told(VENN, STRAND, key="e"),
            told(VENN, STRAND, value="2031-04-10", key="f", status="planned"),
        ]
    )
    held = frozenset({"held"})
    april = period("2031-04")
    chosen = choose(register.rows, Choice(since=april, until=april, statuses=held))
    assert [row.entry.when.value for row in chosen.rows if row.entry.when] == ["2031-04", "2031-04-17"]
    assert (chosen.other_status, chosen.undated) == (1, 1)
    half = choose(register.rows, Choice(since=period("2031-04-20")))
    assert [row.entry.when.value for row in half.rows if row.entry.when] == ["2031-04", "2031-05-01"]
    ari = choose(register.rows, Choice(people_called(register, ARI)))
    assert len(ari.rows) == 1
    assert choose(register.rows, Choice()).rows == register.rows


# Counted


def test_months_have_no_holes_and_the_rest_is_undated() -> None:
    values = ["2030-11-03", "2031-02-01", "2031-02-28", "2031", None]
    found = months(make([told(VENN, STRAND, value=value, key=str(value)) for value in values]).rows)
    assert found.counts == {"2030-11": 1, "2030-12": 0, "2031-01": 0, "2031-02": 2}
    assert found.undated == 2
    assert months([]).counts == {}


def test_whoever_is_in_a_tenth_of_all_meetings_is_a_host_of_the_register() -> None:
    guests = [
        f"{given} {sur}" for given in ("Ada", "Otto", "Ines") for sur in ("Olt", "Sarnak", "Quill", "Bram")
    ]
    register = make([told(VENN, guest, key=guest) for guest in guests] + [told(STRAND, guests[0], key="x")])
    found = shares(register.rows)
    assert (found[0].person.name, found[0].meetings) == (VENN, 12)
    hosts = principals(register.rows, found)
    assert [share.person.name for share in hosts] == [VENN]
    others = counterparts(found, [hosts[0].person.id])
    assert (others[0].person.name, others[0].meetings) == ("Ada Olt", 2)
    assert {other.name for other, _ in others[0].beside} == {VENN, STRAND}
    assert VENN not in {share.person.name for share in others}
    pieces = by_host(register.rows, [hosts[0].person.id])
    assert pieces[others[0].person.id] == [1, 1]


def test_whoever_only_sits_beside_a_host_is_none() -> None:
    guests = [f"{name} Olt" for name in ("Ada", "Otto", "Ines", "Karl", "Ruth", "Hugo")]
    entries = [told(VENN, STRAND, guest, key=guest) for guest in guests]
    entries += [told(ARI, guest, key=f"{guest} again") for guest in guests]
    register = make(entries)
    hosts = [share.person.name for share in principals(register.rows, shares(register.rows))]
    assert hosts == [ARI, STRAND]  # Venn is in as many as Strand, and in none without him


def test_a_small_register_has_no_hosts() -> None:
    register = make([told(VENN, STRAND, key="a"), told(VENN, ARI, key="b")])
    assert principals(register.rows, shares(register.rows)) == []


def test_somebody_told_twice_in_one_meeting_counts_once() -> None:
    register = make([told("Marta Venn", "Eliav Strand", "Marta J. Venn")])
    assert {share.person.name: share.meetings for share in shares(register.rows)}["Marta J. Venn"] == 1


def test_bodies_and_groups_are_no_counterparts() -> None:
    register = make([told(VENN, "Straits Commission", kinds={"Straits Commission": "organization"})])
    assert [share.person.name for share in shares(register.rows)] == [VENN]
