"""Make a model's folder out of checkpoints.

    python -m training.export CHECKPOINT... --out FOLDER --name en-1

Several checkpoints are averaged, all alike (Wortsman et al. 2022). The folder holds `reader.onnx`,
`tokenizer.json` and `meta.json`; the same weights give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch

from onrecord.model import labels
from onrecord.model.manifest import SCHEMA
from onrecord.model.scores import FIELDS
from training.network import Network
from training.pretrained import PACKAGE, folder
from training.ranges import ranges
from training.reading_graph import build

# What may be told of a model beside what follows from its weights.
FACTS = ("language", "windows", "calibration", "data", "seeds", "scores")
WINDOWS = {"longest": 192, "context": 4}


def averaged(checkpoints: Sequence[Path]) -> Network:
    """Return a network with the mean of the checkpoints' weights."""
    states = [torch.load(path, weights_only=True)["network"] for path in checkpoints]
    mean = {name: torch.stack([state[name].float() for state in states]).mean(0) for name in states[0]}
    network = Network()
    network.load_state_dict(mean)
    return network.eval()


def export(network: Network, out: Path, facts: Mapping[str, Any], *, int8: bool = True) -> None:
    """Write a model's folder; other files in it stay.

    Args:
        network: what was trained.
        out: the folder, made where there is none.
        facts: `name`, what facts made by the model are signed with, and any of `FACTS`.
        int8: 8-bit weights and activations, else everything in fp32.
    """
    torch.set_num_threads(1)  # sums in one order
    weights = {key: tensor.detach().float().numpy() for key, tensor in network.state_dict().items()}
    files = {
        "reader.onnx": build(weights, network.shape, ranges(network) if int8 else None),
        "tokenizer.json": _tokenizer(),
    }
    meta = {
        "schema": SCHEMA,
        "interface": labels.INTERFACE,
        "name": facts["name"],
        "language": "en",
        "windows": WINDOWS,
        "calibration": {},
        **{key: facts[key] for key in FACTS if key in facts},
        "weights": "int8" if int8 else "fp32",
        "tokenizer": f"{PACKAGE}: uncased word pieces of BERT",
        "files": {
            file: {"sha256": hashlib.sha256(kept).hexdigest(), "size": len(kept)}
            for file, kept in files.items()
        },
        "labels": {
            **{field: list(kept) for field, kept in FIELDS.items()},
            "acts": list(labels.ACTS),
            "forms": list(labels.FORMS),
        },
        "heads": {head: list(columns) for head, columns in labels.HEADS.items()},
        "decoder": {
            "fields": {
                field: {part: weights[f"{field}.{part}"].tolist() for part in ("start", "step")}
                for field in FIELDS
            },
            "bias": {key: weights[f"bias.{key}"].tolist() for key in network.bias},
        },
    }
    out.mkdir(parents=True, exist_ok=True)
    for file, kept in files.items():
        (out / file).write_bytes(kept)
    (out / "meta.json").write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _tokenizer() -> bytes:
    """Return the tokenizer's file without the truncation and padding that it asks for."""
    kept = json.loads((folder() / "tokenizer.json").read_text(encoding="utf-8"))
    kept["truncation"] = kept["padding"] = None
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()


def main(arguments: list[str] | None = None) -> int:
    """Export from the command line."""
    parser = argparse.ArgumentParser(prog="python -m training.export", description="Make a model's folder.")
    parser.add_argument("checkpoints", type=Path, nargs="+", help="averaged where there are several")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write")
    parser.add_argument("--name", required=True, help="the model's name, as facts are signed with it")
    parser.add_argument("--fp32", action="store_true", help="keep everything in fp32")
    parser.add_argument("--longest", type=int, default=WINDOWS["longest"], help="pieces a window")
    parser.add_argument(
        "--context", type=int, default=WINDOWS["context"], help="pieces read along on either side"
    )
    parser.add_argument("--facts", type=Path, help=f"JSON with any of {', '.join(FACTS)} for meta.json")
    options = parser.parse_args(arguments)
    facts = json.loads(options.facts.read_text(encoding="utf-8")) if options.facts else {}
    if unknown := set(facts) - set(FACTS):
        parser.error(f"--facts holds what meta.json has no place for: {', '.join(sorted(unknown))}")
    facts["name"] = options.name
    facts["windows"] = {"longest": options.longest, "context": options.context}
    export(averaged(options.checkpoints), options.out, facts, int8=not options.fp32)
    size = (options.out / "reader.onnx").stat().st_size
    print(f"{options.out / 'reader.onnx'}: {size / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
