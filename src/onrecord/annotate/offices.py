"""Offices with a complement and no comma before the name: President of Tessara Ana Kolb.

Official readouts write so all the time. Where the office ends and the name begins is
told, in this order, by places and bodies of the lexicon, heads of bodies and territories
(Federation, Region, Board), common words, first names, names that the article prints
elsewhere; where nothing tells, a name has two words.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from onrecord.annotate import vocabulary as v
from onrecord.annotate.piece import Words
from onrecord.annotate.vocabulary import long_names, traits
from onrecord.lexicon import particles

TIES = frozenset({"of", "for", "Of", "For"})
_ARTICLES = frozenset({"the", "The", "all"})
_MARKS = frozenset({"'s", "’s", "'", "’"})
_HEAD = v.ORG_SUFFIX | v.PLACE_SUFFIX | v.ORG_OF | v.PLACE_OF
_LONGEST_NAME = 4
# A shorter office may be "Mayor of Port Amber", without any name.
_SHORTEST_NAME = 2


def office_end(words: Words, end: int, last: int, known: AbstractSet[tuple[str, ...]] | None) -> int | None:
    """Return where the office ends whose title ends at token `end`, in a run that ends at `last`.

    Args:
        words: the document.
        end: the title's last token; "of" or "for" follows it.
        last: the run's last token, which is returned where no name follows the office.
        known: names of people that the article prints elsewhere, as tuples of words, the lexicon's aside;
            `None` where they are not known yet.

    Returns:
        The office's last token; `None` where only `known` could tell and it is not there yet.
    """
    texts = words.texts
    reach, sure = _reach(words, end, last)
    first = reach + 1
    stop = _stop(words, first, last)
    size = stop - first + 1
    if size <= 0:
        return last
    if known is not None:
        for begin in range(first, stop + 1):
            # A bare surname that is known may have a first name before it.
            if tuple(texts[begin : stop + 1]) in known and (begin < stop or size == 1):
                return begin - 1
    given = next((at for at in range(first, stop + 1) if _is_given(texts[at])), None)
    if sure and size <= _LONGEST_NAME:
        return reach
    if given is not None and given < stop:
        return given - 1
    if known is None:
        return None
    if size < _SHORTEST_NAME or size > _LONGEST_NAME or _is_body(words, stop):
        return last
    begin = stop - 1
    while begin > first and texts[begin] in particles():
        begin -= 1
    return begin - 1


def _reach(words: Words, end: int, last: int) -> tuple[int, bool]:
    """Return how far the office reaches at least, and whether its end is sure."""
    texts = words.texts
    reach, sure = end, False
    index = end + 1
    while index <= last:
        text = texts[index]
        flags = traits(text)
        begins = index > end + 1 and (texts[index - 1] in TIES or texts[index - 1] in _ARTICLES)
        if text in TIES or text in _ARTICLES or text in _MARKS:
            pass
        elif begins:
            reach = _long(words, index, last)
            sure = reach > index or bool(flags & (v.PLACE | v.ORG | v.COMMON | _HEAD | v.DEMONYM))
            if flags & v.PLACE_PREFIX and reach == index and reach < last:
                reach, sure = index + 1, True
        elif text in {"and", "&"}:
            if index == last or _opens_name(texts[index + 1]):
                break
            reach, sure = index + 1, True
        elif _is_head(words, index, last) or (
            flags & (v.COMMON | v.PART) and not flags & (v.NAME_WORD | v.GIVEN) and text[0].isupper()
        ):
            if flags & v.TITLE and index < last and _opens_name(texts[index + 1]):
                break
            reach, sure = index, True
        elif _is_given(text) and _plain(words, index, last):
            break
        index = max(index, reach) + 1
    return reach, sure


def _plain(words: Words, first: int, last: int) -> bool:
    """Say whether from a first name on no head of a body follows: no "Vladimir Region Ana Kolb"."""
    return not any(_is_head(words, index, last) for index in range(first + 1, min(last, first + 3) + 1))


def _is_head(words: Words, index: int, last: int) -> bool:
    """Say whether the word heads a body or a territory; "Hill" after a first name or at the end does not."""
    flags = traits(words.texts[index])
    if not flags & _HEAD:
        return False
    return not (
        flags & v.NAME_WORD and (index == last or _is_given(words.texts[index - 1])) and not flags & v.ROLE
    )


def _is_body(words: Words, index: int) -> bool:
    flags = traits(words.texts[index])
    return bool(flags & (_HEAD | v.PLACE | v.ROLE | v.DEMONYM)) and not flags & v.NAME_WORD


def _stop(words: Words, first: int, last: int) -> int:
    """Return the last token that the name may reach: before "and" or a further office."""
    for index in range(first, last + 1):
        text = words.texts[index]
        if text in {"and", "&"} or text in TIES:
            return index - 1
        flags = traits(text)
        if index > first and (
            flags & v.COURTESY
            or (flags & (v.OFFICE | v.PART) and flags & v.COMMON and not flags & (v.NAME_WORD | v.GIVEN))
        ):
            return index - 1
    return last


def _long(words: Words, index: int, last: int) -> int:
    for name, _ in long_names().get(words.texts[index], ()):
        end = index + len(name) - 1
        if end <= last and tuple(words.texts[index : end + 1]) == name:
            return end
    return index


def _is_given(text: str) -> bool:
    flags = traits(text)
    return bool(flags & v.GIVEN) and not flags & (v.COURTESY | v.FUNCTION)


def _opens_name(text: str) -> bool:
    flags = traits(text)
    return bool(flags & v.TITLE) or (bool(flags & v.GIVEN) and not flags & v.FUNCTION)
