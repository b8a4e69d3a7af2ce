"""What `print(record)` shows."""

from __future__ import annotations

from onrecord.show.text import summary
from tests.unit.show.harbour import harbour
from tests.unit.show.story import Story


def test_summary_names_what_was_found():
    lines = summary(harbour()).splitlines()
    assert lines[0].startswith("Ministers leave the customs house")
    assert lines[1] == "The Harbour Ledger, 2031-04-17, customs-house.html"
    assert lines[2] == "5 people, 8 quotes, 2 meetings, 2 warnings"
    assert "  held: Marta Venn, Dov Ben-Ari" in lines
    assert "  Marta Venn: We will not sign tonight … but nobody has left the table." in lines
    assert lines[-1] == "  … and 3 more quotes"
    assert max(map(len, lines)) <= 102


def test_what_is_not_known_is_a_dash():
    story = Story("“So be it,” came the answer.")
    story.quote("So be it,")
    assert summary(story.record()).splitlines() == [
        "—",
        "story.txt",
        "0 people, 1 quote, 0 meetings",
        "  —: So be it,",
    ]


def test_hostile_text_stays_on_its_line():
    story = Story("“a\x1b[2J\r\nb,” she said.", title="x\n\x1b]0;y\x07\u202ez")
    story.quote("a\x1b[2J\r\nb,")
    assert summary(story.record()).splitlines()[0] == "x z"
    assert summary(story.record()).splitlines()[-1] == "  —: a b,"


def test_an_empty_record():
    assert summary(Story("").record()) == "—\nstory.txt\n0 people, 0 quotes, 0 meetings"
