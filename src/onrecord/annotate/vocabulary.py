"""What the word lists say of one word, folded into one number that is looked up once.

`traits("Minister")` is a sum of the flags below. The lists are read when the first
name is looked for; the answers are kept (bounded) for the life of the process.
"""

from __future__ import annotations

from functools import cache, lru_cache

from onrecord import lexicon

GIVEN = 1  # a first name
NAME_WORD = 2  # a word of people's names
COMMON = 4  # a common English word when written small
FUNCTION = 8  # a pronoun, preposition, sentence opener …
COURTESY = 16  # Mr., Mrs.
OFFICE = 32  # Rabbi, Sen., minister: may stand right before a name
PART = 64  # Deputy, Vice, Foreign: part of an office
ROLE = 128  # a role noun, titular or not
DEMONYM = 256
ORG_SUFFIX = 512
ORG_OF = 1024
PLACE_SUFFIX = 2048
PLACE_OF = 4096
PLACE_PREFIX = 8192
NEVER = 16384
PLACE = 32768  # a place name of one word
ORG = 65536  # an organisation's name of one word
MODIFIER = 131072  # former, senior, foreign
VERB = 262144  # a finite verb that ends the noun phrase before it

TITLE = COURTESY | OFFICE
_HEADS = {
    ("organization", "suffix"): ORG_SUFFIX,
    ("organization", "of"): ORG_OF,
    ("place", "suffix"): PLACE_SUFFIX,
    ("place", "of"): PLACE_OF,
    ("place", "prefix"): PLACE_PREFIX,
}
_SORTS = {"courtesy": COURTESY, "office": OFFICE, "part": PART}


@lru_cache(maxsize=1 << 16)
def traits(word: str) -> int:
    """Return the flags of a word as it is printed; a word in capitals counts as its title-cased form too."""
    found = _as_printed().get(word, 0)
    lower = word.lower()
    if word.isupper() and len(word) > 1 and found & (PLACE | ORG):
        return found  # US, WHO, IS: the small word of the same letters says nothing
    if word.isupper() and len(word) > 3:
        found |= _as_printed().get(word.title(), 0) & (GIVEN | COURTESY | OFFICE | PART | PLACE)
    elif word.isupper() and len(word) > 1:
        found |= _as_printed().get(word.title(), 0) & COURTESY
    found |= _small().get(lower, 0)
    if lexicon.is_common(lower):
        found |= COMMON
    if "-" in word and not found:
        found |= _of_compound(word)
    return found


def _of_compound(word: str) -> int:
    """Return what the halves of a hyphenated word tell: Jean-Marie is a first name, ex-minister a role."""
    first, last = word.split("-", 1)[0], word.rsplit("-", 1)[1]
    found = _as_printed().get(first, 0) & GIVEN
    if last.lower() in {"elect", "designate", "general", "emeritus"}:
        last = first
    found |= _small().get(last.lower(), 0) & (ROLE | OFFICE)
    if found & ROLE or (lexicon.is_common(last.lower()) and lexicon.is_common(first.lower())):
        found |= COMMON | MODIFIER
    return found


@cache
def _as_printed() -> dict[str, int]:
    table: dict[str, int] = {}

    def add(word: str, flag: int) -> None:
        table[word] = table.get(word, 0) | flag

    for name in lexicon.given_names():
        add(name, GIVEN)
    for title in lexicon.titles().values():
        add(title.word, _SORTS[title.sort])
    for word in lexicon.demonyms():
        add(word, DEMONYM)
    for word, kind, position in lexicon.name_heads():
        add(word, _HEADS[kind, position])
    for word in lexicon.never_names():
        add(word, NEVER)
    for name in lexicon.places():
        if " " not in name:
            add(name, PLACE)
    for name in lexicon.organizations():
        if " " not in name:
            add(name, ORG)
    return table


@cache
def _small() -> dict[str, int]:
    table: dict[str, int] = {}
    for words, flag in (
        (lexicon.name_words(), NAME_WORD),
        (lexicon.function_words(), FUNCTION | COMMON),
        (lexicon.role_modifiers(), MODIFIER),
        (lexicon.finite_verbs(), VERB | COMMON),
    ):
        for word in words:
            table[word] = table.get(word, 0) | flag
    for role in lexicon.roles().values():
        table[role.word] = table.get(role.word, 0) | ROLE | COMMON | (OFFICE if role.titular else 0)
    return table


@cache
def long_names() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return lexicon names of several words by their first: (words, kind), the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for names, kind in ((lexicon.places(), "place"), (lexicon.organizations(), "organization")):
        for name in sorted(names):
            words = tuple(name.split(" "))
            if len(words) > 1:
                found.setdefault(words[0], []).append((words, kind))
    return {first: tuple(sorted(rest, key=lambda item: -len(item[0]))) for first, rest in found.items()}
