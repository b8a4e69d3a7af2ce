"""Runs of capitalised words: where they begin and end, and the small words inside them."""

from __future__ import annotations

from onrecord.annotate import vocabulary as v
from onrecord.annotate.piece import Words
from onrecord.annotate.vocabulary import traits
from onrecord.lexicon import particles

# A longer run is a shouted line or a list without commas; it is parsed in pieces of this many words.
LONGEST_RUN = 20
MONTHS_AS_NAMES = frozenset({"May", "March", "August", "April", "June", "Jesus", "Christ", "Lord", "English"})
NAME_SUFFIXES = frozenset(
    {"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "V", "VI", "VII", "VIII", "XVI", "XXIII"}
)
_TIES = (["of"], ["of", "the"], ["for"], ["and"], ["on"], ["for", "the"], ["on", "the"])
_PLURAL_MARKS = frozenset({"'", "’"})
# Plurals without an s whose bodies are named after them: People's Party, Women's Institute.
_MEMBERS = frozenset({"People", "Women", "Men", "Children"})
_HEADS = v.ORG_SUFFIX | v.PLACE_SUFFIX | v.ORG_OF | v.PLACE_OF
_TELLING = (
    v.GIVEN | v.NAME_WORD | v.FUNCTION | v.TITLE | v.ROLE | v.DEMONYM | v.PLACE | v.ORG | v.NEVER | _HEADS
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
        step = _owned(words, last) or _bridge(words, last, joins) or _pair(words, last)
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


def _bridge(words: Words, last: int, joins: bool) -> int:
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
            if joins and between in _TIES:
                if traits(texts[end]) & v.NEVER or (text == "and" and not _joins_and(texts, last, end)):
                    return 0
                return width + 1
            return 0
        if text != "of" and text not in particles():
            return 0
    return 0


def _owned(words: Words, last: int) -> int:
    """Return how many tokens a body named after its members adds: Hands' Union, Cooks' and Stokers' Guild."""
    texts = words.texts
    mark = last + 1
    if texts[mark] not in _PLURAL_MARKS and not (texts[mark] in {"'s", "’s"} and texts[last] in _MEMBERS):
        return 0
    if texts[mark] in _PLURAL_MARKS and not (texts[last].endswith("s") and traits(texts[last]) & v.COMMON):
        return 0
    if traits(texts[last]) & (v.GIVEN | v.NEVER):
        return 0
    index, end = mark + 1, words.sentence_end[last]
    if index + 2 < end and texts[index] == "and" and texts[index + 2] in _PLURAL_MARKS:
        index += 3
    for head in range(index, min(index + 4, end)):
        if not is_capital(texts[head]) or not words.adjacent(head - 1):
            return 0
        if traits(texts[head]) & _HEADS:
            return head - last
    return 0


def _pair(words: Words, last: int) -> int:
    """Return 2 where "and" and a common word follow a common word, both with capitals: Wheels and Words."""
    texts = words.texts
    end = last + 2
    if texts[last + 1] != "and" or not words.adjacent(last + 1) or words.opens[last] or words.headline[last]:
        return 0
    if words.adjacent(end) and (is_capital(texts[end + 1]) or texts[end + 1] in {"and", "'s", "’s"}):
        return 0
    if last and words.adjacent(last - 1) and (is_capital(texts[last - 1]) or texts[last - 1] == ","):
        return 0
    for text in (texts[last], texts[end]):
        if not text.istitle() or not traits(text) & v.COMMON or traits(text) & _TELLING:
            return 0
    return 2


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
