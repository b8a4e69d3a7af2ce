"""Whatever articles print, a person, a dossier, joins and hits show it as text alone."""

from __future__ import annotations

import csv
import io
import json
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.names.judgement import Verdict
from onrecord.register.dossier import Dossier, Part, Source, origins
from onrecord.register.entry import Entry
from onrecord.register.joins import POLICIES, SUBJECTS, Feature, Join
from onrecord.register.people import join
from onrecord.register.profile import Profile, profile
from onrecord.register.register import make
from onrecord.register.said import Said
from onrecord.show import (
    dossier_page,
    dossier_pdf,
    hits_csv,
    hits_json,
    hits_page,
    hits_table,
    joins_page,
    person_csv,
    person_json,
    person_page,
    person_table,
)
from onrecord.show.hits import Hit, Hits
from onrecord.show.joins_view import Joined, Meant
from onrecord.spans import Span
from tests.unit.register.quoted import quoted
from tests.unit.register.told import told
from tests.unit.show.sound import awkward as words
from tests.unit.show.sound import sound

maybe = st.none() | words
filled = words.filter(str.strip)
days = st.sampled_from([None, "2031-04-17", "2031-04", "2031", "2031-W16", "soon", "2031-04-17T08:00:00Z"])


@st.composite
def meetings(draw: st.DrawFn) -> Entry:
    names = draw(st.lists(filled, min_size=1, max_size=3))
    return told(
        *names,
        kinds={name: draw(st.sampled_from(["person", "organization", "unknown"])) for name in names},
        offices={name: draw(words) for name in names},
        value=draw(st.sampled_from([None, "2031-04-17", "2031-04", "2031", "2031-W16"])),
        place=draw(maybe),
        status=draw(st.sampled_from(["held", "planned", "cancelled", "denied"])),
        mode=draw(st.sampled_from(["in_person", "phone", "video", "visit", "other"])),
        via=tuple(draw(st.lists(words, max_size=1))),
        title=draw(maybe),
        outlet=draw(maybe),
        url=draw(maybe),
        published=draw(days),
        source=draw(words),
        key=str(draw(st.integers(0, 1 << 40))),
    )


@st.composite
def quotes(draw: st.DrawFn) -> tuple[Said, str]:
    return quoted(
        draw(st.none() | filled),
        *draw(st.lists(filled, min_size=1, max_size=3)),
        to=draw(st.none() | filled),
        about=tuple(draw(st.lists(filled, max_size=2))),
        office=draw(st.none() | filled),
        before=draw(words),
        via=tuple(draw(st.lists(words, max_size=2))),
        kind=draw(st.sampled_from(["direct", "mixed", "indirect"])),
        confidence=draw(st.floats(0, 1)),
        title=draw(maybe),
        outlet=draw(maybe),
        url=draw(maybe | st.just("https://ledger.example/a?b=<c>&d='\"")),
        published=draw(days),
        source=draw(words),
        key=str(draw(st.integers(0, 1 << 40))),
    )


registers = st.tuples(st.lists(meetings(), max_size=2), st.lists(quotes(), max_size=3))
HOSTILE = '"><script>alert(1)</script>\u202e\x1b[2J\0'
FIRST = (
    [told(f"{HOSTILE}A", f"B {HOSTILE}", title=HOSTILE, outlet=HOSTILE, source=HOSTILE, value="2031-04-17")],
    [quoted(f"{HOSTILE}A", HOSTILE, title=HOSTILE, office=HOSTILE, url=f"https://x.example/{HOSTILE}")],
)


def everybody(found: list[Entry], given_: list[tuple[Said, str]]) -> Profile:
    said = [one for one, _ in {one.id: (one, text) for one, text in given_}.values()]
    people = join(found, said)
    ids = frozenset(person.id for person in people.people[:2])
    return profile(ids, make(found, people=people).rows, said, people)


@given(registers)
@example(FIRST)
@settings(max_examples=40, deadline=None)
def test_a_person(register) -> None:
    found = everybody(*register)
    texts = {one.origin.mark: text for one, text in register[1]}
    page = "".join(person_page.render(found, lambda origin: texts.get(origin.mark)))
    sound(page)
    assert "<script>alert" not in page
    stream = io.StringIO(newline="")
    person_csv.write(found, stream)
    rows = list(csv.reader(io.StringIO(stream.getvalue().removeprefix("\ufeff"), newline="")))
    assert len(rows) == 1 + len(found.quotes) + len(found.met) + len(found.unmet)
    assert all(len(row) == len(person_csv.COLUMNS) for row in rows)
    assert not any(
        cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row
    )
    plain = json.loads(json.dumps(person_json.person(found)))
    assert [one["text"] for one in plain["said"]] == [one.text for one in found.said]
    for full in (False, True):
        printed = io.StringIO()
        person_table.render(found, printed, full=full)
        assert not set(printed.getvalue()) & set("\x1b\0\u202e\u2066")


