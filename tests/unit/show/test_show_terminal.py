"""The terminal's account of a record."""

from __future__ import annotations

import io
import re
import time

import pytest
from hypothesis import given, settings
from rich.cells import cell_len
from rich.console import Console

from onrecord.show.terminal import render
from tests.unit.show.harbour import harbour
from tests.unit.show.story import Story
from tests.unit.show.strategies import records


def shown(record, width=80, *, encoding="utf-8", colour=None, full=False):
    """What arrives at a terminal of that width and encoding."""
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding, newline="")
    console = Console(file=file, width=width, color_system=colour, force_terminal=colour is not None)
    render([record], console, full=full)
    file.flush()
    return raw.getvalue().decode(encoding)


def flat(text):
    return " ".join(text.split())


def test_says_who_met_whom():
    text = flat(shown(harbour()))
    assert "1 Marta Venn (host), Dov Ben-Ari (guest) held, in person, confidence 0.91" in text
    assert (
        "where: the old customs house; when: Thursday (2031-04-17); about: the release of two sailors;"
        in text
    )
    assert "via: her office … said" in text
    assert "Foreign Minister Marta Venn [met] her Sarnish counterpart" in text
    assert "2 Marta Venn (participant), Aurelio Quist (participant) planned, by phone" in text
    assert "where: —; when: 2 May (2031-05-02); about: —; via: —" in text


def test_says_who_said_what():
    text = flat(shown(harbour(), 120))
    assert "1 Marta Venn direct speech, confidence 0.97" in text
    assert "“[We will not sign tonight],” Venn told reporters on the quay, “[but nobody has left" in text
    assert "source: Venn; cue: told; to: reporters; via: —" in text
    assert "to: the minister (Marta Venn); via: —; within: quote 4" in text
    assert "8 — direct speech, confidence 0.40" in text


def test_names_people_and_warnings():
    text = flat(shown(harbour(), 120))
    assert (
        "Marta Venn Foreign Minister also: Venn; why: called by the surname alone; mentioned: 7 times, "
        "confidence 0.98" in text
    )
    assert "unclosed-quote This quotation mark is never closed" in text
    assert "no-dateline The text does not say where it was written." in text


def test_tells_why_members_and_bodies():
    text = flat(shown(harbour(), 120))
    assert "via: —; why: the one who stands out most before it 3 Dov Ben-Ari" in text
    assert "both sides group — members: Marta Venn, Dov Ben-Ari; also: —;" in text
    assert "Ilse Thorne Captain also: —; mentioned" in text  # one form: nothing to be told
    story = Story("Ida Krol, chair of the Tide Board; its clerk is Pell.")
    board = story.entity("Tide Board", "organization")
    roles = ["chair of the Tide Board", "clerk"]
    story.entity("Pell", roles=roles, of=dict.fromkeys(roles, board), by=("rule:surname-clash",))
    text = flat(shown(story.record(), 200))
    assert "Pell chair of the Tide Board; clerk (Tide Board) also: —; why: may be more than one" in text


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width):
    for line in shown(harbour(), width).splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


def test_an_ascii_terminal_gets_ascii():
    text = shown(harbour(), encoding="ascii")
    assert '"[We will not sign tonight],"' in flat(text)
    assert "8 -  direct speech" in text


def test_with_colour_the_words_are_bright_and_not_in_brackets():
    text = shown(harbour(), 200, colour="standard")
    assert "[met]" not in text
    assert "\x1b[1mmet\x1b[0m" in text


def test_hostile_text_is_inert():
    hostile = "\x1b[31m\x1b]0;owned\x07[red]x[/red] \u202egnp.exe\x9b2J :boom: \r\x08"
    story = Story(f"{hostile} met B.\n\n“{hostile},” he said.", title=hostile, outlet=hostile, source=hostile)
    person = story.entity(hostile, roles=[hostile])
    story.quote(hostile, speaker=person, source=hostile, to=hostile)
    story.meeting("met", [(person, hostile, "host")], place=hostile, topics=[hostile])
    story.warning(hostile, hostile, hostile)
    for colour in (None, "truecolor"):
        text = shown(story.record(), colour=colour)
        if colour:
            text = re.sub(r"\x1b\[[\d;]*m", "", text)
            assert "31" not in text
        assert not set(text) & set("\x1b\x07\x08\x9b\r\u202e")
        assert "[red]x[/red]" in text
        assert ":boom:" in text
        assert "owned" not in text


def test_long_quotes_are_cut_visibly_unless_asked_for_in_full():
    said = "We shall see. " * 100
    story = Story(f"“{said}”")
    story.quote(said)
    cut = flat(shown(story.record()))
    assert "…] (1,400 characters in all)" in cut
    assert cut.count("We shall see") < 35
    full = flat(shown(story.record(), full=True))
    assert "characters in all" not in full
    assert full.count("We shall see") == 100


def test_nothing_found_is_said():
    text = shown(Story("").record())
    assert "WHO SAID WHAT  — nobody is quoted" in text
    assert "WHO MET WHOM  — no meeting is told" in text
    assert text.splitlines()[:2] == ["—", "— · — · story.txt"]


def test_several_records_and_none():
    console = Console(file=io.StringIO(), width=80)
    render(iter([harbour(), Story("x", title="Second").record()]), console)
    render([], console)
    assert console.file.getvalue().count("WHO MET WHOM") == 2


def test_two_thousand_quotes_take_seconds_at_most():
    story = Story("“No,” said Ann Dray. " * 2000)
    for number in range(2000):
        story.quote(("No,", 1), confidence=number / 2000)
    start = time.process_time()
    shown(story.record())
    assert time.process_time() - start < 20


@given(records())
@settings(max_examples=60)
def test_any_record_can_be_printed(record):
    for width, encoding in ((60, "utf-8"), (10, "ascii")):
        text = shown(record, width, encoding=encoding)
        assert not set(text) & set("\x1b\x07\x9b\u202e\0")
