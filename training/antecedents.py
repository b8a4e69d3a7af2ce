"""Train the head that says who is meant, over the packaged reader as it is.

    python -m training.antecedents [--folder src/onrecord/model/en]

Reads the corpora with the packaged reader (about 15 minutes on one core), trains a head a seed (a minute
each), sets the heat of their mean on GUM dev and hidden names of PolNeAR dev, writes `antecedent.safetensors`
and enters it in `meta.json`. Nothing is trained or set on GAP development, nor trained on GUM's news and
interviews.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.model.antecedent import ASK_WIDTH, PAIR_WIDTH, SLOTS, serialized
from onrecord.model.labels import WIDTH
from onrecord.model.manifest import HEAD
from onrecord.model.reader import PACKAGED, Reader
from training import referents
from training.corpora import gap, gum, masked, polnear
from training.example import Example
from training.referents import Referents

# The network's layers: hidden, the product of both mentions, the one over the first, of "none of them".
HIDDEN, PRODUCT, DEEP, NONE = 48, 32, 32, 24
EPOCHS, RATE, DECAY, DROPOUT = 12, 2e-3, 0.1, 0.4
QUESTIONS = 400  # a batch
# The seeds, and which of them are deaf. The reader was trained on GAP validation and GUM itself, so that its
# numbers promise more there than they keep elsewhere; a seed without them brings the mean back to earth.
SEEDS = ((0, False), (1, False), (0, True))
# How often an epoch reads each corpus. GAP's 454 would be lost among thousands of hidden names.
SHARES = {"gap": 3.0, "gum": 1.0, "masked": 0.5, "natural": 1.0}
# Of these only places are to be learnt: the reader hears the gender that is hidden.
UNHEARD = "natural"


class Network(nn.Module):
    """One seed; the names are those of `onrecord.model.antecedent.Head`.

    A `deaf` one hears nothing of what the reader says and goes by features alone.
    """

    def __init__(self, mean: Tensor, deviation: Tensor, *, deaf: bool = False) -> None:
        super().__init__()
        self.deaf = deaf
        self.register_buffer("mean", mean)
        self.register_buffer("deviation", deviation)
        self.ask = nn.Linear(WIDTH, HIDDEN + PRODUCT + NONE, bias=False)
        self.find = nn.Linear(2 * WIDTH, HIDDEN + PRODUCT, bias=False)
        self.product = nn.Linear(PRODUCT, HIDDEN, bias=False)
        self.pair = nn.Linear(PAIR_WIDTH, HIDDEN, bias=False)
        self.one = nn.Linear(ASK_WIDTH, HIDDEN)
        self.out = nn.Linear(HIDDEN, 1, bias=False)
        self.linear = nn.Linear(PAIR_WIDTH, 1, bias=False)
        self.deep = nn.Linear(HIDDEN, DEEP)
        self.deep_out = nn.Linear(DEEP, 1, bias=False)
        self.none = nn.Linear(ASK_WIDTH + 2, NONE)
        self.none_out = nn.Linear(NONE, 1)
        with torch.no_grad():  # what the reader says comes in gently, so that the features are heard first
            self.ask.weight[:HIDDEN].mul_(0.3)
            self.ask.weight[HIDDEN + PRODUCT :].mul_(0.3)
            self.find.weight[:HIDDEN].mul_(0.3)
            if deaf:
                self.ask.weight.zero_()
                self.find.weight.zero_()
        if deaf:
            self.ask.weight.requires_grad_(False)
            self.find.weight.requires_grad_(False)

    def forward(self, batch: Batch) -> Tensor:
        """Return scores [questions, SLOTS + 1]."""

        def dropped(x: Tensor) -> Tensor:
            return functional.dropout(x, DROPOUT, self.training)

        known = (batch.words - self.mean) / self.deviation * batch.heard[:, None, None]
        looking, there = dropped(known[batch.asks, 0]), dropped(known.flatten(1))
        ask, find = self.ask(looking), self.find(there)[batch.slots.clamp(min=0)]
        both = ask[:, None, HIDDEN : HIDDEN + PRODUCT] * find[..., HIDDEN:]
        inner = self.pair(batch.pairs) + find[..., :HIDDEN] + self.product(both)
        inner = dropped(torch.relu(inner + (self.one(batch.ones) + ask[:, :HIDDEN])[:, None]))
        deep = torch.relu(self.deep(inner))
        scores = (self.out(inner) + self.linear(batch.pairs) + self.deep_out(deep))[..., 0]
        spare = self.none(torch.cat([batch.ones, batch.choice], 1)) + ask[:, HIDDEN + PRODUCT :]
        return torch.cat([scores.masked_fill(batch.slots < 0, -1e4), self.none_out(torch.relu(spare))], 1)

    def weights(self) -> dict[str, np.ndarray]:
        """Return the tensors of one seed by the head's names, each with a first axis of 1."""
        told = {
            "bias": self.one.bias,
            "none_rest": self.none_out.bias[0],
            "deep_bias": self.deep.bias,
            "none_bias": self.none.bias,
        }
        for name in ("ask", "find", "product", "pair", "one", "deep", "none"):
            told[name] = getattr(self, name).weight
        for name in ("out", "linear", "deep_out", "none_out"):
            told[name] = getattr(self, name).weight[0]
        return {name: tensor.detach().numpy()[None] for name, tensor in told.items()}


