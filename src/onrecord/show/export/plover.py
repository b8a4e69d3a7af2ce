"""Meetings as PLOVER events, one a line, as `onrecord meetings --format plover` writes them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from onrecord.register.entry import Entry
from onrecord.register.filing import Filing
from onrecord.register.people import Person
from onrecord.register.period import period
from onrecord.register.register import Row
from onrecord.show.export.known import Known
from onrecord.show.export.ledger import KINDS, Ledger, size
from onrecord.show.plover import event


def write(filings: Iterable[Filing], out: TextIO, known: Known, ledger: Ledger) -> None:
    """Write a line a meeting that has a date, its own or that of publication."""
    for filing in filings:
        ledger.take(filing)
        ledger.write("articles")
        for kind in KINDS[1:]:
            if kind != "meetings":
                ledger.leave(kind, "PLOVER has events", size(filing, kind))
        for entry in filing.meetings:
            found = event(_row(entry, known), coder=known.program)
            if found is None:
                ledger.leave("meetings", "without any date, and PLOVER asks for one")
                continue
            out.write(json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n")
            ledger.write("meetings")


def _row(entry: Entry, known: Known) -> Row:
    people = []
    for present in entry.present:
        person = known.person(entry.origin, present)
        told = (person.id, person.name) if person else (present.name, present.name)
        people.append(Person(*told, (present.name,), present.kind))
    return Row(entry, tuple(people), period(entry.when.value if entry.when else None))
