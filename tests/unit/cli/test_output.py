"""Whatever a command writes, it is never what it reads."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from onrecord.cli.output import opened
from onrecord.errors import OnRecordError


@pytest.mark.parametrize("command", ["add", "import", "read", "meetings"])
def test_rejects_are_not_written_over_a_source(run, folder: Path, command: str) -> None:
    for name in ("items.jsonl", "talks.txt"):
        (folder / name).write_text("Nobody met.\n", encoding="utf-8")
        code, out, err = run(command, "talks.txt", name, "--rejects", f"./{name}")
        assert (code, out) == (2, "")
        assert err == f"onrecord: {name} is a source: --rejects must name another file.\n"
        assert (folder / name).read_text(encoding="utf-8") == "Nobody met.\n"
    assert not (folder / "onrecord.db").exists()


def test_what_went_wrong_is_said_where_nothing_can_be_taken_away_either(tmp_path: Path, monkeypatch) -> None:
    def refuse(path: Path, **_: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system", str(path))

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(OnRecordError, match=r"can't be written: it is a folder\.$"), opened(tmp_path):
        pass
