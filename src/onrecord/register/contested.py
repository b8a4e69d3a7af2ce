"""Names that may be either of two people's: what the name alone says of such a one counts for nothing.

"Tommy Renn" may be the goalkeeper Thomas Renn or the spokesman Tomas Renn: an office or his company must
tell who he is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from onrecord.register.joins import Join
from onrecord.register.weighing import Bearer, weigh

# From this score on a name may be another's; so many of them are looked at, the likeliest first.
_MAY_BE, _MOST = 0.4, 12


def contested_by(bearers: Mapping[str, Bearer], joins: Iterable[Join]) -> frozenset[str]:
    """Return the printed names that may be those of two people who are known to be two.

    Args:
        bearers: everybody with a full name, by ref.
        joins: what was joined, and nearly, when only the names around were known.
    """
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for made in joins:
        if made.score >= _MAY_BE and made.left in bearers and made.right in bearers:
            near[made.left][made.right] = near[made.right][made.left] = made.score
    found = set()
    for ref, others in near.items():
        likely = sorted(others, key=lambda other: (-others[other], other))[:_MOST]
        if any(_are_two(bearers[one], bearers[other]) for one, other in combinations(likely, 2)):
            found.add(bearers[ref].item.name)
    return frozenset(found)


def _are_two(one: Bearer, other: Bearer) -> bool:
    return one.item.name == other.item.name or weigh(one, other).different
