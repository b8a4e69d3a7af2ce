"""Forms of tagged persons: where they are looked for, when they are joined, when two are merged."""

from __future__ import annotations

import gzip
import json

import pytest
from made_records import at, person, record

from benchmarks import kremlin
from benchmarks.kremlin import Item, count, occurrences, people, report

TAGGED = [
    [("1", "Marta Venn"), ("2", "Mr Olt")],
    [("1", "Mrs Venn"), ("2", "Aurel\nOlt")],
    [("1", "Marta Venn]"), ("3", "Leo bin Dahl"), ("4", "Istrova")],
]


def test_people_are_put_together_from_all_items():
    known = people(TAGGED)
    assert (known["1"].surname, known["1"].given) == ("Venn", {"Marta"})
    assert (known["2"].surname, known["2"].given) == ("Olt", {"Aurel"})
    assert known["3"].given == {"Leo"}


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Marta Venn came. Ms Venn left. Venn’s car.", ["Marta Venn", "Venn", "Venn"]),
        ("Marta\nVenn, then Vennik and Lavenn", ["Marta\nVenn"]),
        ("Venn Marta spoke", ["Venn Marta"]),
    ],
)
def test_occurrences_take_in_given_names_and_leave_titles(text, forms):
    assert [span.of(text) for span in occurrences(people(TAGGED)["1"], text)] == forms


def loaded(tmp_path, monkeypatch, text, persons, **more):
    folder = tmp_path / "data" / "readouts"
    folder.mkdir(parents=True)
    kept = [{"id": "9", "text": text, "persons": persons, **more}]
    kept += [{"id": str(number), "text": "", "persons": persons} for number, persons in enumerate(TAGGED)]
    lines = "\n".join(json.dumps(one) for one in kept)
    (folder / "kremlin_to_2018.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    monkeypatch.setenv("ONRECORD_SHARED", str(tmp_path))
    return kremlin.load()


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Marta Venn met Mr Olt. Ms Venn left.", {"1": ["Marta Venn", "Venn"], "2": ["Olt"]}),
        ("Marta Venn met Olt. Otto Venn did not. Venn left.", None),  # a namesake: neither is sure
        ("Marta Venn met President Venn.", {"1": ["Marta Venn", "Venn"]}),
        ("Marta Venn met nobody.", None),  # one person in one form
    ],
)
def test_what_is_measured_of_an_item(tmp_path, monkeypatch, text, printed):
    items = loaded(tmp_path, monkeypatch, text, [("1", "Marta Venn"), ("2", "Olt")])
    told = [{one: list(forms) for one, forms in item.printed.items()} for item in items]
    assert told == ([] if printed is None else [printed])


def test_long_items_are_left_out(tmp_path, monkeypatch):
    text = "Marta Venn met Ms Venn." + " " * kremlin.LONGEST
    assert loaded(tmp_path, monkeypatch, text, [("1", "Marta Venn")]) == []
    assert [item.name for item in kremlin.load(kremlin.LONGEST * 2)] == ["9"]


TEXT = "Marta Venn met Aurel Olt. Ms Venn left. Mr Olt stayed, and Olt slept."
ITEM = Item(
    "9",
    TEXT,
    {
        "1": {"Marta Venn": (at(TEXT, "Marta Venn"),), "Venn": (at(TEXT, "Venn", 2),)},
        "2": {"Aurel Olt": (at(TEXT, "Aurel Olt"),), "Olt": (at(TEXT, "Olt", 2), at(TEXT, "Olt", 3))},
    },
)


def named(number, *places):
    return person(number, "somebody", *((place, "name") for place in places))


VENN = named(1, at(TEXT, "Marta Venn"), at(TEXT, "Ms Venn"))
OLT = named(2, at(TEXT, "Aurel Olt"), at(TEXT, "Olt", 2), at(TEXT, "Olt", 3))


@pytest.mark.parametrize(
    ("entities", "joined", "persons", "apart"),
    [
        ([VENN, OLT], 1, 2, 1),
        ([VENN, named(2, at(TEXT, "Aurel Olt"), at(TEXT, "Olt", 2))], 1, 2, 1),  # missed once, joined still
        ([VENN, named(2, at(TEXT, "Aurel Olt"))], 0, 1, 1),  # a form that is never found
        ([VENN, named(2, at(TEXT, "Aurel Olt"), at(TEXT, "Olt", 2)), named(3, at(TEXT, "Olt", 3))], 0, 1, 1),
        ([named(1, *(m.span for m in (*VENN.mentions, *OLT.mentions)))], 1, 2, 0),
        ([], 0, 0, 1),
    ],
)
def test_joined_and_apart(entities, joined, persons, apart):
    counts = count(ITEM, record(TEXT, (), entities))
    assert counts["joined"] == (joined, 1, joined, 1)
    assert counts["persons"] == (persons, 2, persons, 2)
    assert counts["apart"] == (apart, 1, apart, 1)


def test_only_names_hold_a_form():
    nominal = person(1, "Venn", *((mention.span, "nominal") for mention in VENN.mentions))
    assert count(ITEM, record(TEXT, (), [nominal, OLT]))["persons"] == (1, 2, 1, 2)


def test_errors_are_told():
    split = named(3, at(TEXT, "Olt", 3))
    told = "\n".join(report(ITEM, record(TEXT, (), [VENN, named(2, at(TEXT, "Aurel Olt")), split])))
    assert "CUT 9 person 2" in told
    assert "person 1" not in told
    merged = named(1, *(m.span for m in (*VENN.mentions, *OLT.mentions)))
    assert any(line.startswith("MERGED 9") for line in report(ITEM, record(TEXT, (), [merged])))
