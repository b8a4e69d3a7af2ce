"""Links lead somewhere, commands exist, examples run, and every page can be found."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from onrecord.cli.parser import build_whole

PAGES = [Path("README.md"), Path("CONTRIBUTING.md"), *sorted(Path("docs").rglob("*.md"))]
DEMO = Path("src/onrecord/demo/lighthouse-talks.html")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[tuple[str, str]]:
    found = [
        (str(path), block) for path in PAGES for block in _BLOCK.findall(path.read_text(encoding="utf-8"))
    ]
    return [(path, code) for path, (kind, code) in found if kind == language]


def commands() -> list[tuple[str, str]]:
    return [
        (path, line[2:])
        for path, block in blocks("console")
        for line in block.splitlines()
        if line[:2] == "$ "
    ]


def anchors(path: Path) -> set[str]:
    headings = _HEADING.findall(path.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", PAGES, ids=str)
def test_links_lead_somewhere(path: Path) -> None:
    for link in _LINK.findall(path.read_text(encoding="utf-8")):
        if link.startswith(("http://", "https://")):
            continue
        name, _, anchor = link.partition("#")
        target = path.parent / name if name else path
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_every_page_is_reached_from_the_index_or_the_decisions() -> None:
    linked = {
        (index.parent / link.partition("#")[0]).resolve()
        for index in (Path("docs/index.md"), Path("docs/decisions/README.md"))
        for link in _LINK.findall(index.read_text(encoding="utf-8"))
    }
    missing = [page for page in PAGES if page.resolve() not in linked]
    assert [str(page) for page in missing] == ["CONTRIBUTING.md", "docs/index.md"]


def test_there_are_commands_and_examples_to_check() -> None:
    assert len(commands()) > 15
    assert len(blocks("python")) >= 2


@pytest.mark.parametrize(("path", "line"), commands())
def test_commands_exist(path: str, line: str) -> None:
    for part in line.split(" | "):
        words = shlex.split(part)
        if words[0].endswith("onrecord"):
            build_whole().parse_args(words[1:])
        elif words[0] == "make":
            assert re.search(
                rf"^(?:\w+ )*{words[1]}(?: \w+)*:", Path("Makefile").read_text(), re.MULTILINE
            ), path
        else:
            assert words[0] == "cat"


@pytest.mark.parametrize(("path", "code"), blocks("python"))
def test_examples_run(path: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "talks.html").write_bytes(DEMO.read_bytes())
    monkeypatch.chdir(tmp_path)
    exec(compile(code, path, "exec"), {})  # noqa: S102 - the project's own pages


def test_the_readme_begins_with_two_commands() -> None:
    readme = Path("README.md").read_text(encoding="utf-8")
    assert re.match(r"# onrecord\n\n```console\n\$ .+\n\$ .+\n```\n", readme)


def test_targets_of_make_that_pages_name_exist() -> None:
    made = set(re.findall(r"^([\w -]+?):", Path("Makefile").read_text(), re.MULTILINE))
    targets = {word for names in made for word in names.split()}
    named = {
        name for path in PAGES for name in re.findall(r"`make ([\w-]+)`", path.read_text(encoding="utf-8"))
    }
    assert named
    assert named <= targets
