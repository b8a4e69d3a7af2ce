"""Who may be meant by whom, and what rules can see of each pair: the questions put to the model's head.

A question is a pronoun of the third person or a nominal; its candidates are the names and nominals near it
and, for a pronoun, the last pronouns that agree with it, through which a chain leads on. What stands in here
is read off words, places and lists alone, so that it holds over any distance; the encoder's numbers join it
in `model.antecedent`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onrecord.annotate.document import Document
from onrecord.annotate.places import Place, places
from onrecord.findings import FoundMention
from onrecord.model.antecedent import ASK_WIDTH, PAIR_WIDTH, SLOTS, Questions
from onrecord.spans import Span

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

# Candidates of a question: so many names and nominals before it, so many names after it (a text may begin
# with "he"), so many pronouns before it. A name more than so many sentences ahead is too far to be meant.
BEFORE, AFTER, CHAIN = 24, 4, 4
_AHEAD = 4
# The column of a pair that says: known to agree in gender.
_AGREES = 11
_CANDIDATES = frozenset({"person", "group", "unknown", "organization"})


def questions(
    document: Document, mentions: Sequence[FoundMention], quoted: Sequence[Span], words: Ints
) -> Questions:
    """Put the questions of a text.

    Args:
        document: the text.
        mentions: all of them, in text order.
        quoted: the stretches inside quotation marks, without the marks.
        words: the first and the last word of each mention, as the model counts words [mentions, 2].
    """
    told = places(document, mentions, quoted)
    asks = [at for at, place in enumerate(told) if place.asks]
    slots = _slots(told, mentions, asks)
    rows = np.array(asks, dtype=np.int64)
    row_of = np.full(len(mentions) + 1, -1, dtype=np.int64)  # the last: of no mention
    row_of[rows] = np.arange(len(rows))
    is_pronoun = np.array([*(mention.form == "pronoun" for mention in mentions), False])
    chained = np.where(is_pronoun[slots], row_of[slots], -1)
    table = np.array([place.numbers for place in told], dtype=np.float32).reshape(len(told), ASK_WIDTH)
    pairs = _pairs(told, table, rows, slots)
    there = (slots[:, :BEFORE] >= 0).sum(1)
    choice = np.log1p(np.stack([there, pairs[:, :BEFORE, _AGREES].sum(1)], 1)).astype(np.float32) / 2
    return Questions(rows, slots, chained, pairs, table[rows], choice, words)


def _slots(told: Sequence[Place], mentions: Sequence[FoundMention], asks: Sequence[int]) -> Ints:
    """Choose each question's candidates."""
    slots = np.full((len(asks), SLOTS), -1, dtype=np.int64)
    open_ = [at for at, place in enumerate(told) if place.answers]
    names = [at for at in open_ if mentions[at].form == "name"]
    pronouns: list[int] = []
    last = following = 0
    for row, ask in enumerate(asks):
        place = told[ask]
        while last < len(open_) and open_[last] < ask:
            last += 1
        while following < len(names) and names[following] < ask:
            following += 1
        near = open_[max(0, last - 2 * BEFORE) : last]
        fit = [at for at in near if _may_mean(place, told[at], mentions[ask])][-BEFORE:]
        slots[row, : len(fit)] = fit
        if not place.pronoun:
            continue
        ahead = [
            at for at in names[following : following + AFTER] if told[at].sentence <= place.sentence + _AHEAD
        ]
        ahead = [at for at in ahead if _may_mean(place, told[at], mentions[ask])]
        slots[row, BEFORE : BEFORE + len(ahead)] = ahead
        chain = [at for at in pronouns[-3 * CHAIN :] if told[at].sort == place.sort][-CHAIN:]
        slots[row, BEFORE + AFTER : BEFORE + AFTER + len(chain)] = chain
        pronouns.append(ask)
    return slots


def _may_mean(asking: Place, candidate: Place, mention: FoundMention) -> bool:
    """Say whether neither gender, number nor kind rules the pair out."""
    if candidate.gender * asking.gender < 0 or candidate.phrase.contains(mention.span):
        return False
    if asking.sort in {"he", "she"}:
        return candidate.kind in {"person", "unknown"} and not candidate.plural
    if asking.sort == "they":
        return True
    if asking.kind == "unknown":
        return True
    bodies = {"organization", "unknown"}
    same = (asking.kind in bodies) == (candidate.kind in bodies) or candidate.kind == "unknown"
    return same and asking.plural == candidate.plural


def _steps(values: npt.NDArray[np.float64] | Ints, edges: Sequence[float]) -> Floats:
    """Return one column a step: which of the stretches between `edges` a value lies in."""
    at = np.searchsorted(np.array(edges, dtype=np.float64), values, "right")
    told: Floats = np.eye(len(edges) + 1, dtype=np.float32)[at]
    return told


