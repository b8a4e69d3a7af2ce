"""Appearances in which an article leaves open which of two people of one name is meant: father or son.

Reading takes "Daniel Orr" and "Daniel Orr Sr." for one now and then, or gives the father's words to whoever
is printed without the suffix. Nobody of another article is joined to such an appearance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from onrecord.names.person import PersonName
from onrecord.register.appearances import Appearance, Name

_Base = tuple[str, ...]


def doubtful(by_name: Mapping[Name, Iterable[Appearance]]) -> frozenset[Appearance]:
    """Return the appearances of persons in which another of the name may be meant."""
    beside: dict[tuple[int, _Base], list[Appearance]] = defaultdict(list)
    for (kind, name), found in by_name.items():
        base, _ = _base(name)
        if kind == "person" and len(base) > 1:
            for one in found:
                beside[one.article, base].append(one)
    return frozenset(
        one for (_, base), found in beside.items() for one in found if _is_doubtful(one, base, found)
    )


def _is_doubtful(one: Appearance, base: _Base, found: Iterable[Appearance]) -> bool:
    printed = {suffix for form in one.names for other, suffix in [_base(form)] if other == base}
    if len(printed) > 1:
        return True
    others = {_base(other.name)[1] for other in found if other is not one}
    return None in printed and bool(others - {None})


@lru_cache(maxsize=1 << 16)
def _base(name: str) -> tuple[_Base, str | None]:
    """Return the words of a name that father and son share, and what tells them apart."""
    parsed = PersonName.parse(name)
    return (*parsed.given, *parsed.core), parsed.suffix
