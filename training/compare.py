"""Whether the shipped file says what the trained network said, and what int8 costs.

    python -m training.compare CHECKPOINT... --model FOLDER

Reads a fixed sample of PolNeAR dev with the network in torch (floats) and with the folder's graph. Fails
where the graph costs more than half a point of F1 on pieces of quotes.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

import numpy as np
import torch

from onrecord.annotate.dashes import with_dashed
from onrecord.annotate.document import build
from onrecord.annotate.marks import find_marked
from onrecord.model.labels import HEADS, TAGS, WIDTH
from onrecord.model.reader import Reader
from onrecord.model.scores import Scores, Steps
from onrecord.model.viterbi import best
from training.corpora import polnear
from training.encoded import Encoded, article_of, encode, tokenizer_of
from training.example import Example
from training.export import averaged
from training.network import Network
from training.pretrained import folder
from training.score import read, spans, steps

SAMPLE = 84
ALLOWED = 0.5


def main(arguments: list[str] | None = None) -> int:
    """Compare from the command line; exit status 1 where the graph costs too much."""
    parser = argparse.ArgumentParser(prog="python -m training.compare", description="Network against graph.")
    parser.add_argument("checkpoints", nargs="+", type=Path, metavar="CHECKPOINT")
    parser.add_argument("--model", type=Path, required=True, metavar="FOLDER")
    options = parser.parse_args(arguments)
    network, reader = averaged(options.checkpoints), Reader.load(options.model)
    apart: list[np.ndarray] = []
    same = words = 0
    network_counts, graph_counts = Counter[str](), Counter[str]()
    for example in islice(polnear.examples("dev"), SAMPLE):
        encoded = encode(tokenizer_of(folder()), example)
        said, shipped = _network(network, encoded, reader), _graph(reader, example)
        apart.append(np.abs(said - shipped.numbers).ravel())
        one = _labels(said, steps(network)["tags"])
        other = _labels(shipped.numbers, shipped.fields["tags"])
        same, words = same + int((one == other).sum()), words + len(one)
        for labels, counts in ((one, network_counts), (other, graph_counts)):
            _count(labels, encoded, counts)
    far = np.concatenate(apart)
    within = np.quantile(far, 0.999)
    print(f"numbers apart: mean {far.mean():.4f}, 99.9% within {within:.3f}, at most {far.max():.2f}")
    print(f"same label: {100 * same / words:.2f}% of {words} words ({far.size // WIDTH})")
    cost = 0.0
    for role in ("source", "cue", "content"):
        before, after = _f1(network_counts, role), _f1(graph_counts, role)
        cost = max(cost, before - after)
        print(f"{role} F1: network {before:.2f}, graph {after:.2f}")
    print(f"costs at most {cost:.2f} points, {ALLOWED} are allowed")
    return int(cost > ALLOWED)


def _network(network: Network, encoded: Encoded, reader: Reader) -> np.ndarray:
    return read(network, encoded, reader.manifest.longest, reader.manifest.context, exact=True)


def _graph(reader: Reader, example: Example) -> Scores:
    document = build(article_of(example))
    marked = with_dashed(document, find_marked(document))
    inner = [piece for stretch in marked for piece in stretch.inner]
    return reader.read(document.text, document.paragraphs, document.sentences, inner)


def _labels(numbers: np.ndarray, field: Steps) -> np.ndarray:
    return best(numbers[:, HEADS["tags"].slice], field)


def _count(labels: np.ndarray, encoded: Encoded, counts: Counter[str]) -> None:
    found, wanted = spans(labels.tolist(), TAGS), spans(encoded.tags.tolist(), TAGS)
    for prefix, items in (("right", found & wanted), ("found", found), ("wanted", wanted)):
        counts.update(f"{prefix} {item[2]}" for item in items)


def _f1(counts: Counter[str], role: str) -> float:
    return 200 * counts[f"right {role}"] / max(counts[f"found {role}"] + counts[f"wanted {role}"], 1)


if __name__ == "__main__":
    torch.set_num_threads(2)
    sys.exit(main())