@given(registers)
@example(FIRST)
@settings(max_examples=40, deadline=None)
def test_a_dossier(register) -> None:
    found = everybody(*register)
    texts = {one.origin.mark: text for one, text in register[1]}
    parts = tuple(Part(HOSTILE, some) for some in (found.said, found.told, found.about) if some)
    met = (*found.met, *found.unmet)
    sources = {
        one.mark: Source(number, one, texts.get(one.mark), HOSTILE)
        for number, one in enumerate(origins(parts, met, {}), 1)
    }
    dossier = Dossier(HOSTILE, HOSTILE, parts, met, {}, sources)
    page = "".join(dossier_page.render(dossier))
    reader = sound(page)
    assert "<script>" not in page  # a dossier has none at all
    assert len(reader.with_class("quote")) == len(found.quotes) + len(met)
    plain = dossier_pdf.plain(dossier)
    assert not set(json.dumps(plain, ensure_ascii=False)) & set("\x1b\0\u202e\u2066")
    for part, heading in zip(plain["parts"], parts, strict=False):
        for fact, said in zip(part["facts"], heading.quotes, strict=True):
            marked = [piece["text"] for piece in fact["pieces"] if piece["said"]]
            assert len(marked) == len(said.content)


@given(registers, st.sampled_from(SUBJECTS), st.sampled_from(list(Verdict)), words, words)
@example(FIRST, "quote", Verdict.SAME, HOSTILE, HOSTILE)
@settings(max_examples=40, deadline=None)
def test_joins(register, subject, verdict, left, right) -> None:
    facts: list[Said | Entry] = [*(one for one, _ in register[1]), *register[0]]
    meant = {
        one.id: Meant(one.text if isinstance(one, Said) else one.told.text, one.origin, (HOSTILE, ""))
        for one in facts
    }
    refs = [*meant, left, right]
    why = (Feature("words", "", -0.04, HOSTILE), Feature("day", "", 2.0, left))
    pairs = [Join(subject, one, other, verdict, 0.9, why, "usual") for one, other in pairwise(refs)]
    page = "".join(joins_page.render(Joined(pairs, meant, right)))
    reader = sound(page)
    assert "<script>" not in page
    assert "-0.0" not in page
    shown = len(pairs) if verdict is not Verdict.DIFFERENT else 0
    assert len(reader.with_class("join")) == shown


@given(registers, words, st.sampled_from(["newest", "relevance", "likeness"]))
@example(FIRST, HOSTILE, "newest")
@settings(max_examples=40, deadline=None)
def test_hits(register, asked, order) -> None:
    facts: list[Said | Entry] = [*{one.id: one for one, _ in register[1]}.values(), *register[0]]
    hits = []
    for at, one in enumerate({one.id: one for one in facts}.values()):
        text = one.text if isinstance(one, Said) else one.told.text
        marks = [Span(0, len(text) // 2)] if at % 2 else []
        hits.append(Hit(at, HOSTILE, one, text, marks, (at % 2 == 0, True), 0.5 if at % 3 else None))
    found = Hits(hits, len(hits), True, order, None, asked)
    page = "".join(hits_page.render(found))
    reader = sound(page)
    assert "<script>" not in page
    assert len(reader.with_class("quote")) == len(hits)
    stream = io.StringIO(newline="")
    hits_csv.write(found, stream)
    rows = list(csv.reader(io.StringIO(stream.getvalue().removeprefix("\ufeff"), newline="")))
    assert len(rows) == 1 + len(hits)
    assert all(len(row) == len(hits_csv.COLUMNS) for row in rows)
    for line, hit in zip(hits_json.lines(found), hits, strict=True):
        plain = json.loads(line)
        assert [plain["text"][start:end] for start, end in plain["matches"]] == [
            one.of(hit.text) for one in hit.marks
        ]
    printed = io.StringIO()
    hits_table.render(found, printed)
    assert not set(printed.getvalue()) & set("\x1b\0\u202e\u2066")


def test_policies_are_named_on_the_page_of_joins() -> None:
    for name in POLICIES:
        assert f"policy {name}." in "".join(joins_page.render(Joined([], {}, name)))
