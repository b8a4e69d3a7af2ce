"""A million printed names put together: blocks, comparisons, clusters, in flat arrays.

group(["Marta Venn", "M. Venn", "Venn, Marta", …], comparer) -> Grouped(labels=[0, 0, 0, …], …)

Names printed alike are one item and compared once. Names that share a key (`blocking`) are decided on; what
hangs together by SAME is looked at again, every pair of it, and where a pair is DIFFERENT the links give
way as `clusters` says. Bare names ("Venn") meet only names printed alike: who is meant by them, an article
tells and no register.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from onrecord.names import blocking
from onrecord.names.clusters import Conflict, Decision, cluster
from onrecord.names.groups import roots
from onrecord.names.judgement import Judgement, Verdict
from onrecord.names.person import PersonName
from onrecord.names.spelling import latin

Numbers = NDArray[np.int64]
Item = TypeVar("Item")

# Verdicts as they stand in arrays.
_CODES = {Verdict.UNSURE: 0, Verdict.SAME: 1, Verdict.DIFFERENT: 2}
_VERDICTS = {code: verdict for verdict, code in _CODES.items()}
# Of a component up to this size, every pair is compared; of a bigger one, those that share a key.
WHOLE = 60
# How like the given names of a pair must be that shares a surname and an initial sound, and the surnames of
# one that shares a given name and a part of the surname: a slip leaves four letters in five as they were.
_LEAST = {1: 0.5, 2: 0.7}
# How many names, or pairs, a worker is given at once.
_CHUNK = 50_000


@dataclass(frozen=True)
class Comparer(Generic[Item]):
    """How two names are compared; both are functions of a module, so that workers find them.

    Attributes:
        prepare: makes of a printed name what `decide` takes: `PersonName.parse`, `Named.of`.
        decide: what to make of two names, and how sure that is.
        printed: the name in what is compared, where that says more than a name (whose it is).
    """

    prepare: Callable[[str], Item]
    decide: Callable[[Item, Item], tuple[Verdict, float]]
    printed: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class Grouped:
    """Names in clusters.

    Attributes:
        labels: the cluster of each name, numbered in the order in which clusters first appear.
        warnings: links that gave way, between printed names.
        distinct: how many names are printed differently.
        compared: how many pairs were decided on.
    """

    labels: Numbers
    warnings: tuple[Conflict, ...]
    distinct: int
    compared: int


def group(  # noqa: PLR0913 - what is compared, how, and how the work is done
    names: Sequence[str],
    comparer: Comparer[Item],
    judgements: Iterable[Judgement] = (),
    *,
    also: Iterable[tuple[str, str]] = (),
    workers: int = 1,
    say: Callable[[str, float], None] = lambda _stage, _share: None,
) -> Grouped:
    """Put names together.

    Args:
        names: people's names as printed, in any order and script; the order changes the numbers of labels
        only.
        comparer: how two names are compared.
        judgements: people's, between printed names.
        also: pairs that are compared whatever their keys.
        workers: processes to share the work.
        say: called with the stage and how much of it is done, 0 to 1.
    """
    distinct = sorted(set(names))
    judged = list(judgements)
    with _uncollected(), _pool(distinct, comparer, workers) as pool:
        found = _with(_candidates(distinct, pool, say), _numbers(distinct, also), len(distinct))
        codes, scores = _decided(found, pool, say, "compare")
        components = _components(
            len(distinct), found[codes == 1], _numbers(distinct, (judgement.pair() for judgement in judged))
        )
        more = _uncompared(components, found, len(distinct))
        more_codes, more_scores = _decided(more, pool, say, "look again")
    found = np.concatenate((found, more))
    codes, scores = np.concatenate((codes, more_codes)), np.concatenate((scores, more_scores))
    labels, warnings = _settled(distinct, components, (found, codes, scores), judged)
    place = {name: at for at, name in enumerate(distinct)}
    of_each = labels[np.fromiter((place[name] for name in names), np.int64, len(names))]
    _, firsts, inverse = np.unique(of_each, return_index=True, return_inverse=True)
    ranks = np.empty(len(firsts), np.int64)
    ranks[np.argsort(firsts)] = np.arange(len(firsts))
    return Grouped(ranks[inverse], warnings, len(distinct), len(found))


class _Here:
    """What a worker knows: the distinct names and how to compare them. One a process, set when it starts."""

    names: Sequence[str] = ()
    comparer: Comparer[Any]


def _start(names: Sequence[str], comparer: Comparer[Any]) -> None:
    _Here.names = names
    _Here.comparer = comparer
    _prepared.cache_clear()
    gc.disable()


@lru_cache(maxsize=1 << 17)
def _prepared(number: int) -> Any:  # noqa: ANN401  # whatever the caller compares
    return _Here.comparer.prepare(_Here.names[number])


class _Words(NamedTuple):
    """Of one name: what puts it in order, how its surname sounds, and both names in Latin letters."""

    order: str
    sound: str
    given: str
    surname: str


def _keyed(span: tuple[int, int]) -> tuple[blocking.Entries, list[_Words]]:
    """Return the keys of some names, and their words."""
    found: list[tuple[int, int, int]] = []
    words: list[_Words] = []
    for number in range(*span):
        name = PersonName.parse(_Here.comparer.printed(_Here.names[number]))
        surname = name.core[-1] if name.core else ""
        sound = blocking.bones(surname)[0] if surname else ""
        words.append(_Words(blocking.order(name), sound, latin(name.first), latin(surname)))
        if not name.is_bare:
            found += ((blocking.hashed(key), number, blocking.kind_of(key)) for key in blocking.keys(name))
    codes, numbers, kinds = np.array(found, np.int64).reshape(-1, 3).T
    return blocking.Entries(codes, numbers, kinds.astype(np.int8)), words


def _compared(pairs: Numbers) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    codes, scores = np.zeros(len(pairs), np.int8), np.zeros(len(pairs), np.float32)
    decide = _Here.comparer.decide
    for at, (left, right) in enumerate(pairs.tolist()):
        verdict, scores[at] = decide(_prepared(left), _prepared(right))
        codes[at] = _CODES[verdict]
    return codes, scores


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of cycles from going through a million names that have none: a fifth of the time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


@contextmanager
def _pool(names: Sequence[str], comparer: Comparer[Any], workers: int) -> Iterator[Executor | None]:
    """Give a pool of processes, or none where one is enough."""
    if workers > 1:
        with ProcessPoolExecutor(workers, initializer=_start, initargs=(names, comparer)) as pool:
            yield pool
    else:
        _start(names, comparer)
        yield None


def _candidates(names: Sequence[str], pool: Executor | None, say: Callable[[str, float], None]) -> Numbers:
    """Return the pairs worth comparing, what sounds alike together, so that each name is prepared once."""
    spans = [(at, min(at + _CHUNK, len(names))) for at in range(0, len(names), _CHUNK)]
    parts: list[blocking.Entries] = []
    words: list[_Words] = []
    for done, (part, more) in enumerate(pool.map(_keyed, spans) if pool else map(_keyed, spans), 1):
        parts.append(part)
        words += more
        say("keys", done / len(spans))
    if not parts:
        return np.empty((0, 2), np.int64)
    entries = blocking.Entries(*(np.concatenate(column) for column in zip(*parts, strict=True)))
    found, kinds = blocking.paired(entries, _places([word.order for word in words]))
    found = found[_plausible(found, kinds, words)]
    places = _places([f"{word.sound} {word.order}" for word in words])
    return found[np.lexsort((places[found[:, 1]], places[found[:, 0]]))]


def _plausible(pairs: Numbers, kinds: NDArray[np.int8], words: Sequence[_Words]) -> NDArray[np.bool_]:
    """Say in which pairs the name that the key says little of is like enough, or an initial."""
    kept: NDArray[np.bool_] = np.equal(kinds, 0)
    for kind, least in _LEAST.items():
        at = np.flatnonzero(kinds == kind)
        column = ["given", "surname"][kind - 1]
        one, other = (
            [getattr(words[number], column) for number in pairs[at, side].tolist()] for side in (0, 1)
        )
        like = cpdist(one, other, scorer=OSA.normalized_similarity) >= least
        initial = np.array([len(a) < 2 or len(b) < 2 for a, b in zip(one, other, strict=True)], bool)
        kept[at] = like | initial
    return kept


def _places(ordered: Sequence[str]) -> Numbers:
    """Return the place of each, once they are put in order."""
    places = np.empty(len(ordered), np.int64)
    places[sorted(range(len(ordered)), key=lambda at: (ordered[at], at))] = np.arange(len(ordered))
    return places


def _decided(
    pairs: Numbers, pool: Executor | None, say: Callable[[str, float], None], stage: str
) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    chunks = [pairs[at : at + _CHUNK] for at in range(0, len(pairs), _CHUNK)]
    codes, scores = [np.empty(0, np.int8)], [np.empty(0, np.float32)]
    for done, (code, score) in enumerate(pool.map(_compared, chunks) if pool else map(_compared, chunks), 1):
        codes.append(code)
        scores.append(score)
        say(stage, done / len(chunks))
    return np.concatenate(codes), np.concatenate(scores)


def _numbers(names: Sequence[str], pairs: Iterable[tuple[str, str]]) -> Numbers:
    """Return pairs of names as numbers, the smaller first; a name that is not among them is no matter."""
    place = {name: at for at, name in enumerate(names)}
    known = sorted(
        {(min(place[a], place[b]), max(place[a], place[b])) for a, b in pairs if a in place and b in place}
    )
    return np.array([pair for pair in known if pair[0] != pair[1]], np.int64).reshape(-1, 2)


def _with(pairs: Numbers, more: Numbers, size: int) -> Numbers:
    """Return pairs, and those of others that are not among them behind them."""
    if not len(more):
        return pairs
    known = pairs[:, 0] * size + pairs[:, 1]
    return np.concatenate((pairs, more[~np.isin(more[:, 0] * size + more[:, 1], known)]))


def _components(size: int, same: Numbers, judged: Numbers) -> list[list[int]]:
    """Return what hangs together, of two names and more."""
    pairs = [*same.tolist(), *judged.tolist()]
    root = roots(size, pairs)
    members: dict[int, list[int]] = defaultdict(list)
    for left, right in pairs:
        members[root[left]] += (left, right)
    return [sorted(set(found)) for _, found in sorted(members.items())]


def _uncompared(components: Iterable[list[int]], compared: Numbers, size: int) -> Numbers:
    """Return the pairs inside components that share no key."""
    known = np.sort(compared[:, 0] * size + compared[:, 1])
    wanted = [np.empty(0, np.int64)]
    triangles = {number: np.triu_indices(number, 1) for number in range(3, WHOLE + 1)}
    for members in components:
        if 2 < len(members) <= WHOLE:
            one, other = triangles[len(members)]
            row = np.array(members, np.int64)
            wanted.append(row[one] * size + row[other])
    codes = np.concatenate(wanted)
    if len(known):
        at = np.minimum(np.searchsorted(known, codes), len(known) - 1)
        codes = codes[known[at] != codes]
    return np.stack((codes // size, codes % size), axis=1)


def _settled(
    names: Sequence[str],
    components: list[list[int]],
    decided: tuple[Numbers, NDArray[np.int8], NDArray[np.float32]],
    judgements: Sequence[Judgement],
) -> tuple[Numbers, tuple[Conflict, ...]]:
    """Return a label a distinct name; `clusters` settles components with a veto or a judgement in them."""
    pairs, codes, scores = decided
    labels = np.arange(len(names), dtype=np.int64)
    component = np.full(len(names), -1, np.int64)
    for number, members in enumerate(components):
        component[members] = number
        labels[members] = members[0]
    inside = (component[pairs[:, 0]] == component[pairs[:, 1]]) & (component[pairs[:, 0]] >= 0) & (codes > 0)
    pairs, codes, scores = pairs[inside], codes[inside], scores[inside]
    torn = set(component[pairs[codes == 2][:, 0]].tolist())
    place = {name: at for at, name in enumerate(names)} if judgements else {}
    said: dict[int, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if judgement.left in place and judgement.right in place:
            said[int(component[place[judgement.left]])].append(judgement)
    decisions: dict[int, list[Decision]] = defaultdict(list)
    wanted = torn | set(said)
    for (left, right), code, score in zip(pairs.tolist(), codes.tolist(), scores.tolist(), strict=True):
        if component[left] in wanted:
            decisions[int(component[left])].append(
                Decision(names[left], names[right], _VERDICTS[code], score)
            )
    warnings: list[Conflict] = []
    for number in sorted(wanted):
        place = {names[at]: at for at in components[number]}
        settled = cluster(place, decisions[number], said[number])
        warnings += settled.warnings
        for found in settled.clusters:
            labels[[place[name] for name in found]] = place[found[0]]
    return labels, tuple(warnings)
