"""A printed name cut into pieces: titles, nick names, maiden name, suffix off; what is left, word by word.

cut("Rabbi Shmuel “Shmulik” Katz Jr.")
    -> Cut(words=(Word("shmuel"), Word("katz")), honorifics=("Rabbi",), nick=("shmulik",), suffix="jr", ...)
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.lexicon.namesakes import common_surnames, honorifics, suffixes
from onrecord.lexicon.people import Gender, given_names, name_words, titles
from onrecord.names.words import fold

_OPEN, _CLOSE = "\"“”„«‟‹'‘’`(（[", "\"”“»›'’‘`)）]"
_INSIDE = rf"[^\s{re.escape(_OPEN + _CLOSE)}][^,()\[\]“”\"«»]*?"
_NICK = re.compile(rf"(?:^|(?<=\s))[{re.escape(_OPEN)}]\s*({_INSIDE})[{re.escape(_CLOSE)}](?=[\s,.]|$)")
_MAIDEN = re.compile(
    r"[\s,(]+(?:née|nee|né|born|geb\.|geborene|z domu|урожд\.|урождённая)\s+([^\s,)]+(?:\s[^\s,)]+)?)\)?",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z][a-z])|(?<=[а-яё])(?=[А-ЯЁ][а-яё])")
# Capitals inside one word that part no two names: McCain, DeVito, LaRouche.
_CAMEL_PREFIXES = frozenset("mc mac de di da la le lo van von fitz o du del al el st ter ben des dos".split())
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?\.?$")
_SPACES = re.compile(r"[\s\u200b\u200e\u200f\u202a-\u202e]+")
_HYPHENS = re.compile("[-‐‑‒–—−־]+")
# The dot between the names of foreigners in Chinese and Japanese; \xb7 is a letter's in Catalan.
_DOTS = re.compile(r"(?<=[^\x00-\x7f])[·・‧•](?=[^\x00-\x7f])")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?\s*$")
_STRIP = ".,;:!?*†"
# More than any name holds; what is longer is cut, so that no text costs much.
_LONGEST = 400
# Behind these a V or an X is a number, not an initial.
_CROWNED = frozenset("king queen pope emperor tsar kaiser prince sultan patriarch".split())


class Word(NamedTuple):
    """One word of a name: folded, whether it came in capitals, lower case, or behind a hyphen."""

    folded: str
    capitals: bool
    small: bool
    hyphened: bool
    dotted: bool


class Cut(NamedTuple):
    """A printed name in pieces; `comma` is how many words stand before "Surname, Given"'s comma."""

    printed: str
    words: tuple[Word, ...]
    honorifics: tuple[str, ...]
    gender: Gender | None
    nick: tuple[str, ...]
    maiden: tuple[str, ...]
    suffix: str | None
    comma: int


class _Titles(NamedTuple):
    before: dict[str, Gender | None]
    anywhere: dict[str, Gender | None]
    after: frozenset[str]
    parts: frozenset[str]


@cache
def _titles() -> _Titles:
    before: dict[str, Gender | None] = {}
    anywhere: dict[str, Gender | None] = {}
    after = set()
    for entry in honorifics():
        word = entry.word.casefold()
        if entry.place == "after":
            after.add(word)
            continue
        (before if entry.place == "before" else anywhere)[word] = entry.gender
    parts = set()
    for word, title in titles().items():
        if title.sort == "part":
            parts.add(word.casefold())
        elif word not in given_names():
            before.setdefault(word.casefold(), title.gender)
    return _Titles(before, anywhere, frozenset(after), frozenset(parts - before.keys()))


@cache
def _suffixes() -> dict[str, str]:
    return {suffix.casefold(): tells for suffix, tells in suffixes().items()}


def cut(printed: str) -> Cut:
    """Cut a printed name into pieces; never raises, an empty name has no words."""
    text = _POSSESSIVE.sub("", printed[:_LONGEST])
    nick: tuple[str, ...] = ()
    maiden: tuple[str, ...] = ()
    if not text.isalpha() and not text.replace(" ", "").isalpha():
        text, maiden = _take_maiden(text)
        text, nick = _take_nick(text)
        text = _DOTS.sub(" ", text)
    before, comma, after = text.partition(",")
    left, right = before.split(), after.replace(",", " ").split() if comma else []
    if "of" in left[1:]:
        left = left[: left.index("of", 1)]  # Lord Venn of Ostrel
    tells = None
    while right and (_is_after(right[-1]) or right[-1].casefold() in _suffixes()):
        tells = _suffixes().get(right.pop().casefold(), tells)
    left, honored, gender = _strip(left, keep=0 if right else 1)
    if right:
        right, more, other = _strip(right, keep=1)
        honored, gender = honored + more, gender or other
    if tells is None:
        side = right or left
        crowned = bool(honored) and any(word.casefold() in _CROWNED for word in honored)
        tells, left_over = _suffix(side, named=9 if crowned else len(left) + len(right))
        if right:
            right = left_over
        else:
            left = left_over
    alone = len(left) + len(right) == 1
    if not right and all(map(_is_office, left)):
        left = []  # "Mr. President", "General": somebody's office and nobody's name
    words: list[Word] = []
    for token in left:
        words += _words(token, alone)
    first = len(words)
    for token in right:
        words += _words(token, alone)
    return Cut(printed, tuple(words), honored, gender, nick, maiden, tells, first if right and first else 0)


