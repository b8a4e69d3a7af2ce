"""Scores while training: exact F1 of pieces, names and links on word labels.

A quick look, on words; what is published is measured by `benchmarks` on records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import torch

from onrecord.model.labels import HEADS, NAMES, TAGS, WIDTH, goes_on, opens
from onrecord.model.scores import Steps
from onrecord.model.viterbi import best
from onrecord.model.windows import windows
from training.batches import Window, batch
from training.encoded import Encoded
from training.losses import pair_scores
from training.network import Network


def read(
    network: Network, example: Encoded, longest: int, context: int, *, exact: bool = False
) -> np.ndarray:
    """Return every head's numbers for each word of an example [words, WIDTH], windows put together.

    In bfloat16, which is quicker, unless it must be `exact`.
    """
    out = np.zeros((len(example.pieces.first), WIDTH), dtype=np.float32)
    cut = windows(example.pieces, longest, context)
    for at in range(0, len(cut), 16):
        group = cut[at : at + 16]
        made = batch([Window(example, window.start, window.stop) for window in group])
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=not exact):
            said = network(made.ids, made.case, made.place, made.mask, made.first).numpy()
        for row, window in enumerate(group):
            begin = window.first - window.start
            out[window.first : window.last] = said[row, begin : begin + window.last - window.first]
    return out


def spans(labels: Sequence[int], names: tuple[str, ...]) -> set[tuple[int, int, str]]:
    """Return (first word, last word, kind) of every piece."""
    found = set()
    first = 0
    for at, number in enumerate(labels):
        name = names[number]
        if opens(name):
            first = at
        if name != "O" and not goes_on(name):
            found.add((first, at, name[2:]))
    return found


def steps(network: Network) -> dict[str, Steps]:
    """Return start and step scores of both fields."""
    return {
        name: Steps.of(labels, field.start.detach().numpy(), field.step.detach().numpy())
        for name, labels, field in (("tags", TAGS, network.tags), ("names", NAMES, network.names))
    }


def score(network: Network, examples: Sequence[Encoded], longest: int, context: int) -> dict[str, float]:
    """Return F1 in percent of each kind of piece and name, and how often links and antecedents are right."""
    network.eval()
    told = steps(network)
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for example in examples:
        out = read(network, example, longest, context)
        for labels, gold in ((TAGS, example.tags), (NAMES, example.names)):
            if not (gold >= 0).any():
                continue
            head = "tags" if labels is TAGS else "names"
            found = spans(best(out[:, HEADS[head].slice], told[head]).tolist(), labels)
            aim = spans(np.maximum(gold, 0).tolist(), labels)
            for item in found:
                said[item[2]] += 1
                right[item[2]] += item in aim
            for item in aim:
                wanted[item[2]] += 1
        _links(network, example, out, right, wanted)
        for head, gold in (("acts", example.acts), ("forms", example.forms)):
            known = gold >= 0
            if known.any():
                guess = out[known][:, HEADS[head].slice].argmax(1)
                if head == "forms":
                    said[head] += int((guess > 0).sum())
                    right[head] += int(((guess == gold[known]) & (guess > 0)).sum())
                    wanted[head] += int((gold[known] > 0).sum())
                else:
                    right[head] += int((guess == gold[known]).sum())
                    wanted[head] += int(known.sum())
    network.train()
    return {
        kind: round(200 * right[kind] / (said[kind] + wanted[kind]), 2)
        if said[kind]
        else round(100 * right[kind] / wanted[kind], 2)
        for kind in wanted
        if wanted[kind]
    }


def _links(
    network: Network, example: Encoded, out: np.ndarray, right: Counter[str], wanted: Counter[str]
) -> None:
    numbers = torch.from_numpy(out)
    for name in ("content_cue", "cue_source"):
        links = getattr(example, name)
        if not links.asks or not links.finds:
            continue
        with torch.no_grad():
            scores = pair_scores(network, numbers, torch.tensor(links.asks), torch.tensor(links.finds), name)
        for guess, aim in zip(scores.argmax(1).tolist(), links.right, strict=True):
            wanted[name] += 1
            right[name] += guess in aim if aim else guess == len(links.finds)
    if example.entities:
        at = torch.tensor([[place, place] for place, _ in example.entities])
        with torch.no_grad():
            scores = pair_scores(network, numbers, at, at, "antecedent")
        who = [entity for _, entity in example.entities]
        for row in range(len(who)):
            guess = int(torch.cat([scores[row, :row], scores[row, -1:]]).argmax())
            aim = {before for before in range(row) if who[before] == who[row]}
            wanted["antecedent"] += 1
            right["antecedent"] += guess in aim if aim else guess == row
    for pronoun, candidates, is_right in example.choices:
        asks, finds = torch.tensor([[pronoun] * 2]), torch.tensor([[c, c] for c in candidates])
        with torch.no_grad():
            guess = int(pair_scores(network, numbers, asks, finds, "antecedent").argmax())
        wanted["choices"] += 1
        right["choices"] += guess == (is_right.index(True) if any(is_right) else len(candidates))
