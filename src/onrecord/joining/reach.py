"""How far a statement went: in how many outlets it stands, and how many of them have it by themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from onrecord.joining.copies import Copied
from onrecord.register.origin import Origin


class Reach(NamedTuple):
    """Articles and outlets that give a statement.

    Attributes:
        articles: how many articles.
        outlets: how many outlets; an article that names none is one by itself.
        independent: how many outlets are left when articles that carry one text are counted once.
    """

    articles: int
    outlets: int
    independent: int


def reach(origins: Iterable[Origin], copied: Copied) -> Reach:
    """Count the articles that give a statement.

    Args:
        origins: theirs, each article once or several times.
        copied: which are copies.
    """
    outlet = {origin.key: origin.outlet or origin.key for origin in origins}
    originals = copied.originals()
    tops = {originals.get(key, key) for key in outlet}
    return Reach(len(outlet), len(set(outlet.values())), len({outlet.get(top, top) for top in tops}))
