"""Keys of a fact: what is searched of it beside its words, as words of their own in a second column.

    fq fm                           a quote, a meeting
    kdirect kmixed kindirect        how a quote is printed
    aspeech awriting athought       its act
    sheld splanned …                a meeting's status
    minperson mphone …              its mode
    s17 t17 a17 p17                 said by, said to, about, took part: with the id of a name
    o3f2a90c1d2                     the outlet

So one index answers "what did she say of the harbour in that paper", and reads only the lists it needs.
All are lower-case ASCII letters and digits, which no tokenizer takes apart.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Literal

from onrecord.register.entry import Entry
from onrecord.register.origin import Who
from onrecord.register.said import Said
from onrecord.store.search.fold import fold

QUOTE, MEETING = "fq", "fm"
Part = Literal["said_by", "to", "about", "present"]
"""What somebody has to do with a fact."""

_PARTS: dict[Part, str] = {"said_by": "s", "to": "t", "about": "a", "present": "p"}


def quote_keys(said: Said, name_id: Callable[[Who], int]) -> str:
    """Return the keys of a quote, a blank between two.

    Args:
        said: the quote.
        name_id: gives the id of the name that somebody is kept under.
    """
    found = [QUOTE, kind_key(said.kind), act_key(said.act)]
    if said.speaker is not None:
        found.append(part_key("said_by", name_id(said.speaker)))
    if said.to is not None:
        found.append(part_key("to", name_id(said.to)))
    found += (part_key("about", name_id(who)) for who in said.about)
    return _joined(found, said.origin.outlet)


def meeting_keys(entry: Entry, name_id: Callable[[Who], int]) -> str:
    """Return the keys of a meeting, as `quote_keys` does."""
    found = [MEETING, status_key(entry.status), mode_key(entry.mode)]
    found += (part_key("present", name_id(who)) for who in entry.present)
    return _joined(found, entry.origin.outlet)


def quote_words(said: Said) -> str:
    """Return the folded words by which a quote is found."""
    return fold(said.text)


def meeting_words(entry: Entry) -> str:
    """Return the folded words by which a meeting is found: the sentence, and topics and place beside it."""
    return " ".join(filter(None, map(fold, meeting_texts(entry))))


def meeting_texts(entry: Entry) -> tuple[str, ...]:
    """Return the texts of a meeting that are searched, as printed; none that lies in another."""
    beside = (*entry.topics, entry.place) if entry.place else entry.topics
    apart = (words.text for words in beside if not entry.told.span.contains(words.span))
    return (entry.told.text, *dict.fromkeys(apart))


def part_key(part: Part, name: int) -> str:
    """Return the key of what somebody has to do with a fact.

    Args:
        part: which of them.
        name: the id of the name.
    """
    return f"{_PARTS[part]}{name}"


def kind_key(kind: str) -> str:
    """Return the key of a kind of quote."""
    return f"k{kind}"


def act_key(act: str) -> str:
    """Return the key of a quote's act."""
    return f"a{act}"


def status_key(status: str) -> str:
    """Return the key of a meeting's status."""
    return f"s{status}"


def mode_key(mode: str) -> str:
    """Return the key of a meeting's mode."""
    return f"m{mode.replace('_', '')}"


@lru_cache(maxsize=1 << 12)
def outlet_key(outlet: str) -> str:
    """Return the key of an outlet, whatever its case and accents."""
    return f"o{hashlib.sha256(fold(outlet).encode()).hexdigest()[:10]}"


def _joined(found: Iterable[str], outlet: str | None) -> str:
    return " ".join(dict.fromkeys((*found, outlet_key(outlet)) if outlet else found))