def _pairs(told: Sequence[Place], table: Floats, asks: Ints, slots: Ints) -> Floats:
    """Return the features of each pair."""
    if not len(asks):
        return np.zeros((0, SLOTS, PAIR_WIDTH), dtype=np.float32)

    def column(name: str) -> npt.NDArray[np.float64]:
        return np.array([getattr(place, name) for place in told], dtype=np.float64)

    there = np.maximum(slots, 0)
    real = slots >= 0
    sentence, paragraph, token = column("sentence"), column("paragraph"), column("token")
    gender, quote, alias = column("alias_gender"), column("quote"), column("alias")
    verbs, commas, starters = column("verbs"), column("commas"), column("starters")
    one = asks[:, None]
    distance = sentence[one] - sentence[there]
    ahead = there > one
    far = np.abs(token[one] - token[there])
    agrees = gender[there] * gender[one]
    name_says = column("name_gender")[there] * gender[one]
    # How many other entities, and how many that agree, stand between: repeated names count once.
    between, rank = _between(alias, there, np.where(real, np.maximum(agrees, 0), -1))
    same_sentence = distance == 0
    verbs_between = np.abs(verbs[one] - verbs[there]) * same_sentence
    commas_between = np.abs(commas[one] - commas[there]) * same_sentence
    starters_between = np.abs(starters[one] - starters[there]) * same_sentence
    links_between = np.abs(column("links")[one] - column("links")[there]) * same_sentence
    case, first, owner = column("case")[one], column("order")[one] == 0, column("owner")[there] > 0
    clause = (
        same_sentence
        & ~ahead
        & (verbs_between <= 1)
        & (starters_between + links_between + commas_between == 0)
    )
    acts = column("subject")[there] > 0
    count, total = column("count")[there], column("total")[there]
    later = _later(told, asks, there)
    subject = column("subject")
    parts = [
        _steps(distance, (-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 4.5)),
        np.stack(
            [
                ahead,
                np.log1p(far) / 4,
                far <= 3,
                agrees > 0,
                agrees == 0,
                agrees < 0,
                name_says > 0,
                name_says < 0,
                paragraph[one] == paragraph[there],
                paragraph[one] - paragraph[there] == 1,
                quote[one] == quote[there],
                (quote[one] >= 0) & (quote[there] < 0),
                (quote[one] < 0) & (quote[there] >= 0),
                np.log1p(count) / 2,
                np.log1p(total) / 2,
                total == column("total").max(),
                (column("order")[there] == 0),
                later[..., 0],
                later[..., 1],
                later[..., 2],
                (subject[one] > 0) & (subject[there] > 0),
                (subject[one] == 0) & (subject[there] == 0),
                (subject[there] > 0) & (distance == 1),
                (subject[there] > 0) & same_sentence & (verbs_between <= 1) & (starters_between == 0),
            ],
            axis=-1,
        ).astype(np.float32),
        # Who a clause's object, owner or subject may be, as far as lists can tell (binding, control).
        np.stack(
            [
                (case == 1) & clause & acts,
                (case == 1) & clause & ~acts,
                (case == 1) & same_sentence & ~clause & acts,
                (case == 2) & clause & acts,
                (case == 2) & clause & ~acts,
                (case == 2) & (far <= 3) & ~acts,
                (case == 4) & clause & acts,
                (case == 0) & first & acts & (distance == 1),
                (case == 0) & first & ~acts & (distance == 1),
                (case == 0) & same_sentence & ~ahead & acts,
                (case == 0) & same_sentence & ~ahead & ~acts,
                owner & clause,
                owner & (distance == 1),
                ahead & same_sentence & (commas_between > 0) & acts,
                ahead & same_sentence & (commas_between == 0),
                links_between == 1,
                links_between > 1,
            ],
            axis=-1,
        ).astype(np.float32),
        _steps(between, (0.5, 1.5, 2.5, 4.5)),
        _steps(rank, (0.5, 1.5, 2.5)),
        _steps(verbs_between, (0.5, 1.5, 2.5)),
        _steps(commas_between, (0.5, 1.5)),
        _steps(starters_between, (0.5, 1.5)),
        table[there],
    ]
    features: Floats = np.concatenate(parts, axis=-1)
    features[~real] = 0
    return features


def _between(alias: npt.NDArray[np.float64], there: Ints, agrees: Floats) -> tuple[Ints, Ints]:
    """Count the entities nearer than each candidate, and those of them whose gender is known to agree.

    Candidates before the question stand in text order, nearest last; for all others both are 0. `agrees` is 1
    where it does, 0 where nothing is known, below where there is no candidate.
    """
    between = np.zeros(there.shape, dtype=np.int64)
    rank = np.zeros(there.shape, dtype=np.int64)
    aliases = alias[there[:, :BEFORE]].astype(np.int64)
    for row in range(len(there)):
        seen: dict[int, tuple[int, int]] = {}
        fitting = 0
        for at in range(BEFORE - 1, -1, -1):
            if agrees[row, at] < 0:
                continue
            who = int(aliases[row, at])
            if who not in seen:
                seen[who] = len(seen), fitting
                fitting += agrees[row, at] > 0
            between[row, at], rank[row, at] = seen[who]
    return between, rank


def _later(told: Sequence[Place], asks: Ints, there: Ints) -> Floats:
    """Say whether a candidate's name comes again: between the two, later in the sentence, anywhere later."""
    by_alias: dict[int, list[int]] = {}
    for at, place in enumerate(told):
        by_alias.setdefault(place.alias, []).append(at)
    said = np.zeros((*there.shape, 3), dtype=np.float32)
    for row, ask in enumerate(asks.tolist()):
        sentence = told[ask].sentence
        for slot, at in enumerate(there[row].tolist()):
            group = by_alias[told[at].alias]
            following = bisect_right(group, min(at, ask))
            after = bisect_right(group, max(at, ask))
            said[row, slot, 0] = following < len(group) and group[following] < max(at, ask)
            said[row, slot, 1] = after < len(group) and told[group[after]].sentence == sentence
            said[row, slot, 2] = after < len(group)
    return said
