"""The last gate of the pipeline: a fact that can't be proved is left out, and the record says so."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from onrecord.errors import ProofError
from onrecord.record.verify import verify
from onrecord.types import Addressee, Meeting, Notice, Quote, Record, Via

_PLACE = re.compile(r"(entities|quotes|meetings|times|warnings)\[(\d+)\]")


def proved(record: Record) -> Record:
    """Return the record without the facts that don't hold; usually that is the record itself.

    Raises:
        ProofError: the article itself does not hold (its id, its date), so nothing in it can.
    """
    while True:
        try:
            verify(record)
        except ProofError as error:
            place = _PLACE.match(str(error))
            if place is None:
                raise
            record = _without(record, place[1], int(place[2]), str(error))
        else:
            return record


def _without(record: Record, field: str, number: int, reason: str) -> Record:
    facts = getattr(record, field)
    fact = facts[number]
    fewer: dict[str, Any] = {field: (*facts[:number], *facts[number + 1 :])}
    record = replace(record, **fewer)
    if field == "entities":
        record = _forget(record, fact.id)
    if field == "quotes":
        record = replace(
            record, quotes=tuple(replace(q, within=None) if q.within == fact.id else q for q in record.quotes)
        )
    notice = Notice("fact-left-out", f"A fact was found that can't be proved, and left out: {reason}.", None)
    return replace(record, warnings=(*record.warnings, notice))


def _forget(record: Record, entity: str) -> Record:
    """Take an entity out of the facts that lead to it; a meeting that loses somebody needs two others."""
    meetings = []
    for meeting in record.meetings:
        left = _meeting_without(meeting, entity)
        if left.participants == meeting.participants or len(left.participants) > 1:
            meetings.append(left)
    return replace(
        record,
        quotes=tuple(_quote_without(quote, entity) for quote in record.quotes),
        meetings=tuple(meetings),
    )


def _quote_without(quote: Quote, entity: str) -> Quote:
    addressee = quote.addressee
    if addressee is not None and addressee.entity == entity:
        addressee = Addressee(None, addressee.span)
    speaker = None if quote.speaker == entity else quote.speaker
    return replace(quote, speaker=speaker, addressee=addressee, via=_via_without(quote.via, entity))


def _meeting_without(meeting: Meeting, entity: str) -> Meeting:
    participants = tuple(one for one in meeting.participants if one.entity != entity)
    return replace(meeting, participants=participants, via=_via_without(meeting.via, entity))


def _via_without(via: tuple[Via, ...], entity: str) -> tuple[Via, ...]:
    return tuple(replace(step, entity=None) if step.entity == entity else step for step in via)
