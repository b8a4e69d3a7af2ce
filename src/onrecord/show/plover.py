"""A register as PLOVER events, one a line.

After the codebook of the Open Event Data Alliance (PLOVER 0.7b1, https://github.com/openeventdata/PLOVER):
field names, categories and modes are its own. What it says of meetings:

- A meeting is CONSULT. Where one side visits and the other hosts, the visitors are the `source` and the hosts
  the `recipient`, mode `visit`; otherwise all are sources and nobody is a recipient.
- `phone` is any remote medium; `multilateral` an alliance, a summit, a conference.
- What is meant to happen is AGREE, which has no modes. A meeting called off is REJECT, mode `meet`. One that
  the text says did not take place is CONSULT with the special context `negation`, to be left out or kept.
- A date is required. A month is its first day, with `enddate`; where the text says no day, the day of
  publication stands for it and `comment` says so; without that, there is no event.

It has no place for who reports a meeting, for how sure one is of it, or for the precision of a date.
Countries and sectors of actors (`code`, `sector`) and other contexts are not coded: texts print names and
offices.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.register.entry import Present
from onrecord.register.people import Person
from onrecord.register.period import Period, period
from onrecord.register.register import Row
from onrecord.types import MeetingStatus

CODEBOOK = "plover-base-0.7b1"
_EVENTS: dict[MeetingStatus, str] = {
    "held": "CONSULT",
    "planned": "AGREE",
    "cancelled": "REJECT",
    "denied": "CONSULT",
}
# The codebook's quad classes: verbal cooperation is the first, verbal conflict the third.
_QUADS = {"CONSULT": 1, "AGREE": 1, "REJECT": 3}
_MULTILATERAL = re.compile(
    r"\b(?:summit|conference|forum|congress|assembly|trilateral|quadrilateral|multilateral)\b", re.IGNORECASE
)

Actor = dict[str, str]


def lines(rows: Iterable[Row], *, coder: str) -> Iterator[str]:
    """Yield a line an event; a meeting without any date has none.

    Args:
        rows: the meetings.
        coder: the program that found them, with its version.
    """
    for row in rows:
        found = event(row, coder=coder)
        if found is not None:
            yield json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"


def event(row: Row, *, coder: str) -> dict[str, Any] | None:
    """Return a meeting as a PLOVER record, fields that hold nothing left out; `None` where it has no date."""
    entry, origin = row.entry, row.entry.origin
    days, comments = row.period, []
    if days is None:
        days = period(origin.published)
        comments.append("the text says no day: this is the day of publication")
    if days is None:
        return None
    source, recipient, others = _sides(row)
    if others:
        comments.append(f"also present: {', '.join(actor['identifier_text'] for actor in others)}")
    category = _EVENTS[entry.status]
    record = {
        "id": entry.id,
        **_date(days),
        "source": source,
        "recipient": recipient,
        "event": [category],
        "mode": _modes(row, category, hosted=bool(recipient)),
        "context": ["negation"] if entry.status == "denied" else [],
        "event_loc": {"name": entry.place.text} if entry.place else None,
        "event_text": [entry.told.text],
        "quad_code": _QUADS[category],
        "text_info": {"start": entry.told.span.start, "end": entry.told.span.end},
        "cite_info": _filled(
            {
                "citation": origin.article,
                "url": origin.url,
                "title": origin.title,
                "publication": origin.outlet,
                "coder": coder,
                "codebook": CODEBOOK,
            }
        ),
        "comment": "; ".join(comments),
    }
    return _filled(record)


def _sides(row: Row) -> tuple[list[Actor], list[Actor], list[Actor]]:
    """Return visitors, hosts, and who is on neither side; all are on the first where nobody visits."""
    present = list(zip(row.entry.present, row.people, strict=True))
    guests = [_actor(*one) for one in present if one[0].role == "guest"]
    hosts = [_actor(*one) for one in present if one[0].role == "host"]
    if not guests or not hosts:
        return [_actor(*one) for one in present], [], []
    return guests, hosts, [_actor(*one) for one in present if one[0].role not in {"guest", "host"}]


def _actor(present: Present, person: Person) -> Actor:
    actor = {"actor_text": present.printed.text, "identifier_text": person.name}
    return actor | ({"office": present.offices[0]} if present.offices else {})


def _modes(row: Row, category: str, *, hosted: bool) -> list[str]:
    if category == "REJECT":
        return ["meet"]
    if category != "CONSULT":
        return []
    found = []
    if row.entry.mode in {"phone", "video"}:
        found.append("phone")
    elif hosted:
        found.append("visit")
    if _MULTILATERAL.search(row.entry.trigger.text):
        found.append("multilateral")
    return found


def _date(days: Period) -> dict[str, str]:
    first = {"date": days.first.isoformat()}
    return first if days.day else first | {"enddate": days.last.isoformat()}


def _filled(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value not in (None, [], "")}
