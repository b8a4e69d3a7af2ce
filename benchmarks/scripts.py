"""Names across scripts: the right spelling first of 2,000. `python -m benchmarks.scripts`.

From the dev part of the Wikidata name tokens (`../shared/data/names`), pairs of a Latin token and one in
Cyrillic, Hebrew or Arabic letters, 2,000 are drawn (sorted, then `random.Random(4)`); no Latin token of it
is in the training part. Each of the 2,000 other tokens is held against all 2,000 Latin tokens by
`spelling.evidence`; the pair counts as right when no Latin token but those with the same folded spelling
scores as high as its own: a tie is wrong. `from-latin` is the other way: each Latin token against the 2,000
others, ties between equal tokens allowed. About two in a hundred pairs are no spellings of each other at
all (a first name beside a surname) and stay wrong.

The gate asks for some of the 2,000 only (`figures(asked=…)`): that many, evenly spaced, against all 2,000;
the way back is then weighed for the 100 that are best on the way there.
"""

from __future__ import annotations

import argparse
import gzip
import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.polnear import shared_folder
from onrecord.names.channel import UNSEEN, UNSEEN_LETTER, Channel
from onrecord.names.letters import Letters, letters
from onrecord.names.script import Script
from onrecord.names.spelling import MIDDLE, SCRIPTS, SLOPE, Model, model

SIZE, SEED = 2_000, 4
_FILES = {"cyrillic": "russian", "hebrew": "hebrew", "arabic": "arabic"}

Scores = NDArray[np.float64]
# Letters taken, in which sources, with what chance.
_Way = tuple[int, NDArray[np.intp], Scores]


class Drawn(NamedTuple):
    """The tokens of a benchmark, pair by pair."""

    latin: list[str]
    other: list[str]


def path(script: str) -> Path:
    """Return where the dev pairs of a script lie, if they are there at all."""
    return shared_folder() / "data" / "names" / f"wd_{_FILES[script]}_dev.tsv.gz"


def draw(script: str, size: int = SIZE) -> Drawn | None:
    """Draw pairs of the dev part; `None` where the data is not beside the checkout."""
    if not path(script).exists():
        return None
    with gzip.open(path(script), "rt", encoding="utf-8") as lines:
        pairs = sorted(tuple(line.split("\t")[:2]) for line in lines)
    chosen = random.Random(SEED).sample(pairs, size)  # noqa: S311  # a fixed sample, no secret
    return Drawn([latin for latin, _ in chosen], [other.replace(" ", "") for _, other in chosen])


def chances(channel: Channel, sources: Sequence[Letters], targets: Sequence[str]) -> Scores:
    """Return log P(target | source), a row a source: `Channel.chance` of all pairs, many sources at once."""
    most, lengths = channel.shape, np.array([len(source.exact) for source in sources])
    ways = _ways(
        channel, sources, {t[j : j + m] for t in targets for j in range(len(t) + 1) for m in range(5)}
    )
    going = np.arange(len(ways))[:, None] < lengths[None, :]
    everyone = np.arange(len(sources))
    result = np.empty((len(sources), len(targets)))
    for column, target in enumerate(targets):
        wide = len(target)
        ahead = np.zeros((len(ways) + most.source, wide + 1, len(sources)))
        ahead[0, 0] = 1.0
        for at, known in enumerate(ways):
            unseen = ahead[at] * (UNSEEN * going[at])
            for m in range(min(2, wide) + 1):
                ahead[at + 1, m:] += unseen[: wide + 1 - m] * UNSEEN_LETTER**m
            spans = [(j, m) for j in range(wide + 1) for m in range(min(most.target, wide - j) + 1)]
            for j, m in spans:
                for taken, rows, values in known.get(target[j : j + m], ()):
                    ahead[at + taken, j + m, rows] += ahead[at, j, rows] * values
        result[:, column] = ahead[lengths, wide, everyone]
    return np.log(np.maximum(result, 1e-43))


def _ways(channel: Channel, sources: Sequence[Letters], pieces: set[str]) -> list[dict[str, list[_Way]]]:
    """Return for each letter, for each piece of a target, in which sources it may come of it."""
    ways: list[dict[str, list[_Way]]] = []
    for at in range(max(len(source.exact) for source in sources)):
        found: dict[tuple[str, int], list[tuple[int, float]]] = {}
        for row, source in enumerate(sources):
            if at < len(source.exact):
                for piece, steps in channel.steps(source)[at].items():
                    for taken, chance in steps if piece in pieces else ():
                        found.setdefault((piece, taken), []).append((row, chance))
        by_piece: dict[str, list[_Way]] = {}
        for (piece, taken), of in found.items():
            rows, values = np.array([row for row, _ in of], np.intp), np.array([chance for _, chance in of])
            by_piece.setdefault(piece, []).append((taken, rows, values))
        ways.append(by_piece)
    return ways


