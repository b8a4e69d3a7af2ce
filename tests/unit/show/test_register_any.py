"""Whatever an article prints, every form of a register holds it, and nothing of it becomes markup."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.register.register import make
from onrecord.show.plover import lines as events
from onrecord.show.register_csv import COLUMNS, write
from onrecord.show.register_json import lines
from onrecord.show.register_page import render
from onrecord.show.register_table import render as table
from onrecord.show.register_view import View
from tests.unit.register.told import told
from tests.unit.show.sound import maybe, sound, words


@st.composite
def entries(draw: st.DrawFn):
    names = draw(st.lists(words.filter(bool), min_size=2, max_size=4))
    kinds = {name: draw(st.sampled_from(["person", "organization", "group", "unknown"])) for name in names}
    return told(
        *names,
        kinds=kinds,
        roles={name: draw(st.sampled_from(["host", "guest", "participant"])) for name in names},
        offices={name: draw(words) for name in names},
        value=draw(st.sampled_from([None, "2031-04-17", "2031-04", "2031", "2031-W16"])),
        place=draw(maybe),
        status=draw(st.sampled_from(["held", "planned", "cancelled", "denied"])),
        mode=draw(st.sampled_from(["in_person", "phone", "video", "visit", "other"])),
        via=tuple(draw(st.lists(words, max_size=2))),
        confidence=draw(st.floats(0, 1)),
        title=draw(maybe),
        outlet=draw(maybe),
        url=draw(maybe | st.just("https://ledger.example/a?b=<c>&d")),
        published=draw(maybe | st.just("2031-04-18")),
        source=draw(words),
    )


@given(st.lists(entries(), max_size=4))
@settings(max_examples=60, deadline=None)
def test_any_meetings_make_a_sound_register(found) -> None:
    register = make(found)
    page = "".join(render(View(register.rows, len(found), frozenset(), register.people)))
    sound(page)

    stream = io.StringIO(newline="")
    write(register.rows, stream)
    rows = list(csv.reader(io.StringIO(stream.getvalue().removeprefix("\ufeff"), newline="")))
    assert len(rows) == 1 + sum(len(entry.present) for entry in found)
    assert all(len(row) == len(COLUMNS) for row in rows)
    assert not any(
        cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row
    )

    for line, row in zip(lines(register.rows), register.rows, strict=True):
        assert json.loads(line)["words"]["text"] == row.entry.told.text
    assert all(json.loads(line)["event"] for line in events(register.rows, coder="onrecord"))
    printed = io.StringIO()
    table(View(register.rows, len(found), frozenset(), register.people), printed)
    assert "\x1b" not in printed.getvalue()
