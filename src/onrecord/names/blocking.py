"""Which names are worth comparing: those that share a key, in blocks that never explode.

keys(PersonName.parse("Marta Venn"))   a few strings; two names of one person share at least one
pairs([keys of name 0, keys of name 1, …], order)  -> an array of pairs of numbers

A key is made of consonants (`skeleton`), so spelling and script may drift; the keys of one name cover a
drifting surname, a given name that is short for another, an initial, the other order, a lost or added word.
A block of more than `CAP` names is put in order by surname and given name, and each name meets its `WINDOW`
neighbours only: the number of pairs grows with the number of names and no faster, whatever the names are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import combinations, product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.lexicon.namesakes import diminutives, legal_forms
from onrecord.names.person import PersonName
from onrecord.names.romanise import romanise
from onrecord.names.script import script_of
from onrecord.names.skeleton import skeletons
from onrecord.names.spelling import SCRIPTS, spelt
from onrecord.names.words import fold

# A block up to this size is compared whole; in a bigger one each name meets so many neighbours. With
# 126,000 invented names (benchmarks/invented.py) these make 8 pairs a name and hold 94 of 100 true pairs;
# 20 and 6: 9 and 95.
CAP, WINDOW = 16, 5
# Likeliest Latin spellings of a word in Cyrillic, Hebrew or Arabic that make keys.
SPELLINGS = 3
# Two of the first so many words of a person's name make a key.
WORDS = 5
# Words of a body's name that tell nothing by themselves.
_SMALL = frozenset("the of for and de la le les des du di da del della der die das und et e y i v".split())

Pairs = NDArray[np.int64]
Kinds = NDArray[np.int8]


@lru_cache(maxsize=1 << 17)
def bones(word: str) -> tuple[str, ...]:
    """Return the consonant skeletons of a word, of other scripts those of their likeliest Latin spellings."""
    script = script_of(word)
    found = dict.fromkeys(skeletons(word))
    if script in SCRIPTS:
        for spelling in spelt(word, SPELLINGS):
            found.update(dict.fromkeys(skeletons(spelling)[:1]))
    return tuple(found)[:4]


@cache
def _fulls() -> dict[str, tuple[str, ...]]:
    """Return the full names that a folded short form stands for."""
    found: dict[str, dict[str, None]] = {}
    for entry in diminutives():
        found.setdefault(fold(entry.short), {})[fold(entry.full)] = None
    return {short: tuple(sorted(fulls)[:4]) for short, fulls in found.items()}


@lru_cache(maxsize=1 << 16)
def initials(given: str) -> tuple[str, ...]:
    """Return the sounds a given name, and names it is short for, may begin with; vowels are `a`."""
    found: dict[str, None] = {}
    for name in (given, *_fulls().get(given, ())):
        plain = romanise(name)
        if len(plain) == 1:
            found.update(dict.fromkeys(_LETTERS.get(plain, plain)))
        elif plain:
            found.update(dict.fromkeys(_first(plain)))
    return tuple(found)


# What an initial may sound like: C. is Carl or Cecilia, G. Gustav or George, J. Jan or John.
_LETTERS = {
    **dict.fromkeys("aeiouyh", "a"),
    **dict.fromkeys("bpfvw", "b"),
    **dict.fromkeys("dt", "t"),
    **dict.fromkeys("kq", "k"),
    **dict.fromkeys("sz", "s"),
    **dict.fromkeys("cgx", "ks"),
    "j": "as",
}


def _first(plain: str) -> str:
    """Return the sounds a romanised name may begin with."""
    if plain.startswith(("ts", "tz")):
        return "s"
    if plain.startswith("dzh"):
        return "as"
    if plain.startswith(("kh", "gh")):
        return "ka"
    if plain.startswith("ch"):
        return "ks"
    if plain[0] in "cg":
        return "s" if plain[0] == "c" and plain[1] in "eiy" else "ks" if plain[1] in "eiy" else "k"
    return _LETTERS.get(plain[0], plain[0])


def keys(name: PersonName, *, bare: bool = False) -> tuple[str, ...]:
    """Return the keys of a person's name, sorted.

    `s`: a surname's skeleton and the sound its given name begins with. `t`: the skeletons of two of its
    words, their order being nothing. `g`: the given name whole and how the surname begins or ends, for a
    surname with a slip in it. `j`: all its words as one. `b`: a bare name; a full one has it too if `bare`
    says so.
    """
    found = {"j" + "".join(bones(word)[0] for word in name.words)}
    for reading in (name, name.alternative):
        if reading is None:
            continue
        surnames = [bone for word in reading.core[-2:] for bone in bones(word)]
        first = reading.first or (reading.middle[0] if reading.middle else "")
        if bare or not first:
            found.update(f"b{bone}" for bone in surnames)
        if not first:
            continue
        found.update(
            f"s{bone}|{sound}"
            for short in (first, *reading.nick)
            for bone, sound in product(surnames, initials(short))
        )
        fulls = _fulls().get(first, ())
        for full, surname in product(fulls, surnames[:2]):
            found.add(f"t{min(bones(full)[0], surname)}|{max(bones(full)[0], surname)}")
        for full in (first, *fulls) if len(first) > 1 else ():
            for surname in surnames[:2]:
                if len(surname) > 2:
                    part = min(len(surname) - 1, 3)
                    found.add(f"g{bones(full)[0]}|{surname[:part]}")
                    found.add(f"g{bones(full)[0]}|{surname[-part:]}|")
    long = [bones(word)[:2] for word in name.words[:WORDS] if len(word) > 2]
    for one, other in combinations(long, 2):
        found.update(f"t{min(pair)}|{max(pair)}" for pair in product(one, other))
    return tuple(sorted(found))


def body_keys(name: str) -> tuple[str, ...]:
    """Return the keys of a body's name, sorted: all its words, its acronym, each word that tells much."""
    words = [word for word in re.split(r"[\s-]+", romanise(name.replace(".", "").replace("&", " "))) if word]
    telling = [word for word in words if word not in _SMALL and word not in _forms()] or words
    if not telling:
        return ()
    found = {"n" + " ".join(sorted(telling)), "j" + "".join(bones(word)[0] for word in telling)}
    if len(telling) > 1:
        found.add("a" + "".join(word[0] for word in telling))
        found.add("a" + "".join(word[0] for word in words))
    elif len(telling[0]) <= 6:
        found.add("a" + telling[0])
    found.update(f"w{bone}" for word in telling if len(word) > 3 for bone in bones(word)[:1] if len(bone) > 1)
    return tuple(sorted(found))