def evidence(known: Model, latin: Sequence[str], other: Sequence[str]) -> Scores:
    """Return `spelling.evidence` of all pairs, a row a Latin token."""
    one, two = [letters(word) for word in latin], [letters(word) for word in other]
    there = chances(known.there, one, [word.exact for word in two])
    back = chances(known.back, two, [word.folded for word in one]).T
    there -= np.array([known.other.chance(word.exact) for word in two])[None, :]
    back -= np.array([known.latin.chance(word.folded) for word in one])[:, None]
    return (there + back) / 2


def shortlisted(known: Model, latin: Sequence[str], other: Sequence[str], best: int = 100) -> Scores:
    """Return `evidence`, the way back weighed for the best of each column only; the rest gets nothing."""
    one, two = [letters(word) for word in latin], [letters(word) for word in other]
    there = chances(known.there, one, [word.exact for word in two])
    scores = np.full(there.shape, -np.inf)
    for column, word in enumerate(two):
        for row in np.argsort(-there[:, column], kind="stable")[:best].tolist():
            back = known.back.chance(word, one[row].folded) - known.latin.chance(one[row].folded)
            scores[row, column] = (there[row, column] - known.other.chance(word.exact) + back) / 2
    return scores


def first(scores: Scores, own: Sequence[int], rows: Sequence[str]) -> list[bool]:
    """Say for each column whether its own row is first: no row of another spelling scores as high."""
    right = []
    for column, at in enumerate(own):
        level = np.flatnonzero(scores[:, column] >= scores[at, column] - 1e-9)
        right.append(all(rows[int(row)] == rows[at] for row in level))
    return right


def figures(asked: int = 200, scripts: Sequence[Script] = tuple(sorted(SCRIPTS))) -> dict[str, float]:
    """Return the share of tokens whose right spelling is first, in hundredths, by script and direction.

    Args:
        asked: how many tokens are asked for, each against all 2,000.
        scripts: which scripts; one whose data is missing is left out.
    """
    found: dict[str, float] = {}
    for script in scripts:
        drawn, known = draw(script), model(script)
        if drawn is None:
            continue
        own = list(range(0, SIZE, SIZE // asked))[:asked]
        folded, exact = [letters(w).folded for w in drawn.latin], [letters(w).exact for w in drawn.other]
        weigh = evidence if asked == SIZE else shortlisted
        some = weigh(known, drawn.latin, [drawn.other[at] for at in own])
        found[f"{script} to-latin"] = 100 * float(np.mean(first(some, own, folded)))
        if asked == SIZE:
            found[f"{script} from-latin"] = 100 * float(np.mean(first(some.T, own, exact)))
    return found


def wrong(script: Script, size: int = SIZE) -> list[tuple[str, str, str, float]]:
    """Return what went wrong: the token, its own Latin one, the one that came first, by how much."""
    drawn = draw(script)
    if drawn is None:
        return []
    drawn = Drawn(drawn.latin[:size], drawn.other[:size])
    scores = evidence(model(script), drawn.latin, drawn.other)
    right = first(scores, range(size), [letters(word).folded for word in drawn.latin])
    found = []
    for at, fine in enumerate(right):
        if not fine:
            column = scores[:, at].copy()
            column[at] = -np.inf
            best = int(np.argmax(column))
            found.append((drawn.other[at], drawn.latin[at], drawn.latin[best], column[best] - scores[at, at]))
    return found


def middle(script: Script) -> tuple[float, float, float]:
    """Return the evidence of right pairs (5th and 50th hundredth) and of the best wrong ones (50th)."""
    drawn = draw(script)
    if drawn is None:
        return (0.0, 0.0, 0.0)
    scores = evidence(model(script), drawn.latin, drawn.other)
    own = np.diagonal(scores).copy()
    np.fill_diagonal(scores, -np.inf)
    low, half = np.percentile(own, [5, 50])
    return float(low), float(half), float(np.percentile(scores.max(axis=0), 50))


def main() -> None:
    """Print the figures, and with --errors what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--asked", type=int, default=SIZE)
    parser.add_argument("--scripts", nargs="*", default=sorted(SCRIPTS))
    parser.add_argument("--errors", type=int, default=0, help="print so many errors a script")
    parser.add_argument("--evidence", action="store_true", help="print where right and wrong pairs stand")
    asked = parser.parse_args()
    for name, value in figures(asked.asked, asked.scripts).items():
        print(f"{name:24}{value:6.1f}")
    for script in asked.scripts:
        for row in wrong(script)[: asked.errors]:
            print(script, *row)
        if asked.evidence:
            low, half, best = middle(script)
            where = f"right pairs {low:.1f} (5%), {half:.1f} (50%); best wrong {best:.1f}"
            print(f"{script}: {where}; in use {MIDDLE} and {SLOPE}")


if __name__ == "__main__":
    main()
