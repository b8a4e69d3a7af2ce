"""A model's folder: what is in it, and whether this version can read it.

The folder holds `reader.onnx`, `tokenizer.json` and `meta.json`, which says what the others are, and maybe
`antecedent.safetensors`, if `meta.json` has its digest. Nothing else is opened, and no name is taken from the
file: a hostile `meta.json` can't point anywhere.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import Any

import numpy as np

from onrecord.errors import ModelError
from onrecord.model.antecedent import Head, parse
from onrecord.model.labels import ACTS, BIASES, FORMS, HEADS, INTERFACE, NAMES, TAGS
from onrecord.model.scores import FIELDS, Floats, Steps

SCHEMA = "onrecord-model/1"
HEAD = "antecedent.safetensors"
# A base-sized encoder in floats is 440 MB; anything larger is no reader for a laptop.
_LIMITS = {"meta.json": 4 << 20, "tokenizer.json": 64 << 20, "reader.onnx": 1 << 30, HEAD: 16 << 20}
_LONGEST = (16, 512)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `meta.json` says, checked, and the bytes of the two files that it vouches for.

    `longest` and `context` are the word pieces of a window and those read along on either side.
    `facts` is the whole of the file, for people.
    """

    folder: Path
    name: str
    longest: int
    context: int
    fields: Mapping[str, Steps]
    bias: Mapping[str, Floats]
    calibration: Mapping[str, tuple[Floats, Floats]]
    facts: Mapping[str, Any]
    graph: bytes
    tokenizer: bytes
    antecedent: Head | None = None


def load(folder: Path) -> Manifest:
    """Read and check a model's folder.

    Raises:
        ModelError: it is not there, damaged, or made for another version; the message says which.
    """
    facts = _facts(folder)
    for key, wanted in (("schema", SCHEMA), ("interface", INTERFACE)):
        if facts.get(key) != wanted:
            raise _refused(folder, f"its {key} is {facts.get(key)!r}, this version reads {wanted!r}")
    labels = {"tags": TAGS, "names": NAMES, "acts": ACTS, "forms": FORMS}
    if facts.get("labels") != {name: list(told) for name, told in labels.items()}:
        raise _refused(folder, "its labels are not those of this version")
    if facts.get("heads") != {name: list(columns) for name, columns in HEADS.items()}:
        raise _refused(folder, "its heads are not those of this version")
    graph, tokenizer = (_vouched(folder, name, facts) for name in ("reader.onnx", "tokenizer.json"))
    try:
        windows, decoder = facts["windows"], facts["decoder"]
        longest, context = int(windows["longest"]), int(windows["context"])
        fields = {name: _steps(decoder["fields"][name], labels) for name, labels in FIELDS.items()}
        bias = {name: _floats(table, (BIASES,)) for name, table in decoder["bias"].items()}
        calibration = {name: _curve(table) for name, table in facts["calibration"].items()}
        name = str(facts["name"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _refused(folder, f"meta.json lacks something or has it wrong ({error})") from error
    if not _LONGEST[0] <= longest <= _LONGEST[1] or not 0 <= context <= longest // 4:
        raise _refused(folder, f"windows of {longest} pieces with {context} around can't be read")
    if not name.isascii() or not name.isprintable() or not 0 < len(name) <= 40 or ":" in name:
        raise _refused(folder, "its name is not a short plain word")
    if set(bias) != {"content_cue", "cue_source", "antecedent"}:
        raise _refused(folder, "it lacks the biases of a relation")
    head = _head(folder, facts)
    return Manifest(folder, name, longest, context, fields, bias, calibration, facts, graph, tokenizer, head)


def _head(folder: Path, facts: Mapping[str, Any]) -> Head | None:
    """Return the head that answers who is meant, `None` where the folder has none."""
    if HEAD not in facts["files"]:
        return None
    try:
        return Head(parse(_vouched(folder, HEAD, facts)))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise _refused(folder, f"{HEAD} holds no head of this version ({error})") from error


def _facts(folder: Path) -> dict[str, Any]:
    try:
        facts = json.loads(_bytes(folder, "meta.json"))
    except (ValueError, RecursionError) as error:
        raise _refused(folder, "meta.json is no JSON") from error
    if not isinstance(facts, dict):
        raise _refused(folder, "meta.json is no JSON object")
    return facts


def _bytes(folder: Path, name: str) -> bytes:
    path = folder / name
    try:
        status, limit = path.stat(), _LIMITS[name]
        if not S_ISREG(status.st_mode):  # a pipe would never end
            raise _refused(folder, f"{name} is no file")
        if status.st_size > limit:
            raise _refused(folder, f"{name} has {status.st_size:,} bytes, over the limit of {limit:,}")
        return path.read_bytes()
    except OSError as error:
        raise _refused(folder, f"{name} can't be read: {error.strerror or error}") from error


def _vouched(folder: Path, name: str, facts: Mapping[str, Any]) -> bytes:
    """Return a file's bytes if they are those that `meta.json` was written for."""
    content = _bytes(folder, name)
    try:
        wanted = facts["files"][name]["sha256"]
    except (KeyError, TypeError) as error:
        raise _refused(folder, f"meta.json has no digest of {name}") from error
    if hashlib.sha256(content).hexdigest() != wanted:
        raise _refused(folder, f"{name} is not the file that meta.json was written for; copy the folder anew")
    return content


def _steps(told: Mapping[str, Any], labels: tuple[str, ...]) -> Steps:
    size = len(labels)
    return Steps.of(labels, _floats(told["start"], (size,)), _floats(told["step"], (size, size)))


def _floats(told: object, shape: tuple[int, ...]) -> Floats:
    numbers = np.array(told, dtype=np.float32)
    if numbers.shape != shape or not np.isfinite(numbers).all():
        raise ValueError(f"numbers of shape {numbers.shape} where {shape} belong")
    return numbers


def _curve(told: Any) -> tuple[Floats, Floats]:  # noqa: ANN401 - whatever JSON holds
    sure, right = (np.array(one, dtype=np.float32) for one in told)
    if sure.shape != right.shape or sure.ndim != 1 or not len(sure) or (np.diff(sure) < 0).any():
        raise ValueError("a calibration that does not rise")
    if right.min() < 0 or right.max() > 1:
        raise ValueError("a calibration outside 0 to 1")
    return sure, right


def _refused(folder: Path, why: str) -> ModelError:
    return ModelError(f"{folder} holds no model that this version of onrecord can read: {why}.")
