"""How likely two words are one name, spelled twice, in one script or in two.

similarity("Shcherbakov", "Щербаков")   -> 0.99
similarity("Katz", "כץ")                -> 0.96
similarity("Venn", "Wenn")              -> 0.95

Latin against Cyrillic, Hebrew or Arabic is weighed by letters learned from names (`spelling.tsv`, made by
`training/spelling.py`): how much likelier the one word is, given the other, than any word of its script.
Other pairs of scripts go by way of Latin. Two Latin spellings are compared after the drifts between
romanisations are folded. Spelling confirms across scripts; it never decides for a common name.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import OSA, JaroWinkler, Levenshtein

from onrecord.names import drift
from onrecord.names.channel import Background, Channel, Shape, Step, logistic
from onrecord.names.letters import letters
from onrecord.names.romanise import romanise
from onrecord.names.script import Script, script_of
from onrecord.names.skeleton import skeleton

SCRIPTS: frozenset[Script] = frozenset({"cyrillic", "hebrew", "arabic"})
SHAPES = {"from-latin": Shape(4, 2), "to-latin": Shape(2, 4)}
_CONSONANTAL: frozenset[Script] = frozenset({"hebrew", "arabic"})
TABLE = Path(str(files("onrecord.names").joinpath("spelling.tsv")))

# How evidence becomes likeness: 0.5 at MIDDLE, 0.82 at MIDDLE + 1.5 SLOPE = 7. On the dev tokens (Hebrew
# and Arabic; benchmarks/scripts.py --evidence) 6 right pairs in 100 have less than 4, one wrong pair in
# 10,000 has more; 9 right pairs in 100 have less than 7, and of the best of 2,000 wrong ones 9 in 100 have
# more.
MIDDLE, SLOPE = 4.0, 2.0
# Where Latin to the other script says less than this, the way back can't make it a likeness that counts.
LEAST = MIDDLE - 8.0
# Words whose consonants are less alike than this are not weighed: it drops three random pairs in four, and
# one right pair in a thousand (Hebrew, Arabic) or in two hundred (Cyrillic).
BONES_ALIKE = 0.3


class Model(NamedTuple):
    """Latin to a script and back, and how likely words are on either side."""

    there: Channel
    back: Channel
    latin: Background
    other: Background


@cache
def model(script: Script) -> Model:
    """Return the learned model of a script.

    Raises:
        ValueError: the script has none.
    """
    if script not in SCRIPTS:
        raise ValueError(f"No spelling was learned for {script}; there is {', '.join(sorted(SCRIPTS))}.")
    return read(TABLE, script)


def read(path: Path, script: str) -> Model:
    """Read a script's model from a table that `training/spelling.py` wrote."""
    steps: dict[str, dict[str, dict[Step, float]]] = {name: {} for name in SHAPES}
    singles: dict[str, dict[str, dict[str, float]]] = {"letters": {}, "latin-letters": {}}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith(f"{script}\t"):
                continue
            _, name, key, counts = line.rstrip("\n").split("\t")
            found = [count.rpartition("=") for count in counts.split(" ")]
            if name in steps:
                steps[name][key] = {(int(step[0]), step[1:]): float(n) for step, _, n in found}
            else:
                singles[name][key] = {letter: float(n) for letter, _, n in found}
    return Model(
        Channel(steps["from-latin"], SHAPES["from-latin"]),
        Channel(steps["to-latin"], SHAPES["to-latin"]),
        Background(singles["latin-letters"]),
        Background(singles["letters"]),
    )


def evidence(latin: str, other: str, script: Script, least: float = -99.0) -> float:
    """Return the log odds that a Latin word and one of `script` are one name rather than any two words.

    The mean of both directions: each alone favours words that are common (or short) on one side.

    Args:
        latin: a word in Latin letters.
        other: a word in letters of `script`.
        script: which has a model.
        least: where the first direction says less than this, the second is not asked.
    """
    known, one, two = model(script), letters(latin), letters(other)
    if not one.exact or not two.exact:
        return -99.0
    there = known.there.chance(one, two.exact) - known.other.chance(two.exact)
    if there < least:
        return there
    back = known.back.chance(two, one.folded) - known.latin.chance(one.folded)
    return (there + back) / 2


@lru_cache(maxsize=1 << 15)
def spelt(word: str, number: int = 3) -> tuple[str, ...]:
    """Return the likeliest Latin spellings of a word in Cyrillic, Hebrew or Arabic, best first; else none."""
    script = script_of(word)
    if script not in SCRIPTS:
        return ()
    return tuple(model(script).back.likeliest(letters(word), number))


def latin(word: str) -> str:
    """Return a word in plain Latin letters: its likeliest spelling where one was learned, or romanised."""
    found = spelt(word)
    return found[0] if found else romanise(word)


@lru_cache(maxsize=1 << 18)
def similarity(left: str, right: str) -> float:
    """Return 0 to 1: how near two words are in spelling, whatever their scripts; 1 for the same folded word.

    Across scripts it is the logistic of `evidence` around MIDDLE, at most 0.99.
    """
    one, other = script_of(left), script_of(right)
    bones, other_bones = skeleton(left), skeleton(right)
    if one == other or not {one, other} & SCRIPTS:
        return _plain(romanise(left), romanise(right), bones, other_bones)
    if "none" in (one, other) or Levenshtein.normalized_similarity(bones, other_bones) < BONES_ALIKE:
        return 0.0
    # Hebrew and Arabic leave vowels out, so that what has them stands for Latin: Greek, or Cyrillic,
    # romanised.
    if (one in SCRIPTS, one in _CONSONANTAL) > (other in SCRIPTS, other in _CONSONANTAL):
        left, right, one, other = right, left, other, one
    if one in _CONSONANTAL:  # Hebrew against Arabic
        return min(0.9, JaroWinkler.similarity(bones, other_bones))
    left = left if one == "latin" else romanise(left)
    return min(0.99, logistic((evidence(left, right, other, LEAST) - MIDDLE) / SLOPE))


def _plain(one: str, other: str, bones: str, other_bones: str) -> float:
    """Compare two romanised words."""
    if one == other:
        return 1.0 if one else 0.0
    drifted, other_drifted = drift.key(one), drift.key(other)
    if drifted == other_drifted:
        return 0.95
    near = max(
        OSA.normalized_similarity(one, other),
        OSA.normalized_similarity(drifted, other_drifted) - 0.03,
    )
    return min(0.9, near + (0.03 if bones == other_bones and bones else 0.0))
