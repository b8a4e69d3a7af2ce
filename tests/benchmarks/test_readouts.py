"""Readouts: when a record's meeting is right, the command, and the labels that were checked by hand."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace

import pytest
from made_readouts import KREMLIN, STATE
from made_records import at, person, record

from benchmarks import readout_labels, readouts
from benchmarks.readout_judge import FIELDS, judge, sentence_of
from benchmarks.readout_labels import Item, Label
from benchmarks.readout_titles import Name
from benchmarks.readouts import CEILINGS, FIGURES, checked, count, report, sample
from onrecord.types import Meeting, MeetingTime, Participant, Place

TEXT = (
    "Meeting with Aurel Olt\n\nMarch 2, 2031, Castle Hill, Oslo\n\n"
    "President Marta Venn met with Aurel Olt. Bo Dahl, her aide, attended. They discussed Kai Lund.\n"
    "Ida Ran: Welcome, Mr Olt.\nThe Oslo paper Post wrote of it."
)
LABEL = Label(
    (Name(("Aurel", "Olt")),), ("Venn",), frozenset({"held"}), frozenset({"in_person"}), "2031-03-02",
    frozenset({"castle", "hill", "oslo"}),
)  # fmt: skip
ITEM = Item("kremlin", "7", "Meeting with Aurel Olt", TEXT, "2031-03-02", LABEL)
PEOPLE = {
    "olt": person(1, "Aurel Olt", (at(TEXT, "Aurel Olt", 2), "name"), (at(TEXT, "Mr Olt"), "name")),
    "venn": person(2, "Marta Venn", (at(TEXT, "Marta Venn"), "name")),
    "president": person(3, "the President", (at(TEXT, "President"), "nominal")),
    "dahl": person(4, "Bo Dahl", (at(TEXT, "Bo Dahl"), "name")),
    "lund": person(5, "Kai Lund", (at(TEXT, "Kai Lund"), "name")),
    "ran": person(6, "Ida Ran", (at(TEXT, "Ida Ran"), "name")),
    "oslo": person(7, "Oslo", (at(TEXT, "Oslo"), "name")),
    "post": person(8, "Post", (at(TEXT, "Post"), "name")),
}


def told(*who, number=1, trigger="met", **changes) -> Meeting:
    people = tuple(Participant(PEOPLE[one].id, PEOPLE[one].mentions[0].span, "participant") for one in who)
    place, day = at(TEXT, "Castle Hill"), at(TEXT, "March 2, 2031")
    meeting = Meeting(
        f"m{number}", "held", "in_person", at(TEXT, trigger), people, Place("Castle Hill", place),
        MeetingTime("2031-03-02", "day", day), (), (), 1.0, ("rule:hand",),
    )  # fmt: skip
    return replace(meeting, **changes)


def verdict(*meetings, item=ITEM):
    return judge(item, record(TEXT, entities=PEOPLE.values(), meetings=meetings))


def test_a_meeting_that_has_it_all():
    right = verdict(told("venn", "olt")).right
    assert right == dict.fromkeys(FIELDS, True) | {"false": None}


@pytest.mark.parametrize(
    ("meetings", "found"),
    [
        ([], False),
        ([told("venn", "dahl")], False),
        ([told("olt")], True),  # the text names nobody else
        ([told("president", "olt")], True),
        ([told("lund", "olt")], False),  # what somebody else had with him is another meeting
        ([told("lund", "olt", trigger="Meeting")], True),  # not the one of the title
        ([told("venn", "olt", status="planned")], False),
    ],
)
def test_found(meetings, found):
    assert verdict(*meetings).right["found"] is found


def test_all_must_be_found_and_the_meeting_with_most_of_them_is_judged():
    both = replace(ITEM, label=replace(LABEL, counterparts=(Name(("Aurel", "Olt")), Name(("Bo", "Dahl")))))
    assert verdict(told("venn", "olt"), item=both).right["found"] is False
    # "separate calls with": one each.
    got = verdict(told("venn", "dahl"), told("venn", "olt", number=2), item=both)
    assert got.right["found"] is True
    assert got.meeting.id == "m1"
    got = verdict(told("venn", "dahl"), told("venn", "olt", "dahl", number=2), item=both)
    assert got.meeting.id == "m2"


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"mode": "phone"}, "mode"),
        ({"time": None}, "day"),
        ({"time": MeetingTime("2031-03", "month", at(TEXT, "March"))}, "day"),
        ({"time": MeetingTime("2031-03-01", "day", at(TEXT, "March"))}, "day"),
        ({"place": None}, "place"),
        ({"place": Place("Bergen", at(TEXT, "Post"))}, "place"),
    ],
)
def test_fields_that_are_wrong(changes, wrong):
    right = verdict(told("venn", "olt", **changes)).right
    assert [field for field in FIELDS if right[field] is False] == [wrong]


def test_a_time_of_day_is_of_its_day():
    noon = MeetingTime("2031-03-02T12:00", "time", at(TEXT, "March"))
    assert verdict(told("venn", "olt", time=noon)).right["day"] is True


def test_fields_without_a_label_and_of_no_meeting_are_not_judged():
    bare = replace(ITEM, label=replace(LABEL, modes=None, day=None, place=None))
    right = verdict(told("venn", "olt"), item=bare).right
    assert [right[field] for field in ("mode", "day", "place")] == [None] * 3
    unsure = replace(ITEM, label=replace(LABEL, unsure=True))
    assert verdict(told("venn", "olt"), item=unsure).right["day"] is None
    assert {verdict().right[field] for field in ("extra", "day", "place", "mode")} == {None}


@pytest.mark.parametrize(
    ("who", "extra"),
    [
        ("dahl", ()),  # attended
        ("ran", ()),  # speaks
        ("president", ()),
        ("lund", ("Kai Lund",)),  # whom they spoke about
        ("oslo", ("Oslo",)),  # of the date line
        ("post", ("Post",)),
    ],
)
def test_extra_participants(who, extra):
    got = verdict(told("venn", "olt", who))
    assert (got.extra, got.right["extra"]) == (extra, not extra)


def test_a_list_of_other_items_gives_nobody():
    text = TEXT + "\n\nSee also\nPresident Marta Venn met with Per Holm March 1, 2031\nAurel Olt: Thank you."
    holm = person(9, "Per Holm", (at(text, "Per Holm"), "name"))
    people = (*told("venn", "olt").participants, Participant("e9", at(text, "Per Holm"), "participant"))
    meeting = replace(told("venn", "olt"), participants=people)
    made = record(text, entities=(*PEOPLE.values(), holm), meetings=[meeting])
    assert judge(replace(ITEM, text=text), made).extra == ("Per Holm",)


def test_the_office_before_a_name_of_the_title_is_nobody_of_its_own():
    title = "Meeting with Oltram Director Aurel Olt"
    text = TEXT.replace(ITEM.title, title, 1)
    firm = person(9, "Oltram", (at(text, "Oltram"), "name"))
    olt = person(1, "Aurel Olt", (at(text, "Aurel Olt"), "name"))
    people = tuple(Participant(one.id, one.mentions[0].span, "participant") for one in (firm, olt))
    meeting = replace(told("olt"), participants=people, trigger=at(text, "Meeting"))
    made = record(text, entities=(firm, olt), meetings=[meeting])
    assert judge(replace(ITEM, title=title, text=text), made).extra == ("Oltram",)


def test_greetings():
    greeting = replace(ITEM, label=None)
    assert verdict(item=greeting).right["false"] is False
    assert verdict(told("venn", "olt"), item=greeting).right["false"] is True


def test_a_sentence_goes_on_over_a_hard_line_end():
    text = "One. Marta Venn also\ntook part in it. Two."
    assert sentence_of(text, at(text, "Venn")) == ("Marta Venn also\ntook part in it.", 6)


def test_counts_and_report():
    got = verdict(told("venn", "olt", "lund"))
    assert count(ITEM, got)["kremlin extra"] == (0, 1, 0, 1)
    assert count(ITEM, got)["kremlin found"] == (1, 1, 1, 1)
    assert "kremlin false" not in count(ITEM, got)
    made = record(TEXT, entities=PEOPLE.values(), meetings=[got.meeting])
    lines = "\n".join(report(ITEM, made, got, "extra"))
    assert "EXTRA kremlin 7 (2031-03-02) Meeting with Aurel Olt" in lines
    assert "extra: Kai Lund" in lines
    assert "President Marta Venn [[met]] with Aurel Olt." in lines
    assert "rule:hand" in lines
    assert "no meeting in the record" in "\n".join(report(ITEM, record(TEXT), verdict(), "found"))


def test_the_sample_takes_every_site_and_kind(monkeypatch):
    monkeypatch.setattr(readouts, "EVERY", {"kremlin": 3, "state": 1})
    items = [replace(ITEM, key=str(n), label=None if n % 2 else LABEL) for n in range(10)]
    items += [replace(ITEM, site="state", key=key) for key in "ab"]
    assert [item.key for item in sample(items)] == ["0", "6", "1", "7", "a", "b"]


def test_ceilings_are_the_false_meetings():
    assert set(CEILINGS) == {"kremlin: false meetings", "state: false meetings"}
    assert len(FIGURES) == 12


@pytest.fixture
def shared(tmp_path, monkeypatch):
    folder = tmp_path / "data" / "readouts"
    folder.mkdir(parents=True)
    greeting = KREMLIN | {"id": "8", "title": "Greetings to the fishers"}
    text = "President Marta Venn met with Aurel Olt in Oslo."
    for name, rows in (
        ("kremlin_to_2018", [KREMLIN | {"text": text}, greeting]),
        ("state_to_2022_03", [STATE]),
    ):
        lines = "\n".join(json.dumps(row) for row in rows)
        (folder / f"{name}.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    monkeypatch.setenv("ONRECORD_SHARED", str(tmp_path))


@pytest.mark.usefixtures("shared")
def test_measured_from_the_files():
    measured = readouts.measure(None)
    assert measured["kremlin: counterpart found"].sums.gold == 1
    assert measured["kremlin: false meetings"].value == 0
    assert [name for name, one in measured.items() if one.ceiling] == sorted(CEILINGS)


@pytest.mark.usefixtures("shared")
def test_the_command_shows_items():
    said: list[str] = []
    assert readouts.main(["--model", "none", "--item", "7"], said.append) == 0
    assert said[0].startswith("FOUND kremlin 7 (2031-03-02) Meeting with Aurel Olt")
    assert "1 items" in said[1]
    said.clear()
    assert readouts.main(["--model", "none", "--all", "--site", "state"], said.append) == 0
    assert any("state: counterpart found" in line for line in said)
    assert not any("kremlin: counterpart" in line for line in said)


def test_what_is_missing_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_SHARED", str(tmp_path))
    said: list[str] = []
    assert readouts.main([], said.append) == 1
    assert "is not there" in said[0]


def test_the_checked_labels_are_verdicts_and_no_words():
    lines = readouts.CHECKED.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    assert all(any(word in line for line in head) for word in ("source:", "licence:", "made:", "columns:"))
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    assert {len(row) for row in rows} == {10}
    assert {verdict for row in rows for verdict in row[4:9]} <= {"ok", "wrong", "unsure", "-"}
    assert all(len(row[2]) in {4, 5, 12} for row in rows)


def test_the_checked_labels_are_good_enough_to_measure_by():
    found = checked()
    sizes = {name: sum(verdicts.values()) for name, verdicts in found.items()}
    assert sizes == {
        f"{number} {field}": size
        for number, size in (("1", 100), ("2", 100), ("3", 40))
        for field in ("kind", "people", "mode", "day", "place")
    }
    # With the mended rules at most one label in fifty of a field is wrong.
    for number, verdicts in found.items():
        assert number[0] == "1" or 50 * verdicts["wrong"] <= verdicts["ok"] + verdicts["wrong"]


@pytest.mark.skipif(readout_labels.missing() is not None, reason="the readouts are not there")
def test_the_checked_labels_are_of_items_that_are_measured():
    keys = {(item.site, item.key) for item in readout_labels.load().items}
    rows = [
        line.split("\t")
        for line in readouts.CHECKED.read_text(encoding="utf-8").splitlines()
        if line[:1].isdigit()
    ]
    gone = [row[2] for row in rows if (row[1], row[2]) not in keys]
    # The one of sample 1 whose label was wrong: two who met others together.
    assert len(gone) == 1