class Batch:
    """Texts side by side; questions and mentions of all texts in one row each."""

    def __init__(self, texts: Sequence[Referents]) -> None:
        begun = np.cumsum([0, *(len(one.words) for one in texts)])
        asked = [one.asked for one in texts]
        self.size, self.rows = len(texts), max(len(one.asks) for one in asked)
        self.mentions = max(len(one.words) for one in texts)
        self.words = _tensor([one.words for one in texts])
        self.heard = torch.cat([torch.full((len(one.words),), one.corpus != UNHEARD) for one in texts])
        self.asks = torch.from_numpy(
            np.concatenate([one.asks + start for one, start in zip(asked, begun, strict=False)])
        )
        self.slots = torch.from_numpy(
            np.concatenate(
                [np.where(a.slots >= 0, a.slots + b, -1) for a, b in zip(asked, begun, strict=False)]
            )
        )
        self.pairs, self.ones = _tensor([one.pairs for one in asked]), _tensor([one.ones for one in asked])
        self.choice = _tensor([one.choice for one in asked])
        at = [text * self.rows + np.arange(len(one.asks)) for text, one in enumerate(asked)]
        self.at = torch.from_numpy(np.concatenate(at))
        shape = (self.size, self.rows)
        direct = np.full((*shape, SLOTS), self.mentions + 1)
        chained = np.full((*shape, SLOTS), self.rows)
        right = np.zeros((*shape, self.mentions + 1), dtype=np.float32)
        weight, wrong = np.zeros(shape, dtype=np.float32), np.zeros(shape, dtype=np.bool_)
        for text, one in enumerate(texts):
            count = len(one.asked.asks)
            slots, chain = one.asked.slots, one.asked.chained
            direct[text, :count] = np.where((slots >= 0) & (chain < 0), slots, self.mentions + 1)
            chained[text, :count] = np.where(chain >= 0, chain, self.rows)
            right[text, :count, : len(one.words)] = one.right[:, :-1]
            right[text, :count, -1] = one.right[:, -1]
            weight[text, :count], wrong[text, :count] = one.weight, one.wrong
        self.direct, self.chained = torch.from_numpy(direct), torch.from_numpy(chained)
        self.right, self.weight = torch.from_numpy(right), torch.from_numpy(weight)
        self.wrong = torch.from_numpy(wrong)

    def shares(self, scores: Tensor, heat: float = 1.0) -> Tensor:
        """Follow the chains: what each question means in the end [texts, rows, mentions + 1].

        A chain leads to earlier questions only, so that the equations are solved from the first to the last.
        """
        likely = torch.softmax(scores / heat, 1)
        told = likely.new_zeros(self.size * self.rows, SLOTS + 1).index_copy(0, self.at, likely)
        told = told.view(self.size, self.rows, SLOTS + 1)
        ends = told.new_zeros(self.size, self.rows, self.mentions + 2)
        ends = ends.scatter_add(2, self.direct, told[..., :SLOTS])
        ends = torch.cat([ends[..., : self.mentions], told[..., SLOTS:]], 2)
        steps = told.new_zeros(self.size, self.rows, self.rows + 1)
        steps = steps.scatter_add(2, self.chained, told[..., :SLOTS])[..., : self.rows]
        return torch.linalg.solve_triangular(
            torch.eye(self.rows) - steps, ends, upper=False, unitriangular=True
        )

    def loss(self, shares: Tensor) -> Tensor:
        """Return the mean negative log-likelihood of what is known."""
        good = (shares * self.right).sum(2)
        good = torch.where(self.wrong, 1 - good, good).clamp(1e-6, 1)
        return -(good.log() * self.weight).sum() / self.weight.sum().clamp(min=1)


def _tensor(arrays: Sequence[np.ndarray]) -> Tensor:
    return torch.from_numpy(np.concatenate(arrays).astype(np.float32))


