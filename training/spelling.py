"""Learn how names are spelled in other scripts: `python -m training.spelling` writes names/spelling.tsv.

From the training parts of the Wikidata name tokens (`../shared/data/names`, CC0): for each script two
channels (Latin to it, it to Latin) by expectation maximisation over all ways to cut two words into steps,
and letter bigrams of both sides. A pair that its letters do not bear out (two in a hundred are two
different names) counts for as much as it is likelier than chance. After each round only those surroundings
stay that pay for their lines (`GAIN`), so what ships is small and does not remember single names. Seeded:
the same file each time.
"""

from __future__ import annotations

import argparse
import gzip
import random
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import exp, log
from pathlib import Path
from typing import NamedTuple

from benchmarks.polnear import shared_folder
from onrecord.names import spelling
from onrecord.names.channel import (
    ORDERS,
    UNSEEN,
    UNSEEN_LETTER,
    Background,
    Channel,
    Counts,
    Shape,
    Step,
    forward,
    mixed,
    surroundings,
)
from onrecord.names.letters import Letters, letters

# Words of each round: the first rounds only find which letters answer to which.
ROUNDS = (6_000, 6_000, 20_000, 60_000, 60_000)
# A step is counted from this share of a pair, and kept from so many pairs.
SHARE, FEWEST = 0.02, 1.0
# What surroundings must add to the training pairs' log likelihood, and how much of it for each step they
# hold.
GAIN, GAIN_STEP = 4.0, 2.0
# The share of pairs that are two different names.
WRONG = 0.02

Table = dict[str, dict[Step, float]]


class Pair(NamedTuple):
    """A word, what became of it, and how much it counts."""

    source: Letters
    target: str
    weight: float


def tokens(script: str, part: str) -> Iterator[tuple[str, str, int]]:
    """Yield Latin token, token in the other script, how many people bear it."""
    name = {"cyrillic": "russian"}.get(script, script)
    path = shared_folder() / "data" / "names" / f"wd_{name}_{part}.tsv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            latin, spaced, count = line.rstrip("\n").split("\t")
            yield latin, spaced.replace(" ", ""), int(count)


def learn(pairs: Sequence[Pair], shape: Shape, background: Background, say: str) -> Table:
    """Return the counts of a channel."""
    counts = first_guess(pairs[: ROUNDS[0]], shape)
    for number, size in enumerate(ROUNDS):
        began = time.monotonic()
        found, likely = one_round(Channel(counts, shape), pairs[:size], background if number > 1 else None)
        if (
            number < 2
        ):  # before it is known which letters answer to which, what stands around them says nothing
            counts = {key: steps for key, steps in found.items() if key[0] == "~" or key[0] == key[-1] == "|"}
        else:
            counts = pruned(found)
        print(
            f"{say} round {number + 1}: {likely:.3f} a pair, {len(counts)} surroundings, "
            f"{sum(map(len, counts.values()))} steps, {time.monotonic() - began:.0f} s",
            flush=True,
        )
    return counts


def first_guess(pairs: Iterable[Pair], shape: Shape) -> Table:
    """Return counts of all steps that lie near the diagonal, short ones more."""
    counts: Table = defaultdict(lambda: defaultdict(float))
    for (exact, folded), target, weight in pairs:
        high, wide = len(exact), len(target)
        spans = [(j, m) for j in range(wide + 1) for m in range(min(shape.target, wide - j) + 1)]
        for at in range(high):
            for taken in range(1, min(shape.source, high - at) + 1):
                for j, m in spans:
                    if max(abs(at / high - j / wide), abs((at + taken) / high - (j + m) / wide)) > 0.3:
                        continue
                    share = weight * 0.2 ** (taken - 1) * 0.3 ** abs(m - 1) * (0.1 if m > 1 < taken else 1.0)
                    for key in (f"~{folded[at]}", f"|{exact[at]}|"):
                        counts[key][taken, target[j : j + m]] += share
    return {key: {step: n for step, n in steps.items() if n >= 0.5} for key, steps in counts.items()}


def one_round(channel: Channel, pairs: Sequence[Pair], background: Background | None) -> tuple[Table, float]:
    """Return how often each step is expected to have been taken, and the mean log chance of a pair."""
    counts: Table = defaultdict(lambda: defaultdict(float))
    likely = 0.0
    for source, target, weight in pairs:
        total, taken = expected(channel, source, target)
        if total <= 0.0:
            continue
        likely += log(total)
        counted = weight
        if background is not None:
            odds = log(total) - background.chance(target) + log((1 - WRONG) / WRONG)
            counted = weight / (1.0 + exp(-max(-30.0, min(30.0, odds))))
        keys = [surroundings(source, at) for at in range(len(source.exact))]
        for at, step, share in taken:
            for key in keys[at]:
                counts[key][step] += share * counted
    return {key: dict(steps) for key, steps in counts.items()}, likely / len(pairs)


