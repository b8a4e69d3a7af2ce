"""Who in one article is who in another: joined where sure, said where not."""

from __future__ import annotations

import pytest

from onrecord.names.judgement import Judgement, Verdict
from onrecord.register.entry import Entry
from onrecord.register.people import People, Person, join
from tests.unit.register.told import told


def names(*entries) -> set[frozenset[str]]:
    return {frozenset(person.names) for person in join(entries).people if person.kind == "person"}


def of(people: People, entry: Entry, at: int) -> Person:
    return people.of(entry.origin, entry.present[at])


@pytest.mark.parametrize(
    ("one", "other", "offices"),
    [
        ("Marta Venn", "Marta J. Venn", {}),
        (
            "Mikhail Trubnik",
            "Misha Trubnik",
            {"Mikhail Trubnik": "harbour master", "Misha Trubnik": "Harbour Master"},
        ),
        ("Oskar Hallin", "Oscar Hallin", {"Oskar Hallin": "president", "Oscar Hallin": "President"}),
    ],
)
def test_one_person_in_two_spellings(one: str, other: str, offices: dict[str, str]) -> None:
    first = told(one, "Eliav Strand", key="a", offices=offices)
    second = told(other, "Dov Ben-Ari", key="b", offices=offices)
    assert frozenset({one, other}) in names(first, second)


def test_two_people_of_one_surname_stay_two() -> None:
    first = told("Alexander Trubnik", "Eliav Strand", key="a", offices={"Alexander Trubnik": "President"})
    second = told("Alexei Trubnik", "Eliav Strand", key="b", offices={"Alexei Trubnik": "President"})
    assert {frozenset({"Alexander Trubnik"}), frozenset({"Alexei Trubnik"})} < names(first, second)


def test_a_bare_surname_is_joined_to_nobody_and_says_who_it_may_be() -> None:
    offices = {"Venn": "Secretary", "Marta Venn": "Secretary of State"}
    joined = join(
        [
            told("Venn", "Eliav Strand", key="a", offices=offices),
            told("Marta Venn", "Dov Ben-Ari", key="b", offices=offices),
        ]
    )
    bare, full = (next(p for p in joined.people if p.name == name) for name in ("Venn", "Marta Venn"))
    assert (bare.perhaps, full.perhaps) == ((), (bare.id,))  # of two as frequent, the first goes before


def test_people_stand_as_they_appear_and_are_called_as_most_print_them() -> None:
    joined = join(
        [
            told("Marta J. Venn", "Eliav Strand", key="a"),
            told("Marta Venn", "Eliav Strand", key="b"),
            told("Marta Venn", "Eliav Strand", key="c"),
        ]
    )
    assert [person.name for person in joined.people] == ["Marta Venn", "Eliav Strand"]
    assert joined.people[0].names == ("Marta Venn", "Marta J. Venn")


def test_what_people_decided_holds() -> None:
    entries = [told("Marta Venn", "Eliav Strand", key="a"), told("Marta J. Venn", "Dov Ben-Ari", key="b")]
    apart = Judgement("Marta Venn", "Marta J. Venn", Verdict.DIFFERENT, "Ottoline", "2031-04-17")
    assert len(join(entries).people) == 3
    assert len(join(entries, judgements=[apart]).people) == 4


def test_bodies_are_one_where_they_are_printed_alike() -> None:
    kinds = {
        "Straits Commission": "organization",
        "STRAITS COMMISSION": "organization",
        "Strait Commission": "group",
    }
    joined = join([told("Marta Venn", name, key=name, kinds=kinds) for name in kinds])
    assert [(p.kind, p.names) for p in joined.people if p.kind != "person"] == [
        ("organization", ("STRAITS COMMISSION", "Straits Commission")),
        ("group", ("Strait Commission",)),
    ]


def test_whose_kind_an_article_leaves_open_is_a_person() -> None:
    entries = [told("Marta Venn", "Eliav Strand", key="a", kinds={"Marta Venn": "unknown"})]
    entries += [told("Marta J. Venn", "Dov Ben-Ari", key="b")]
    assert {person.kind for person in join(entries).people} == {"person"}
    assert frozenset({"Marta Venn", "Marta J. Venn"}) in names(*entries)


def test_whoever_has_no_name_is_another_in_another_article() -> None:
    unnamed = ("the president", "both sides")
    entries = [
        told("Marta Venn", *unnamed, key=key, unnamed=unnamed, kinds={"both sides": "group"}) for key in "ab"
    ]
    joined = join(entries)
    assert [person.name for person in joined.people] == ["Marta Venn", *unnamed, *unnamed]
    assert of(joined, entries[0], 1) != of(joined, entries[1], 1)
    assert of(joined, entries[0], 0) == of(joined, entries[1], 0)


def test_the_order_of_articles_changes_numbers_only() -> None:
    entries = [
        told("Marta Venn", "Eliav Strand", key="a"),
        told("Marta J. Venn", "Dov Ben-Ari", key="b"),
        told("Venn", "Ada Olt", key="c"),
    ]
    assert names(*entries) == names(*entries[::-1])


