"""Which quotes are worth comparing: those that share a run of words, or rare words on days that are near."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from onrecord.joining.likeness import NEAR
from onrecord.joining.overlap import Words
from onrecord.joining.shingles import Codes, Numbers, Shared, Texts, blocked, sharing, spread

# A run of four words is shared by chance by one pair in many; of three, by far too many.
_RUN = 4
# So much, in nats, a run must tell to be looked at: "we would like to" does not.
_LEAST = 9.0
# Of the shorter one's runs such a share must be common: two speeches share more than one turn of phrase.
_SHARE = 0.1
# Longer ones are speeches: nobody retells one in other words, and any word may stand in it.
_RETOLD = 120
# Of a quote so many of the rarest words are looked at, that tell so much: by one speaker one word in common
# is enough; by anybody two of the very rarest.
_RAREST, _TELLING = 12, 2.5
_VERY_RAREST, _VERY_TELLING = 8, 4.5


class _Rare(NamedTuple):
    """The words that tell most: whose they are, which, and their place among those of one quote."""

    owners: Numbers
    stems: Numbers
    ranks: Numbers
    told: Numbers


def candidates(texts: Texts, days: Numbers, speakers: Sequence[Sequence[int]], words: Words) -> Numbers:
    """Return pairs of numbers of quotes, the smaller first, each once.

    Args:
        texts: the quotes.
        days: the day of each.
        speakers: who may have said each; nobody where nobody is known.
        words: what their stems tell.
    """
    weights = np.array(words.weights)
    rare = _rare(texts, weights, words.function)
    found = (
        _enough(sharing(texts, days, size=_RUN, weights=weights, least=_LEAST), texts),
        blocked(*_of_speakers(rare, speakers), days, gap=NEAR),
        blocked(*_of_anybody(rare), days, gap=NEAR),
    )
    total = max(len(texts), 1)
    joined = np.unique(np.concatenate([one.pairs[:, 0] * total + one.pairs[:, 1] for one in found]))
    return np.stack((joined // total, joined % total), axis=1)


def _enough(shared: Shared, texts: Texts) -> Shared:
    """Return the pairs that share enough runs for their length."""
    lengths = np.diff(texts.starts)
    short = np.minimum(lengths[shared.pairs[:, 0]], lengths[shared.pairs[:, 1]])
    enough = shared.counts >= _SHARE * (short - _RUN)
    return Shared(shared.pairs[enough], shared.counts[enough])


def _rare(texts: Texts, weights: Numbers, function: frozenset[int]) -> _Rare:
    """Return the rarest words of each quote that is no speech, the rarest first; no function words."""
    lengths = np.diff(texts.starts)
    owners = np.repeat(np.arange(len(texts)), lengths)
    told = np.where(lengths[owners] <= _RETOLD, weights[texts.words], 0.0)
    told[np.isin(texts.words, np.fromiter(function, np.int64, len(function)))] = 0.0
    order = np.lexsort((texts.words, -told, owners))
    of, stems, told = owners[order], texts.words[order].astype(np.int64), told[order]
    new = np.r_[True, (of[1:] != of[:-1]) | (stems[1:] != stems[:-1])] if len(of) else np.zeros(0, np.bool_)
    of, stems, told = of[new], stems[new], told[new]
    ranks = np.arange(len(of)) - np.searchsorted(of, of)
    chosen = (ranks < _RAREST) & (told >= _TELLING)
    return _Rare(of[chosen], stems[chosen], ranks[chosen], told[chosen])


def _of_speakers(rare: _Rare, speakers: Sequence[Sequence[int]]) -> tuple[Codes, Numbers]:
    """Return a key for each speaker and rare word, and whose quote it is."""
    counts = np.fromiter(map(len, speakers), np.int64, len(speakers))
    flat = np.fromiter((one for known in speakers for one in known), np.int64, int(counts.sum()))
    starts = np.r_[0, np.cumsum(counts)]
    repeats = counts[rare.owners]
    which = np.repeat(starts[rare.owners], repeats) + _within(repeats)
    owners, stems = np.repeat(rare.owners, repeats), np.repeat(rare.stems, repeats)
    return spread(flat[which] + 1) ^ spread(stems), owners


def _of_anybody(rare: _Rare) -> tuple[Codes, Numbers]:
    """Return a key for every two of the rarest words of a quote, and whose it is."""
    chosen = (rare.ranks < _VERY_RAREST) & (rare.told >= _VERY_TELLING)
    owners, stems = rare.owners[chosen], rare.stems[chosen]
    codes, of = [np.empty(0, np.uint64)], [np.empty(0, np.int64)]
    for step in range(1, _VERY_RAREST):
        alike = owners[step:] == owners[:-step]
        one, other = spread(stems[:-step][alike]), spread(stems[step:][alike])
        codes.append(spread(one ^ other))
        of.append(owners[step:][alike])
    return np.concatenate(codes), np.concatenate(of)


def _within(repeats: Numbers) -> Numbers:
    """Return 0, 1, … for each run of repeats."""
    return np.arange(int(repeats.sum())) - np.repeat(np.cumsum(repeats) - repeats, repeats)
