from __future__ import annotations

import importlib
import pickle
import subprocess
import sys

import pytest

import onrecord
from onrecord import codec
from onrecord.errors import ModelError
from tests.unit.record.hand import record

MADE = onrecord.Record.of(record())


def test_the_names_that_are_public() -> None:
    assert sorted(onrecord.__all__) == [
        "OnRecordError",
        "ProofError",
        "ReadError",
        "Record",
        "RecordError",
        "SchemaError",
        "__version__",
        "check",
        "read",
        "read_text",
    ]
    assert dir(onrecord) == sorted(onrecord.__all__)
    for name in onrecord.__all__:
        assert getattr(onrecord, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'write'"):
        _ = onrecord.write  # type: ignore[attr-defined]


@pytest.mark.parametrize("first", ["", "import onrecord.read;", "from onrecord.read import sources;"])
def test_read_is_the_function_whatever_is_imported_first(first: str) -> None:
    code = f"{first} import onrecord; from onrecord import read; import onrecord.read.sources; "
    code += (
        "assert read is onrecord.read is onrecord.api.read; from onrecord.read import sources; sources(['a'])"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", f"import onrecord.api; {code}"], check=True)


def test_the_version_is_the_package_s() -> None:
    assert importlib.metadata.version("onrecord") == onrecord.__version__


def test_a_record_prints_usefully() -> None:
    assert "Marta Venn" in str(MADE)
    assert "We came for two men" in str(MADE)
    assert repr(MADE) == "<onrecord.Record of 'talks.txt': 4 entities, 4 quotes, 1 meetings>"


def test_a_notebook_shows_the_article() -> None:
    html = MADE._repr_html_()
    assert "We came for two men" in html
    assert "<script" not in html


def test_a_record_turns_into_json_and_back() -> None:
    assert MADE.to_dict()["schema"] == "onrecord/1"
    assert MADE.to_json() == codec.dump(record())
    assert "\n  " in MADE.to_json(indent=2)
    assert onrecord.Record.from_json(MADE.to_json()) == MADE
    assert pickle.loads(pickle.dumps(MADE)) == MADE  # noqa: S301 - our own bytes, as multiprocessing makes them


def test_from_json_proves() -> None:
    with pytest.raises(onrecord.ProofError):
        onrecord.Record.from_json(MADE.to_json().replace("Marta Venn met", "Marta Wenn met"))


def test_check_yields_proved_records(tmp_path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(f"{MADE.to_json()}\n{{}}\n", encoding="utf-8")
    found = onrecord.check(path)
    assert next(found) == MADE
    with pytest.raises(onrecord.SchemaError, match="line 2"):
        next(found)
    with pytest.raises(onrecord.ReadError, match="can't be read"):
        next(onrecord.check(tmp_path / "nowhere"))


def test_read_text_gives_a_proved_record() -> None:
    text = "“We came for two men,” Marta Venn said on Thursday."
    made = onrecord.read_text(text, published="2031-04-18", title="Two men")
    assert made.article.text == text
    assert made.article.title == "Two men"
    assert onrecord.Record.from_json(made.to_json()) == made
    with pytest.raises(onrecord.ReadError):
        onrecord.read_text("")


@pytest.fixture
def asked(monkeypatch) -> list[tuple[object, ...]]:
    """What was asked of the stand-in for models; it gives none."""
    names: list[tuple[object, ...]] = []

    def chosen(*name: object) -> None:
        names.append(name)
        if name == ("broken",):
            raise ModelError("broken holds no model.")

    monkeypatch.setattr("onrecord.model.chosen.chosen", chosen)
    return names


def test_the_packaged_model_reads_unless_another_is_named(asked, tmp_path) -> None:
    text = "“We came for two men,” Marta Venn said on Thursday."
    path = tmp_path / "talks.txt"
    path.write_text(text, encoding="utf-8")
    onrecord.read_text(text)
    onrecord.read_text(text, model="none")
    onrecord.read(path)
    onrecord.read(path, model=tmp_path)
    assert asked == [(None,), ("none",), (None,), (tmp_path,)]


@pytest.mark.usefixtures("asked")
def test_a_wrong_model_is_told_before_anything_is_read(tmp_path) -> None:
    with pytest.raises(onrecord.OnRecordError, match="holds no model"):
        onrecord.read(tmp_path / "nowhere.txt", model="broken")
    with pytest.raises(onrecord.OnRecordError, match="holds no model"):
        onrecord.read_text("", model="broken")


def test_rules_alone_read() -> None:
    made = onrecord.read_text("“We came for two men,” Marta Venn said on Thursday.", model="none")
    assert [quote.by[0] for quote in made.quotes] == ["rule:quote-before"]


def test_read_takes_a_path(tmp_path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text("“We came for two men,” Marta Venn said on Thursday.", encoding="utf-8")
    assert onrecord.read(path, outlet="The Herald").article.outlet == "The Herald"
    with pytest.raises(onrecord.ReadError):
        onrecord.read(tmp_path / "nowhere.txt")
