"""The passages with a meeting and without: tables that can be read, and a judge that can say no."""

from dataclasses import replace

import pytest

from benchmarks.meetingcases import Told, judge, read, told, untold

CASE = Told(
    "verb: met",
    "Foreign Minister Marta Venn met Odo Kolb in Port Amber on Tuesday.",
    ("Marta Venn", "Odo Kolb"),
    (),
    "held",
    "in_person",
    "Port Amber",
    "Tuesday",
)


def test_the_tables_are_whole():
    assert len(told()) >= 80
    assert len(untold()) >= 150
    assert len({case.text for case in told()}) == len(told())
    assert len({passage.text for passage in untold()}) == len(untold())
    assert {case.status for case in told()} == {"held", "planned", "cancelled", "denied"}
    assert all(passage.why for passage in untold())


def test_a_case_that_points_at_other_words_is_refused(tmp_path):
    path = tmp_path / "told.toml"
    path.write_text(
        '[[case]]\nform = "x"\ntext = "Ada met Odo."\nparticipants = ["Ada", "Ida"]\n'
        'status = "held"\nmode = "in_person"\n',
        encoding="utf-8",
    )
    with pytest.raises(ValueError, match="no 'Ida'"):
        told(path)


def test_a_right_record_is_right_in_everything():
    assert set(judge(CASE, read(CASE.text, None)).values()) == {True}


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"participants": ("Marta Venn",)}, {"people", "right"}),
        ({"attendees": ("Tuesday",)}, {"people", "right"}),
        ({"status": "planned"}, {"status", "right"}),
        ({"mode": "phone"}, {"mode"}),
        ({"place": "Tuesday"}, {"place"}),
        ({"time": "Port Amber"}, {"time"}),
    ],
)
def test_each_part_can_be_wrong(change, wrong):
    made = judge(CASE._replace(**change), read(CASE.text, None))
    assert {name for name, right in made.items() if not right} == wrong


def test_a_meeting_not_found_or_told_twice_is_wrong():
    made = read(CASE.text, None)
    nothing = judge(CASE, replace(made, meetings=()))
    assert not any(nothing.values())
    twice = judge(CASE, replace(made, meetings=made.meetings * 2))
    assert {name for name, right in twice.items() if not right} == {"one", "right"}
