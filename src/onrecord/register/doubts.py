"""Appearances in which an article leaves open which of two people of one name is meant: father or son.

Reading takes "Daniel Orr" and "Daniel Orr Sr." for one now and then. Nobody of another article is joined to
such an appearance.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from onrecord.names.person import PersonName
from onrecord.register.appearances import Appearance, Name

_Base = tuple[str, ...]


def doubtful(by_name: Mapping[Name, Iterable[Appearance]]) -> frozenset[Appearance]:
    """Return the appearances of persons whom one article prints with a suffix and without, or with two."""
    return frozenset(
        one
        for (kind, name), found in by_name.items()
        if kind == "person" and len(_base(name)[0]) > 1
        for one in found
        if len({suffix for form in one.names for base, suffix in [_base(form)] if base == _base(name)[0]}) > 1
    )


@lru_cache(maxsize=1 << 16)
def _base(name: str) -> tuple[_Base, str | None]:
    """Return the words of a name that father and son share, and what tells them apart."""
    parsed = PersonName.parse(name)
    return (*parsed.given, *parsed.core), parsed.suffix