def test_a_host_beside_everybody_makes_nobody_one() -> None:
    # Two bearers of one name with nothing else in common but the host of every meeting.
    entries = [told("Ivan Ivanov", "Marta Venn", key="a", offices={"Ivan Ivanov": "mayor"})]
    entries += [told("I. Ivanov", "Marta Venn", key="b", offices={"I. Ivanov": "admiral"})]
    entries += [told(f"Guest {name}", "Marta Venn", key=name) for name in ("Olt", "Quill", "Bram")]
    assert frozenset({"Ivan Ivanov"}) in names(*entries)


def test_nobody_is_nobody() -> None:
    assert join([]).people == ()


def met(name: str, *others: str, key: str, office: str = "", day: str = "2031-04-17"):
    """Return a meeting of one article."""
    offices = {name: office} if office else {}
    return told(name, *others, key=key, offices=offices, url=f"https://ledger.example/{key}", published=day)


def bearers(people: People, name: str) -> int:
    return sum(name in person.names for person in people.people)


COMMON = "Peter Lewis"  # borne by others in the news: by itself it does not tell one


def test_a_name_that_comes_again_and_again_is_one_persons_while_nothing_tells_of_two() -> None:
    def times(number: int) -> int:
        entries = [met(COMMON, f"Guest {number}", key=str(number)) for number in range(number)]
        return bearers(join(entries), COMMON)

    assert (times(2), times(3), times(6)) == (2, 1, 1)


def test_not_where_two_offices_are_told() -> None:
    entries = [met(COMMON, f"Guest {at}", key=str(at)) for at in range(3)]
    entries += [met(COMMON, "Ada Olt", key="a", office="surgeon")]
    entries += [met(COMMON, "Eliav Strand", key="b", office="customs clerk")]
    assert bearers(join(entries), COMMON) > 2


def test_one_walk_of_life_told_again_and_again_is_one_persons() -> None:
    def offices(*told_of: str) -> int:
        entries = [
            met(COMMON, f"Guest {at}", key=str(at), office=office) for at, office in enumerate(told_of)
        ]
        return bearers(join(entries), COMMON)

    assert offices(*["governor"] * 4, *["agriculture minister"] * 4) == 1
    assert offices("governor", "agriculture minister") == 2
    assert offices(*["governor"] * 4, *["football coach"] * 4) == 2


def test_a_friend_or_a_counterpart_is_no_office() -> None:
    entries = [
        met("Hugo Lewis", f"Guest {at}", key=str(at), office="President of Tessara") for at in range(3)
    ]
    entries += [
        met("Hugo Lewis", f"Visitor {at}", key=f"v{at}", office="Tessaran counterpart") for at in range(3)
    ]
    assert bearers(join(entries), "Hugo Lewis") == 1


def test_a_king_is_known_by_his_number_and_his_land() -> None:
    one = [met("Otto II", f"Guest {at}", key=str(at), office="King") for at in range(2)]
    one += [met("Otto II", "Ada Olt", key="c", office="His Majesty King")]
    assert bearers(join(one), "Otto II") == 1
    two = [met("Otto II", f"Guest {at}", key=str(at), office="King of Norway") for at in range(3)]
    two += [met("Otto II", f"Visitor {at}", key=f"v{at}", office="Prince of Malta") for at in range(3)]
    assert bearers(join(two), "Otto II") == 2


def said_same(left: str, right: str) -> Judgement:
    return Judgement(left, right, Verdict.SAME, "Ottoline", "2031-04-17")


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Venn", "office": "coach"},
        {"name": "the president", "office": ""},
        {"name": "Marta Wenn-Kolb", "office": "coach"},
    ],
)
def test_what_people_join_parts_nobody_else(other: dict[str, str]) -> None:
    entries = [met("Marta Venn", "Dov Ben-Ari", key="b", office="minister")]
    entries += [met("Marta J. Venn", "Dov Ben-Ari", key="c", office="minister")]
    unnamed = (other["name"],) if other["name"].islower() else ()
    offices = {other["name"]: other["office"]} if other["office"] else {}
    entries += [
        told(other["name"], "Ada Olt", key="a", url="https://l.example/a", offices=offices, unnamed=unnamed)
    ]
    ref = next(item.ref for item in join(entries).items if item.name == other["name"])
    joined = join(entries, judgements=[said_same(ref, "Marta Venn")])
    [venn] = (person for person in joined.people if "Marta Venn" in person.names)
    assert set(venn.names) == {"Marta Venn", "Marta J. Venn", other["name"]}


def test_what_people_decide_does_not_join_jr_and_sr() -> None:
    entries = [met(name, "Ada Olt", key=name) for name in ("Daniel Orr Jr.", "Daniel Orr Sr.", "Dan Orr")]
    joined = join(entries, judgements=[said_same("Dan Orr", "Daniel Orr Sr.")])
    assert "Daniel Orr Jr." not in next(p.names for p in joined.people if "Dan Orr" in p.names)


def test_people_join_a_body_that_reading_took_for_a_person() -> None:
    body = "Straits Commission"
    entries = [met(body, "Ada Olt", key="a")]
    entries += [
        told(body, "Dov Ben-Ari", key=key, url=f"https://l.example/{key}", kinds={body: "organization"})
        for key in "bc"
    ]
    assert bearers(join(entries), body) == 2
    joined = join(entries, judgements=[said_same(body, f"organization:{body}")])
    [one] = (person for person in joined.people if body in person.names)
    assert one.kind == "organization"
