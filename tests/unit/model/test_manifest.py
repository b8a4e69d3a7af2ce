from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import ModelError
from onrecord.model.manifest import load
from onrecord.model.reader import PACKAGED, Reader

pytestmark = pytest.mark.skipif(not (PACKAGED / "meta.json").exists(), reason="no packaged model")

FILES = ("meta.json", "reader.onnx", "tokenizer.json", "antecedent.safetensors")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the packaged model, its large files as links."""
    made = tmp_path / "mine"
    made.mkdir()
    for name in FILES[1:]:
        (made / name).symlink_to(PACKAGED / name)
    (made / "meta.json").write_bytes((PACKAGED / "meta.json").read_bytes())
    return made


def replace(path: Path, content: bytes) -> None:
    """Write a file anew where a link may be."""
    path.unlink()
    path.write_bytes(content)


def change(folder: Path, how: Callable[[dict[str, Any]], object]) -> None:
    facts = json.loads((folder / "meta.json").read_bytes())
    how(facts)
    (folder / "meta.json").write_text(json.dumps(facts), encoding="utf-8")


def refusal(folder: Path) -> str:
    with pytest.raises(ModelError) as told:
        Reader.load(folder)
    sentence = str(told.value)
    assert str(folder) in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 500
    return sentence


def test_a_copy_loads(folder: Path) -> None:
    manifest = load(folder)
    assert manifest.folder == folder
    assert manifest.name
    assert set(manifest.fields) == {"tags", "names"}


def test_a_folder_without_a_head(folder: Path) -> None:
    """One made before there were heads is read as before."""
    change(folder, lambda meta: meta["files"].pop("antecedent.safetensors"))
    (folder / "antecedent.safetensors").unlink()
    assert load(folder).antecedent is None
    assert load(PACKAGED).antecedent is not None


@pytest.mark.parametrize("content", [b"", b"\x02" + b"\x00" * 7 + b"{}", b"no weights at all"])
def test_a_head_that_is_none(folder: Path, content: bytes) -> None:
    replace(folder / "antecedent.safetensors", content)
    digest = hashlib.sha256(content).hexdigest()
    change(folder, lambda meta: meta["files"]["antecedent.safetensors"].update(sha256=digest))
    assert "holds no head" in refusal(folder)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert name in refusal(folder)


def test_a_missing_folder(tmp_path: Path) -> None:
    assert "meta.json" in refusal(tmp_path / "nowhere")


@pytest.mark.parametrize("name", FILES[1:])
@pytest.mark.parametrize("harm", [lambda kept: kept[:-1], lambda kept: kept[:99] + b"!" + kept[100:]])
def test_a_damaged_file(folder: Path, name: str, harm: Callable[[bytes], bytes]) -> None:
    replace(folder / name, harm((folder / name).read_bytes()))
    assert f"{name} is not the file" in refusal(folder)


@pytest.mark.parametrize("name", FILES)
def test_a_huge_file(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with (folder / name).open("wb") as file:
        file.truncate(3 << 30)  # a hole: it takes no room
    assert "over the limit" in refusal(folder)


@pytest.mark.parametrize("name", FILES)
def test_a_folder_in_the_place_of_a_file(folder: Path, name: str) -> None:
    (folder / name).unlink()
    (folder / name).mkdir()
    assert f"{name} is no file" in refusal(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    (folder / "reader.onnx").unlink()
    os.mkfifo(folder / "reader.onnx")
    assert "is no file" in refusal(folder)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"schema": "onrecord-model/1"}', b"{}"],
)
def test_what_is_no_manifest(folder: Path, content: bytes) -> None:
    (folder / "meta.json").write_bytes(content)
    refusal(folder)


@pytest.mark.parametrize(
    ("how", "what"),
    [
        (lambda m: m.update(schema="onrecord-model/2"), "schema"),
        (lambda m: m.update(interface=0), "interface"),
        (lambda m: m["labels"]["tags"].reverse(), "labels"),
        (lambda m: m["labels"].pop("acts"), "labels"),
        (lambda m: m["heads"].update(tags=[0, 12]), "heads"),
        (lambda m: m.pop("files"), "digest"),
        (lambda m: m["files"].pop("reader.onnx"), "digest"),
        (lambda m: m["windows"].update(longest=100_000), "windows"),
        (lambda m: m["windows"].update(context=-1), "windows"),
        (lambda m: m["windows"].update(longest="many"), "meta.json"),
        (lambda m: m["decoder"]["fields"]["tags"]["start"].pop(), "meta.json"),
        (lambda m: m["decoder"]["fields"]["names"]["step"].pop(), "meta.json"),
        (lambda m: m["decoder"]["fields"]["tags"]["start"].__setitem__(0, float("nan")), "meta.json"),
        (lambda m: m["decoder"]["fields"]["tags"]["start"].__setitem__(0, "1"), None),
        (lambda m: m["decoder"]["bias"].pop("antecedent"), "bias"),
        (lambda m: m.update(calibration={"direct": [[1, 0], [0, 1]]}), "rise"),
        (lambda m: m.update(calibration={"direct": [[0], [2]]}), "0 to 1"),
        (lambda m: m.update(name="model:en"), "name"),
        (lambda m: m.update(name="x" * 41), "name"),
    ],
)
def test_what_does_not_fit(folder: Path, how: Callable[[dict[str, Any]], object], what: str | None) -> None:
    change(folder, how)
    if what is None:  # a number in quotation marks is read as the number: harmless
        Reader.load(folder)
    else:
        assert what in refusal(folder)


@pytest.mark.parametrize("name", FILES[1:3])
def test_a_file_that_is_what_it_should_be_and_of_no_use(folder: Path, name: str) -> None:
    replace(folder / name, b"nonsense")
    digest = hashlib.sha256(b"nonsense").hexdigest()
    change(folder, lambda facts: facts["files"].update({name: {"sha256": digest, "size": 8}}))
    assert "no model that can be run" in refusal(folder)


def test_a_graph_that_keeps_its_numbers_elsewhere(folder: Path) -> None:
    # Field 15 of a ModelProto is not known: the same graph, with the words in it that would lead away.
    content = (folder / "reader.onnx").read_bytes() + b"\x7a\x0c\x0a\x08location\x12\x00"
    replace(folder / "reader.onnx", content)
    digest = hashlib.sha256(content).hexdigest()
    change(folder, lambda facts: facts["files"].update({"reader.onnx": {"sha256": digest}}))
    assert "in other files" in refusal(folder)


def test_no_name_in_the_manifest_leads_to_a_file(folder: Path) -> None:
    """Files have fixed names: what else `meta.json` names is not opened."""
    change(folder, lambda facts: facts["files"].update({"../../etc/passwd": {"sha256": "0", "size": 0}}))
    assert load(folder).graph == (PACKAGED / "reader.onnx").read_bytes()
