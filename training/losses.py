"""The loss of a batch: a sum over heads, each normalised by the words of the batch."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from onrecord.model.labels import BUCKETS, HEADS, LINK, NAMES, TAGS, barred
from onrecord.model.pairs import between, buckets, gaps
from training.batches import Batch, Window
from training.encoded import Links
from training.network import Network

# What a head weighs against the tags.
WEIGHTS = {"tags": 1.0, "names": 1.0, "acts": 2.0, "forms": 1.0, "links": 2.0, "pairs": 1.0}
_BARRED_TAGS = torch.tensor(barred(TAGS))
_BARRED_NAMES = torch.tensor(barred(NAMES))


def losses(network: Network, batch: Batch, out: Tensor) -> dict[str, Tensor]:
    """Return each head's loss; `out` [batch, words, WIDTH] is what the network said."""
    count = batch.words.sum()
    tags = network.tags.loss(out[..., HEADS["tags"].slice], batch.labels["tags"], batch.words, _BARRED_TAGS)
    names = network.names.loss(
        out[..., HEADS["names"].slice], batch.labels["names"], batch.words, _BARRED_NAMES
    )
    found = {"tags": tags, "names": names, "links": out.new_zeros(()), "pairs": out.new_zeros(())}
    for name in ("acts", "forms"):
        scores, wanted = out[..., HEADS[name].slice], batch.labels[name]
        found[name] = functional.cross_entropy(
            scores.reshape(-1, scores.shape[-1]), wanted.reshape(-1), ignore_index=-1, reduction="sum"
        )
    for row, window in enumerate(batch.windows):
        of, said = window.of, out[row]
        if of.content_cue.asks:
            found["links"] = found["links"] + _links(network, said, window, of.content_cue, "content_cue")
        if of.cue_source.asks:
            found["links"] = found["links"] + _links(network, said, window, of.cue_source, "cue_source")
        if of.entities:
            found["pairs"] = found["pairs"] + _entities(network, said, window)
        if of.choices:
            found["pairs"] = found["pairs"] + _choices(network, said, window)
    return {name: WEIGHTS[name] * loss / count for name, loss in found.items()}


_COLUMNS = {
    "content_cue": ("content", "cue"),
    "cue_source": ("cue_asks", "source"),
    "antecedent": ("mention", "antecedent"),
}


def pair_scores(network: Network, said: Tensor, asks: Tensor, finds: Tensor, name: str) -> Tensor:
    """Score pairs [asks, finds + 1]; the last column is "none of them".

    Args:
        network: for the bias.
        said: the numbers of a window's words [words, WIDTH].
        asks: first and last word of what looks [asks, 2].
        finds: first and last word of what may be found [finds, 2], in text order.
        name: of the bias.
    """
    ask, find = (HEADS[column].slice for column in _COLUMNS[name])
    looking, found = said[:, ask][asks].mean(1), said[:, find][finds].mean(1)
    bias = network.bias[name]
    one, other = asks.numpy(), finds.numpy()
    row = torch.from_numpy(between(one, other) * BUCKETS + buckets(gaps(one, other)))
    scores = looking @ found.T * LINK**-0.5 + bias[row]
    return torch.cat([scores, bias[-1].expand(len(asks), 1)], 1)


def _links(network: Network, said: Tensor, window: Window, links: Links, name: str) -> Tensor:
    start, stop = window.start, window.stop
    inside = [i for i, place in enumerate(links.finds) if start <= place[0] and place[1] < stop]
    columns = {i: column for column, i in enumerate(inside)}
    asks, right = [], []
    for place, wanted in zip(links.asks, links.right, strict=True):
        if not (start <= place[0] and place[1] < stop) or any(i not in columns for i in wanted):
            continue
        asks.append(place)
        right.append(columns[wanted[0]] if wanted else len(inside))
    if not asks or not inside:
        return said.new_zeros(())
    finds = torch.tensor([links.finds[i] for i in inside]) - start
    scores = pair_scores(network, said, torch.tensor(asks) - start, finds, name)
    return functional.cross_entropy(scores, torch.tensor(right), reduction="sum")


def _entities(network: Network, said: Tensor, window: Window) -> Tensor:
    """Each mention looks for any earlier mention of its entity (Lee et al. 2017), or for none."""
    kept = [(at - window.start, who) for at, who in window.of.entities if window.start <= at < window.stop]
    if len(kept) < 2:
        return said.new_zeros(())
    at = torch.tensor([[place, place] for place, _ in kept])
    who = torch.tensor([entity for _, entity in kept])
    scores = pair_scores(network, said, at, at, "antecedent")
    earlier = torch.ones(len(kept), len(kept), dtype=torch.bool).tril(-1)
    right = (who[:, None] == who[None, :]) & earlier
    none = ~right.any(1, keepdim=True)
    allowed = torch.cat([earlier, torch.ones_like(none)], 1)
    wanted = torch.cat([right, none], 1)
    every = torch.logsumexp(scores.masked_fill(~allowed, -1e4), 1)
    return (every - torch.logsumexp(scores.masked_fill(~wanted, -1e4), 1)).sum()


def _choices(network: Network, said: Tensor, window: Window) -> Tensor:
    loss = said.new_zeros(())
    for pronoun, candidates, right in window.of.choices:
        places = [pronoun, *candidates]
        if not all(window.start <= place < window.stop for place in places):
            continue
        at = torch.tensor([[place, place] for place in places]) - window.start
        scores = pair_scores(network, said, at[:1], at[1:], "antecedent")
        wanted = right.index(True) if any(right) else len(candidates)
        loss = loss + functional.cross_entropy(scores, torch.tensor([wanted]), reduction="sum")
    return loss