def batched(texts: Sequence[Referents], chance: random.Random) -> list[list[Referents]]:
    """Put texts of like length together, in random order."""
    groups: list[list[Referents]] = [[]]
    count = 0
    for one in sorted(texts, key=lambda text: (len(text.asked.asks) // 4, chance.random())):
        if count >= QUESTIONS:
            groups.append([])
            count = 0
        groups[-1].append(one)
        count += len(one.asked.asks)
    chance.shuffle(groups)
    return groups


def train(texts: Sequence[Referents], seed: int, *, deaf: bool = False) -> Network:
    """Train one seed."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    by_corpus: dict[str, list[Referents]] = {}
    for one in texts:
        by_corpus.setdefault(one.corpus, []).append(one)
    some = np.concatenate([one.words.reshape(-1, WIDTH)[::7] for one in texts]).astype(np.float32)
    network = Network(torch.from_numpy(some.mean(0)), torch.from_numpy(some.std(0) + 1e-3), deaf=deaf)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    plan = [group for _ in range(EPOCHS) for group in batched(_epoch(by_corpus, chance), chance)]
    for at, group in enumerate(plan):
        for part in optimizer.param_groups:
            part["lr"] = RATE * min((at + 1) / 50, (len(plan) - at) / len(plan))
        batch = Batch(group)
        loss = batch.loss(batch.shares(network(batch)))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
    return network.eval()


def _epoch(by_corpus: dict[str, list[Referents]], chance: random.Random) -> list[Referents]:
    chosen: list[Referents] = []
    for name, kept in sorted(by_corpus.items()):
        whole, part = divmod(SHARES[name], 1)
        chosen += kept * int(whole) + chance.sample(kept, round(part * len(kept)))
    return chosen


def surprise(networks: Sequence[Network], texts: Sequence[Referents], heat: float) -> float:
    """Return the mean negative log-likelihood of the networks' mean."""
    total = count = 0.0
    for group in batched(texts, random.Random(0)):
        batch = Batch(group)
        with torch.no_grad():
            shares = torch.stack([batch.shares(network(batch), heat) for network in networks]).mean(0)
        known = float(batch.weight.sum())
        total, count = total + float(batch.loss(shares)) * known, count + known
    return total / max(count, 1.0)


def heat_of(networks: Sequence[Network], texts: Sequence[Referents]) -> float:
    """Return by what scores are to be divided so that shares are worth what they say (Guo et al. 2017)."""
    return min((0.7 + 0.05 * step for step in range(27)), key=lambda heat: surprise(networks, texts, heat))


def useful(texts: Iterable[Referents]) -> Iterator[Referents]:
    """Leave out texts of which nothing is known, and nominals of which nothing is known."""
    for one in texts:
        if one.weight.any():
            yield one.trimmed()


def training_texts(reader: Reader) -> Iterator[Referents]:
    """Read all that the head is trained on."""
    yield from useful(referents.of_gap(reader, gap.examples("validation")))
    yield from useful(referents.of_gum(reader, "train"))
    yield from useful(referents.of_natural(reader, _texts(polnear.examples("train")), 1))
    yield from useful(referents.of_masked(reader, _texts(polnear.examples("train")), 1))
    for name, count in (("kremlin_to_2018", 600), ("state_to_2022_03", 400)):
        yield from useful(referents.of_masked(reader, masked.readouts(name, count), 1))
    chosen = (one for one in gum.examples("train") if one.id.split("_")[1] not in referents.HELD_OUT)
    yield from useful(referents.of_masked(reader, _texts(chosen), 1))
    yield from useful(referents.of_masked(reader, _texts(gap.examples("validation")), 1, share=0.8))


def dev_texts(reader: Reader) -> Iterator[Referents]:
    """Read what the heat is set on."""
    yield from useful(referents.of_gum(reader, "dev"))
    yield from useful(referents.of_masked(reader, _texts(polnear.examples("dev")), 1))


def _texts(examples: Iterable[Example]) -> Iterator[tuple[str, str]]:
    return ((one.id, one.text) for one in examples)


def packed(networks: Sequence[Network], heat: float) -> bytes:
    """Return the head's file: the seeds side by side."""
    each = [network.weights() for network in networks]
    weights = {name: np.concatenate([one[name] for one in each]) for name in each[0]}
    weights["mean"], weights["deviation"] = networks[0].mean.numpy(), networks[0].deviation.numpy()
    weights["heat"] = np.array([heat], dtype=np.float32)
    return serialized(weights, {"made by": "training.antecedents", "licence": "Apache-2.0"})


def enter(folder: Path, content: bytes) -> None:
    """Write the head into a model's folder and its digest into `meta.json`."""
    (folder / HEAD).write_bytes(content)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    meta["files"][HEAD] = {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
    (folder / "meta.json").write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, set the heat, write; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training.antecedents")
    parser.add_argument("--folder", type=Path, default=PACKAGED)
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)  # sums in one order
    reader = Reader.load(options.folder, threads=1)
    texts = list(training_texts(reader))
    networks = [train(texts, seed, deaf=deaf) for seed, deaf in SEEDS]
    dev = list(dev_texts(reader))
    heat = heat_of(networks, dev)
    before = surprise(networks, dev, 1.0)
    print(f"heat {heat:.2f}, surprise {surprise(networks, dev, heat):.3f} ({before:.3f} at 1)")
    enter(options.folder, packed(networks, heat))
    return 0


if __name__ == "__main__":
    sys.exit(main())