@lru_cache(maxsize=1 << 12)
def _is_office(token: str) -> bool:
    """Say whether a word left alone is a title and no surname besides (a Mr King may be)."""
    word = token.strip(_STRIP).casefold()
    known = _titles()
    is_title = word in known.before or word in known.parts or token.casefold() in known.before
    return is_title and fold(word) not in name_words() and word.title() not in common_surnames()


def _take_nick(text: str) -> tuple[str, tuple[str, ...]]:
    if not any(mark in text for mark in _OPEN):
        return text, ()
    found: list[str] = []

    def take(match: re.Match[str]) -> str:
        folded = tuple(word for word in map(fold, match.group(1).split()) if word)
        found.extend(folded)
        return " "

    rest = _NICK.sub(take, text)
    if not any(letter.isalpha() for letter in rest):
        return text.strip("".join(set(_OPEN + _CLOSE))), ()
    return rest, tuple(found)


def _take_maiden(text: str) -> tuple[str, tuple[str, ...]]:
    match = _MAIDEN.search(text)
    if match is None or not text[: match.start()].strip():
        return text, ()
    return text[: match.start()] + " " + text[match.end() :], tuple(
        filter(None, map(fold, match.group(1).split()))
    )


def _is_after(token: str) -> bool:
    return token.casefold() in _titles().after


def _strip(tokens: list[str], *, keep: int) -> tuple[list[str], tuple[str, ...], Gender | None]:
    """Take titles off both ends, and those that stand anywhere; at least `keep` words stay."""
    known = _titles()
    honored: list[str] = []
    gender: Gender | None = None
    start, end = 0, len(tokens)
    while end - start > keep:
        word = tokens[start].casefold()
        if word == "the" and start == 0 and _title_follows(tokens, 1, known):
            start = 1
            continue
        if word in known.before or word in known.anywhere:
            gender = gender or known.before.get(word) or known.anywhere.get(word)
        elif not (word in known.parts and _title_follows(tokens, start + 1, known)):
            break
        honored.append(tokens[start])
        start += 1
    while end - start > keep and (tokens[end - 1].casefold() in known.after):
        end -= 1
        honored.append(tokens[end])
    kept = tokens[start:end]
    if len(kept) > keep + 1:
        inner = [token for token in kept if token.casefold() not in known.anywhere]
        if len(inner) != len(kept) and len(inner) > keep:
            honored.extend(token for token in kept if token.casefold() in known.anywhere)
            kept = inner
    return kept, tuple(honored), gender


def _title_follows(tokens: list[str], start: int, known: _Titles) -> bool:
    for token in tokens[start:-1]:
        folded = token.casefold()
        if folded in known.before:
            return True
        if folded not in known.parts:
            return False
    return False


def _suffix(tokens: list[str], *, named: int) -> tuple[str | None, list[str]]:
    """Take the suffix off the end, where a name is left before it."""
    if len(tokens) < 2:
        return None, tokens
    last = tokens[-1]
    tells = _suffixes().get(last.casefold())
    if tells is None or (tells == "neto" and named < 3) or (last.islower() and len(last) > 2):
        return None, tokens
    # "Ivan V" is an initial, "Pope John V" too rare to tell; "Malcolm X" is a name.
    if last.upper() in {"V", "X"} and named < 4:
        return None, tokens
    return tells, tokens[:-1]


@lru_cache(maxsize=1 << 16)
def _words(token: str, alone: bool) -> tuple[Word, ...]:
    """Return the words of one token: hyphens part them, initials stand alone, joined names are cut."""
    bare = token.strip(_STRIP)
    if _DOTTED.match(token):
        return tuple(
            Word(fold(letter), False, False, at > 0, True) for at, letter in enumerate(bare.replace(".", ""))
        )
    pieces = [bare]
    if alone and not bare.isupper() and not _HYPHENS.search(bare):
        pieces = _cut_camel(bare)
        return tuple(_word(piece, hyphened=False, dotted=False) for piece in pieces if fold(piece))
    pieces = [piece for part in bare.split(".") for piece in _HYPHENS.split(part)]
    dotted = token.endswith(".") and len(bare) <= 3
    found = [_word(piece, hyphened=False, dotted=dotted) for piece in pieces if fold(piece)]
    return tuple(word._replace(hyphened=at > 0) for at, word in enumerate(found))


def _word(piece: str, *, hyphened: bool, dotted: bool) -> Word:
    folded = fold(piece)
    small = piece.islower()
    return Word(
        folded,
        piece.isupper() and len(folded) > 1,
        small,
        hyphened,
        dotted or (len(folded) == 1 and not small),
    )


def _cut_camel(word: str) -> list[str]:
    pieces = _CAMEL.split(word)
    if len(pieces) == 2 and pieces[0].lower() not in _CAMEL_PREFIXES and min(map(len, pieces)) > 2:
        return pieces
    return [word]
