"""`onrecord compare`: classes as table, JSON and page, and one sentence where nothing can be said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

TRANSCRIPT = """Press conference on the quay

Marta Venn: We will not sign tonight, but nobody has left the table. We have twelve ships waiting.

Oskar Hallin: I have nothing to add to what the minister said, and nothing to take away.
"""
ARTICLE = """Talks stall in Port Saller

PORT SALLER, 17 April 2031 - Foreign Minister Marta Venn spoke on Thursday.

“We will not sign tonight, but nobody has left the table,” Venn said.

“We have 12 ships waiting,” Oskar Hallin said.

“The <b>herring</b> are dead, every last one of them,” Venn added.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "said.txt").write_text(TRANSCRIPT, encoding="utf-8")
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_classes_and_who_said_it(run) -> None:
    code, out, err = run("compare", "article.txt", "said.txt", "--format", "json", "--model", "none")
    assert (code, err) == (0, "")
    kinds = [json.loads(line)["class"] for line in out.splitlines()]
    assert kinds == ["verbatim", "other_speaker", "not_found"]


@pytest.mark.usefixtures("folder")
def test_the_difference_reads_without_colour(run) -> None:
    out = run("compare", "article.txt", "said.txt", "--format", "table", "--model", "none")[1]
    assert "[-twelve-] {+12+}" in out


def test_the_page_is_escaped(run, folder: Path) -> None:
    assert run("compare", "article.txt", "said.txt", "-o", "page.html", "--model", "none")[0] == 0
    page = (folder / "page.html").read_text(encoding="utf-8")
    assert "<del>" in page
    assert "<b>herring</b>" not in page


def test_one_sentence(run, folder: Path) -> None:
    code, out, err = run("compare", "article.txt", "article.txt")
    assert (code, out) == (2, "")
    assert "article.txt is on both sides" in err
    assert run("compare", "article.txt", "nowhere.txt", "--model", "none")[0] == 3
    (folder / "mute.txt").write_text("Nobody spoke that day on the quay.", encoding="utf-8")
    err = run("compare", "mute.txt", "said.txt", "--model", "none", "--format", "json")[2]
    assert err == "onrecord: There is no quote in mute.txt, so there is nothing to compare.\n"
