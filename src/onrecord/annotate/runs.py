"""Runs of capitalised words: where they begin and end, and the small words inside them."""

from __future__ import annotations

from onrecord.annotate import vocabulary as v
from onrecord.annotate.piece import Words
from onrecord.annotate.vocabulary import traits
from onrecord.lexicon import particles

# A longer run is a shouted line or a list without commas; it is parsed in pieces of this many words.
LONGEST_RUN = 14
MONTHS_AS_NAMES = frozenset({"May", "March", "August", "April", "June", "Jesus", "Christ", "Lord", "English"})
NAME_SUFFIXES = frozenset(
    {"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "V", "VI", "VII", "VIII", "XVI", "XXIII"}
)
_LEFT_PARTICLES = frozenset(
    {"van", "von", "de", "della", "di", "da", "dos", "del", "bin", "bint", "ibn", "al", "el", "ten", "ter"}
)


def is_capital(text: str) -> bool:
    """Say whether a word begins with a capital, past an Arabic article ("al-Masri")."""
    return text[0].isupper() or (
        len(text) > 3 and text[2:3] in "-’'" and text[0].isalpha() and text[3].isupper()
    )


def run_end(words: Words, first: int) -> int:
    """Return the last token of the capitalised run that begins at token `first`."""
    texts = words.texts
    last = first
    joins = _opens_complement(texts[first])
    limit = first + LONGEST_RUN
    while last < limit and words.adjacent(last):
        following = texts[last + 1]
        if is_capital(following):
            if _breaks(texts, last + 1):
                break
            last += 1
            joins = joins or _opens_complement(following)
            continue
        step = _bridge(words, last, joins)
        if not step:
            break
        last += step
    return last


def _opens_complement(text: str) -> bool:
    return bool(traits(text) & (v.ORG_OF | v.PLACE_OF | v.OFFICE))


def _breaks(texts: list[str], index: int) -> bool:
    """Say whether a capitalised word begins something else: I, Monday, May (but Ana May)."""
    text = texts[index]
    flags = traits(text)
    if text in NAME_SUFFIXES:
        return False
    if flags & v.NEVER:
        return not (text in MONTHS_AS_NAMES and traits(texts[index - 1]) & (v.GIVEN | v.COURTESY))
    return False


def _bridge(words: Words, last: int, joins: bool) -> int:  # noqa: PLR0911 - a decision list
    """Return how many tokens a small word and the capital after it add to a run; 0: the run ends."""
    texts = words.texts
    text = texts[last + 1]
    for width in (1, 2, 3):
        end = last + width + 1
        if end >= words.sentence_end[last] or not words.adjacent(end - 1):
            return 0
        if is_capital(texts[end]):
            between = texts[last + 1 : end]
            if all(word in particles() for word in between) or (width == 1 and text == "&"):
                return width + 1
            if joins and between in (["of"], ["of", "the"], ["for"], ["and"], ["on"]):
                if traits(texts[end]) & v.NEVER or (text == "and" and not _joins_and(texts, last, end)):
                    return 0
                return width + 1
            return 0
        if text != "of" and text not in particles():
            return 0
    return 0


def _joins_and(texts: list[str], last: int, end: int) -> bool:
    """Say whether "and" stands inside one body's name: Ministry of Salt and Tides."""
    before = texts[max(0, last - 3) : last + 1]
    return ("of" in before or "for" in before) and not traits(texts[end]) & (
        v.GIVEN | v.TITLE | v.PLACE | v.DEMONYM
    )


def left_particles(words: Words, first: int) -> int:
    """Return the token where a name that begins at `first` begins with its small particles."""
    while (
        first > 0
        and words.texts[first - 1] in _LEFT_PARTICLES
        and words.adjacent(first - 1)
        and not words.opens[first]
    ):
        first -= 1
    return first
