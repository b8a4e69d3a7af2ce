"""What people type into a search box, taken apart.

typed('“grain deal” sail* -pilots')
    -> Typed((Term(("grain", "deal")), Term(("sail",), prefix=True)), (Term(("pilots",)),))

A blank parts terms, quotation marks of any kind hold a phrase together, `*` behind a word asks for its
beginning, `-` before a term takes it out. Everything else is words: nothing that is typed is syntax to the
database.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.errors import UsageError
from onrecord.store.search.fold import fold

LONGEST = 1_000
"""Characters that are typed, at most."""
MOST = 32
"""Terms, at most."""
BEGINNING = 2
"""Letters that the beginning of a word has at least."""

# A phrase ends at the next quotation mark, or with what is typed.
_TERM = re.compile(
    r"(?P<minus>(?<!\S)[-−–](?=[^\s*]))?"
    r"(?:[\"“”„«»](?P<phrase>[^\"“”„«»]*)(?:[\"“”„«»]|$)|(?P<word>[^\s\"“”„«»*]+))(?P<star>\*)?"
)
# "Venn's" asks for Venn.
_OWNER = re.compile(r"(?<=\w)['’]s?$", re.IGNORECASE)
_MARKS = frozenset('"“”„«»*')


class Term(NamedTuple):
    """Folded words that stand beside each other; `prefix`: of the last one only the beginning is known."""

    words: tuple[str, ...]
    prefix: bool = False


class Typed(NamedTuple):
    """The terms that must be there, and those that may not."""

    terms: tuple[Term, ...]
    without: tuple[Term, ...]


def typed(text: str) -> Typed:
    """Take apart what was typed.

    Raises:
        UsageError: it is too long, has too many terms, or holds marks and not one word.
    """
    if len(text) > LONGEST:
        raise UsageError(f"A search may be {LONGEST:,} characters long, and this has {len(text):,}.")
    terms: dict[Term, None] = {}
    without: dict[Term, None] = {}
    for found in _TERM.finditer(text):
        term = _term(found)
        if term is not None:
            (without if found["minus"] else terms)[term] = None
    if len(terms) + len(without) > MOST:
        raise UsageError(
            f"A search may have {MOST} words and phrases, and this has {len(terms) + len(without)}."
        )
    if text.strip() and not terms and not without:
        raise UsageError(f"There is no word in {text.strip()!r} to search for.")
    return Typed(tuple(terms), tuple(without))


def together(words: Sequence[str]) -> str:
    """Return the words of a command line as one text; one that holds blanks and no marks is a phrase.

    A shell takes the quotation marks away that were typed around it.
    """
    return " ".join(
        f'"{word}"' if len(word.split()) > 1 and _MARKS.isdisjoint(word) and " -" not in word else word
        for word in words
    )


def _term(found: re.Match[str]) -> Term | None:
    printed: str = found["phrase"] if found["word"] is None else _OWNER.sub("", found["word"])
    words = tuple(fold(printed).split())
    if not words:
        return None
    prefix = found["star"] is not None
    if prefix and len(words[-1]) < BEGINNING:
        raise UsageError(f"The beginning of a word has {BEGINNING} letters or more: {printed}* has one.")
    return Term(words, prefix)
