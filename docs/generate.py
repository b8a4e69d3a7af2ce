"""Make the reference from the code: `docs/cli.md`, `docs/schema.json`, `docs/schema.md`.

Also the excerpt in the README, the rules in `docs/names.md` and the list of decisions, each between
two marks.
`python docs/generate.py` writes them, `--check` fails if they are not what it would write.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from rich.console import Console

from onrecord.cli import exits
from onrecord.cli import main as command
from onrecord.cli.demo import article
from onrecord.cli.parser import COMMANDS, build_whole
from onrecord.codec import json_schema
from onrecord.show.reasons import APART, JOINED, LED
from onrecord.show.terminal import render
from onrecord.types import SCHEMA

HERE = Path(__file__).resolve().parent
MADE = "<!-- Made by docs/generate.py from the code: change the code, then `make docs`. -->"


def pages() -> dict[str, str]:
    """Return every page that is made here, in whole or in part, by its path from `docs/`."""
    return {
        "../README.md": _readme(),
        "decisions/README.md": _decisions(),
        "cli.md": "\n".join(_cli()) + "\n",
        "names.md": _names(),
        "schema.json": json.dumps(json_schema(), indent=2, ensure_ascii=False, sort_keys=True) + "\n",
        "schema.md": "\n".join(_schema()) + "\n",
    }


def main() -> int:
    """Write the pages, or compare them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail if a page is out of date")
    check = parser.parse_args().check
    stale = {name: text for name, text in pages().items() if _text(HERE / name) != text}
    if check and stale:
        sys.stderr.write(f"In docs/, out of date: {', '.join(stale)}. Run `make docs` and commit.\n")
        return 1
    for name, text in stale.items():
        (HERE / name).write_text(text, encoding="utf-8")
    return 0


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def _readme() -> str:
    """Return the README with what `onrecord demo` prints, up to its third quote, between the two marks."""
    page = io.StringIO()
    render([article()], Console(file=page, width=100))
    lines = [line.rstrip() for line in page.getvalue().splitlines()]
    said = next(number for number, line in enumerate(lines) if line.startswith("WHO SAID WHAT"))
    fourth = next(
        (number for number, line in enumerate(lines) if number > said and line.startswith("  4 ")), len(lines)
    )
    shown = "\n".join([*lines[:fourth], "  …"])
    readme = (HERE.parent / "README.md").read_text(encoding="utf-8")
    return _between_marks(readme, "demo", f"```text\n{shown}\n```")


def _names() -> str:
    """Return the page on names with the rules in plain words, and what `onrecord same` prints."""
    page = (HERE / "names.md").read_text(encoding="utf-8")
    for name, table in (("led", LED), ("joined", JOINED), ("apart", APART)):
        page = _between_marks(page, name, "\n".join(_rules(table)))
    words = ["same", "Misha Trubnik", "Mikhail Trubnik", "--role-left", "harbour master"]
    words += ["--role-right", "Harbour Master of Ostrel"]
    printed = io.StringIO()
    with redirect_stdout(printed):
        command(words)
    typed = " ".join(f'"{word}"' if " " in word else word for word in words)
    example = f"```console\n$ onrecord {typed}\n```\n\n```text\n{printed.getvalue()}```"
    return _between_marks(page, "same", example)


def _rules(table: Mapping[str, str]) -> Iterator[str]:
    yield from ("| rule | in plain words |", "|---|---|")
    for rule, told in table.items():
        yield f"| `{rule.removeprefix('rule:')}` | {told} |"


def _decisions() -> str:
    """Return the index of decisions with the heading of each page."""
    folder = HERE / "decisions"
    rows = []
    for path in sorted(folder.glob("*.md")):
        if path.name != "README.md":
            heading = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
            rows.append(f"- [{heading}]({path.name})")
    page = (folder / "README.md").read_text(encoding="utf-8")
    return _between_marks(page, "list", "\n".join(rows))


def _between_marks(page: str, name: str, text: str) -> str:
    """Return a page with what stands between its two marks of that name put anew."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    return re.sub(f"{begin}.*{end}", lambda _: f"{begin}\n{text}\n{end}", page, flags=re.DOTALL)


def _cli() -> Iterator[str]:
    whole = build_whole()
    commands = subcommands(whole)
    yield from ("# Command line", "", MADE, "")
    yield f"{whole.description}".replace("\n", " ")
    yield from ("", "| command | |", "|---|---|")
    for name, summary in COMMANDS.items():
        yield f"| [`onrecord {name}`](#onrecord-{name}) | {summary} |"
    yield from ("", "`onrecord --help` shows this list, `onrecord --version` the version.", "")
    for name in COMMANDS:
        yield from _command(name, commands[name])
    yield from ("## Exit codes", "", "| code | meaning |", "|---|---|")
    for code, meaning in exits.MEANINGS.items():
        yield f"| {code} | {meaning} |"


def _command(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    yield from (f"## onrecord {name}", "", parser.description or "", "", "```console")
    for line in (parser.epilog or "").splitlines()[1:]:
        yield f"$ {line.strip()}"
    yield from ("```", "", "| argument | meaning |", "|---|---|")
    for action in parser._actions:  # noqa: SLF001 - argparse has no public list of a parser's options
        if action.dest == "help":
            continue
        names = ", ".join(f"`{option}`" for option in action.option_strings) or f"`{action.metavar}`"
        if action.option_strings and action.nargs != 0:
            names += f" `{action.metavar or '{' + ','.join(action.choices or ()) + '}'}`"
        meaning = (action.help or "") % {"default": f"`{action.default}`"}
        yield f"| {names} | {meaning.replace('|', chr(92) + '|')} |"
    yield ""


def subcommands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the parsers of the commands by name."""
    actions = parser._actions  # noqa: SLF001 - as above
    found: dict[str, argparse.ArgumentParser] = next(
        action.choices  # type: ignore[misc]  # a subparsers action keeps its parsers there
        for action in actions
        if isinstance(action, argparse._SubParsersAction)  # noqa: SLF001 - as above
    )
    return found


def _schema() -> Iterator[str]:
    schema = json_schema()
    yield from (f"# The fields of `{SCHEMA}`", "", MADE, "")
    yield "What they mean is in [records.md](records.md); for programs there is [schema.json](schema.json),"
    yield "a JSON Schema (draft 2020-12). Every field is always there; no other field may be."
    yield from _fields("Record", schema)
    for name, part in schema["$defs"].items():
        if part.get("type") == "object":
            yield from _fields(name, part)


def _fields(name: str, part: dict[str, Any]) -> Iterator[str]:
    yield from (
        "",
        f"## {name}",
        "",
        " ".join(part.get("description", "").split()),
        "",
        "| field | type |",
        "|---|---|",
    )
    for field, shape in part["properties"].items():
        yield f"| `{field}` | {_type(shape)} |"


def _type(shape: dict[str, Any]) -> str:
    if "$ref" in shape:
        name = shape["$ref"].rsplit("/", 1)[1]
        return "span `[start, end]`" if name == "Span" else f"[{name}](#{name.lower()})"
    if "anyOf" in shape:
        return " or ".join(_type(choice) for choice in shape["anyOf"])
    if "const" in shape or "enum" in shape:
        return ", ".join(f"`{value}`" for value in shape.get("enum", [shape.get("const")]))
    if "prefixItems" in shape:
        return "span `[start, end]`"
    return f"list of {_type(shape['items'])}" if shape["type"] == "array" else str(shape["type"])


if __name__ == "__main__":
    sys.exit(main())