@cache
def _forms() -> frozenset[str]:
    return frozenset(fold(word) for form in legal_forms() for word in form.split())


def order(name: PersonName) -> str:
    """Return what puts the names of a big block in order: the surname as romanised, then the given name."""
    return f"{romanise(name.core[-1] if name.core else '')} {romanise(name.first)} {' '.join(name.middle)}"


def hashed(key: str) -> int:
    """Return 64 bits for a key, the same in every run."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little", signed=True)


def pairs(
    keyed: Sequence[Sequence[str]], ordered: Sequence[str], *, cap: int = CAP, window: int = WINDOW
) -> Pairs:
    """Return the pairs of numbers of names that share a key, each once, the smaller first, in order.

    Args:
        keyed: the keys of each name.
        ordered: what puts the names of a block in order, a name each.
        cap: a block of more names than this is compared by neighbourhood.
        window: how many names on either side are its neighbours.
    """
    numbers = np.fromiter(
        (number for number, found in enumerate(keyed) for _ in found), np.int64, sum(map(len, keyed))
    )
    codes = np.fromiter((hashed(key) for found in keyed for key in found), np.int64, len(numbers))
    places = np.empty(len(keyed), np.int64)
    places[sorted(range(len(keyed)), key=lambda at: (ordered[at], at))] = np.arange(len(keyed))
    return paired(Entries(codes, numbers, np.zeros(len(codes), np.int8)), places, cap=cap, window=window)[0]


class Entries(NamedTuple):
    """Keys in flat arrays, an entry a key: its hash, the number of its name, and its kind (`kind_of`)."""

    codes: Pairs
    numbers: Pairs
    kinds: Kinds


def kind_of(key: str) -> int:
    """Return 1 for a key with little of the given name in it, 2 with little of the surname, else 0."""
    return {"s": 1, "g": 2}.get(key[0], 0)


def paired(entries: Entries, places: Pairs, *, cap: int = CAP, window: int = WINDOW) -> tuple[Pairs, Kinds]:
    """Return the pairs that share a key, as `pairs` does, and the kind of what they share.

    Args:
        entries: the keys.
        places: the place of each name in the order, by its number.
        cap: as for `pairs`.
        window: as for `pairs`.

    Returns:
        The pairs, and for each 1 or 2 where keys of that kind are all it shares, else 0.
    """
    if not len(entries.codes):
        return np.empty((0, 2), np.int64), np.empty(0, np.int8)
    by_block = np.lexsort((places[entries.numbers], entries.codes))
    codes, numbers = entries.codes[by_block], entries.numbers[by_block]
    kinds = np.where(entries.kinds[by_block] == 0, 3, entries.kinds[by_block]).astype(np.int8)
    starts = np.flatnonzero(np.r_[True, codes[1:] != codes[:-1]])
    sizes = np.diff(np.r_[starts, len(codes)])
    reach = np.repeat(np.where(sizes > cap, window, cap), sizes)
    total, found, shared = len(places), [], []
    for step in range(1, max(cap, window) + 1):
        same = (codes[step:] == codes[:-step]) & (reach[:-step] >= step)
        one, other = numbers[:-step][same], numbers[step:][same]
        apart = one != other
        found.append(np.minimum(one, other)[apart] * total + np.maximum(one, other)[apart])
        shared.append(kinds[:-step][same][apart])
    joined, kind = np.concatenate(found), np.concatenate(shared)
    if not len(joined):
        return np.empty((0, 2), np.int64), np.empty(0, np.int8)
    by_pair = np.argsort(joined, kind="stable")
    joined, kind = joined[by_pair], kind[by_pair]
    firsts = np.flatnonzero(np.r_[True, joined[1:] != joined[:-1]])
    joined, kind = joined[firsts], np.bitwise_or.reduceat(kind, firsts)
    return np.stack((joined // total, joined % total), axis=1), np.where(kind == 3, 0, kind).astype(np.int8)