def expected(channel: Channel, source: Letters, target: str) -> tuple[float, list[tuple[int, Step, float]]]:
    """Return the pair's chance, and (letter, step, how surely it was taken)."""
    steps = channel.steps(source)
    high, wide, most = len(steps), len(target), channel.shape.target
    ahead = forward(steps, target, most)
    total = ahead[high][wide]
    behind = [[0.0] * (wide + 1) for _ in range(high + 1)]
    behind[high][wide] = 1.0
    taken: list[tuple[int, Step, float]] = []
    for i in range(high - 1, -1, -1):
        for j in range(wide + 1):
            reach, so_far = 0.0, ahead[i][j] / total if total else 0.0
            for m in range(min(most, wide - j) + 1):
                piece = target[j : j + m]
                ways = steps[i].get(piece, ())
                if m <= 2:
                    ways = (*ways, (1, UNSEEN * UNSEEN_LETTER**m))
                for letters_taken, chance in ways:
                    way = chance * behind[i + letters_taken][j + m]
                    reach += way
                    if way * so_far > SHARE:
                        taken.append((i, (letters_taken, piece), way * so_far))
            behind[i][j] = reach
    return total, taken


def narrower(key: str) -> list[str]:
    """Return the keys below a key, narrowest first."""
    if key[0] == "~":
        return []
    before, letter, behind = key.split("|")
    folded = letters(letter).folded or letter
    below = [f"~{folded}"]
    for left, right in ORDERS:
        if left <= len(before) and right <= len(behind) and (left, right) != (len(before), len(behind)):
            below.append(f"{before[len(before) - left :]}|{letter}|{behind[:right]}")
    return below


def pruned(counts: Mapping[str, Mapping[Step, float]]) -> Table:
    """Return the counts whose surroundings tell more than narrower ones do, beyond what their lines cost."""
    kept: Table = {}
    for key in sorted(counts, key=lambda key: (key[0] != "~", len(key), key)):
        steps = {step: round(n, 1) for step, n in sorted(counts[key].items()) if n >= FEWEST}
        if not steps:
            continue
        below: Mapping[Step, float] = {}
        for name in narrower(key):
            if name in kept:
                below = mixed(below, kept[name])
        here = mixed(below, steps)
        gain = sum(n * log(here[step] / max(below.get(step, 0.0), 1e-4)) for step, n in steps.items())
        if not below or gain > GAIN + GAIN_STEP * len(steps):
            kept[key] = steps
    return kept


def bigrams(words: Iterable[tuple[str, float]]) -> dict[str, dict[str, float]]:
    """Return how often each letter follows each other, and how often it stands at all (key "")."""
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for word, weight in words:
        padded = f"#{word}#"
        for before, letter in pairwise(padded):
            for key in ("", before):
                counts[key][letter] += weight
    often = {
        key: {c: round(n, 1) for c, n in sorted(found.items()) if n >= 3} for key, found in counts.items()
    }
    return {key: found for key, found in sorted(often.items()) if found}


def lines(name: str, table: Counts) -> Iterator[str]:
    """Yield the lines of a channel."""
    for key, steps in sorted(table.items()):
        written = " ".join(f"{taken}{target}={n:g}" for (taken, target), n in sorted(steps.items()))
        yield f"{name}\t{key}\t{written}"


def learned(script: str) -> Iterator[str]:
    """Learn one script; yield its lines."""
    pairs = []
    for latin, other, count in tokens(script, "train"):
        one, two = letters(latin), letters(other)
        if one.exact and two.exact:
            pairs.append((one, two, 1.0 + 0.5 * log(count)))
    random.Random(1).shuffle(pairs)
    shapes = spelling.SHAPES
    latin_letters = bigrams((one.folded, weight) for one, _, weight in pairs)
    letters_of = bigrams((two.exact, weight) for _, two, weight in pairs)
    there = learn(
        [Pair(one, two.exact, weight) for one, two, weight in pairs],
        shapes["from-latin"],
        Background(letters_of),
        f"latin to {script}",
    )
    back = learn(
        [Pair(two, one.folded, weight) for one, two, weight in pairs],
        shapes["to-latin"],
        Background(latin_letters),
        f"{script} to latin",
    )
    yield from lines(f"{script}\tfrom-latin", there)
    yield from lines(f"{script}\tto-latin", back)
    for name, table in (("letters", letters_of), ("latin-letters", latin_letters)):
        for key, found in table.items():
            yield f"{script}\t{name}\t{key}\t" + " ".join(f"{letter}={n:g}" for letter, n in found.items())


HEADER = """\
# source: Wikidata name tokens (labels of people in Latin and in the other script, training parts), counted by
#   training/spelling.py; no name is in it, only how often letters became letters
# licence: CC0
# admitted when: the surroundings of a letter tell more of what becomes of it than narrower ones do
# columns: script table key counts
"""


def main() -> None:
    """Learn the three scripts and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=spelling.TABLE)
    parser.add_argument("--scripts", nargs="*", default=sorted(spelling.SCRIPTS))
    asked = parser.parse_args()
    text = HEADER + "".join(f"{line}\n" for script in asked.scripts for line in learned(script))
    asked.out.write_text(text, encoding="utf-8")
    print(f"{asked.out}: {len(text.encode()):,} bytes")


if __name__ == "__main__":
    main()
