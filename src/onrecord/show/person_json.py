"""A person as JSON: one object, every quote and meeting with its words, article and place in it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from onrecord.register.profile import Profile
from onrecord.register.said import Said
from onrecord.show.register_json import meeting


def person(found: Profile) -> dict[str, Any]:
    """Return a person as dicts, lists and scalars; every span counts code points of its article's text."""
    return {
        "people": [asdict(one) for one in found.people],
        "forms": [form._asdict() for form in found.forms],
        "offices": [held._asdict() for held in found.offices],
        "said": [_quote(said, found) for said in found.said],
        "told": [_quote(said, found) for said in found.told],
        "about": [_quote(said, found) for said in found.about],
        "met": [meeting(row) | {"others": _others(row.entry.id, found)} for row in found.met],
        "not_met": [meeting(row) | {"others": _others(row.entry.id, found)} for row in found.unmet],
        "beside": [
            {"person": share.person.id, "name": share.person.name, "meetings": share.meetings}
            for share in found.beside
        ],
        "articles": [asdict(origin) for origin in found.origins],
    }


def _quote(said: Said, found: Profile) -> dict[str, Any]:
    return asdict(said) | {"others": _others(said.id, found)}


def _others(fact: str, found: Profile) -> list[str]:
    """Return the ids of the same quote or meeting in other articles."""
    return [other.id for other in found.others.get(fact, ())]
